"""The palette of the workbook, free of what builds it."""

from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN, Eigenaar, Soort

INKT = "#1B2B38"
DONKER = "#1F4E66"
GRIJS = "#5B6770"
LIJN = "#C9D1D6"
VLAK = "#EEF3F5"
INVOER = "#FFF6DB"
WIT = "#FFFFFF"
GOED, GOED_VLAK = "#1B5E20", "#E3F3E5"
LET_OP, LET_OP_VLAK = "#7A4B00", "#FFEFCC"
FOUT, FOUT_VLAK = "#8E1B1B", "#FBE1E1"

KOPKLEUR = {
    Eigenaar.SLEUTEL: GRIJS,
    Eigenaar.CATALOGUS: DONKER,
    Eigenaar.INVOER: "#7A4B00",
    Eigenaar.FORMULE: "#37604A",
}
TABKLEUR = {
    Soort.INVOER: "#E0A100",
    Soort.CATALOGUS: "#1F4E66",
    Soort.DOMEIN: "#37604A",
    Soort.PRESENTATIE: "#2A7F9E",
    Soort.CONTROLE: "#8E1B1B",
    Soort.LOG: "#5B6770",
}
DOMEINKLEUREN = {
    "Algemeen": "#1F4E66",
    "Bedrijfsvoering": "#2A7F9E",
    "Dienstverlening": "#7FB7BE",
    "Fysiek": "#5E8C61",
    "OOV": "#B98B2B",
    "Sociaal": "#8A5A83",
}
if _zonder := set(DOMEINBLADEN) - set(DOMEINKLEUREN):
    raise ValueError(f"geen kleur voor domein {', '.join(_zonder)}: zet haar bij DOMEINKLEUREN")
