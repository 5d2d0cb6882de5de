"""How large a sheet comes out on paper: what fitting to the width leaves of its size."""

from math import floor

from modelgemeente_xl.excel.adressen import Bereik
from modelgemeente_xl.regels.zicht.bladdeel import Bladdeel
from modelgemeente_xl.regels.zicht.xmldeel import MAIN, getal, waar

_A4 = {"portrait": 595.276, "landscape": 841.89}
"""Width in points, by how the paper lies."""
_INCH = 72.0
_MARGE = 0.7
"""Margin at the left and right where a sheet names none, in inches."""
_TEKEN = 5.25
"""Points that one unit of column width takes: a digit of Calibri 11 is seven pixels."""


def schaal_of(deel: Bladdeel, vlak: Bereik) -> float:
    """Part of its size at which an area of a sheet is printed on A4, in whole percents.

    Fitting makes smaller and never larger.
    """
    pagina = deel.root.find(f"{MAIN}pageSetup")
    passend = deel.root.find(f"{MAIN}sheetPr/{MAIN}pageSetUpPr")
    if passend is None or not waar(passend, "fitToPage"):
        return 1.0 if pagina is None else getal(pagina, "scale", 100) / 100
    stand = "portrait" if pagina is None else pagina.get("orientation", "portrait")
    marges = deel.root.find(f"{MAIN}pageMargins")
    rand = sum(
        _MARGE if marges is None else getal(marges, kant, _MARGE) for kant in ("left", "right")
    )
    ruimte = _A4.get(stand, _A4["portrait"]) - rand * _INCH
    breed = sum(_TEKEN * deel.breedte(kolom) for kolom in range(vlak.kolom, vlak.kolom_tot + 1))
    return min(1.0, floor(100 * ruimte / breed) / 100) if breed else 1.0
