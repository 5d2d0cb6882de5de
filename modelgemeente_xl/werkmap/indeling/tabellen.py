"""The tables outside the domain sheets: columns with their owner."""

from modelgemeente_xl.model.ontwikkeling import AARDEN
from modelgemeente_xl.werkmap.indeling.declaratie import (
    DOMEINBLADEN,
    Eigenaar,
    Kolom,
    Tabel,
    aaneen,
    cel,
    tabelnaam,
)
from modelgemeente_xl.werkmap.indeling.domeintabel import (
    INDEX,
    JAARKOLOMMEN,
    KOLOMMEN,
    PRIJSFACTOR,
    Domeinrij,
    soortformule,
)

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


PARAMETERKOLOMMEN = {naam: (*eigen, *_HERKOMST) for naam, eigen in _EIGEN_KOLOMMEN.items()}
"""The columns of each table of the sheet Parameters; every row says where its value comes from."""


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


def parametertabel(naam: str, kop_rij: int, kolom: int) -> Tabel:
    """A table of the sheet Parameters at its place."""
    return Tabel(naam, "Parameters", PARAMETERKOLOMMEN[naam], kop_rij, kolom)


TBL_GEMEENTEN = Tabel(
    "tblGemeenten",
    "Gemeenten",
    (
        Kolom("Code", _S, 12),
        Kolom("Gemeente", _C, 34),
        Kolom("Provincie", _C, 18),
        Kolom("Inwoners", _C, 12, "getal"),
        Kolom("Jaar", _C, 9, "jaar"),
    ),
    4,
)

TBL_BASIS = Tabel(
    "tblBasis",
    "Basis",
    (
        Kolom("Id", _S, 12),
        Kolom("Kosten", _C, 26),
        Kolom("Kostensoort", _C, 13),
        Kolom("Per inwoner", _C, 11, "euro_cent"),
        Kolom("Prijspeil", _C, 9, "jaar"),
        Kolom("Status", _C, 10),
        Kolom(
            "Reeks",
            _F,
            8,
            "tekst",
            soortformule("Reeks", '"prijs"'),
        ),
        Kolom(
            "Prijsfactor",
            _F,
            10.5,
            "factor",
            PRIJSFACTOR.format(peiljaar="[@Prijspeil]"),
        ),
        Kolom(
            "Standaard",
            _F,
            13,
            "euro",
            "=[@[Per inwoner]]*Lopend_aandeel*Inwoners*[@Prijsfactor]",
        ),
        Kolom(
            "Eigen bedrag", _I, 13, "euro", uitleg="Uw eigen lopende kosten in het begrotingsjaar."
        ),
        Kolom(
            "Gehanteerd bedrag",
            _F,
            13,
            "euro",
            '=IF([@[Eigen bedrag]]="",[@Standaard],[@[Eigen bedrag]])',
        ),
        *(
            Kolom(naam, _F, 13, "euro", f"=ROUND(ROUND([@[Gehanteerd bedrag]]*{INDEX},6),0)")
            for naam in JAARKOLOMMEN
        ),
        Kolom(
            "Taakveld",
            _F,
            9.5,
            "code",
            soortformule("Taakveld", '""'),
        ),
        Kolom(
            "Categorie",
            _F,
            10,
            "code",
            soortformule("Categorie", '""'),
        ),
        Kolom("Toelichting", _I, 40, "lang", uitleg="Waar uw eigen bedrag vandaan komt."),
    ),
    Domeinrij.KOP,
)


def _per_aard(aard: str, jaarkolom: str) -> str:
    """Sum of a development over the six domain tables, wherever its lines stand."""
    return "=" + "+".join(
        f"SUMIFS(tbl{blad}[{jaarkolom}],tbl{blad}[Ontwikkeling],[@Ontwikkeling],"
        f'tbl{blad}[Aard],"{aard}")'
        for blad in DOMEINBLADEN
    )


