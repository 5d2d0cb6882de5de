"""`make bench`: speed and memory as ratios to a named peer, measured in turn in one run."""

import io
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from modelgemeente_xl.bestand.pakket.pakket import read_parts
from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.cli.schermen import getal
from modelgemeente_xl.knoppen import nieuw
from modelgemeente_xl.knoppen.meester import meester_opdracht
from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.uitvoer.alle import all_rows
from modelgemeente_xl.werkmap.bouw.bouw import build
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from tests.bench import knoppen, server
from tests.bench.opname import recording

RONDEN = 7
STAPPEN = {
    "build": "bouwen met XlsxWriter",
    "Rekenblad": "laden in IronCalc",
    "fill_values": "uitkomsten invullen",
    "package_bytes": "inpakken",
}


def seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def command(*arguments: str) -> tuple[float, float]:
    """Seconds and MiB of a whole process."""
    begin = time.perf_counter()
    subprocess.run(
        [Path(sys.executable).with_name("modelgemeente"), *arguments],
        check=True,
        capture_output=True,
    )
    took = time.perf_counter() - begin
    return took, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def split(opdracht: Opdracht) -> dict[str, float]:
    """Seconds that each step of a build takes."""
    took: dict[str, float] = {}
    kept = {name: getattr(nieuw, name) for name in STAPPEN}

    def timed(name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            begin = time.perf_counter()
            result = step(*arguments)
            took[STAPPEN[name]] = time.perf_counter() - begin
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


def main() -> None:
    catalogus = load_catalogus()
    opdracht = meester_opdracht(catalogus)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with recording() as opname:
            build(opdracht, folder / "opname.xlsx")
        opname.play(folder / "peer.xlsx")
        same = read_parts(folder / "opname.xlsx") == read_parts(folder / "peer.xlsx")
        if not same:
            raise SystemExit("de peer maakt niet dezelfde werkmap: de vergelijking geldt niet")
        make_workbook(opdracht)
        ours, peer, delen = [], [], []
        for _ in range(RONDEN):
            ours.append(seconds(lambda: make_workbook(opdracht)))
            peer.append(seconds(lambda: opname.play(folder / "peer.xlsx")))
            delen.append(split(opdracht))
        verhouding = median(a / b for a, b in zip(ours, peer, strict=True))
        print(f"nieuw (werkmap in het proces)        {getal(median(ours), 2)} s")
        print(f"  peer: XlsxWriter, dezelfde cellen  {getal(median(peer), 2)} s")
        print(f"  verhouding                         {getal(verhouding, 2)}  (grens 1,5)")
        for deel in delen[0]:
            print(f"    {deel:<33}{getal(median(d[deel] for d in delen), 3)} s")
        alle = median(seconds(lambda: all_rows(catalogus, 2027)) for _ in range(RONDEN))
        print(f"bereken --alle (342 gemeenten)       {getal(alle, 2)} s  (grens 1,0)")
        hulp = median(command("--help")[0] for _ in range(RONDEN))
        print(f"modelgemeente --help (heel proces)   {getal(hulp, 2)} s  (grens 0,3)")
        _, mib = command("nieuw", "-g", "Purmerend", "--uit", str(folder / "p.xlsx"))
        print(f"geheugen van nieuw (heel proces)     {getal(mib)} MiB  (grens 200)")
        knoppen.main(catalogus, opname, folder)
        server.main(catalogus, folder)


if __name__ == "__main__":
    sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", line_buffering=True)
    main()
