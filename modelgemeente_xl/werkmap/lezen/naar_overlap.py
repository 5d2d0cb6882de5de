"""The pairs of lines that hold the same money, as a workbook has them and as its user decided."""

from collections.abc import Mapping
from decimal import Decimal

from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.model.ontwikkeling import DOMEINEN, Paar
from modelgemeente_xl.werkmap.indeling.declaratie import tabelnaam
from modelgemeente_xl.werkmap.indeling.formaten import LIJSTEN, PROCENT
from modelgemeente_xl.werkmap.lezen.getallen import Lezer
from modelgemeente_xl.werkmap.lezen.stand import Boekstand, regel_id

OVERLAP = "tblOverlap"
VOLGT = "het paar volgt de catalogus"


def overlap_in(stand: Boekstand, bevindingen: list[Bevinding]) -> dict[Paar, bool | None]:
    """Each pair whose lines the workbook has, with whether it counts once where that was decided.

    Its lines are named by their row, as everywhere in the model of a workbook.
    """
    lines = _lines(stand)
    lezer = Lezer(stand.tabellen[OVERLAP], bevindingen)
    found = {}
    for nummer, rij in lezer.tabel.records():
        besluit = lezer.keuze(nummer, rij, "Besluit", LIJSTEN["overlap"], VOLGT)
        mogelijk = lezer.keuze(nummer, rij, "Mogelijk", LIJSTEN["mogelijk"], "het telt één keer")
        regel, met = (lines.get(lezer.tekst(rij, kolom)) for kolom in ("Regel", "Met"))
        deel, deel_met = (_deel(lezer, nummer, rij, kolom) for kolom in ("Deel", "Deel met"))
        if regel is not None and met is not None:
            paar = Paar(regel, met, deel, deel_met, mogelijk == "ja")
            found[paar] = dict(zip(LIJSTEN["overlap"], (True, False), strict=True)).get(besluit)
    return found


def _lines(stand: Boekstand) -> dict[str, str]:
    """The name in the model of each line that has an id; of an id that occurs twice the first."""
    lines: dict[str, str] = {}
    for naam in map(tabelnaam, DOMEINEN.values()):
        for nummer, rij in stand.tabellen[naam].records():
            if rij["Id"]:
                lines.setdefault(str(rij["Id"]), regel_id(naam, nummer))
    return lines


def _deel(lezer: Lezer, nummer: int, rij: Mapping[str, Waarde], kolom: str) -> Decimal:
    assert PROCENT.grens is not None
    return lezer.binnen(nummer, rij, kolom, PROCENT.grens) or Decimal(0)
