"""Opening a file: what it is decides, and every refusal says what to do."""

import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from modelgemeente_xl.bestand import openen
from modelgemeente_xl.bestand.openen import (
    BestandGeweigerd,
    fingerprint,
    open_bestand,
    open_inhoud,
)
from modelgemeente_xl.bestand.pakket import zipcontrole
from modelgemeente_xl.bestand.pakket.zipcontrole import Uitpakgrens
from tests.bestand.bouwsel import blad_xml, delen, inhoud, schrijf_pakket

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
Maker = Callable[[Path], Path]


def goed() -> dict[str, str]:
    return delen({"Blad": blad_xml('<row r="1"><c r="A1"><v>1</v></c></row>')})


def vervangen(deel: str, oud: str, nieuw: str) -> Maker:
    def make(pad: Path) -> Path:
        parts = goed()
        assert oud in parts[deel]
        return schrijf_pakket(pad, parts | {deel: parts[deel].replace(oud, nieuw)})

    return make


def zonder(deel: str) -> Maker:
    return lambda pad: schrijf_pakket(pad, {n: x for n, x in goed().items() if n != deel})


def erbij(**delen_erbij: str) -> Maker:
    return lambda pad: schrijf_pakket(pad, goed() | delen_erbij)


def bytes_(content: bytes) -> Maker:
    def make(pad: Path) -> Path:
        pad.write_bytes(content)
        return pad

    return make


def afgekapt(deel: float) -> Maker:
    def make(pad: Path) -> Path:
        content = schrijf_pakket(pad, goed()).read_bytes()
        return bytes_(content[: int(len(content) * deel)])(pad)

    return make


def omgevallen_bit(pad: Path) -> Path:
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_STORED) as package:
        for naam, content in goed().items():
            package.writestr(naam, content)
    content = pad.read_bytes()
    place = content.index(b"<v>1</v>") + 3
    return bytes_(content[:place] + b"2" + content[place + 1 :])(pad)


def versleuteld(pad: Path) -> Path:
    content = bytearray(schrijf_pakket(pad, goed()).read_bytes())
    place = content.index(b"PK\x01\x02") + 8
    content[place : place + 2] = struct.pack("<H", 1)
    return bytes_(bytes(content))(pad)


def vreemd_ingepakt(pad: Path) -> Path:
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_BZIP2) as package:
        for naam, content in goed().items():
            package.writestr(naam, content)
    return pad


def twee_gelijke_bladen(pad: Path) -> Path:
    parts = delen({"Blad": blad_xml(""), "blad": blad_xml("")})
    return schrijf_pakket(pad, parts)


def utf16(pad: Path) -> Path:
    parts: dict[str, str | bytes] = dict(goed())
    xml = goed()["xl/worksheets/sheet1.xml"].replace("UTF-8", "UTF-16")
    parts["xl/worksheets/sheet1.xml"] = xml.encode("utf-16")
    return schrijf_pakket(pad, parts)


def latin1(pad: Path) -> Path:
    parts: dict[str, str | bytes] = dict(goed())
    parts["xl/worksheets/sheet1.xml"] = blad_xml("").replace("UTF-8", "ISO-8859-1").encode()
    return schrijf_pakket(pad, parts)


def geen_utf8(pad: Path) -> Path:
    parts: dict[str, str | bytes] = dict(goed())
    parts["xl/styles.xml"] = b"<styleSheet>\xff\xfe</styleSheet>"
    return schrijf_pakket(pad, parts)


def elders(werkmap: str, blad: str = "") -> dict[str, str]:
    """A package that keeps its workbook or its sheet where nothing is looked at."""
    parts = goed()
    if blad:
        relations = parts["xl/_rels/workbook.xml.rels"]
        relations = relations.replace("worksheets/sheet1.xml", "../docProps/blad.xml")
        return parts | {"xl/_rels/workbook.xml.rels": relations, "docProps/blad.xml": blad}
    relations = parts["_rels/.rels"].replace("xl/workbook.xml", "customXml/boek.xml")
    return parts | {"_rels/.rels": relations, "customXml/boek.xml": werkmap}


