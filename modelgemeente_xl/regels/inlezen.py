"""Read a workbook with openpyxl: cells, styles and tables, and nothing it would stumble over.

Validations, formats, names, links and drawings the rules read from the parts themselves, because
openpyxl drops some of them and refuses a file over others.
"""

import io
import re
import warnings
from collections.abc import Mapping

import openpyxl
from openpyxl.workbook.workbook import Workbook

from modelgemeente_xl.bestand.kopiedelen import is_standard, standard_places
from modelgemeente_xl.bestand.kopievorm import without_modules
from modelgemeente_xl.bestand.pakket import package_bytes
from modelgemeente_xl.bestand.weigering import BestandGeweigerd

_BLOKKEN = re.compile(
    rb"<((?:[\w.-]+:)?(?:dataValidations|conditionalFormatting|hyperlinks|ignoredErrors|extLst|"
    rb"definedNames|externalReferences|pivotCaches|customWorkbookViews|controls|oleObjects))\b"
    rb"[^>]*?(?:/>|>.*?</\1\s*>)"
    rb"|<(?:[\w.-]+:)?(?:drawing|legacyDrawing|legacyDrawingHF|picture)\b[^>]*/>",
    re.DOTALL,
)
_RELATIE = re.compile(
    rb"<(?:[\w.-]+:)?Relationship\b[^>]*?(?:/>|>[^<]*</(?:[\w.-]+:)?Relationship>)"
)


class NietTeControleren(BestandGeweigerd):
    """The workbook cannot be read by the rules; the message says why."""


def lees_werkmap(parts: Mapping[str, bytes]) -> Workbook:
    """Give the workbook with its formulas, or raise `NietTeControleren`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it drops, which is not needed here
            return openpyxl.load_workbook(
                io.BytesIO(package_bytes(_nodig(parts), level=0)), keep_links=False
            )
    except Exception as error:  # openpyxl names no exceptions of its own for a damaged file
        raise NietTeControleren(
            f"de werkmap is niet te lezen ({type(error).__name__}: {error}); open haar in Excel, "
            "bewaar haar opnieuw en probeer het nog eens"
        ) from error


def _nodig(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without what openpyxl need not read, where it looks for them."""
    if not is_standard(parts):
        parts = standard_places(parts, without_modules(parts))
    copy = without_modules(parts)
    for name, content in parts.items():
        if name.startswith("xl/worksheets/_rels/"):
            copy[name] = _RELATIE.sub(_alleen_tabellen, content)
        elif name.startswith("xl/worksheets/") or name == "xl/workbook.xml":
            copy[name] = _BLOKKEN.sub(b"", content)
    return copy


def _alleen_tabellen(relatie: re.Match[bytes]) -> bytes:
    return relatie[0] if b"/relationships/table" in relatie[0] else b""
