"""Make the frozen files of this folder anew: see README.md for the versions and what each needs.

Run as `python -m tests.vreemd.maak NAAM ...` from the root of the repository.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from modelgemeente_xl.bestand.pakket.pakket import package_bytes, read_parts
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.catalogus.laden import load_catalogus
from tests.klein import small_catalogus, small_workbook
from tests.plaatsen import letters

HIER = Path(__file__).parent
X2T = (
    b' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    b' mc:Ignorable="xr xr3"'
    b' xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"'
    b' xmlns:xr3="http://schemas.microsoft.com/office/spreadsheetml/2016/revision3"'
)
INVOER = (
    ("Algemeen", 1, "Meenemen", "nee"),
    ("Algemeen", 2, "Eigen bedrag", 12_345.5),
    ("Algemeen", 2, "Toelichting", "=niet als formule"),
    ("Sociaal", 1, "Al begroot", 0.35),
    ("OOV", 1, "Startjaar", 2029.0),
)


def filled_in(target: Path) -> None:
    """The small workbook with decisions in it: what every program is given."""
    target.write_bytes(small_workbook(small_catalogus(load_catalogus(), per_domein=1)))
    boek = Werkboek.open(target)
    for blad, regel, kolom, value in INVOER:
        tabel = boek.tabellen[f"tbl{blad}"]
        k = tabel.eerste_kolom + tabel.kolommen.index(kolom)
        boek.write(blad, tabel.kop_rij + regel, k, [[value]])
    boek.recompute()
    boek.save(target.with_name("ingevuld.xlsx"))
    target.with_name("ingevuld.xlsx").replace(target)


def _soffice(source: Path, kind: str, folder: Path) -> Path:
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profiel').as_uri()}"]
    subprocess.run(
        [*command, "--convert-to", kind, "--outdir", str(folder / kind), str(source)],
        check=True,
        capture_output=True,
    )
    return folder / kind / f"{source.stem}.{kind}"


def libreoffice(source: Path, target: Path, folder: Path) -> None:
    shutil.copy(_soffice(source, "xlsx", folder), target)


def libreoffice_ods(source: Path, target: Path, folder: Path) -> None:
    shutil.copy(_soffice(_soffice(source, "ods", folder), "xlsx", folder), target)


EIGEN_BEDRAG, TOELICHTING = f"{letters('Eigen bedrag')}10", f"{letters('Toelichting')}10"


def _type(sheet: Any) -> None:
    """An own amount, as a program that does not compute writes it."""
    sheet[EIGEN_BEDRAG] = 54_321
    sheet[TOELICHTING] = "getypt met een programma"


def openpyxl(source: Path, target: Path, folder: Path) -> None:
    import openpyxl as library

    book = library.load_workbook(source)
    _type(book["Sociaal"])
    book.save(target)


def pandas(source: Path, target: Path, folder: Path) -> None:
    """A sheet of an analysis is added, as people do."""
    import pandas as library

    shutil.copy(source, target)
    regels = library.read_excel(source, sheet_name="Fysiek", header=8)
    with library.ExcelWriter(target, engine="openpyxl", mode="a") as writer:
        regels.groupby("Aard")["Jaar 1"].sum().to_excel(writer, sheet_name="Analyse")


def wolfxl(source: Path, target: Path, folder: Path) -> None:
    import wolfxl as library

    book = library.load_workbook(str(source), modify=True)
    _type(book["Sociaal"])
    book.save(str(target))


def _node(script: str) -> Callable[[Path, Path, Path], None]:
    def run(source: Path, target: Path, folder: Path) -> None:
        cells = (EIGEN_BEDRAG, TOELICHTING)
        subprocess.run(["node", str(HIER / script), str(source), str(target), *cells], check=True)

    return run


def onlyoffice_x2t(source: Path, target: Path, folder: Path) -> None:
    """The root of a table as ONLYOFFICE's converter writes it: no name, and namespaces of its own.

    Read in its source (`CTable::toXML` in ONLYOFFICE/core); the converter itself is in no package
    index that is used here.
    """
    _without_table_names(source, target, X2T)


def onlyoffice_editor(source: Path, target: Path, folder: Path) -> None:
    """Tables without name, as its editor saves them."""
    _without_table_names(source, target, b"")


def _without_table_names(source: Path, target: Path, namespaces: bytes) -> None:
    parts = read_parts(source)
    for name, content in parts.items():
        if name.startswith("xl/tables/"):
            parts[name], times = re.subn(rb' name="tbl[^"]*"', b"", content, count=1)
            assert times == 1
            parts[name] = parts[name].replace(b'/main" id=', b'/main"%s id=' % namespaces, 1)
    parts.pop("xl/calcChain.xml", None)
    target.write_bytes(package_bytes(parts))


MAKERS: dict[str, Callable[[Path, Path, Path], None]] = {
    "libreoffice": libreoffice,
    "libreoffice-ods": libreoffice_ods,
    "onlyoffice-x2t": onlyoffice_x2t,
    "onlyoffice-editor": onlyoffice_editor,
    "openpyxl": openpyxl,
    "pandas": pandas,
    "wolfxl": wolfxl,
    "xlsx-populate": _node("xlsx_populate.js"),
    "excelize": _node("excelize.js"),
}


def main(namen: list[str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        source = folder / "bron" / "begroting.xlsx"
        source.parent.mkdir()
        filled_in(source)
        for naam in namen or MAKERS:
            MAKERS[naam](source, HIER / f"{naam}.xlsx", folder)


if __name__ == "__main__":
    main(sys.argv[1:])
