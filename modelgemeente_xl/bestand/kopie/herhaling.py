"""Write a formula that repeats down a column once, in a form that every cell of it can share.

Formulas are compared as the engine would share them: with rows counted from the cell itself. In
`tabel[[#This Row],[kolom]]` it would not, so that becomes the cell that it means. In a row outside
its table that is no cell: there Excel gives #VALUE!, where the engine would compute on.
"""

import re
from collections.abc import Iterable
from functools import cache

from modelgemeente_xl.bestand.grond.bladpatronen import attribute_of
from modelgemeente_xl.bestand.grond.xmltekst import escaped, xml_text
from modelgemeente_xl.bestand.pakket.tabellen import Bladtabel
from modelgemeente_xl.excel.adressen import LAATSTE_RIJ, column_letters

_NUMBER = re.compile(rb'\ssi="([0-9]+)"')
_RELATIVE = re.compile(rb"(?<![\w\]\[$.\\?])(\$?[A-Z]{1,3})([0-9]{1,7})(?![\w(\[.!\\?])")
_PERHAPS_RELATIVE = re.compile(rb"[A-Z][0-9]")
"""In every text in which a reference is found; looking for just this is several times quicker."""
_LITERAL_REFERENCE = re.compile(rb'"[^"]*[A-Z][0-9][^"]*"')
_WHOLE_ROWS = re.compile(rb"(?<![\w$])[0-9]+:")
_NAME = r"\[((?:[^\[\]'#@]|'.)+)\]"
_THIS_ROW = re.compile(rf"([\w.\\]+)\[\[#This Row\],{_NAME}(?::{_NAME})?\]")
_TEXT = re.compile(r'"[^"]*"')
_ESCAPE = re.compile(r"'(.)")

_EVERY_ROW = range(1, LAATSTE_RIJ + 1)

Herhaling = tuple[list[str], range]
"""A formula in pieces with the number of the row between them, and the rows in which it holds."""


@cache
def _cell_pattern(prefix: bytes) -> re.Pattern[bytes]:
    return re.compile(
        rb'(<%(p)sc r="([A-Z]{1,3})([0-9]{1,7})"[^<>]*>)<%(p)sf([^<>]*)>([^<]+)</%(p)sf>'
        % {b"p": re.escape(prefix)}
    )


