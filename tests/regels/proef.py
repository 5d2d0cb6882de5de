"""A workbook to spoil: its parts, changed as a user or a careless program would."""

import re
from collections.abc import Mapping

from lxml import etree
from openpyxl.utils import get_column_letter, range_boundaries

from modelgemeente_xl.bestand.pakket.pakket import sheet_parts
from modelgemeente_xl.regels.alle import regels
from modelgemeente_xl.regels.zicht.inspectie import inspect_workbook
from modelgemeente_xl.regels.zicht.regel import Profiel, Vondst

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORKBOOK = "xl/workbook.xml"


class Proef:
    """Parts of the master, free to change; a place is a sheet and an address."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = dict(parts)
        self.bladen = sheet_parts(self.parts)

    # finding ----------------------------------------------------------------------------

    def tabelpart(self, tabel: str) -> str:
        return next(
            name
            for name, content in self.parts.items()
            if name.startswith("xl/tables/") and f'displayName="{tabel}"'.encode() in content
        )

    def cel(self, tabel: str, kop: str, n: int = 0) -> tuple[str, str]:
        """Sheet and address of the n-th data row (from 0) of a column."""
        part = self.tabelpart(tabel)
        root = etree.fromstring(self.parts[part])
        links, boven, _, onder = range_boundaries(root.get("ref"))
        koppen = [k.get("name") for k in root.iter(f"{MAIN}tableColumn")]
        rij = boven + 1 + n if n >= 0 else onder + 1 + n
        return self.blad_van(part), f"{get_column_letter(links + koppen.index(kop))}{rij}"

    def boven(self, tabel: str, kop: str, rij: int) -> tuple[str, str]:
        """Sheet and address of the cell in a row above a table, over one of its columns."""
        blad, adres = self.cel(tabel, kop)
        return blad, f"{adres.rstrip('0123456789')}{rij}"

    def blad_van(self, tabelpart: str) -> str:
        file = tabelpart.rpartition("/")[2].encode()
        for blad, part in self.bladen.items():
            rels = part.replace("worksheets/", "worksheets/_rels/") + ".rels"
            if b"tables/" + file in self.parts.get(rels, b""):
                return blad
        raise AssertionError(tabelpart)

    def naam(self, naam: str) -> tuple[str, str]:
        """Sheet and address a defined name points to."""
        match = re.search(rf'name="{naam}">([^<]+)<', self.parts[WORKBOOK].decode())
        assert match, naam
        blad, _, adres = match[1].partition("!")
        return blad, adres.replace("$", "")

    def tekening(self, blad: str) -> str:
        """The part with what is drawn on a sheet."""
        rels = self.parts[self.bladen[blad].replace("worksheets/", "worksheets/_rels/") + ".rels"]
        match = re.search(rb'Target="\.\./(drawings/[^"]+)"', rels)
        assert match, blad
        return f"xl/{match[1].decode()}"

    def vorm(self, blad: str, naam: str) -> tuple[str, str]:
        """Sheet and cell of a shape."""
        xml = self.parts[self.tekening(blad)].decode()
        voor = xml[: xml.index(f'name="{naam}"')].rpartition("<xdr:from>")[2]
        kolom, rij = (re.search(rf"<xdr:{as_}>([0-9]+)<", voor) for as_ in ("col", "row"))
        assert kolom
        assert rij
        return blad, f"{get_column_letter(int(kolom[1]) + 1)}{int(rij[1]) + 1}"

    def formule(self, blad: str, adres: str) -> str:
        """Formula of a cell, without its `=`."""
        text = self._cel(etree.fromstring(self.parts[self.bladen[blad]]), adres).findtext(
            f"{MAIN}f"
        )
        assert text, (blad, adres)
        return str(text)

    def uitkomst(self, blad: str, adres: str) -> str:
        value = self._cel(etree.fromstring(self.parts[self.bladen[blad]]), adres).findtext(
            f"{MAIN}v"
        )
        assert value is not None, (blad, adres)
        return str(value)

    # changing ---------------------------------------------------------------------------

    def vervang(self, part: str, oud: str, nieuw: str, keer: int = 1) -> None:
        """Replace text in a part; it must be there."""
        content = self.parts[part].decode()
        assert oud in content, (part, oud)
        self.parts[part] = content.replace(oud, nieuw, keer).encode()

    def in_blad(self, blad: str, oud: str, nieuw: str, keer: int = 1) -> None:
        self.vervang(self.bladen[blad], oud, nieuw, keer)

    def zet(
        self,
        blad: str,
        adres: str,
        waarde: float | str | None = None,
        formule: str = "",
        fout: str = "",
        stijl_van: str = "",
    ) -> None:
        """Put a value, a formula with its result, or an error value into a cell."""
        root = etree.fromstring(self.parts[self.bladen[blad]])
        cel = self._cel(root, adres)
        if stijl_van:
            cel.set("s", self._cel(root, stijl_van).get("s", "0"))
        for kind in list(cel):
            cel.remove(kind)
        cel.attrib.pop("t", None)
        if formule:
            etree.SubElement(cel, f"{MAIN}f").text = formule
        if fout:
            cel.set("t", "e")
            etree.SubElement(cel, f"{MAIN}v").text = fout
        elif isinstance(waarde, str) and not formule:
            cel.set("t", "inlineStr")
            etree.SubElement(etree.SubElement(cel, f"{MAIN}is"), f"{MAIN}t").text = waarde
        elif waarde is not None:
            if isinstance(waarde, str):
                cel.set("t", "str")
            etree.SubElement(cel, f"{MAIN}v").text = str(waarde)
        self.parts[self.bladen[blad]] = etree.tostring(root)

    def stijl(self, blad: str, adres: str, van: str) -> None:
        """Give a cell the look of another."""
        root = etree.fromstring(self.parts[self.bladen[blad]])
        self._cel(root, adres).set("s", self._cel(root, van).get("s", "0"))
        self.parts[self.bladen[blad]] = etree.tostring(root)

    def _cel(self, root: etree._Element, adres: str) -> etree._Element:
        """The cell; made in its place where there is none."""
        kolom, rij, _, _ = range_boundaries(adres)
        data = root.find(f"{MAIN}sheetData")
        assert data is not None
        row = next((r for r in data if r.get("r") == str(rij)), None)
        if row is None:
            row = etree.Element(f"{MAIN}row", r=str(rij))
            data.insert(sum(int(r.get("r", "0")) < rij for r in data), row)
        for cel in row:
            if cel.get("r") == adres:
                return cel
        cel = etree.Element(f"{MAIN}c", r=adres)
        row.insert(sum(range_boundaries(c.get("r"))[0] < kolom for c in row), cel)
        return cel

    def eigen_blad(self, naam: str, cellen: Mapping[str, str], plaats: int = -1) -> None:
        """Add a sheet of the user: by address a number, a text, or a formula with `=`."""
        rows: dict[int, list[str]] = {}
        for adres, inhoud in cellen.items():
            if inhoud.startswith("="):
                xml = f'<c r="{adres}"><f>{inhoud[1:]}</f><v>1</v></c>'
            elif inhoud.startswith("#"):
                xml = f'<c r="{adres}" t="e"><v>{inhoud}</v></c>'
            elif inhoud.replace(".", "").isdigit():
                xml = f'<c r="{adres}"><v>{inhoud}</v></c>'
            else:
                xml = f'<c r="{adres}" t="inlineStr"><is><t>{inhoud}</t></is></c>'
            rows.setdefault(int(re.sub(r"\D", "", adres)), []).append(xml)
        part = f"xl/worksheets/sheet{90 + len(self.bladen)}.xml"
        data = "".join(f'<row r="{r}">{"".join(cs)}</row>' for r, cs in sorted(rows.items()))
        self.parts[part] = (
            f'<worksheet xmlns="{MAIN[1:-1]}"><sheetData>{data}</sheetData></worksheet>'
        ).encode()
        nummer = len(self.bladen) + 90
        self.vervang(
            "xl/_rels/workbook.xml.rels",
            "</Relationships>",
            f'<Relationship Id="rId{nummer}" Type="http://schemas.openxmlformats.org/officeDocument'
            f'/2006/relationships/worksheet" Target="/{part}"/></Relationships>',
        )
        self.vervang(
            "[Content_Types].xml",
            "</Types>",
            f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-'
            'officedocument.spreadsheetml.worksheet+xml"/></Types>',
        )
        sheet = f'<sheet name="{naam}" sheetId="{nummer}" r:id="rId{nummer}"/>'
        bladen = re.findall(r"<sheet [^>]*/>", self.parts[WORKBOOK].decode())
        if plaats < 0:
            self.vervang(WORKBOOK, "</sheets>", f"{sheet}</sheets>")
        else:
            self.vervang(WORKBOOK, bladen[plaats], sheet + bladen[plaats])
        self.bladen = sheet_parts(self.parts)


def vondsten(
    parts: Mapping[str, bytes], nummer: int, profiel: Profiel = "werk"
) -> list[tuple[str, str]]:
    """Sheet and cell of everything one rule finds."""
    return [(v.blad, v.cel) for v in vondsten_van(parts, nummer, profiel)]


def vondsten_van(
    parts: Mapping[str, bytes], nummer: int, profiel: Profiel = "werk"
) -> list[Vondst]:
    regel = next(r for r in regels() if r.nummer == nummer)
    return list(regel.functie(inspect_workbook(parts, profiel)))