_BEDRAGKOLOMMEN = tuple(
    Kolom(f"{aard.capitalize()} {k}", _F, 12, "euro", _per_aard(aard, jaarkolom))
    for aard in reversed(AARDEN)
    for k, jaarkolom in enumerate(JAARKOLOMMEN, 1)
)
_ALLES = aaneen(
    _BEDRAGKOLOMMEN, _BEDRAGKOLOMMEN[0].naam, _BEDRAGKOLOMMEN[-1].naam, len(_BEDRAGKOLOMMEN)
)
FASEN = "Fase 1", f"Fase {len(JAARKOLOMMEN)}"
"""First and last of the columns that say what a year is: project or running."""
TBL_ONTWIKKELINGEN = Tabel(
    "tblOntwikkelingen",
    "Ontwikkelingen",
    (
        Kolom("Id", _S, 16, "sleutel"),
        Kolom("Ontwikkeling", _C, 24, "lang"),
        Kolom("Domein", _C, 15),
        Kolom("Start", _C, 8, "jaar"),
        Kolom("Einde", _C, 8, "jaar"),
        Kolom("Noodzaak", _C, 14),
        Kolom("Samenvatting", _C, 46, "lang"),
        Kolom("Gevolgen", _C, 58, "lang"),
        Kolom("Wettelijk kader", _C, 46, "lang"),
        Kolom("Overlap", _C, 52, "lang"),
        Kolom("Planning", _C, 40, "lang"),
        Kolom("Hangt af van", _C, 24, "lang"),
        Kolom("Bronnen", _C, 60, "lang"),
        Kolom("Bron", _C, 26),
        Kolom("Editie", _C, 20),
        *_BEDRAGKOLOMMEN,
        *(
            Kolom(
                f"Fase {k}",
                _F,
                8,
                "tekst",
                f'=IF([@[Incidenteel {k}]]>0,"P",IF([@[Structureel {k}]]>0,"B",""))',
            )
            for k in range(1, len(JAARKOLOMMEN) + 1)
        ),
        Kolom(
            "Vier jaren",
            _F,
            13,
            "euro",
            f"=SUM(tblOntwikkelingen[[#This Row],{_ALLES}])",
        ),
        Kolom("Rangsleutel", _F, 13, "euro", "=[@[Vier jaren]]-ROW()/1000/1000"),
    ),
    4,
)

TBL_WIJZIGINGEN = Tabel(
    "tblWijzigingen",
    "Wijzigingen",
    (
        Kolom("Nr", _S, 6, "getal"),
        Kolom("Actie", _C, 7, "getal"),
        Kolom("Wanneer", _C, 17, "tijdstip"),
        Kolom("Wie", _C, 16),
        Kolom("Knop", _C, 13),
        Kolom("Editie", _C, 24, "lang"),
        Kolom("Blad", _C, 17),
        Kolom("Sleutel", _C, 34, "lang"),
        Kolom("Kolom", _C, 18),
        Kolom("Soort", _C, 10),
        Kolom("Oud", _C, 26, "lang"),
        Kolom("Nieuw", _C, 26, "lang"),
        Kolom("Waarom", _C, 40, "lang"),
        Kolom("Ongedaan", _C, 11),
        Kolom("Tabel", _C, 22),
    ),
    4,
)

TBL_CATALOGUS = Tabel(
    "tblCatalogus",
    "Catalogus",
    (
        Kolom("Id", _S, 30, "sleutel"),
        Kolom("Domein", _C, 15),
        Kolom("Ontwikkeling", _C, 28, "lang"),
        Kolom("Editie", _C, 19),
        Kolom("Begrotingsregel", _C, 44, "lang"),
        Kolom("Aard", _C, 12),
        Kolom("Kostensoort", _C, 12),
        Kolom("Drijver", _C, 12),
        Kolom("Vast deel", _C, 8, "deel"),
        Kolom("Bedrag", _C, 11, "euro"),
        Kolom("Laag", _C, 11, "euro"),
        Kolom("Hoog", _C, 11, "euro"),
        Kolom("Uren per week", _C, 9, "uren"),
        Kolom("Schaal", _C, 8, "code"),
        Kolom("Prijspeil", _C, 9, "jaar"),
        Kolom("Startjaar", _C, 9, "jaar"),
        Kolom("Duur", _C, 7, "getal"),
        Kolom("Noodzaak", _C, 13),
        Kolom("Taakveld regel", _C, 9, "code"),
        Kolom("Categorie regel", _C, 9, "code"),
        Kolom("Status", _C, 10),
        Kolom("Onderbouwing", _C, 70, "lang"),
        Kolom("Bronnen", _C, 60, "lang"),
    ),
    4,
)

