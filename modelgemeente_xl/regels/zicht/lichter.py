"""The parts of a workbook without what costs much and tells the rules nothing.

Who formats a whole sheet makes a million rows in which nothing stands, and who keeps an export
beside the begroting a million cells that no rule looks at. As objects of openpyxl and lxml these
take gigabytes. They are taken out of the bytes first; a small sheet is left as it is.
"""

import re
from collections.abc import Iterator, Mapping

from modelgemeente_xl.bestand.grond.legerijen import may_lose, shortened
from modelgemeente_xl.excel.formule import cellen_of
from modelgemeente_xl.regels.zicht.onze import BLAD_VAN_NAAM, VERKLAARD, VERKLAARDE_BLADEN
from modelgemeente_xl.regels.zicht.werkmapdeel import Werkmapdeel
from modelgemeente_xl.regels.zicht.xmldeel import parse_xml

_VAST = re.compile(
    rb'<c r="[A-Z]+[0-9]+"(?:\s(?!t="e")[\w:]+="[^"<>]*+")*+\s*+'
    rb"(?:/>|>(?:<v(?:\s[^<>]*+)?>[^<]*+</v>|<is><t(?:\s[^<>]*+)?>[^<]*+</t></is>)?+</c>)\s*+"
)


def without_empty_rows(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts, with long runs of empty rows in large sheets made short."""
    return {
        naam: shortened(content) if _is_blad(naam) and may_lose(content) else content
        for naam, content in parts.items()
    }


def only_formulas(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts, with in large sheets that are not ours only formulas and error values."""
    copy = dict(parts)
    for part in _vreemd(parts):
        if _is_blad(part) and may_lose(parts[part]):
            copy[part] = shortened(_VAST.sub(b"", parts[part]), 0)
    return copy


def _is_blad(naam: str) -> bool:
    return naam.startswith("xl/worksheets/")


def _vreemd(parts: Mapping[str, bytes]) -> Iterator[str]:
    """The parts of sheets that hold no table of ours, and to which no name of ours points."""
    werkmap = Werkmapdeel(parts)
    genoemd = {
        bereik.blad
        for naam in werkmap.namen
        if naam.naam in BLAD_VAN_NAAM and (bereik := cellen_of(naam.tekst)) is not None
    }
    for blad in werkmap.bladen:
        tabellen = {
            parse_xml(parts.get(relatie.doel)).get("displayName")
            for relatie in werkmap.relaties(blad.part)
            if relatie.soort == "table"
        }
        ons = blad.naam in VERKLAARDE_BLADEN or blad.naam in genoemd or tabellen & set(VERKLAARD)
        if blad.part in parts and not ons:
            yield blad.part
