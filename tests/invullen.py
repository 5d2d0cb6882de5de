"""Fill in a workbook as a user would, in the spreadsheet engine."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.keuze import Keuze
from modelgemeente_xl.model.ontwikkeling import DOMEINEN
from modelgemeente_xl.model.rekenen.eerste_indeling import years_of
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


def fill_in(rekenblad: Rekenblad, catalogus: Catalogus, keuzes: Mapping[str, Keuze]) -> None:
    """Write decisions into their cells."""
    rows = rows_of(catalogus)
    regels = {regel.id: regel for _, regel in catalogus.regels()}
    for id_, keuze in keuzes.items():
        blad, rij = rows[id_]
        regel = regels[id_]
        taken = regel.meenemen if keuze.meenemen is None else keuze.meenemen
        set_kolom(rekenblad, blad, rij, "Meenemen", "ja" if taken else "nee")
        set_kolom(rekenblad, blad, rij, "Al begroot", float(keuze.al_begroot or 0))
        set_kolom(rekenblad, blad, rij, "Eigen bedrag", _float(keuze.eigen_bedrag))
        start = regel.startjaar if keuze.startjaar is None else keuze.startjaar
        set_kolom(rekenblad, blad, rij, "Startjaar", start)
        if regel.aard == "incidenteel":
            set_kolom(
                rekenblad, blad, rij, "Duur", years_of(keuze.kwartalen or regel.kwartalen or 1)
            )


def put_back(rekenblad: Rekenblad, catalogus: Catalogus, ids: Iterable[str]) -> None:
    """Make lines as they were delivered: some are off until a user takes them."""
    fill_in(rekenblad, catalogus, {id_: Keuze() for id_ in ids})


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