TBL_KENMERKEN = Tabel(
    "tblKenmerken",
    "Catalogus",
    (
        Kolom("Sleutel", _S, 40),
        Kolom("Kenmerken", _C, 60),
    ),
    4,
    len(TBL_CATALOGUS.kolommen) + 1,
)
"""Fingerprints of what the catalogue last wrote outside the lines: the base of the merge there."""

TBL_TOTAAL_KOLOMMEN = (
    Kolom("Domein", _S, 24),
    Kolom("Soort", _S, 18),
    *(Kolom(naam, _F, 14, "euro") for naam in JAARKOLOMMEN),
)

TBL_CONTROLE_KOLOMMEN = (
    Kolom("Nr", _S, 6, "getal"),
    Kolom("Toets", _C, 62, "lang"),
    Kolom("Onderdeel", _C, 20),
    Kolom("Gevonden", _F, 15, "euro"),
    Kolom("Verwacht", _F, 15, "euro"),
    Kolom("Verschil", _F, 13, "euro", "=[@Gevonden]-[@Verwacht]"),
    Kolom("Ernst", _C, 10),
    Kolom("Oordeel", _F, 13, "tekst", '=IF([@Verschil]=0,"goed",[@Ernst])'),
    Kolom("Herstel", _C, 50, "lang"),
)
TBL_PYTHON_KOLOMMEN = (
    Kolom("Nr", _S, 6, "getal"),
    Kolom("Vergelijking", _C, 62, "lang"),
    Kolom("Onderdeel", _C, 20),
    Kolom("Werkmap", _F, 15, "euro"),
    Kolom("Python", _C, 15, "euro"),
    Kolom("Verschil", _F, 13, "euro", "=[@Werkmap]-[@Python]"),
    Kolom("Ernst", _F, 10, "tekst", '=IF(Invoer_gewijzigd=0,"fout","verouderd")'),
    Kolom("Oordeel", _F, 13, "tekst", '=IF([@Verschil]=0,"goed",[@Ernst])'),
    Kolom("Herstel", _C, 50, "lang"),
)

TBL_INVOER_KOLOMMEN = (
    Kolom("Nr", _S, 6, "getal"),
    Kolom("Invoer", _C, 62, "lang"),
    Kolom("Onderdeel", _C, 20),
    Kolom("Nu", _F, 15, "euro"),
    Kolom("Bij Python", _C, 15, "euro"),
    Kolom("Verschil", _F, 13, "euro", "=ROUND([@Nu]-[@[Bij Python]],6)"),
)
NOG_NIET = "nog niet nagelopen"
TBL_BEVINDINGEN_KOLOMMEN = (
    Kolom("Nr", _S, 6, "getal"),
    Kolom("Bevinding", _C, 62, "lang"),
    Kolom("Waar", _C, 20),
    Kolom("Regel", _C, 15, "getal"),
    Kolom("Ernst", _C, 15),
    Kolom("Herstel", _C, 13),
)

VASTE_TABELLEN = {
    "tblTotaal": TBL_TOTAAL_KOLOMMEN,
    "tblPython": TBL_PYTHON_KOLOMMEN,
    "tblInvoer": TBL_INVOER_KOLOMMEN,
    "tblBevindingen": TBL_BEVINDINGEN_KOLOMMEN,
    **{tabelnaam(blad): KOLOMMEN for blad in DOMEINBLADEN},
    **{
        tabel.naam: tabel.kolommen
        for tabel in (
            TBL_BASIS,
            TBL_ONTWIKKELINGEN,
            TBL_GEMEENTEN,
            TBL_CATALOGUS,
            TBL_KENMERKEN,
            TBL_WIJZIGINGEN,
        )
    },
}
"""The columns of every table outside Parameters that a button reads, by name."""
