"""The tables of the sheet Basis: running cost, and money that two lines both hold."""

from modelgemeente_xl.werkmap.indeling.declaratie import (
    DOMEINBLADEN,
    Eigenaar,
    Kolom,
    Tabel,
    tabelnaam,
)
from modelgemeente_xl.werkmap.indeling.domeinkolommen import PRIJSFACTOR, soortformule
from modelgemeente_xl.werkmap.indeling.domeintabel import (
    BRUTO,
    INDEX,
    JAARKOLOMMEN,
    Domeinrij,
    Indexrij,
    per_jaar,
)
from modelgemeente_xl.werkmap.indeling.formaten import (
    CODE,
    DEEL,
    EURO,
    EURO_CENT,
    FACTOR,
    GETAL,
    JAAR,
    LANG,
    SLEUTEL,
    TEKST,
)

_S, _C, _I, _F = Eigenaar.SLEUTEL, Eigenaar.CATALOGUS, Eigenaar.INVOER, Eigenaar.FORMULE
TBL_BASIS = Tabel(
    "tblBasis",
    "Basis",
    (
        Kolom("Kosten", _C, 32),
        Kolom("Kostensoort", _C, 13),
        Kolom("Per inwoner", _C, 11, EURO_CENT),
        Kolom("Prijspeil", _C, 9, JAAR),
        Kolom("Status", _C, 10),
        Kolom(
            "Reeks",
            _F,
            8,
            TEKST,
            soortformule("Reeks", '"prijs"'),
        ),
        Kolom(
            "Prijsfactor",
            _F,
            10.5,
            FACTOR,
            PRIJSFACTOR.format(peiljaar="[@Prijspeil]"),
        ),
        Kolom(
            "Standaard",
            _F,
            13,
            EURO,
            "=[@[Per inwoner]]*Lopend_aandeel*Inwoners*[@Prijsfactor]",
        ),
        Kolom(
            "Eigen bedrag", _I, 13, EURO, uitleg="Uw eigen lopende kosten in het begrotingsjaar."
        ),
        Kolom(
            "Gehanteerd bedrag",
            _F,
            13,
            EURO,
            '=IF([@[Eigen bedrag]]="",[@Standaard],[@[Eigen bedrag]])',
        ),
        *(
            Kolom(naam, _F, 11, EURO, f"=ROUND(ROUND([@[Gehanteerd bedrag]]*{INDEX},6),0)")
            for naam in JAARKOLOMMEN
        ),
        Kolom("Toelichting", _I, 34, LANG, uitleg="Waar uw eigen bedrag vandaan komt."),
        Kolom(
            "Taakveld",
            _F,
            9.5,
            CODE,
            soortformule("Taakveld", '""'),
        ),
        Kolom(
            "Categorie",
            _F,
            10,
            CODE,
            soortformule("Categorie", '""'),
        ),
        Kolom("Id", _S, 20, SLEUTEL),
    ),
    Domeinrij.KOP,
)
RIJ_TOTAAL = Indexrij.PRIJS + 1
"""The row beneath the index: the running cost has one total."""
KOLOM_JAAR_1 = TBL_BASIS.index(JAARKOLOMMEN[0])
EURO_OVERLAP = per_jaar("Euro")


def _van_regel(kolom: str, sleutel: str) -> str:
    """Formula for what a line holds in a column, on whichever domain sheet it stands."""
    return "=" + "+".join(
        f"SUMIFS({naam}[{kolom}],{naam}[Id],[@{sleutel}])" for naam in map(tabelnaam, DOMEINBLADEN)
    )


TBL_OVERLAP = Tabel(
    "tblOverlap",
    "Basis",
    (
        Kolom("Omschrijving", _C, 32, LANG),
        Kolom("Mogelijk", _C, 13, keuzelijst="mogelijk", uitleg="ja: alleen misschien."),
        Kolom(
            "Besluit",
            _I,
            11,
            keuzelijst="overlap",
            uitleg="één keer of beide; leeg: mogelijk telt beide, anders één keer.",
        ),
        Kolom("Deel", _C, 9, DEEL, uitleg="Deel van de regel dat ook in de andere staat."),
        Kolom("Deel met", _C, 10, DEEL, uitleg="Deel van de andere regel."),
        Kolom(
            "Telt",
            _F,
            8,
            GETAL,
            '=IFERROR(IF([@Mogelijk]="ja",1*([@Besluit]="één keer"),1-([@Besluit]="beide")),'
            '1-([@Mogelijk]="ja"))',
            uitleg="1 als het geld één keer telt, anders 0.",
        ),
        Kolom("Rang regel", _F, 10.5, GETAL, _van_regel("Rang", "Regel")),
        Kolom("Rang met", _F, 13, GETAL, _van_regel("Rang", "Met")),
        Kolom(
            "Lager",
            _F,
            13,
            TEKST,
            '=IF([@[Rang met]]>[@[Rang regel]],"de tweede","de eerste")',
            uitleg="Welke van de twee lager wordt: die van het hoogste scenario.",
        ),
        Kolom(
            "Vier jaren",
            _F,
            13,
            EURO,
            f"=SUM(tblOverlap[[#This Row],[{EURO_OVERLAP[0]}]:[{EURO_OVERLAP[-1]}]])",
            uitleg="Geld dat in beide regels staat, vier jaren samen.",
        ),
        *(
            Kolom(
                euro,
                _F,
                11,
                EURO,
                f"=MIN([@Deel]*[@[Bruto regel {k}]],[@[Deel met]]*[@[Bruto met {k}]])",
                uitleg="Geld dat in beide regels staat.",
            )
            for k, euro in enumerate(EURO_OVERLAP, 1)
        ),
        Kolom("Toelichting", _I, 34, LANG, uitleg="Waarom u zo besloot."),
        Kolom(
            "Wijkt",
            _F,
            13,
            SLEUTEL,
            '=IF([@Lager]="de tweede",[@Met],[@Regel])',
            uitleg="De regel die lager wordt.",
        ),
        Kolom("Regel", _S, 20, SLEUTEL),
        Kolom("Met", _S, 20, SLEUTEL),
        *(
            Kolom(f"Bruto {zijde.lower()} {k}", _F, 11, EURO, _van_regel(bruto, zijde))
            for zijde in ("Regel", "Met")
            for k, bruto in enumerate(BRUTO, 1)
        ),
    ),
)
"""Beneath the running cost and how that was computed."""
