"""Write true results into a package: formula cells, and the copies that charts keep of cells."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from modelgemeente_xl.bestand.pakket import sheet_parts
from modelgemeente_xl.bestand.rekenen import Rekenblad, Waarde

_FORMULA_CELL = re.compile(
    r'<c r="([A-Z]+)([0-9]+)"((?: s="[0-9]+")?)(?: t="[a-z]+")?>'
    r"(<f[^>]*>[^<]*</f>)(?:<v>[^<]*</v>)?</c>"
)
_CHART_CACHE = re.compile(
    r"<c:f>([^<]+)</c:f>(?:<c:(num|str)Cache>.*?</c:\2Cache>)?(?=</c:(num|str)Ref>)", re.DOTALL
)
_RANGE = re.compile(r"'?([^'!]+)'?!\$([A-Z]+)\$([0-9]+)(?::\$([A-Z]+)\$([0-9]+))?")


def fill_values(parts: dict[str, bytes], rekenblad: Rekenblad) -> dict[str, bytes]:
    """Give the package with every formula result as the engine computed it.

    Only sheets and charts change; the engine must have evaluated the same package.
    """
    filled = dict(parts)
    for blad, part in sheet_parts(parts).items():
        filled[part] = _fill_sheet(parts[part].decode(), blad, rekenblad).encode()
    for part in parts:
        if part.startswith("xl/charts/chart"):
            filled[part] = _fill_chart(parts[part].decode(), rekenblad).encode()
    return filled


def column_number(letters: str) -> int:
    """Number of a column, counted from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _fill_sheet(xml: str, blad: str, rekenblad: Rekenblad) -> str:
    def fill(match: re.Match[str]) -> str:
        letters, row, style, formula = match.groups()
        kind, text = _encoded(rekenblad.value(blad, int(row), column_number(letters)))
        return f'<c r="{letters}{row}"{style}{kind}>{formula}<v>{text}</v></c>'

    return _FORMULA_CELL.sub(fill, xml)


def _encoded(value: Waarde) -> tuple[str, str]:
    """Type attribute and text of a result, as the file format writes them."""
    if value is None:
        return ' t="str"', ""
    if isinstance(value, bool):
        return ' t="b"', str(int(value))
    if isinstance(value, str):
        return (' t="e"' if value.startswith("#") else ' t="str"'), escape(value)
    return "", number_text(value)


def number_text(value: float) -> str:
    """Shortest text that reads back as the same number."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _fill_chart(xml: str, rekenblad: Rekenblad) -> str:
    def fill(match: re.Match[str]) -> str:
        kind = match[3]
        values = list(_values_of(match[1], rekenblad))
        points = "".join(
            f'<c:pt idx="{i}"><c:v>{_encoded(v)[1]}</c:v></c:pt>'
            for i, v in enumerate(values)
            if v is not None
        )
        code = "<c:formatCode>General</c:formatCode>" if kind == "num" else ""
        return (
            f"<c:f>{match[1]}</c:f><c:{kind}Cache>{code}"
            f'<c:ptCount val="{len(values)}"/>{points}</c:{kind}Cache>'
        )

    return _CHART_CACHE.sub(fill, xml)


def _values_of(reference: str, rekenblad: Rekenblad) -> Iterator[Waarde]:
    match = _RANGE.fullmatch(reference)
    if match is None:
        return
    blad, letter, row, letter_last, row_last = match.groups()
    for r in range(int(row), int(row_last or row) + 1):
        for c in range(column_number(letter), column_number(letter_last or letter) + 1):
            value = rekenblad.value(blad, r, c)
            yield float(value) if isinstance(value, int) and not isinstance(value, bool) else value
