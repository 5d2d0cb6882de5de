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

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.grond.xmlkeuring import is_read
from modelgemeente_xl.bestand.kopie.delen import is_standard, standard_places
from modelgemeente_xl.bestand.kopie.vorm import without_modules
from modelgemeente_xl.bestand.pakket.pakket import package_bytes
from modelgemeente_xl.regels.zicht.xmldeel import xml_fout

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


def read_workbook(parts: Mapping[str, bytes]) -> Workbook:
    """Give the workbook with its formulas, or raise `NietTeControleren`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it drops, which is not needed here
            return openpyxl.load_workbook(
                io.BytesIO(package_bytes(_needed(parts), level=0)), keep_links=False
            )
    except Exception as error:  # openpyxl names no exceptions of its own for a damaged file
        raise NietTeControleren(
            f"de werkmap is niet na te lopen: {_waar(parts)}; open haar in Excel, bewaar haar "
            "opnieuw en probeer het nog eens"
        ) from error


def _waar(parts: Mapping[str, bytes]) -> str:
    """Which part is to blame, as far as that shows: what openpyxl says is English, of itself."""
    for naam, content in parts.items():
        if is_read(naam) and (fout := xml_fout(content)) is not None:
            return f"onderdeel {naam} is geen geldige XML (bij regel {fout})"
    return "een onderdeel, meestal de stijlen of een tabel, is anders dan Excel het schrijft"


def _needed(parts: Mapping[str, bytes]) -> dict[str, bytes]:
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
