"""Speed of the buttons on a file, each beside a peer in the same run."""

import shutil
from dataclasses import replace
from pathlib import Path

import openpyxl

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.cli.schermen import getal
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.controleren import controleer
from modelgemeente_xl.knoppen.meester import meester_opdracht
from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.knoppen.nieuw_alle import Maker
from modelgemeente_xl.model.catalogus import Catalogus
from tests.bench.meten import show, work_of
from tests.bench.opname import Opname
from tests.knoppen.conftest import WIE, fill_in
from tests.knoppen.volgend_jaar import next_year

RONDEN = 5
GEMEENTEN = 12


def filled(catalogus: Catalogus, folder: Path) -> Path:
    """A workbook with decisions in it."""
    path = folder / "ingevuld.xlsx"
    path.write_bytes(make_workbook(meester_opdracht(catalogus)))
    fill_in(
        path,
        *(("Algemeen", regel, "Eigen bedrag", 1000.0 * regel) for regel in range(1, 20)),
        *(("Sociaal", regel, "Al begroot", 0.5) for regel in range(1, 10)),
    )
    return path


def refresh(path: Path, catalogus: Catalogus) -> None:
    """Press vernieuw on a file: open, merge, write, compute and save."""
    book = open_boek(path)
    knoppen.vernieuw(book, catalogus, WIE)
    book.save()
    book.close()


def through_openpyxl(path: Path) -> None:
    openpyxl.load_workbook(path).save(path.with_name("openpyxl.xlsx"))


def check(path: Path) -> None:
    book = open_boek(path)
    controleer(book)
    book.close()


def times_ten(catalogus: Catalogus, factor: int) -> Catalogus:
    """The catalogue with every development so many times."""
    copies = [
        replace(
            o,
            id=f"{o.id}-{i}",
            titel=f"{o.titel} {i}",
            begrotingsregels=tuple(
                replace(r, id=f"{o.id}-{i}.{r.id.partition('.')[2]}") for r in o.begrotingsregels
            ),
        )
        for i in range(1, factor)
        for o in catalogus.ontwikkelingen
    ]
    return replace(catalogus, ontwikkelingen=(*catalogus.ontwikkelingen, *copies))


def main(catalogus: Catalogus, opname: Opname, folder: Path) -> None:
    """Print the figures of the buttons."""
    source = filled(catalogus, folder)
    register = next_year(catalogus)
    later = replace(register, gemeenten=catalogus.gemeenten)
    work = folder / "werk.xlsx"
    ours, peer, checks, yearly = [], [], [], []
    for _ in range(RONDEN):
        shutil.copy(source, work)
        ours.append(work_of(lambda: refresh(work, later)))
        peer.append(work_of(lambda: through_openpyxl(source)))
        shutil.copy(source, work)
        yearly.append(work_of(lambda: refresh(work, register)))
        checks.append(work_of(lambda: check(source)))
    peernaam = "openpyxl, laden en opslaan"
    show("vernieuw (openen tot en met opslaan)", ours, peernaam, peer, (1, "1"))
    show("  idem, met alle inwoners nieuw", yearly, peernaam, peer, (1, "1"))
    show("controleer", checks, peernaam, peer, (1, "1"))
    maker = Maker(make_workbook(meester_opdracht(catalogus)), meester_opdracht(catalogus))
    many, scratch = [], []
    for gemeente in catalogus.gemeenten[:GEMEENTEN]:
        order = replace(maker.opdracht, gemeenten=(gemeente,))
        many.append(work_of(lambda order=order: maker.make(order)))
        scratch.append(work_of(lambda: opname.play(folder / "peer.xlsx")))
    peernaam = "XlsxWriter, van niets"
    show("werkmap in een reeks (nieuw --alle)", many, peernaam, scratch, (0.1, "1/10"))
    for factor in (1, 10):
        big = times_ten(catalogus, factor)
        path = folder / f"keer{factor}.xlsx"
        path.write_bytes(make_workbook(meester_opdracht(big)))
        took = work_of(lambda path=path, big=big: refresh(path, next_year(big))).rekentijd
        lines = sum(1 for _ in big.regels())
        per_regel = getal(1000 * took / lines, 2)
        print(f"vernieuw bij {lines} regels: {getal(took, 2)} s, {per_regel} ms per regel")
