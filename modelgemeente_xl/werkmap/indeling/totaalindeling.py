"""Where everything stands on the sheet Totaal."""

from dataclasses import dataclass

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.keuze import AANTAL_JAREN
from modelgemeente_xl.werkmap.indeling.basisindeling import KOLOM_JAAR_1 as BASIS_JAAR_1
from modelgemeente_xl.werkmap.indeling.basisindeling import RIJ_TOTAAL as BASIS_TOTAAL
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN, Tabel, cel
from modelgemeente_xl.werkmap.indeling.domeintabel import KOLOM_JAAR_1, TOTALEN
from modelgemeente_xl.werkmap.indeling.tabellen import TBL_TOTAAL_KOLOMMEN

RIJ_SAMENVATTING = 4
LABELS = (
    "In stand houden (basis)",
    "Ontwikkelingen structureel",
    "Ontwikkelingen incidenteel",
    "Totaal bruto",
    "Al begroot",
    "Extra nodig",
    "Totaal netto",
    "Euro per inwoner (netto)",
    "Benchmark laag",
    "Benchmark hoog",
    "Oordeel",
)
(
    RIJ_BASIS,
    RIJ_STRUCTUREEL,
    RIJ_INCIDENTEEL,
    RIJ_BRUTO,
    RIJ_AL_BEGROOT,
    RIJ_EXTRA,
    RIJ_NETTO,
    RIJ_PER_INWONER,
    RIJ_LAAG,
    RIJ_HOOG,
    RIJ_OORDEEL,
) = range(6, 6 + len(LABELS))
KOLOM_1 = 2
JAREN = range(AANTAL_JAREN)
TBL_TOTAAL = Tabel("tblTotaal", "Totaal", TBL_TOTAAL_KOLOMMEN, 21)
RIJ_STATUS = TBL_TOTAAL.kop_rij + len(DOMEINBLADEN) * len(TOTALEN) + 6
STATUSSEN = ("bron", "secundair", "afgeleid", "raming", "ontbreekt", "vervallen", "eigen")
RIJ_TOP = RIJ_STATUS + len(STATUSSEN) + 4
AANTAL_TOP = 10
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
    taakvelden, categorieen = list(catalogus.taakvelden), list(catalogus.categorieen)
    return sorted(found, key=lambda c: (taakvelden.index(c[0]), categorieen.index(c[1])))


def rij_iv3_rest(catalogus: Catalogus) -> int:
    """Row of what has no taakveld or categorie of the list."""
    return RIJ_IV3 + 2 + len(iv3_combinaties(catalogus))


@dataclass(frozen=True, slots=True)
class Totaalrij:
    """One row of tblTotaal: where its first year comes from."""

    domein: str
    soort: str
    verwijzing: str


def totaalrijen() -> list[Totaalrij]:
    """Every row of tblTotaal with the reference of its first year; later years lie to the right."""
    rijen = [
        Totaalrij(blad, soort, f"{blad}!{cel(rij, KOLOM_JAAR_1)}")
        for blad in DOMEINBLADEN
        for rij, soort in enumerate(TOTALEN)
    ]
    rijen.append(Totaalrij("Basis", "In stand houden", f"Basis!{cel(BASIS_TOTAAL, BASIS_JAAR_1)}"))
    rijen.append(Totaalrij("Totaal", "Bruto", cel(RIJ_BRUTO, KOLOM_1)))
    rijen.append(Totaalrij("Totaal", "Netto", cel(RIJ_NETTO, KOLOM_1)))
    return rijen
