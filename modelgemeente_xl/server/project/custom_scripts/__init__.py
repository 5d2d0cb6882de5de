"""The buttons that xlwings Server offers: each name here that xlwings decorated is one."""

from modelgemeente_xl.addin.scripts import herbereken, schaal, terugdraaien, vernieuw

__all__ = ("herbereken", "schaal", "terugdraaien", "vernieuw")
