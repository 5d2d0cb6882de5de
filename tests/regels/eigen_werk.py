"""What users do to a workbook, with the results recomputed as Excel would save them."""

import re
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from modelgemeente_xl.bestand.pakket.pakket import package_bytes
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.excel.adressen import column_letters, column_number
from modelgemeente_xl.knoppen.eigendom import own_formulas
from tests.regels.proef import MAIN, WORKBOOK, Proef


def opnieuw_berekend(parts: Mapping[str, bytes], tmp_path: Path) -> dict[str, bytes]:
    """The parts with true results."""
    path = tmp_path / "werk.xlsx"
    path.write_bytes(package_bytes(dict(parts)))
    boek = Werkboek.open(path)
    boek.recompute(own_formulas(boek))
    return boek.parts()


def eigen_regel(
    parts: Mapping[str, bytes], tmp_path: Path, tabel: str = "tblFysiek", **waarden: float | str
) -> dict[str, bytes]:
    """A line typed under the last, the table grown as the file layer does it."""
    path = tmp_path / "regel.xlsx"
    path.write_bytes(package_bytes(dict(parts)))
    boek = Werkboek.open(path)
    zicht = boek.tabellen[tabel]
    rij = zicht.laatste_rij + 1
    boek.resize(tabel, rij)
    for kop, waarde in waarden.items():
        kolom = zicht.eerste_kolom + zicht.kolommen.index(kop.replace("_", " "))
        boek.write(zicht.blad, rij, kolom, [[waarde]])
    boek.recompute()
    return boek.parts()


def gesorteerd(
    parts: Mapping[str, bytes], blad: str, eerste: int, laatste: int
) -> dict[str, bytes]:
    """The data rows of a sheet in reverse order, with their results."""
    proef = Proef(parts)
    root = etree.fromstring(proef.parts[proef.bladen[blad]])
    data = root.find(f"{MAIN}sheetData")
    assert data is not None
    rijen = {int(row.get("r", "0")): row for row in data}
    for van in range(eerste, laatste + 1):
        naar, row = eerste + laatste - van, rijen[van]
        row.set("r", str(naar))
        for cel in row:
            cel.set("r", re.sub(r"[0-9]+", str(naar), cel.get("r", "")))
    data[:] = sorted(data, key=lambda row: int(row.get("r", "0")))
    return {**proef.parts, proef.bladen[blad]: etree.tostring(root)}


def gefilterd(
    parts: Mapping[str, bytes], tabel: str, kolom: int, rijen: tuple[int, ...]
) -> dict[str, bytes]:
    """A filter on a column of a table (from 0) that holds rows back."""
    proef = Proef(parts)
    part = proef.tabelpart(tabel)
    xml = proef.parts[part].decode()
    ref = re.search(r'<autoFilter ref="[^"]*"/>', xml)
    assert ref
    proef.vervang(
        part,
        ref[0],
        f'{ref[0][:-2]}><filterColumn colId="{kolom}"><filters><filter val="x"/></filters>'
        "</filterColumn></autoFilter>",
    )
    for rij in rijen:
        proef.in_blad(proef.blad_van(part), f'<row r="{rij}" ', f'<row r="{rij}" hidden="1" ')
    return proef.parts


def hernoemd(parts: Mapping[str, bytes], oud: str, nieuw: str) -> dict[str, bytes]:
    """A sheet under another name: formulas, names and charts follow, links do not."""
    proef = Proef(parts)
    proef.vervang(WORKBOOK, f'<sheet name="{oud}"', f'<sheet name="{nieuw}"')
    for name, content in proef.parts.items():
        if name.startswith(("xl/worksheets/sheet", "xl/charts/", "xl/tables/", "xl/workbook")):
            xml = content.decode()
            kept = [*re.findall(r'location="[^"]*"', xml)]
            for i, link in enumerate(kept):
                xml = xml.replace(link, f"@@{i}@@", 1)
            xml = re.sub(rf"(?<![\w'])'?{oud}'?!", f"'{nieuw}'!", xml)
            for i, link in enumerate(kept):
                xml = xml.replace(f"@@{i}@@", link, 1)
            proef.parts[name] = xml.encode()
    return proef.parts


