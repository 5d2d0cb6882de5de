"""The tables of the sheet Parameters: every value that the computation uses."""

from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar, Kolom, Tabel, cel
from modelgemeente_xl.werkmap.indeling.formaten import (
    CODE,
    DATUM,
    EURO,
    FACTOR,
    GETAL,
    JAAR,
    LANG,
    PROCENT_JAAR,
)

_S, _C, _I, _F = Eigenaar.SLEUTEL, Eigenaar.CATALOGUS, Eigenaar.INVOER, Eigenaar.FORMULE
_IN_GEBRUIK = '=IF([@Eigen]="",[@Standaard],[@Eigen])'
_HERKOMST = (
    Kolom("Eenheid", _C, 18, LANG),
    Kolom("Status", _C, 18),
    Kolom("Gecontroleerd", _C, 18, DATUM),
    Kolom("Bron", _C, 18),
)
"""Origin of a parameter; the source comes last, so that its text can run on to the right."""


_EIGEN_KOLOMMEN = {
    "tblParametersReferentie": (
        Kolom("Parameter", _S, 26),
        Kolom("Waarde", _C, 18, GETAL),
        Kolom("Jaar", _C, 18, JAAR),
    ),
    "tblParametersDrijvers": (
        Kolom("Drijver", _S, 26),
        Kolom("Referentie", _C, 18, GETAL),
        Kolom("Deze gemeente", _F, 18, GETAL),
        Kolom("Verhouding", _F, 18, FACTOR, "=[@[Deze gemeente]]/[@Referentie]"),
    ),
    "tblParametersGrootteklassen": (
        Kolom("Klasse", _S, 26),
        Kolom("Nr", _C, 18, GETAL),
        Kolom("Vanaf", _C, 18, GETAL),
        Kolom("Tot", _C, 18, GETAL),
        Kolom("Medewerkers per 1.000", _C, 18, PROCENT_JAAR),
        Kolom("Jaar", _C, 18, JAAR),
    ),
    "tblParametersBand": (
        Kolom("Klasse", _S, 26),
        Kolom("Benchmark laag", _C, 18, GETAL),
        Kolom("Benchmark hoog", _C, 18, GETAL),
        Kolom("Jaar", _C, 18, JAAR),
    ),
    "tblParametersKostensoorten": (
        Kolom("Kostensoort", _S, 26),
        Kolom("Naam", _C, 18, LANG),
        Kolom("Reeks", _C, 18),
        Kolom("Taakveld", _C, 18, CODE),
        Kolom("Categorie", _C, 18, CODE),
        Kolom("Jaar", _C, 18, JAAR),
    ),
    "tblParametersBenchmark": (
        Kolom("Jaar", _S, 18, JAAR),
        Kolom("Euro per inwoner", _C, 18, GETAL),
    ),
    "tblParametersLoonkosten": (
        Kolom("Schaal", _S, 18, CODE),
        Kolom("Jaar", _S, 18, JAAR),
        Kolom("Standaard", _C, 18, EURO),
        Kolom("Eigen", _I, 18, EURO, uitleg="Uw eigen loonkosten per fte; leeg = standaard."),
        Kolom("In gebruik", _F, 18, EURO, _IN_GEBRUIK),
    ),
    "tblParametersIndex": (
        Kolom("Reeks", _S, 18),
        Kolom("Jaar", _S, 18, JAAR),
        Kolom("Standaard", _C, 18, PROCENT_JAAR),
        Kolom(
            "Eigen", _I, 18, PROCENT_JAAR, uitleg="Uw eigen groei in procenten; leeg = standaard."
        ),
        Kolom("In gebruik", _F, 18, PROCENT_JAAR, _IN_GEBRUIK),
        Kolom("Cumulatief", _F, 18, FACTOR),
    ),
}


TBL_PARAMETERS = {
    naam: Tabel(naam, "Parameters", (*eigen, *_HERKOMST)) for naam, eigen in _EIGEN_KOLOMMEN.items()
}
"""The tables of the sheet Parameters; every row says where its value comes from."""


def cumulatiefformule(kop_rij: int, rij: int, reeks: int, jaar: int, cumulatief: int) -> str:
    """Formula of the index in a row, from the places (from 0) of header, row and columns.

    It takes up the year before it, wherever above it that stands.
    """
    boven = {
        kolom: f"{cel(kop_rij, kolom, 'rij')}:{cel(rij - 1, kolom)}"
        for kolom in (reeks, jaar, cumulatief)
    }
    return (
        f"=SUMIFS({boven[cumulatief]},{boven[reeks]},[@Reeks],{boven[jaar]},[@Jaar]-1)"
        f"*(1+[@[In gebruik]]/100)+(COUNTIFS({boven[reeks]},[@Reeks])=0)"
    )