class Deler:
    """Shares the formulas of one sheet, whose tables it knows."""

    def __init__(self, tabellen: Iterable[Bladtabel], prefix: bytes) -> None:
        self._tabellen = {
            tabel.naam.lower(): (
                range(tabel.kop_rij + 1, tabel.laatste_rij + 1),
                {
                    naam.lower(): column_letters(kolom)
                    for kolom, naam in enumerate(tabel.kolommen, tabel.eerste_kolom)
                },
            )
            for tabel in tabellen
        }
        self._prefix = prefix
        self._plans: dict[bytes, Herhaling | None] = {}
        self._followers: dict[tuple[bytes, bytes], bytes] = {}
        self._columns: dict[tuple[bytes, bytes], tuple[range, bytes]] = {}
        self._above: dict[bytes, tuple[bytes, tuple[int, ...], bytes]] = {}
        """Per column the relative formula met last, to see at once that the next is the same."""
        self._next = 0

    def shared(self, xml: bytes) -> bytes:
        """The XML of a sheet with repeated formulas shared."""
        taken = [int(number) for number in _NUMBER.findall(xml)] if b" si=" in xml else []
        self._next = max(taken, default=-1) + 1
        # What stands between formulas, and their groups, in turn: a call for each would cost more.
        pieces = _cell_pattern(self._prefix).split(xml)
        for i in range(1, len(pieces), 6):
            head, column, row, attributes, text = pieces[i : i + 5]
            known = self._columns.get((column, text))
            if known is not None and not attributes and int(row) in known[0]:
                formula = known[1]
            else:
                formula = self._formula(column, row, attributes, text)
            pieces[i : i + 5] = head, formula, b"", b"", b""
        return b"".join(pieces)

    def _formula(self, column: bytes, row: bytes, attributes: bytes, text: bytes) -> bytes:
        above = self._above.get(column)
        if above is not None and not attributes:
            form, offsets, follower = above
            number = int(row)
            if min(offsets) + number > 0 and form % tuple([number + o for o in offsets]) == text:
                return follower
        if attributes:
            kind = attribute_of(attributes, b"t") or b"normal"
            if kind == b"shared":
                return self._already_shared(row, attributes, text)
            if kind != b"normal":
                return self._as_it_is(attributes, text)
        if b"#This Row" in text:
            key, plan = text, self._planned(text)
            if plan is None:
                return self._as_it_is(attributes, text)
            if int(row) not in plan[1]:
                return self._as_it_is(attributes, _outside(text))
            rows = plan[1]
        elif (relative := self._relative(text, int(row))) is not None:
            key = relative
            rows = _EVERY_ROW if key == text else range(int(row), int(row) + 1)
        else:
            return self._as_it_is(attributes, text)
        p = self._prefix
        known_follower = self._followers.get((column, key))
        if known_follower is not None:
            self._remember(column, int(row), text, known_follower)
            return known_follower
        si = b"%d" % self._next
        self._next += 1
        follower = b'<%sf t="shared" si="%s"/>' % (p, si)
        self._followers[column, key] = follower
        self._remember(column, int(row), text, follower)
        self._columns[column, text] = rows, follower
        ref = b"%s%s:%s%d" % (column, row, column, LAATSTE_RIJ)
        formula = self._written(text, row)
        return b'<%sf t="shared" ref="%s" si="%s">%s</%sf>' % (p, ref, si, formula, p)

    def _as_it_is(self, attributes: bytes, text: bytes) -> bytes:
        return b"<%sf%s>%s</%sf>" % (self._prefix, attributes, text, self._prefix)

    def _remember(self, column: bytes, row: int, text: bytes, follower: bytes) -> None:
        pieces = [] if b"#This Row" in text else _RELATIVE.split(text.replace(b"%", b"%%"))
        if len(pieces) > 1:
            offsets = tuple(int(digits) - row for digits in pieces[2::3])
            pieces[2::3] = [b"%d"] * len(offsets)
            self._above[column] = b"".join(pieces), offsets, follower

    def _already_shared(self, row: bytes, attributes: bytes, text: bytes) -> bytes:
        plan = self._planned(text) if b"#This Row" in text else None
        if plan is not None and int(row) in plan[1]:
            text = self._written(text, row)
        return self._as_it_is(attributes, text)

    def _planned(self, text: bytes) -> Herhaling | None:
        if text not in self._plans:
            self._plans[text] = self._plan(text)
        return self._plans[text]

    def _relative(self, text: bytes, row: int) -> bytes | None:
        """The formula with rows counted from its own; None where that is not sure to be it."""
        if b"'" in text or b"&quot;" in text or (b":" in text and _WHOLE_ROWS.search(text)):
            return None
        if b'"' in text and _LITERAL_REFERENCE.search(text.replace(b'""', b"")):
            return None
        if not _PERHAPS_RELATIVE.search(text):
            return text
        pieces = _RELATIVE.split(text)  # text, column, row, text, column, row, text ...
        pieces[2::3] = [b"{%d}" % (int(digits) - row) for digits in pieces[2::3]]
        return b"".join(pieces)

    def _written(self, text: bytes, row: bytes) -> bytes:
        plan = self._plans.get(text)
        return text if plan is None else escaped(row.decode().join(plan[0]))

    def _plan(self, text: bytes) -> Herhaling | None:
        formula = xml_text(text)
        if (
            (_PERHAPS_RELATIVE.search(text) and _RELATIVE.search(text))
            or _WHOLE_ROWS.search(text)
            or any("#" in literal for literal in _TEXT.findall(formula))
        ):
            return None
        rows = _EVERY_ROW
        pieces, position = [""], 0
        for match in _THIS_ROW.finditer(formula):
            data, columns = self._tabellen.get(match[1].lower(), (range(0), {}))
            names = [_ESCAPE.sub(r"\1", name).lower() for name in match.groups()[1:] if name]
            if not all(name in columns for name in names):
                return None
            rows = range(max(rows.start, data.start), min(rows.stop, data.stop))
            pieces[-1] += formula[position : match.start()]
            for i, name in enumerate(names):
                pieces[-1] += f"{':' if i else ''}${columns[name]}"
                pieces.append("")
            position = match.end()
        pieces[-1] += formula[position:]
        left = "".join(pieces)
        return None if "#This Row" in left or "@" in left else (pieces, rows)


def _outside(text: bytes) -> bytes:
    """A formula in a row that is not of its table: there is no such cell in it."""
    return escaped(_THIS_ROW.sub("#VALUE!", xml_text(text)))
