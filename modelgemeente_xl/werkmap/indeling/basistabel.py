"""The table of the sheet Basis, and the total above it."""

from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar, Kolom, Tabel
from modelgemeente_xl.werkmap.indeling.domeintabel import (
    INDEX,
    JAARKOLOMMEN,
    PRIJSFACTOR,
    Domeinrij,
    soortformule,
)
from modelgemeente_xl.werkmap.indeling.formaten import (
    CODE,
    EURO,
    EURO_CENT,
    FACTOR,
    JAAR,
    LANG,
    TEKST,
)

_S, _C, _I, _F = Eigenaar.SLEUTEL, Eigenaar.CATALOGUS, Eigenaar.INVOER, Eigenaar.FORMULE
TBL_BASIS = Tabel(
    "tblBasis",
    "Basis",
    (
        Kolom("Id", _S, 12),
        Kolom("Kosten", _C, 26),
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
            Kolom(naam, _F, 13, EURO, f"=ROUND(ROUND([@[Gehanteerd bedrag]]*{INDEX},6),0)")
            for naam in JAARKOLOMMEN
        ),
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
        Kolom("Toelichting", _I, 40, LANG, uitleg="Waar uw eigen bedrag vandaan komt."),
    ),
    Domeinrij.KOP,
)
RIJ_TOTAAL = Domeinrij.EXTRA
"""The row above the index: the running cost has one total."""
KOLOM_JAAR_1 = TBL_BASIS.index(JAARKOLOMMEN[0])
