"""The tables of the sheet Controle, and the outcomes above them."""

from modelgemeente_xl.werkmap.indeling.declaratie import Bladrij, Eigenaar, Kolom, Tabel
from modelgemeente_xl.werkmap.indeling.formaten import EURO, GETAL, LANG, TEKST

_S, _C, _F = Eigenaar.SLEUTEL, Eigenaar.CATALOGUS, Eigenaar.FORMULE


class Oordeelrij(Bladrij):
    """The rows of the outcomes, beneath the head of the sheet."""

    OORDEEL = "Oordeel"
    FOUT = "Aantal fout"
    LET_OP = "Aantal let op"
    GEWIJZIGD = "Invoer gewijzigd sinds de Python-berekening"

    @staticmethod
    def eerste() -> int:
        """Beneath title, subtitle and master check, and an empty row."""
        return 4


TBL_CONTROLE = Tabel(
    "tblControle",
    "Controle",
    (
        Kolom("Nr", _S, 6, GETAL),
        Kolom("Toets", _C, 54, LANG),
        Kolom("Onderdeel", _C, 20),
        Kolom("Gevonden", _F, 15, EURO),
        Kolom("Verwacht", _F, 15, EURO),
        Kolom("Verschil", _F, 13, EURO, "=[@Gevonden]-[@Verwacht]"),
        Kolom("Ernst", _C, 10),
        Kolom("Oordeel", _F, 13, TEKST, '=IF([@Verschil]=0,"goed",[@Ernst])'),
        Kolom("Herstel", _C, 46, LANG),
    ),
    Oordeelrij.GEWIJZIGD + 4,
)
TBL_PYTHON = Tabel(
    "tblPython",
    "Controle",
    (
        Kolom("Nr", _S, 6, GETAL),
        Kolom("Vergelijking", _C, 54, LANG),
        Kolom("Onderdeel", _C, 20),
        Kolom("Werkmap", _F, 15, EURO),
        Kolom("Python", _C, 15, EURO),
        Kolom("Verschil", _F, 13, EURO, "=[@Werkmap]-[@Python]"),
        Kolom("Ernst", _F, 10, TEKST, '=IF(Invoer_gewijzigd=0,"fout","verouderd")'),
        Kolom("Oordeel", _F, 13, TEKST, '=IF([@Verschil]=0,"goed",[@Ernst])'),
        Kolom("Herstel", _C, 46, LANG),
    ),
)

TBL_INVOER = Tabel(
    "tblInvoer",
    "Controle",
    (
        Kolom("Nr", _S, 6, GETAL),
        Kolom("Invoer", _C, 54, LANG),
        Kolom("Onderdeel", _C, 20),
        Kolom("Nu", _F, 15, EURO),
        Kolom("Bij Python", _C, 15, EURO),
        Kolom("Verschil", _F, 13, EURO, "=ROUND([@Nu]-[@[Bij Python]],6)"),
    ),
)
NOG_NIET = "nog niet nagelopen"
TBL_BEVINDINGEN = Tabel(
    "tblBevindingen",
    "Controle",
    (
        Kolom("Nr", _S, 6, GETAL),
        Kolom("Bevinding", _C, 54, LANG),
        Kolom("Waar", _C, 20),
        Kolom("Regel", _C, 15, GETAL),
        Kolom("Ernst", _C, 15),
        Kolom("Herstel", _C, 13),
    ),
)
