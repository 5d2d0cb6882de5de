"""The tables of the sheet Parameters: every value that the computation uses."""

from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar, Kolom, Tabel, cel

_S, _C, _I, _F = Eigenaar.SLEUTEL, Eigenaar.CATALOGUS, Eigenaar.INVOER, Eigenaar.FORMULE
_IN_GEBRUIK = '=IF([@Eigen]="",[@Standaard],[@Eigen])'
_HERKOMST = (
    Kolom("Eenheid", _C, 18, "lang"),
    Kolom("Status", _C, 18),
    Kolom("Gecontroleerd", _C, 18, "datum"),
    Kolom("Bron", _C, 18),
)
"""Origin of a parameter; the source comes last, so that its text can run on to the right."""


_EIGEN_KOLOMMEN = {
    "tblParametersReferentie": (
        Kolom("Parameter", _S, 26),
        Kolom("Waarde", _C, 18, "getal"),
        Kolom("Jaar", _C, 18, "jaar"),
    ),
    "tblParametersDrijvers": (
        Kolom("Drijver", _S, 26),
        Kolom("Referentie", _C, 18, "getal"),
        Kolom("Deze gemeente", _F, 18, "getal"),
        Kolom("Verhouding", _F, 18, "factor", "=[@[Deze gemeente]]/[@Referentie]"),
    ),
    "tblParametersGrootteklassen": (
        Kolom("Klasse", _S, 26),
        Kolom("Nr", _C, 18, "getal"),
        Kolom("Vanaf", _C, 18, "getal"),
        Kolom("Tot", _C, 18, "getal"),
        Kolom("Medewerkers per 1.000", _C, 18, "procent_jaar"),
        Kolom("Jaar", _C, 18, "jaar"),
    ),
    "tblParametersBand": (
        Kolom("Klasse", _S, 26),
        Kolom("Benchmark laag", _C, 18, "getal"),
        Kolom("Benchmark hoog", _C, 18, "getal"),
        Kolom("Jaar", _C, 18, "jaar"),
    ),
    "tblParametersKostensoorten": (
        Kolom("Kostensoort", _S, 26),
        Kolom("Naam", _C, 18, "lang"),
        Kolom("Reeks", _C, 18),
        Kolom("Taakveld", _C, 18, "code"),
        Kolom("Categorie", _C, 18, "code"),
        Kolom("Jaar", _C, 18, "jaar"),
    ),
    "tblParametersBenchmark": (
        Kolom("Jaar", _S, 18, "jaar"),
        Kolom("Euro per inwoner", _C, 18, "getal"),
    ),
    "tblParametersLoonkosten": (
        Kolom("Schaal", _S, 18, "code"),
        Kolom("Jaar", _S, 18, "jaar"),
        Kolom("Standaard", _C, 18, "euro"),
        Kolom("Eigen", _I, 18, "euro", uitleg="Uw eigen loonkosten per fte; leeg = standaard."),
        Kolom("In gebruik", _F, 18, "euro", _IN_GEBRUIK),
    ),
    "tblParametersIndex": (
        Kolom("Reeks", _S, 18),
        Kolom("Jaar", _S, 18, "jaar"),
        Kolom("Standaard", _C, 18, "procent_jaar"),
        Kolom(
            "Eigen", _I, 18, "procent_jaar", uitleg="Uw eigen groei in procenten; leeg = standaard."
        ),
        Kolom("In gebruik", _F, 18, "procent_jaar", _IN_GEBRUIK),
        Kolom("Cumulatief", _F, 18, "factor"),
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
