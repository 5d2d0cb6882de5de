"""What follows a table: ranges that ended at its last row of data end at its new last row."""

import re
from collections.abc import Callable

from modelgemeente_xl.bestand.grond.bladpatronen import ATTRIBUTES, attribute_of
from modelgemeente_xl.bestand.grond.xmltekst import escaped, xml_text
from modelgemeente_xl.bestand.pakket.namen import NAME
from modelgemeente_xl.bestand.pakket.tabellen import Bladtabel
from modelgemeente_xl.excel.adressen import Bereik, Plaats, parse_range
from modelgemeente_xl.excel.patronen import CEL, GECITEERD, TEKST

_ELEMENTS = rb"(?:conditionalFormatting|dataValidation|ignoredError|protectedRange)"
_SQREF = re.compile(
    rb"(<(?:[\w.-]+:)?%s\b%s?\s+sqref\s*=\s*)(\"[^\"<]*\"|'[^'<]*')" % (_ELEMENTS, ATTRIBUTES)
)
_EXTENSION = re.compile(rb"<([\w.-]+:%s)\b.*?</\1\s*>" % _ELEMENTS, re.DOTALL)
_EXTENSION_SQREF = re.compile(rb"(<(?:[\w.-]+:)?sqref\s*>)([^<]*)")
_FORMULA = re.compile(rb"(<(?:[\w.-]+:)?(?:formula[12]?|f)%s\s*>)([^<]+)" % ATTRIBUTES)
_REFERENCE = re.compile(
    rf"{TEKST}"
    r"|(?<![\w.!$\]:])(?:('(?:[^']|'')+'|[\w.]+)!)?"
    rf"({CEL}:{CEL})(?![\w(])"
)
_AREA = re.compile(rf"((?:\A|,)(?:{GECITEERD}|[^'!,]*)!)")
_LAST_ROW_FIXED = re.compile(r"\$[0-9]+\Z")
_LAST_NUMBER = re.compile(r"[0-9]+\Z")


def follow_tail(tail: bytes, data: Bereik, laatste_rij: int) -> bytes:
    """What stands behind the cells: where validations, formats and ignored errors hold, x14 too."""

    def sqref(text: bytes) -> bytes:
        refs = text.decode().split(" ")
        return " ".join(_followed(ref, data, laatste_rij) for ref in refs).encode()

    tail = _SQREF.sub(lambda m: m[1] + m[2][:1] + sqref(m[2][1:-1]) + m[2][:1], tail)
    return _EXTENSION.sub(
        lambda block: _EXTENSION_SQREF.sub(lambda m: m[1] + sqref(m[2]), block[0]), tail
    )


def follow_names(workbook: bytes, nummer: int, tabel: Bladtabel, laatste_rij: int) -> bytes:
    """The workbook's part with names that cover whole columns of a table, and the print area.

    `nummer` is that of the table's sheet, counted from 0. A print area may end one row lower than
    the table: that row of white stays beneath it.
    """
    last = str(tabel.laatste_rij).encode()

    def follow(match: re.Match[bytes]) -> bytes:
        name, sheet = (attribute_of(match[2], key) for key in (b"name", b"localSheetId"))
        text = xml_text(match[3])
        if name == b"_xlnm.Print_Area" and sheet == str(nummer).encode():
            areas = _AREA.split(text)
            text = "".join(_area_followed(area, tabel.bereik, laatste_rij) for area in areas)
        elif name is not None and not name.startswith(b"_xlnm.") and last in match[3]:
            text = _references(text, False, tabel, laatste_rij)
        return match[0] if text == xml_text(match[3]) else match[1] + escaped(text)

    return NAME.sub(follow, workbook)


def follow_formulas(xml: bytes, eigen_blad: bool, tabel: Bladtabel, laatste_rij: int) -> bytes:
    """Lists of validations, rules of formats and ranges of charts that cover whole columns."""
    last = str(tabel.laatste_rij).encode()

    def follow(match: re.Match[bytes]) -> bytes:
        if last not in match[2]:
            return match[0]
        text = xml_text(match[2])
        new = _references(text, eigen_blad, tabel, laatste_rij)
        return match[0] if new == text else match[1] + escaped(new)

    return _FORMULA.sub(follow, xml)


def whole_columns(rij: int) -> re.Pattern[bytes]:
    """What finds, in the XML of a sheet, where a range may end at this row."""
    return re.compile(rb":\$?[A-Z]{1,3}\$?%d(?![0-9])" % rij)


def follow_cell(formule: str, cel: Plaats, tabel: Bladtabel, laatste_rij: int) -> str:
    """The formula of a cell; what Excel writes as `tabel[kolom]`, others write as a range.

    In the rows of the table itself an end that is not fixed is that of the row: a running total.
    """
    data = tabel.bereik._replace(rij_tot=max(tabel.laatste_rij, laatste_rij))
    inside = cel.blad == tabel.blad and data.rij <= cel.rij <= data.rij_tot

    def allowed(ref: str, bounds: Bereik) -> bool:
        grown = bounds._replace(rij_tot=laatste_rij)
        circular = cel.blad == tabel.blad and grown.holds(cel.rij, cel.kolom)
        return not circular and not (inside and _LAST_ROW_FIXED.search(ref) is None)

    return _references(formule, cel.blad == tabel.blad, tabel, laatste_rij, allowed)


def _always(ref: str, bounds: Bereik) -> bool:
    return True


def _references(
    formule: str,
    eigen_blad: bool,
    tabel: Bladtabel,
    laatste_rij: int,
    allowed: Callable[[str, Bereik], bool] = _always,
) -> str:
    data = tabel.bereik

    def follow(match: re.Match[str]) -> str:
        sheet, ref = match.groups()
        if ref is None:
            return match[0]
        bounds = parse_range(ref)
        here = eigen_blad if sheet is None else _plain(sheet) == tabel.blad.lower()
        whole = (
            bounds is not None
            and bounds.rij in (data.rij, data.rij - 1)
            and bounds.rij_tot == data.rij_tot
            and data.kolom <= bounds.kolom <= bounds.kolom_tot <= data.kolom_tot
            and allowed(ref, bounds)
        )
        return _LAST_NUMBER.sub(str(laatste_rij), match[0]) if here and whole else match[0]

    return _REFERENCE.sub(follow, formule)


def _plain(sheet: str) -> str:
    return (sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet).lower()


def _area_followed(area: str, data: Bereik, laatste_rij: int) -> str:
    bounds = parse_range(area)
    if bounds is None or bounds.rij > data.rij or bounds.rij_tot != data.rij_tot + 1:
        return _followed(area, data, laatste_rij)
    return _followed(area, data._replace(rij_tot=data.rij_tot + 1), laatste_rij + 1)


def _followed(ref: str, data: Bereik, laatste_rij: int) -> str:
    bounds = parse_range(ref)
    if bounds is None or bounds.rij_tot != data.rij_tot:
        return ref
    if bounds.kolom > data.kolom_tot or bounds.kolom_tot < data.kolom:
        return ref
    # A range of the last row only says something of that row, unless it is the only row.
    if bounds.rij > laatste_rij or (bounds.rij == bounds.rij_tot != data.rij):
        return ref
    first, _, last = ref.partition(":")
    last = _LAST_NUMBER.sub(str(laatste_rij), last or first)
    return first if last == first else f"{first}:{last}"
