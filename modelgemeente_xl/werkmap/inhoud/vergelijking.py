"""What the sheet Controle holds beside each other: workbook and Python, and the inputs of then."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from modelgemeente_xl.excel.waarde import spelled
from modelgemeente_xl.model.begroting import Begroting
from modelgemeente_xl.model.gemeente import Omvang
from modelgemeente_xl.model.ontwikkeling import DOMEINEN
from modelgemeente_xl.werkmap.indeling.declaratie import aaneen, tabelnaam
from modelgemeente_xl.werkmap.indeling.domeintabel import KOLOMMEN, Domeinrij
from modelgemeente_xl.werkmap.indeling.toetsen import domeinjaren, totaaljaren
from modelgemeente_xl.werkmap.indeling.totaalindeling import Somrij

_GEWICHT: Mapping[str, int] = {"inwoners": 1, "medewerkers": 100, "afdelingen": 1000}
_OPTELLEN = ("Vast deel", "Bedrag", "Uren per week", "Prijspeil")
_PLANNING = aaneen(KOLOMMEN, "Startjaar", "Duur", 2)
_CIJFERS = aaneen(KOLOMMEN, "Vast deel", "Uren per week", 3)
_EIGEN = (
    ("Eigen lopende kosten", "Basis", "tblBasis", "Eigen bedrag"),
    ("Eigen loonkosten", "Parameters", "tblParametersLoonkosten", "Eigen"),
    ("Eigen index", "Parameters", "tblParametersIndex", "Eigen"),
)

Tabellen = Mapping[str, Iterable[Mapping[str, Any]]]
"""Rows by header of every table, from the catalogue or from a workbook."""


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """One line: what it is, on which sheet, the workbook's formula, and the value to hold it to."""

    tekst: str
    blad: str
    formule: str
    waarde: Decimal


def python_lines(begroting: Begroting) -> Iterator[Vergelijking]:
    """The totals of the Python model beside those of the workbook."""
    for domein, blad in DOMEINEN.items():
        for label, rij, reeks in (
            ("structureel", Domeinrij.STRUCTUREEL, begroting.bruto(domein, "structureel")),
            ("incidenteel", Domeinrij.INCIDENTEEL, begroting.bruto(domein, "incidenteel")),
            ("extra nodig", Domeinrij.EXTRA, begroting.netto(domein)),
        ):
            yield Vergelijking(
                f"{blad}: {label}, vier jaren",
                blad,
                f"SUM({domeinjaren(blad, rij)})",
                Decimal(sum(reeks)),
            )
    for label, somrij, reeks in (
        ("In stand houden", Somrij.BASIS, begroting.basis),
        ("Totaal bruto", Somrij.BRUTO, begroting.totaal),
        ("Totaal netto", Somrij.NETTO, begroting.totaal_netto),
    ):
        yield Vergelijking(
            f"{label}, vier jaren",
            "Totaal",
            f"SUM({totaaljaren(somrij)})",
            Decimal(sum(reeks)),
        )


def input_lines(begrotingsjaar: int, omvang: Omvang, tabellen: Tabellen) -> Iterator[Vergelijking]:
    """Numbers that change when an input changes (besluit 0006)."""
    for label, waarde in (
        ("Begrotingsjaar", begrotingsjaar),
        ("Inwoners", omvang.inwoners),
        ("Medewerkers", omvang.medewerkers),
        ("Afdelingen", omvang.afdelingen),
    ):
        yield Vergelijking(label, "Start", label, Decimal(waarde))
    for blad in DOMEINEN.values():
        tabel = tabelnaam(blad)
        rijen = list(tabellen[tabel])
        yield Vergelijking(
            f"{blad}: regels, meenemen, eigen bedrag, al begroot, startjaar en duur samen",
            blad,
            f'SUMPRODUCT(({tabel}[Begrotingsregel]<>"")*1)+COUNTIFS({tabel}[Meenemen],"nee")'
            f"+SUM({tabel}[Eigen bedrag])+COUNT({tabel}[Eigen bedrag])"
            f"+SUM({tabel}[Al begroot])+SUM({tabel}[{_PLANNING}])",
            sum(map(_decisions, rijen), Decimal(0)),
        )
        yield Vergelijking(
            f"{blad}: aard, drijver, vast deel, bedrag, uren en prijspeil samen",
            blad,
            f'COUNTIFS({tabel}[Aard],"incidenteel")+COUNTIFS({tabel}[Drijver],"inwoners")'
            f'+100*COUNTIFS({tabel}[Drijver],"medewerkers")'
            f'+1000*COUNTIFS({tabel}[Drijver],"afdelingen")'
            f"+SUM({tabel}[{_CIJFERS}])+SUM({tabel}[Prijspeil])",
            sum(map(_figures, rijen), Decimal(0)),
        )
    for label, blad, tabel, kolom in _EIGEN:
        ingevuld = sum(_number(rij.get(kolom)) is not None for rij in tabellen[tabel])
        yield Vergelijking(
            f"{label}: aantal ingevulde cellen",
            blad,
            f"COUNT({tabel}[{kolom}])",
            Decimal(ingevuld),
        )


def _decisions(rij: Mapping[str, Any]) -> Decimal:
    eigen = _number(rij.get("Eigen bedrag"))
    flags = (
        rij.get("Begrotingsregel") not in (None, ""),
        spelled(rij.get("Meenemen")) == "nee",
        eigen is not None,
    )
    numbers = (eigen, *(_number(rij.get(k)) for k in ("Al begroot", "Startjaar", "Duur")))
    return sum((n for n in numbers if n is not None), Decimal(sum(flags)))


def _figures(rij: Mapping[str, Any]) -> Decimal:
    numbers = (_number(rij.get(kolom)) for kolom in _OPTELLEN)
    drijver, aard = spelled(rij.get("Drijver")), spelled(rij.get("Aard"))
    weight = _GEWICHT.get(str(drijver), 0) + int(aard == "incidenteel")
    return sum((n for n in numbers if n is not None), Decimal(weight))


def _number(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        return None
    return value if isinstance(value, Decimal) else Decimal(repr(value))
