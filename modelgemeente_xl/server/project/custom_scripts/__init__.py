"""The buttons that xlwings Server offers: each name here that xlwings decorated is one.

Not those that look at a file: a server has none, and the pane sends it one.
"""

from modelgemeente_xl.addin.scripts import SCRIPTS
from modelgemeente_xl.werkmap.indeling.knoppen import in_excel

globals().update({knop.naam: SCRIPTS[knop.naam] for knop in in_excel() if knop.schrijft})
