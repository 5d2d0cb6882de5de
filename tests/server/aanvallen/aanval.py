"""Workbooks that cost far more than they weigh."""

import io
import zipfile
from collections.abc import Callable

BLAD = "xl/worksheets/sheet99.xml"
_SOORT = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_RELATIE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ERBIJ = {
    "[Content_Types].xml": (
        b"</Types>",
        f'<Override PartName="/{BLAD}" ContentType="{_SOORT}"/></Types>'.encode(),
    ),
    "xl/workbook.xml": (
        b"</sheets>",
        b'<sheet name="Eigen lijst" sheetId="99" r:id="rId999"/></sheets>',
    ),
    "xl/_rels/workbook.xml.rels": (
        b"</Relationships>",
        f'<Relationship Id="rId999" Type="{_RELATIE}" Target="worksheets/sheet99.xml"/>'
        "</Relationships>".encode(),
    ),
}

Cel = Callable[[str, int], str]


def with_sheet(meester: bytes, rijen: int, cel: Cel, kolommen: str = "ABCDEFGHIJ") -> bytes:
    """The master with a sheet of one's own: so many rows, each with that in every column."""
    rows = (
        f'<row r="{r}">{"".join(cel(k, r) for k in kolommen)}</row>' for r in range(1, rijen + 1)
    )
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    into = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(meester)) as source,
        zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target,
    ):
        for name in source.namelist():
            old, new = _ERBIJ.get(name, (b"", b""))
            content = source.read(name)
            target.writestr(name, content.replace(old, new) if old else content)
        target.writestr(BLAD, sheet)
    return into.getvalue()


def looks(k: str, r: int) -> str:
    """A cell with a look and nothing in it."""
    return f'<c r="{k}{r}" s="1"/>'


def number(k: str, r: int) -> str:
    return f'<c r="{k}{r}"><v>1</v></c>'


def chain(k: str, r: int) -> str:
    """A formula that waits for the one above it."""
    return f'<c r="{k}{r}"><f>{k}{r - 1}+1</f><v>1</v></c>' if r > 1 else number(k, r)


def text(k: str, r: int) -> str:
    return f'<c r="{k}{r}" t="inlineStr"><is><t>x</t></is></c>'


def sums(k: str, r: int) -> str:
    """A formula over all that stands above it."""
    return f'<c r="{k}{r}"><f>SUM({k}$1:{k}{r})</f><v>1</v></c>'