def met_eigen_kolom(
    parts: Mapping[str, bytes], blad: str, kolom: int, tabel: str, kop: str, inhoud: str
) -> dict[str, bytes]:
    """A column inserted in the middle of a table, as Excel shifts everything to its right.

    `inhoud` stands in every data cell of it: a number, or a formula with `=`.
    """
    proef = Proef(parts)
    part = proef.bladen[blad]
    for name, content in proef.parts.items():
        if name in proef.bladen.values() or name == WORKBOOK or name.startswith("xl/charts/"):
            eigen = name == part
            proef.parts[name] = _schuif_formules(content.decode(), blad, kolom, eigen).encode()
    root = etree.fromstring(proef.parts[part])
    for cel in root.iter(f"{MAIN}c"):
        cel.set("r", _schuif(cel.get("r", ""), kolom))
    for col in root.iter(f"{MAIN}col"):
        for grens in ("min", "max"):
            nummer = int(col.get(grens, "0"))
            col.set(grens, str(nummer + (nummer >= kolom)))
    for element in root.iter():
        for attribuut in ("sqref", "ref"):
            if attribuut in element.attrib:
                element.set(attribuut, _schuif(element.get(attribuut, ""), kolom))
    tabelpart = proef.tabelpart(tabel)
    xml = proef.parts[tabelpart].decode()
    links, boven, rechts, onder = re.findall(r'ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"', xml)[0]
    xml = _tabel(xml, kolom - column_number(links), kop)
    xml = xml.replace(
        f'"{links}{boven}:{rechts}{onder}"',
        f'"{links}{boven}:{column_letters(column_number(rechts) + 1)}{onder}"',
    )
    proef.parts[tabelpart] = _schuif_formules(xml, blad, kolom, True).encode()
    proef.parts[part] = etree.tostring(root)
    proef.zet(blad, f"{column_letters(kolom)}{boven}", waarde=kop)
    for rij in range(int(boven) + 1, int(onder) + 1):
        plek = f"{column_letters(kolom)}{rij}"
        if inhoud.startswith("="):
            proef.zet(blad, plek, formule=inhoud[1:], waarde=1)
        else:
            proef.zet(blad, plek, waarde=float(inhoud) if inhoud.isdigit() else inhoud)
    return proef.parts


_CEL = re.compile(r"(?<![\w.])(\$?)([A-Z]{1,3})(\$?[0-9]+)(?![\w(])")
_FORMULE = re.compile(
    r"(<(?:f|formula|formula1|formula2|c:f|calculatedColumnFormula|definedName)\b[^>]*>)([^<]*)(?=<)"
)
_BLOK = re.compile(
    r"\"[^\"]*\"|\[(?:[^\[\]]|\[[^\[\]]*\])*\]|((?:'[^']+'|\w+)!)?(\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?)(?![\w(\[])"
)


def _schuif(tekst: str, kolom: int) -> str:
    def naar(match: re.Match[str]) -> str:
        nummer = column_number(match[2])
        return f"{match[1]}{column_letters(nummer + (nummer >= kolom))}{match[3]}"

    return _CEL.sub(naar, tekst)


def _schuif_formules(xml: str, blad: str, kolom: int, eigen: bool) -> str:
    def blok(match: re.Match[str]) -> str:
        if match[2] is None:
            return match[0]
        van = (match[1] or "").rstrip("!").strip("'")
        raakt = van == blad if van else eigen
        return (match[1] or "") + (_schuif(match[2], kolom) if raakt else match[2])

    return _FORMULE.sub(lambda m: m[1] + _BLOK.sub(blok, m[2].replace("&quot;", '"')), xml)


def _tabel(xml: str, plaats: int, kop: str) -> str:
    kolommen = re.findall(r"<tableColumn .*?(?:/>|</tableColumn>)", xml)
    nieuw = [*kolommen[:plaats], f'<tableColumn id="900" name="{kop}"/>', *kolommen[plaats:]]
    xml = xml.replace("".join(kolommen), "".join(nieuw))
    return xml.replace(f'count="{len(kolommen)}"', f'count="{len(nieuw)}"')
