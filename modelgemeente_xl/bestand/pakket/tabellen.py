"""The tables of a workbook: where each stands, its columns, and its part."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from xml.etree import ElementTree

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.grond.xmltekst import decoded
from modelgemeente_xl.bestand.pakket.pakket import relations, xml_tree
from modelgemeente_xl.excel.adressen import Bereik, parse_range

_REF = re.compile(rb"""(\sref\s*=\s*["'])([A-Z0-9:]+)(?=["'])""")
_INSERT_ROW = re.compile(rb"""\sinsertRow\s*=\s*["'][^"']*["']""")


@dataclass(frozen=True)
class Bladtabel:
    """A table: data stands in the rows `kop_rij + 1` to `laatste_rij`; a totals row is not data."""

    naam: str
    blad: str
    kop_rij: int
    eerste_kolom: int
    laatste_rij: int
    kolommen: tuple[str, ...]

    @property
    def bereik(self) -> Bereik:
        """The rows of data."""
        laatste_kolom = self.eerste_kolom + len(self.kolommen) - 1
        return Bereik(self.kop_rij + 1, self.eerste_kolom, self.laatste_rij, laatste_kolom)


@dataclass(frozen=True)
class Tabeldeel:
    """A table with the part that declares it."""

    tabel: Bladtabel
    part: str
    heeft_kop: bool
    heeft_totalen: bool
    formules: tuple[str, ...]
    """Per column the formula that new rows get, empty where there is none."""

    @property
    def bereik(self) -> Bereik:
        """The whole table, header and totals included."""
        data = self.tabel.bereik
        return data._replace(
            rij=data.rij - self.heeft_kop, rij_tot=data.rij_tot + self.heeft_totalen
        )

    def ending_at(self, laatste_rij: int) -> "Tabeldeel":
        """The same table with another last row of data."""
        return replace(self, tabel=replace(self.tabel, laatste_rij=laatste_rij))


def read_tables(parts: Mapping[str, bytes], bladen: Mapping[str, str]) -> dict[str, Tabeldeel]:
    """Every table by name, in the order of the sheets."""
    found: dict[str, Tabeldeel] = {}
    for blad, part in bladen.items():
        for relation in relations(parts, part):
            if relation.soort != "table":
                continue
            if relation.doel not in parts:
                raise BestandGeweigerd(
                    f"een tabel van blad {blad} ontbreekt in het bestand; het is beschadigd"
                )
            deel = _read_table(parts[relation.doel], relation.doel, blad)
            naam = deel.tabel.naam
            if naam.lower() in (other.lower() for other in found):
                raise BestandGeweigerd(
                    f"tabel {naam} komt twee keer voor; geef een van beide in Excel een andere naam"
                )
            found[naam] = deel
    return found


def resized(xml: bytes, tabel: Bladtabel, laatste_rij: int) -> bytes:
    """The table's part with every range that ended at the last row of data ending at another."""

    def follow(match: re.Match[bytes]) -> bytes:
        ref = parse_range(match[2].decode())
        if ref is None or ref.rij_tot != tabel.laatste_rij:
            return match[0]
        return match[1] + str(ref._replace(rij_tot=laatste_rij)).encode()

    xml = _REF.sub(follow, xml)
    return _INSERT_ROW.sub(b"", xml, count=1) if laatste_rij > tabel.laatste_rij else xml


@lru_cache(512)
def _read_table(xml: bytes, part: str, blad: str) -> Tabeldeel:
    """The table that a part declares; it is asked more than once."""
    root = xml_tree({part: xml}, part)
    naam = root.get("displayName") or root.get("name") or ""
    ref = parse_range(root.get("ref", ""))
    columns = list(_columns(root))
    header = root.get("headerRowCount", "1") != "0"
    totals = root.get("totalsRowCount", "0") != "0"
    if ref is None or not naam or ref.kolom + len(columns) - 1 != ref.kolom_tot:
        raise BestandGeweigerd(
            f"tabel {naam or part} op blad {blad} spreekt zichzelf tegen "
            f"(bereik {root.get('ref')}, {len(columns)} kolommen); het bestand is beschadigd"
        )
    tabel = Bladtabel(
        naam,
        blad,
        ref.rij if header else ref.rij - 1,
        ref.kolom,
        ref.rij_tot - totals,
        tuple(name for name, _ in columns),
    )
    return Tabeldeel(tabel, part, header, totals, tuple(formula for _, formula in columns))


def _columns(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    space = root.tag.rpartition("}")[0] + "}"
    for column in root.iter(f"{space}tableColumn"):
        formula = column.find(f"{space}calculatedColumnFormula")
        plain = formula is not None and formula.get("array", "0") in ("0", "false")
        yield (
            decoded(column.get("name", "")),
            (formula.text or "") if plain and formula is not None else "",
        )
