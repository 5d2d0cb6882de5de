"""The classic route: buttons in Excel for Windows or Mac through VBA's `RunPython`.

`RunPython` cannot pass a workbook, and a script with a parameter becomes a Sub that no button can
call; this module takes the workbook that called. Its text for VBA is made here, so that names
cannot drift apart. Not tried in Excel.
"""

import xlwings as xw

from modelgemeente_xl.addin import scripts
from modelgemeente_xl.grond.geweigerd import Geweigerd

KNOPPEN = dict(scripts.SCRIPTS)
TITEL = "Modelgemeente"
_SUB = """\
Public Sub {naam}()
    RunPython "from modelgemeente_xl.addin.runpython import druk; druk('{knop}')"
End Sub
"""


def druk(knop: str) -> None:
    """Press a button on the workbook that called, and tell a refusal in a message."""
    book = xw.Book.caller()
    try:
        KNOPPEN[knop](book)
    except Geweigerd as error:
        book.app.alert(str(error), title=TITEL, mode="critical")


def vba_module() -> str:
    """The text of the VBA module, to import in the editor: plain ASCII with Windows line ends."""
    lines = [
        f'Attribute VB_Name = "{TITEL}"',
        "Option Explicit",
        "' Knoppen van de Modelgemeente. Vraagt de invoegtoepassing xlwings (Extra, Verwijzingen).",
        "",
        *(_SUB.format(naam=knop.capitalize(), knop=knop) for knop in KNOPPEN),
    ]
    return "\n".join(lines).replace("\n", "\r\n")


if __name__ == "__main__":
    print(vba_module(), end="")
