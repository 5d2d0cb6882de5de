"""A real workbook as the Office.js fake loads it, and as it is compared with what the fake holds.

Read from the XML with lxml, not with our own file layer: what the browser starts from is then a
second reading of the file. A test holds it beside openpyxl's.
"""

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
EMU = 12700
"""In a point."""
ZICHTBAAR = {"visible": "Visible", "hidden": "Hidden", "veryHidden": "VeryHidden"}


class Cel(NamedTuple):
    """One cell: its value as Office.js gives it, and its formula or None."""

    waarde: object
    formule: str | None


class Tabel(NamedTuple):
    """Where a table stands: header row and first column from 0, header included in `hoog`."""

    blad: str
    r: int
    k: int
    hoog: int
    breed: int


def lees(pad: Path) -> dict[str, Any]:
    """Give everything of a file that the fake holds."""
    with zipfile.ZipFile(pad) as pakket:
        boek = _xml(pakket, "xl/workbook.xml")
        teksten = ["".join(si.itertext(f"{_M}t")) for si in _xml(pakket, "xl/sharedStrings.xml")]
        opmaken, open_ = _stijlen(_xml(pakket, "xl/styles.xml"))
        delen = _verwezen(pakket, "xl/workbook.xml")
        bladen = [
            {
                "naam": blad.get("name"),
                "zichtbaar": ZICHTBAAR[blad.get("state", "visible")],
                **_blad(pakket, delen[blad.get(_ID)], teksten, open_),
            }
            for blad in boek.iter(f"{_M}sheet")
        ]
    return {"naam": pad.name, "bladen": bladen, "namen": list(_namen(boek)), "opmaken": opmaken}


def cellen_van(toestand: Mapping[str, Any]) -> dict[tuple[str, int, int], Cel]:
    """Give the cells of `lees` or of the fake's own `Nep.toestand()`."""
    return {
        (blad["naam"], cel[0], cel[1]): Cel(cel[2], cel[3])
        for blad in toestand["bladen"]
        for cel in blad["cellen"]
        if cel[2] != "" or cel[3] is not None
    }


def waarden_van(toestand: Mapping[str, Any]) -> dict[tuple[str, int, int], object]:
    """Give the values by sheet, row and column as people count them, from 1."""
    return {(blad, r + 1, k + 1): c.waarde for (blad, r, k), c in cellen_van(toestand).items()}


def tabellen_van(toestand: Mapping[str, Any]) -> dict[str, Tabel]:
    """Give the tables of `lees` or of the fake."""
    return {
        t["naam"]: Tabel(blad["naam"], t["r"], t["k"], t["hoog"], t["breed"])
        for blad in toestand["bladen"]
        for t in blad["tabellen"]
    }


def with_own_sheet(boek: dict[str, Any], naam: str, tekst: str) -> dict[str, Any]:
    """The workbook with a sheet of the user's own second, a text in A1, and a name for it."""
    kaal = {"zichtbaar": "Visible", "raster": True, "beschermd": False, "open": []}
    blad = {"naam": naam, **kaal, "cellen": [[0, 0, tekst, None, 0]], "tabellen": [], "namen": []}
    blad["vormen"] = []
    eigen = {"naam": "Salaris", "formule": f"='{naam}'!$A$1", "bereik": [naam, "$A$1"]}
    een, *andere = boek["bladen"]
    return {**boek, "bladen": [een, blad, *andere], "namen": [*boek["namen"], eigen]}


def _xml(pakket: zipfile.ZipFile, deel: str) -> Any:
    return etree.fromstring(pakket.read(deel))


def _verwezen(pakket: zipfile.ZipFile, deel: str) -> dict[str, str]:
    """Parts that a part refers to, by id."""
    folder, name = posixpath.split(deel)
    rels = f"{folder}/_rels/{name}.rels"
    if rels not in pakket.namelist():
        return {}
    return {
        r.get("Id"): posixpath.normpath(posixpath.join("/", folder, r.get("Target"))).lstrip("/")
        for r in _xml(pakket, rels)
        if r.get("TargetMode") != "External"
    }


def _stijlen(styles: Any) -> tuple[list[str], list[bool]]:
    """The number format of each style, and whether its cells are unlocked."""
    codes = {int(n.get("numFmtId")): n.get("formatCode") for n in styles.iter(f"{_M}numFmt")}
    stijlen = list(styles.find(f"{_M}cellXfs"))
    opmaken = [{**BUILTIN_FORMATS, **codes}[int(xf.get("numFmtId"))] for xf in stijlen]
    return opmaken, [xf.find(f"{_M}protection[@locked='0']") is not None for xf in stijlen]


