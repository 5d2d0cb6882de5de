"""Fill in a workbook as a user would, in the spreadsheet engine."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.keuze import Keuze
from modelgemeente_xl.model.ontwikkeling import DOMEINEN
from modelgemeente_xl.model.rekenen.overlap import paren_of
from modelgemeente_xl.werkmap.indeling.basistabel import TBL_OVERLAP
from modelgemeente_xl.werkmap.indeling.domeintabel import domeintabel
from modelgemeente_xl.werkmap.indeling.startindeling import (
    RIJ_DEELNEMERS,
    Startkolom,
    Startrij,
)


def rows_of(catalogus: Catalogus) -> dict[str, tuple[str, int]]:
    """Sheet and row (from 1) of every line."""
    next_row = {blad: domeintabel(blad).kop_rij + 2 for blad in DOMEINEN.values()}
    rows = {}
    for ontwikkeling, regel in catalogus.regels():
        blad = DOMEINEN[ontwikkeling.domein]
        rows[regel.id] = (blad, next_row[blad])
        next_row[blad] += 1
    return rows


def set_kolom(
    rekenblad: Rekenblad, blad: str, rij: int, kolom: str, value: float | str | None
) -> None:
    rekenblad.set_value(blad, rij, domeintabel(blad).index(kolom) + 1, value)


def set_gemeente(rekenblad: Rekenblad, *namen: str) -> None:
    rekenblad.set_value("Start", Startrij.GEMEENTE + 1, Startkolom.EIGEN + 1, namen[0])
    for i in range(1, 10):
        naam = namen[i] if i < len(namen) else None
        rekenblad.set_value("Start", RIJ_DEELNEMERS + 1 + i, 1, naam)


def set_jaar(rekenblad: Rekenblad, jaar: int) -> None:
    rekenblad.set_value("Start", Startrij.JAAR + 1, Startkolom.EIGEN + 1, jaar)


def set_scenario(rekenblad: Rekenblad, scenario: str | None) -> None:
    rekenblad.set_value("Start", Startrij.SCENARIO + 1, Startkolom.EIGEN + 1, scenario)


def fill_in(rekenblad: Rekenblad, catalogus: Catalogus, keuzes: Mapping[str, Keuze]) -> None:
    """Write decisions into their cells; what is not decided is left blank."""
    rows = rows_of(catalogus)
    for id_, keuze in keuzes.items():
        for kolom, value in (
            ("Meenemen", {None: None, True: "ja", False: "nee"}[keuze.meenemen]),
            ("Eigen bedrag", _float(keuze.eigen_bedrag)),
            ("Al begroot", _float(keuze.al_begroot)),
            ("Scenario", keuze.scenario),
            ("Startjaar", keuze.startjaar),
            ("Startkwartaal", keuze.startkwartaal),
            ("Kwartalen", keuze.kwartalen),
        ):
            set_kolom(rekenblad, *rows[id_], kolom, value)


def pairs_of(catalogus: Catalogus) -> list[tuple[str, str]]:
    """The two lines of each pair, in the order of the sheet Basis."""
    return [(paar.regel, paar.met) for paar in paren_of(catalogus.ontwikkelingen)]


def decide(
    rekenblad: Rekenblad,
    catalogus: Catalogus,
    kop_rij: int,
    besluiten: Mapping[tuple[str, str], bool],
) -> None:
    """Write what is decided on pairs; `kop_rij` (from 1) is where their table begins."""
    for nummer, paar in enumerate(pairs_of(catalogus), kop_rij + 1):
        value = {None: None, True: "één keer", False: "beide"}[besluiten.get(paar)]
        rekenblad.set_value("Basis", nummer, TBL_OVERLAP.index("Besluit") + 1, value)


def put_back(rekenblad: Rekenblad, catalogus: Catalogus, ids: Iterable[str]) -> None:
    """Make lines as they were delivered: nothing decided."""
    fill_in(rekenblad, catalogus, {id_: Keuze() for id_ in ids})


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
