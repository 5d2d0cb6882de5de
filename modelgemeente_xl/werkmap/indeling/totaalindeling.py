"""Where everything stands on the sheet Totaal."""

from dataclasses import dataclass

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.keuze import AANTAL_JAREN
from modelgemeente_xl.werkmap.indeling.basistabel import KOLOM_JAAR_1 as BASIS_JAAR_1
from modelgemeente_xl.werkmap.indeling.basistabel import RIJ_TOTAAL as BASIS_TOTAAL
from modelgemeente_xl.werkmap.indeling.declaratie import (
    DOMEINBLADEN,
    Bladrij,
    Eigenaar,
    Kolom,
    Tabel,
)
from modelgemeente_xl.werkmap.indeling.domeintabel import (
    JAARKOLOMMEN,
    TOTALEN,
    Domeinrij,
    domeintabel,
)
from modelgemeente_xl.werkmap.indeling.formaten import EURO, LIJSTEN

RIJ_SAMENVATTING = 4


class Somrij(Bladrij):
    """The rows of the summary, beneath its heading and its years."""

    BASIS = "In stand houden (basis)"
    STRUCTUREEL = "Ontwikkelingen structureel"
    INCIDENTEEL = "Ontwikkelingen incidenteel"
    BRUTO = "Totaal bruto"
    AL_BEGROOT = "Al begroot"
    EXTRA = "Extra nodig"
    NETTO = "Totaal netto"
    PER_INWONER = "Euro per inwoner (netto)"
    LAAG = "Benchmark laag"
    HOOG = "Benchmark hoog"
    OORDEEL = "Oordeel"

    @staticmethod
    def eerste() -> int:
        """Beneath the years."""
        return RIJ_SAMENVATTING + 2


VAN_DOMEIN = {
    Somrij.STRUCTUREEL: Domeinrij.STRUCTUREEL,
    Somrij.INCIDENTEEL: Domeinrij.INCIDENTEEL,
    Somrij.AL_BEGROOT: Domeinrij.AL_BEGROOT,
    Somrij.EXTRA: Domeinrij.EXTRA,
}
"""The rows of the summary that are the sum of a row of each domain sheet."""
JAREN = range(AANTAL_JAREN)
TBL_TOTAAL = Tabel(
    "tblTotaal",
    "Totaal",
    (
        Kolom("Domein", Eigenaar.SLEUTEL, 24),
        Kolom("Soort", Eigenaar.SLEUTEL, 18),
        *(Kolom(naam, Eigenaar.FORMULE, 12, EURO) for naam in JAARKOLOMMEN),
    ),
    Somrij.OORDEEL + 5,
)
"""Beneath the summary: a remark on it, a heading, and the years."""
KOLOM_JAAR_1 = TBL_TOTAAL.index(JAARKOLOMMEN[0])
KOLOM_JAAR_4 = KOLOM_JAAR_1 + JAREN[-1]
AANTAL_TOP = 10


@dataclass(frozen=True, slots=True)
class Totaalrij:
    """One row of tblTotaal: the row and column (from 0) of its first year, on a sheet."""

    domein: str
    soort: str
    blad: str
    rij: int
    kolom: int


def totaalrijen() -> list[Totaalrij]:
    """Every row of tblTotaal with where its first year comes from; later years lie to the right."""
    return [
        *(
            Totaalrij(blad, rij.label, blad, rij, domeintabel(blad).index(JAARKOLOMMEN[0]))
            for blad in DOMEINBLADEN
            for rij in TOTALEN
        ),
        Totaalrij("Basis", "In stand houden", "Basis", BASIS_TOTAAL, BASIS_JAAR_1),
        Totaalrij("Totaal", "Bruto", "", Somrij.BRUTO, KOLOM_JAAR_1),
        Totaalrij("Totaal", "Netto", "", Somrij.NETTO, KOLOM_JAAR_1),
    ]


RIJ_STATUS = TBL_TOTAAL.kop_rij + len(totaalrijen()) + 3
RIJ_TOP = RIJ_STATUS + len(LIJSTEN["status"]) + 4
RIJ_OVERLAP = RIJ_TOP + AANTAL_TOP + 3
RIJ_IV3 = RIJ_OVERLAP + 3


def iv3_combinaties(catalogus: Catalogus) -> list[tuple[str, str]]:
    """Every taakveld with categorie that a line or the running cost can have, in order of code."""
    soorten = catalogus.parameters.kostensoorten
    found = {(soort.taakveld, soort.categorie) for soort in soorten.values()}
    for _, regel in catalogus.regels():
        soort = soorten[regel.kostensoort]
        found.add(
            (regel.taakveld_regel or soort.taakveld, regel.categorie_regel or soort.categorie)
        )
    lijst = catalogus.codelijsten[max(catalogus.codelijsten)]
    taakvelden, categorieen = list(lijst.taakvelden), list(lijst.lasten)
    return sorted(found, key=lambda c: (taakvelden.index(c[0]), categorieen.index(c[1])))


def rij_iv3_rest(catalogus: Catalogus) -> int:
    """Row of what has no taakveld or categorie of the list."""
    return RIJ_IV3 + 2 + len(iv3_combinaties(catalogus))