def _blad(
    pakket: zipfile.ZipFile, deel: str, teksten: list[str], open_: list[bool]
) -> dict[str, Any]:
    blad = _xml(pakket, deel)
    bescherming = blad.find(f"{_M}sheetProtection")
    cellen = list(_cellen(blad, teksten))
    verwezen = _verwezen(pakket, deel)
    return {
        "raster": blad.find(f"{_M}sheetViews/{_M}sheetView").get("showGridLines") != "0",
        "beschermd": bescherming is not None and bescherming.get("sheet") == "1",
        "open": [[c[0], c[1]] for c in cellen if open_[c[4]]],
        "cellen": cellen,
        "tabellen": [
            _tabel(_xml(pakket, verwezen[t.get(_ID)])) for t in blad.iter(f"{_M}tablePart")
        ],
        "namen": [],
        "vormen": [
            vorm
            for tekening in blad.iter(f"{_M}drawing")
            for vorm in _vormen(pakket, verwezen[tekening.get(_ID)])
        ],
    }


def _vormen(pakket: zipfile.ZipFile, deel: str) -> Iterator[dict[str, Any]]:
    """Shapes of a drawing: name, size in points, and the name that a press leads to."""
    verwezen = _verwezen(pakket, deel)
    for vorm in _xml(pakket, deel).iter("{*}sp"):
        maat = vorm.find("{*}spPr/{*}xfrm/{*}ext")
        eigenschap = vorm.find("{*}nvSpPr/{*}cNvPr")
        koppeling = eigenschap.find("{*}hlinkClick")
        yield {
            "naam": eigenschap.get("name"),
            "breed": int(maat.get("cx")) / EMU,
            "hoog": int(maat.get("cy")) / EMU,
            "naar": "" if koppeling is None else verwezen[koppeling.get(_ID)].rpartition("#")[2],
        }


def _cellen(blad: Any, teksten: list[str]) -> Iterator[list[Any]]:
    """Row and column from 0, value, formula and style of each cell."""
    for cel in blad.iter(f"{_M}c"):
        r, k = coordinate_to_tuple(cel.get("r"))
        formule = cel.find(f"{_M}f")
        if formule is not None:
            assert formule.get("t", "normal") != "shared", (cel.get("r"), "een gedeelde formule")
        yield [
            r - 1,
            k - 1,
            _waarde(cel, teksten),
            None if formule is None else f"={formule.text}",
            int(cel.get("s", 0)),
        ]


def _waarde(cel: Any, teksten: list[str]) -> object:
    soort, tekst = cel.get("t", "n"), cel.findtext(f"{_M}v")
    if soort == "inlineStr":
        return "".join(cel.find(f"{_M}is").itertext(f"{_M}t"))
    if tekst is None:
        return ""
    if soort == "s":
        return teksten[int(tekst)]
    if soort == "n":
        return float(tekst)
    return tekst == "1" if soort == "b" else tekst


def _tabel(tabel: Any) -> dict[str, Any]:
    k1, r1, k2, r2 = range_boundaries(tabel.get("ref"))
    assert tabel.get("headerRowCount", "1") == "1", tabel.get("name")
    assert tabel.get("totalsRowCount", "0") == "0", tabel.get("name")
    stijl = tabel.find(f"{_M}tableStyleInfo")
    formules = {
        plaats: f"={kolom.findtext(f'{_M}calculatedColumnFormula')}"
        for plaats, kolom in enumerate(tabel.iter(f"{_M}tableColumn"))
        if kolom.find(f"{_M}calculatedColumnFormula") is not None
    }
    return {
        "naam": tabel.get("displayName"),
        "r": r1 - 1,
        "k": k1 - 1,
        "hoog": r2 - r1 + 1,
        "breed": k2 - k1 + 1,
        "stijl": "" if stijl is None else stijl.get("name", ""),
        "banen": stijl is not None and stijl.get("showRowStripes") == "1",
        "filter": tabel.find(f"{_M}autoFilter") is not None,
        "formules": formules,
    }


def _namen(boek: Any) -> Iterator[dict[str, Any]]:
    """Names of the whole workbook; those that Excel keeps for itself are not names to Office.js."""
    for naam in boek.iter(f"{_M}definedName"):
        if naam.get("localSheetId") is None and not naam.get("name").startswith("_xlnm."):
            blad, _, adres = naam.text.rpartition("!")
            one = bool(blad) and "," not in naam.text and "(" not in naam.text
            plek = [blad.strip("'").replace("''", "'"), adres] if one else None
            yield {"naam": naam.get("name"), "formule": f"={naam.text}", "bereik": plek}
