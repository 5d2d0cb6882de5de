"""Where the cells of a worksheet stand in its XML: an index over the bytes.

Rows are found at once, the cells of a row when one of them is asked for. Every byte must be
accounted for: rows and cells in rising order, each of a known form; what bears no address stands
right behind what is before it. A sheet that is anything else is refused by name, since a change
could land in the wrong place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from modelgemeente_xl.bestand.blad.celvorm import Cel, Rij, Vlot, parsed
from modelgemeente_xl.bestand.blad.rijen import Rijen, Rijreeks, empty_runs
from modelgemeente_xl.bestand.grond.bladpatronen import (
    ADDRESS,
    CELL,
    OTHER_CELL,
    ROOT,
    attribute_of,
    patterns,
)
from modelgemeente_xl.bestand.grond.bladvorm import without_remarks
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.excel.adressen import (
    LAATSTE_KOLOM,
    LAATSTE_RIJ,
    column_letters,
    column_number,
)


class Bladindex:
    """The rows and cells of one sheet part; `begin` and `eind` bound the content of `sheetData`.

    Where it is written as `<sheetData/>` it is `gesloten`, and both are where that ends.
    """

    def __init__(self, blad: str, xml: bytes) -> None:
        self.blad = blad
        self.xml = xml = without_remarks(xml)
        root = ROOT.search(xml)
        if root is None:
            raise self.refusal("de XML is niet die van een werkblad")
        self.patronen = patterns(root[1] + b":" if root[1] else b"")
        self._bound()
        self._formules: Sequence[re.Match[bytes]] | None = None
        self.gevuld: dict[int, Rij] = {}
        """The rows without those of long runs in which nothing stands."""
        self.rijen: Mapping[int, Rij] = self.gevuld
        self._find_rows()

    def refusal(self, what: str) -> BestandGeweigerd:
        """The error that says why this sheet cannot be worked on."""
        return BestandGeweigerd(
            f"blad {self.blad} is niet veilig te wijzigen: {what}; open de werkmap in Excel en sla "
            "haar opnieuw op"
        )

    def cell(self, rij: int, kolom: int) -> Cel | None:
        """A cell as it stands in the XML, or None where there is none."""
        row = self.rijen.get(rij)
        begin = self.cells(row).get(kolom) if row else None
        return None if begin is None else self.cell_at(begin)

    def cells(self, row: Rij) -> dict[int, int]:
        """Where the cell of each column of a row begins, in rising order."""
        if row.cellen is None:
            row.cellen = {kolom: begin for kolom, _, _, begin in self.plain_cells(row)}
        return row.cellen

    def tokens(self, row: Rij) -> Iterator[tuple[int, re.Match[bytes]]]:
        """Column and match of every cell of a row; raise where the row is not only cells."""
        number = b"%d" % row.nummer
        position = row.inhoud
        while position < row.sluit and self.xml[position] in b" \t\r\n":
            position += 1
        last = 0
        for match in self.patronen.token.finditer(self.xml, position, row.sluit):
            if match.start() != position:
                break
            position = match.end()
            if match.lastindex == CELL:
                letters, digits = match.group(2, 3)
            else:
                letters, digits = self._address(match, last + 1, number)
            column = column_of(letters)
            if digits != number or not last < column <= LAATSTE_KOLOM:
                raise self._misplaced(letters + digits)
            yield column, match
            last = column
        if position != row.sluit:
            found = self.xml[position : position + 40].decode(errors="replace")
            raise self.refusal(f"in rij {row.nummer} staat iets dat niet is herkend: {found}")

    def plain_cells(self, row: Rij) -> list[Vlot]:
        """The cells of a row, read as fast as can be, and once."""
        if row.gelezen is None:
            row.gelezen = self._plain_cells(row)
        return row.gelezen

    def _plain_cells(self, row: Rij) -> list[Vlot]:
        found = self.patronen.token.findall(self.xml, row.inhoud, row.sluit)
        if not found:
            return list(self._any_cells(row))
        # All columns of a row at once: what would be done for each cell sets the speed of reading.
        cells, letters, digits, _, kinds, _, _, values, *_ = zip(*found, strict=True)
        *places, end = accumulate(map(len, cells), initial=row.inhoud)
        columns = _columns_of(letters)
        # Where the lengths add up the cells follow each other without anything between them.
        if end != row.sluit or columns is None or digits.count(b"%d" % row.nummer) != len(digits):
            return list(self._any_cells(row))
        return list(zip(columns, kinds, values, places, strict=True))

    def _any_cells(self, row: Rij) -> Iterator[Vlot]:
        for kolom, match in self.tokens(row):
            kind, raw = match.group(5, 8) if match.lastindex == CELL else (b"?", None)
            yield kolom, kind or b"", raw or b"", match.start()

    def cell_bears_address(self, begin: int) -> bool:
        """Whether the cell that begins here says where it stands, not just follows another."""
        match = self.patronen.token.match(self.xml, begin)
        if match is None or match.lastindex == CELL:
            return True
        return attribute_of(match[OTHER_CELL + 1], b"r") is not None

    def row_bears_number(self, row: Rij) -> bool:
        """Whether a row says which it is, or just follows the one before."""
        return attribute_of(self.xml[row.begin : row.inhoud], b"r") is not None

    def last_filled(self, row: Rij) -> int:
        """Column of the last cell of a row that holds more than a style, 0 where there is none."""
        for kolom in reversed(self.cells(row)):
            cel = self.cell_at(self.cells(row)[kolom])
            if (cel.formule, cel.waarde, cel.tekst) != (None, None, None):
                return kolom
        return 0

    def cell_at(self, begin: int) -> Cel:
        """The cell that begins at a byte of which the index knows that one does."""
        match = self.patronen.token.match(self.xml, begin)
        if match is None:
            raise ValueError(begin)
        return self.parsed(match)

    def parsed(self, match: re.Match[bytes]) -> Cel:
        """A cell that was matched, taken apart."""
        cel = parsed(self.patronen, match)
        if cel is None:
            found = match[0][:60].decode(errors="replace")
            raise self.refusal(f"de inhoud van een cel is niet herkend: {found}")
        return cel

    def formula_cells(self) -> Iterator[tuple[int, int, Cel]]:
        """Row, column and content of every cell with a formula."""
        if not self.may_compute():
            return
        for row in self.gevuld.values():
            if self.patronen.formula.search(self.xml, row.inhoud, row.sluit):
                for kolom, match in self.tokens(row):
                    cel = self.parsed(match)
                    if cel.formule is not None:
                        yield row.nummer, kolom, cel

    def plain_formulas(self) -> Sequence[re.Match[bytes]] | None:
        """Every cell with a formula by the pattern `formula_cell`; None where one is otherwise."""
        if self._formules is not None:
            return self._formules
        patterns, place = self.patronen, (self.xml, self.begin, self.eind)
        found = list(patterns.formula_cell.finditer(*place))
        if len(found) != len(patterns.formula.findall(*place)):
            return None
        if len(found) <= _KEPT:
            self._formules = found
        return found

    def formula_places(self) -> list[tuple[int, int, bytes]]:
        """Row and column of every cell with a formula, with its text where that is plain."""
        plain, tag = self.plain_formulas(), b"<%sf>" % self.patronen.prefix
        if plain is not None:
            cells = (match.group(2, 3, 5) for match in plain)
            text = slice(len(tag), -len(tag) - 1)
            return [
                (int(digits), column_of(letters), f[text] if f.startswith(tag) else b"")
                for letters, digits, f in cells
            ]
        found = self.patronen.formula_place.findall(self.xml, self.begin, self.eind)
        tags = (b"<%sf%s" % (self.patronen.prefix, after) for after in (b">", b" ", b"/"))
        if len(found) == sum(self.xml.count(tag, self.begin, self.eind) for tag in tags):
            return [(int(digits), column_of(letters), text) for letters, digits, text in found]
        return [(rij, kolom, b"") for rij, kolom, _ in self.formula_cells()]

    def may_compute(self) -> bool:
        """Whether there is a formula anywhere."""
        return self.patronen.formula.search(self.xml, self.begin, self.eind) is not None

    def _bound(self) -> None:
        if b"<!" in self.xml:
            raise self.refusal("er staat commentaar of CDATA in de XML")
        found = list(self.patronen.sheet_data.finditer(self.xml))
        if len(found) != 1:
            raise self.refusal(f"<sheetData> staat er {len(found)} keer in")
        self.kop = found[0].start()
        self.begin = self.eind = found[0].end()
        self.gesloten = found[0][1] is not None
        if not self.gesloten:
            self.eind = self.xml.rfind(b"</%ssheetData" % self.patronen.prefix)
            if self.eind < self.begin:
                raise self.refusal("<sheetData> wordt niet gesloten")

    def _find_rows(self) -> None:
        reeksen = []
        position, last = self.begin, 0
        for reeks in empty_runs(self.xml, self.begin, self.eind):
            last = self._read_rows(position, reeks.begin, last, self.gevuld)
            if last < reeks.nummers.start and reeks.nummers[-1] <= LAATSTE_RIJ:
                reeksen.append(reeks)
                position, last = reeks.eind, reeks.nummers[-1]
            else:  # an ordinary look says what is wrong
                position = reeks.begin
        self._read_rows(position, self.eind, last, self.gevuld)
        if reeksen:
            self.rijen = Rijen(self.gevuld, reeksen, self._rows_of)

    def _rows_of(self, reeks: Rijreeks) -> dict[int, Rij]:
        rows: dict[int, Rij] = {}
        self._read_rows(reeks.begin, reeks.eind, reeks.nummers.start - 1, rows)
        return rows

    def _read_rows(self, position: int, eind: int, last: int, rows: dict[int, Rij]) -> int:
        """Find the rows between two bytes, the first behind row `last`; give the last one."""
        xml = self.xml
        closing = b"</%srow" % self.patronen.prefix
        extension = (b"extLst>", b"extLst/>")
        for match in self.patronen.row.finditer(xml, position, eind):
            begin, end = match.span()
            if begin != position:
                self._check_blank(position, begin, last)
            digits = match[1] or attribute_of(match[2] or b"", b"r")
            counted = int(digits) if digits and digits.isdigit() else 0
            number = last + 1 if digits is None else counted
            if not last < number <= LAATSTE_RIJ:
                raise self.refusal(f"na rij {last} staat een rij zonder geldig nummer")
            last = number
            row = rows[number] = Rij(number, begin, end, end, end)
            if not match[3]:
                row.sluit = xml.find(closing, end, eind)
                row.eind = row.sluit + len(closing) + 1
                if row.sluit < 0 or xml[row.eind - 1] != _END:
                    row.sluit, row.eind = self._closing(row, eind)
                if xml.endswith(extension, end, row.sluit):
                    row.sluit = xml.rfind(b"<%sextLst" % self.patronen.prefix, end, row.sluit)
            position = row.eind
        self._check_blank(position, eind, last)
        return last

    def _closing(self, row: Rij, eind: int) -> tuple[int, int]:
        """Where the closing tag of a row is, in a form that nobody writes."""
        found = self.patronen.row_end.search(self.xml, row.inhoud, eind)
        if found is None:
            raise self.refusal(f"rij {row.nummer} wordt niet gesloten")
        return found.span()

    def _check_blank(self, begin: int, end: int, last: int) -> None:
        between = self.xml[begin:end]
        if between and not between.isspace():
            found = between[:40].decode(errors="replace")
            raise self.refusal(f"na rij {last} staat iets dat niet is herkend: {found}")

    def _misplaced(self, address: bytes) -> BestandGeweigerd:
        return self.refusal(f"cel {address.decode()} staat niet op haar plaats")

    def _address(self, match: re.Match[bytes], column: int, number: bytes) -> tuple[bytes, bytes]:
        given = attribute_of(match[OTHER_CELL + 1], b"r")
        if given is None:
            return column_letters(column).encode(), number
        address = ADDRESS.fullmatch(given)
        if address is None:
            found = match[0][:60].decode(errors="replace")
            raise self.refusal(f"er staat een cel zonder geldig adres: {found}")
        return address[1], address[2]


@lru_cache(1024)
def _columns_of(letters: tuple[bytes, ...]) -> tuple[int, ...] | None:
    """Numbers of the columns of a row, None where they do not rise; most rows have the same."""
    columns = [column_of(each) if each else 0 for each in letters]
    rising = columns == sorted(set(columns) - {0}) and columns[-1] <= LAATSTE_KOLOM
    return tuple(columns) if rising else None


_END = ord(">")
_KEPT = 50_000
"""So many formulas are found once; more would take memory for what a button asks twice."""
_COLUMNS: dict[bytes, int] = {}
"""Numbers of the columns that have been met."""


def column_of(letters: bytes) -> int:
    """Number of a column by its letters in XML."""
    return _COLUMNS.get(letters) or _COLUMNS.setdefault(letters, column_number(letters.decode()))
