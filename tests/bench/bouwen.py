"""Speed of making a workbook, beside XlsxWriter alone for the same cells, and what it weighs."""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from modelgemeente_xl.bestand.pakket.pakket import read_parts
from modelgemeente_xl.cli.schermen import getal
from modelgemeente_xl.knoppen import nieuw
from modelgemeente_xl.knoppen.meester import meester_opdracht
from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.uitvoer.alle import all_rows
from modelgemeente_xl.werkmap.bouw.bouw import build
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from tests.bench.meten import show, show_limit, work_of
from tests.bench.opname import Opname, recording

RONDEN = 7
STAPPEN = {
    "build": "bouwen met XlsxWriter",
    "Rekenblad": "laden in IronCalc",
    "fill_values": "uitkomsten invullen",
    "package_bytes": "inpakken",
}


def split(opdracht: Opdracht) -> dict[str, float]:
    """Seconds of processor that each step of a build takes."""
    took: dict[str, float] = {}
    kept = {name: getattr(nieuw, name) for name in STAPPEN}

    def timed(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            begin = time.process_time()
            result = step(*arguments)
            took[STAPPEN[name]] = time.process_time() - begin
            return result

        return run

    for name, step in kept.items():
        setattr(nieuw, name, timed(name, step))
    try:
        make_workbook(opdracht)
    finally:
        for name, step in kept.items():
            setattr(nieuw, name, step)
    return took


def record(opdracht: Opdracht, folder: Path) -> Opname:
    """What a build asks of XlsxWriter, which alone must make the same workbook of it."""
    with recording() as opname:
        build(opdracht, folder / "opname.xlsx")
    opname.play(folder / "peer.xlsx")
    if read_parts(folder / "opname.xlsx") != read_parts(folder / "peer.xlsx"):
        raise SystemExit("de peer maakt niet dezelfde werkmap: de vergelijking geldt niet")
    return opname


def main(catalogus: Catalogus, folder: Path) -> None:
    """Print the figures of a build."""
    opdracht = meester_opdracht(catalogus)
    opname = record(opdracht, folder)
    content = make_workbook(opdracht)
    ours, peer, delen = [], [], []
    for _ in range(RONDEN):
        ours.append(work_of(lambda: make_workbook(opdracht)))
        peer.append(work_of(lambda: opname.play(folder / "peer.xlsx")))
        delen.append(split(opdracht))
    show("nieuw (in het proces)", ours, "XlsxWriter, dezelfde cellen", peer, (1.5, "1,5"))
    for deel in delen[0]:
        print(f"    {deel:<37}{getal(median(d[deel] for d in delen), 2):>6} s")
    show_limit("grootte van de werkmap", len(content) / 1000, (600, "600"), "kB")
    alle = [work_of(lambda: all_rows(catalogus, 2027)).rekentijd for _ in range(RONDEN)]
    show_limit("bereken --alle (342 gemeenten)", median(alle), (1.0, "1,0"), "s")
