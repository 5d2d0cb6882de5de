"""The totals of a workbook, found by their headers and labels wherever they stand."""

from collections.abc import Iterator
from dataclasses import dataclass

from modelgemeente_xl.excel.waarde import spelled
from modelgemeente_xl.regels.zicht.hulp import is_getal
from modelgemeente_xl.regels.zicht.inspectie import Inspectie
from modelgemeente_xl.regels.zicht.onze import Tabelzicht
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN, tabelnaam
from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN, PER_AARD, Domeinrij
from modelgemeente_xl.werkmap.indeling.totaalindeling import Somrij


@dataclass(frozen=True, slots=True)
class Totaalreeks:
    """Four years of a total: where they stand, and what is there."""

    blad: str
    rij: int
    kolommen: tuple[int, ...]
    waarden: tuple[object, ...]

    def euro(self) -> tuple[float, ...] | None:
        """The amounts; None where one is no number."""
        getallen = tuple(waarde for waarde in self.waarden if is_getal(waarde))
        return getallen if len(getallen) == len(self.waarden) else None


def jaren_van(tabel: Tabelzicht) -> tuple[int, ...]:
    """Sheet columns of the four years; empty where one is not there."""
    kolommen = [kolom for kop in JAARKOLOMMEN if (kolom := tabel.kolom(kop)) is not None]
    return tuple(kolommen) if len(kolommen) == len(JAARKOLOMMEN) else ()


def reeks_op(i: Inspectie, blad: str, rij: int, kolommen: tuple[int, ...]) -> Totaalreeks:
    """The values of a row in some columns."""
    return Totaalreeks(blad, rij, kolommen, tuple(i.waarde(blad, rij, k) for k in kolommen))


def domeintotaal(i: Inspectie, tabel: Tabelzicht, totaal: Domeinrij) -> Totaalreeks | None:
    """A total above the table of a domain, by its label."""
    kolommen = jaren_van(tabel)
    if kolommen:
        for rij in range(1, tabel.kop_rij):
            if totaal.label in i.labels_links(tabel.blad, rij, kolommen[0]):
                return reeks_op(i, tabel.blad, rij, kolommen)
    return None


def totaalregel(i: Inspectie, som: Somrij) -> Totaalreeks | None:
    """A row of the summary on Totaal, by its label."""
    tabel = i.tabellen.get("tblTotaal")
    kolommen = jaren_van(tabel) if tabel else ()
    if tabel is None or not kolommen:
        return None
    for rij in range(1, tabel.kop_rij):
        if i.waarde(tabel.blad, rij, tabel.eerste_kolom) == som.label:
            return reeks_op(i, tabel.blad, rij, kolommen)
    return None


def som_van_regels(i: Inspectie, tabel: Tabelzicht, aard: str) -> tuple[float, ...]:
    """Sum per year of the lines of one aard."""
    aarden = i.kolomwaarden(tabel, "Aard")
    return tuple(
        sum(
            bedrag
            for gevonden, bedrag in zip(aarden, i.kolomwaarden(tabel, kop), strict=True)
            if spelled(gevonden) == aard and is_getal(bedrag)
        )
        for kop in JAARKOLOMMEN
    )


def reeksen_van(i: Inspectie) -> Iterator[tuple[str, Totaalreeks | None]]:
    """Every total of the workbook by the name that `Totalen.series` gives it."""
    for blad in DOMEINBLADEN:
        tabel = i.tabellen.get(tabelnaam(blad))
        for totaal, aard in PER_AARD.items():
            yield f"{blad} {aard}", domeintotaal(i, tabel, totaal) if tabel else None
        extra = domeintotaal(i, tabel, Domeinrij.EXTRA) if tabel else None
        yield f"{blad} extra nodig", extra
    yield "basis", totaalregel(i, Somrij.BASIS)
    yield "totaal", totaalregel(i, Somrij.BRUTO)