BOM = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
WEIGERINGEN: dict[str, tuple[str, Maker, str]] = {
    "wachtwoord": ("x.xlsx", bytes_(OLE2 + "EncryptedPackage".encode("utf-16-le")), "met een wachtwoord beveiligd; haal het wachtwoord eraf"),
    "xls": ("x.xls", bytes_(OLE2), "van voor Excel 2007"),
    "xls vermomd": ("x.xlsx", bytes_(OLE2), "van voor Excel 2007.*sla haar in Excel op"),
    "ods": ("x.ods", erbij(), "alleen .xlsx en .xlsm worden gelezen; sla het bestand op"),
    "ods vermomd": ("x.xlsx", erbij(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "OpenDocument-bestand .*.ods.; sla het op"),
    "csv": ("x.csv", bytes_(b"a;b"), "alleen .xlsx en .xlsm"),
    "csv vermomd": ("x.xlsx", bytes_(b"a;b"), "dit is geen Excel-werkmap, al heet het zo"),
    "xltx": ("x.xltx", erbij(), "alleen .xlsx en .xlsm"),
    "xlsb vermomd": ("x.xlsx", lambda pad: schrijf_pakket(pad, {n.replace("workbook.xml", "workbook.bin"): x.replace("workbook.xml", "workbook.bin") for n, x in goed().items()}), "binaire werkmap .*.xlsb"),
    "leeg": ("x.xlsx", bytes_(b""), "dit bestand is leeg"),
    "half": ("x.xlsx", afgekapt(0.5), "beschadigd of niet volledig"),
    "net niet heel": ("x.xlsx", afgekapt(0.99), "beschadigd of niet volledig"),
    "omgevallen bit": ("x.xlsx", omgevallen_bit, "beschadigd of niet volledig"),
    "zip met wachtwoord": ("x.xlsx", versleuteld, "met een wachtwoord versleuteld"),
    "bzip2": ("x.xlsx", vreemd_ingepakt, "ingepakt op een manier die Excel niet kent"),
    "geen inhoudstypen": ("x.xlsx", zonder("[Content_Types].xml"), "geen Excel-werkmap .*Content_Types"),
    "geen werkmap": ("x.xlsx", zonder("xl/workbook.xml"), "ontbreekt het onderdeel met de werkmap"),
    "geen relaties": ("x.xlsx", zonder("_rels/.rels"), "ontbreekt het onderdeel met de werkmap"),
    "geen blad": ("x.xlsx", zonder("xl/worksheets/sheet1.xml"), "onderdeel van blad Blad ontbreekt"),
    "geen bladen": ("x.xlsx", vervangen("xl/workbook.xml", '<sheet name="Blad" sheetId="1" r:id="rId1"/>', ""), "staat geen blad"),
    "twee gelijke bladen": ("x.xlsx", twee_gelijke_bladen, "blad blad komt twee keer voor"),
    "ander blad": ("x.xlsx", vervangen("xl/workbook.xml", "rId1", "rId9"), "onderdeel van blad Blad ontbreekt"),
    "kapotte werkmap": ("x.xlsx", vervangen("xl/workbook.xml", "</workbook>", ""), "xl/workbook.xml is geen geldige XML"),
    "kapotte relaties": ("x.xlsx", vervangen("_rels/.rels", "/>", ">"), "_rels/.rels is geen geldige XML"),
    "strict": ("x.xlsx", vervangen("xl/workbook.xml", "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"), "Strict Open XML"),
    "Word": ("x.xlsx", vervangen("xl/workbook.xml", "spreadsheetml", "wordprocessingml"), "ander Office-bestand"),
    "entiteiten": ("x.xlsx", lambda pad: schrijf_pakket(pad, goed() | {"xl/sharedStrings.xml": BOM}), "xl/sharedStrings.xml bevat een DTD of entiteiten"),
    "DTD in relaties": ("x.xlsx", vervangen("_rels/.rels", "<Relationships", "<!DOCTYPE x><Relationships"), "_rels/.rels bevat een DTD"),
    "DTD elders": ("x.xlsx", lambda pad: schrijf_pakket(pad, elders(BOM)), "customXml/boek.xml bevat een DTD"),
    "blad elders": ("x.xlsx", lambda pad: schrijf_pakket(pad, elders("", BOM)), "docProps/blad.xml bevat een DTD"),
    "UTF-16": ("x.xlsx", utf16, "sheet1.xml bevat tekens die geen UTF-8 zijn"),
    "Latin-1": ("x.xlsx", latin1, "sheet1.xml is geschreven in ISO-8859-1, niet in UTF-8"),
    "geen UTF-8": ("x.xlsx", geen_utf8, "styles.xml bevat tekens die geen UTF-8 zijn"),
}  # fmt: skip


@pytest.mark.parametrize("geval", WEIGERINGEN)
def test_refused_by_name_with_what_to_do(tmp_path: Path, geval: str) -> None:
    naam, maker, woorden = WEIGERINGEN[geval]
    pad = maker(tmp_path / naam)
    before = pad.read_bytes()
    with pytest.raises(BestandGeweigerd, match=woorden) as refusal:
        open_bestand(pad)
    assert str(refusal.value).startswith(f"{naam}: ")
    assert pad.read_bytes() == before


@pytest.mark.parametrize(
    "deel", ["../../etc/x.xml", "/etc/x", "\\x", "xl\\..\\..\\x.xml", "C:/x", "xl/../../x"]
)
def test_a_name_that_points_outside(tmp_path: Path, deel: str) -> None:
    pad = schrijf_pakket(tmp_path / "x.xlsx", goed() | {deel: "x"})
    with pytest.raises(
        BestandGeweigerd, match=r"^x.xlsx: onderdeel .* naam die buiten het bestand wijst"
    ):
        open_bestand(pad)


def test_two_parts_of_one_name(tmp_path: Path) -> None:
    pad = schrijf_pakket(tmp_path / "x.xlsx", goed() | {"XL/Workbook.xml": "<x/>"})
    with pytest.raises(BestandGeweigerd, match=r"onderdeel XL/Workbook.xml komt twee keer voor"):
        open_bestand(pad)


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(BestandGeweigerd, match="dit bestand is er niet; controleer de naam"):
        open_bestand(tmp_path / "weg.xlsx")
    (tmp_path / "map.xlsx").mkdir()
    with pytest.raises(BestandGeweigerd, match="dit is een map"):
        open_bestand(tmp_path / "map.xlsx")


def test_bombs_are_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unpack(*_: object) -> bytes:
        raise AssertionError("er is uitgepakt")

    many = {f"xl/media/{i}.png": "" for i in range(zipcontrole.MEEST_ONDERDELEN)}
    big = {"xl/media/a.bin": bytes(zipcontrole.KLEIN + 1)}
    bombs = {"onderdelen": goed() | many, "keer zo groot": goed() | big}
    paths = {
        words: schrijf_pakket(tmp_path / f"{i}.xlsx", parts)
        for i, (words, parts) in enumerate(bombs.items())
    }
    monkeypatch.setattr(zipfile.ZipFile, "open", unpack)
    for words, pad in paths.items():
        with pytest.raises(BestandGeweigerd, match=f"{words}.*niet uitgepakt"):
            open_bestand(pad)
    monkeypatch.setattr(zipcontrole, "MEEST_VERHOUDING", 10**9)
    krap = Uitpakgrens(10**8, 2 * 2**20, "verplaats grote lijsten")
    with pytest.raises(BestandGeweigerd, match="wordt uitgepakt 4 MB.* de 2 MB .*verplaats grote"):
        open_inhoud(pad, pad.read_bytes(), krap)
    krap = Uitpakgrens(3 * 2**20, 10**8, "verplaats grote lijsten")
    with pytest.raises(BestandGeweigerd, match="dit bestand 4 MB.* de 3 MB .*verplaats grote"):
        open_inhoud(pad, pad.read_bytes(), krap)


@pytest.mark.parametrize("said", [0, 1_000])
def test_a_directory_that_lies_about_a_size_fills_no_memory(tmp_path: Path, said: int) -> None:
    pad = schrijf_pakket(tmp_path / "x.xlsx", {"[Content_Types].xml": bytes(50_000_000)})
    lying = bytearray(pad.read_bytes())
    struct.pack_into("<I", lying, lying.index(b"PK\1\2") + 24, said)
    pad.write_bytes(lying)
    tracemalloc.start()
    try:
        with pytest.raises(BestandGeweigerd, match="beschadigd"):
            open_bestand(pad)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_a_file_too_large_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = schrijf_pakket(tmp_path / "x.xlsx", goed())
    monkeypatch.setattr(openen, "PC", Uitpakgrens(100, 100))
    with pytest.raises(BestandGeweigerd, match="groter dan"):
        open_bestand(pad)


@pytest.mark.parametrize("naam", ["x.xlsx", "x.XLSX", "x.xlsm", "met spatie é.xlsx"])
def test_a_good_file_is_read_whole(tmp_path: Path, naam: str) -> None:
    pad = schrijf_pakket(tmp_path / naam, goed())
    geopend = open_bestand(pad)
    assert geopend.parts == inhoud(pad)
    assert list(geopend.parts) == list(goed())
    assert geopend.vingerafdruk == fingerprint(pad.read_bytes())
    assert geopend.inhoud == pad.read_bytes()


def test_what_is_not_read_may_be_anything(tmp_path: Path) -> None:
    extra: dict[str, str | bytes] = {
        "customXml/item1.xml": "<?xml version='1.0' encoding='UTF-16'?><a/>".encode("utf-16"),
        "xl/drawings/vmlDrawing1.vml": "<xml><br></xml>",
        "docProps/core.xml": b"\xff",
    }
    geopend = open_bestand(schrijf_pakket(tmp_path / "x.xlsx", goed() | extra))
    assert geopend.parts["customXml/item1.xml"] == extra["customXml/item1.xml"]
