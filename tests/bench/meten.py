"""How the bench measures: seconds on the clock to know, seconds of processor to judge.

A clock says how busy the machine was as much as how much work there was. Ours and its peer are
measured in turn, and the ratio is the median of those of each turn.
"""

import os
import resource
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from modelgemeente_xl.cli.schermen import getal

NIET = "NIET GEHAALD"


@dataclass(frozen=True, slots=True)
class Meting:
    """Seconds on the clock, and seconds of processor, in this process or in what it started."""

    klok: float
    rekentijd: float


def work_of(work: Callable[[], object]) -> Meting:
    """Do something in this process, in all of its threads."""
    klok, rekentijd = time.perf_counter(), time.process_time()
    work()
    return Meting(time.perf_counter() - klok, time.process_time() - rekentijd)


def process_of(arguments: Sequence[str | Path], env: Mapping[str, str]) -> Meting:
    """Run a whole process, with all that it starts."""
    klok, before = time.perf_counter(), _children()
    ran = subprocess.run(arguments, env=dict(env), capture_output=True, text=True)
    took = Meting(time.perf_counter() - klok, _children() - before)
    if ran.returncode:
        raise SystemExit(f"{arguments}: {ran.stdout}{ran.stderr}")
    return took


def as_a_user(folder: Path) -> dict[str, str]:
    """An environment in which Python keeps what it compiled, as it does unless told otherwise."""
    return {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(folder / "gecompileerd"),
    }


def ratio(ours: Sequence[Meting], peer: Sequence[Meting]) -> float:
    """How much more work ours is than its peer."""
    return median(a.rekentijd / b.rekentijd for a, b in zip(ours, peer, strict=True))


def show(
    naam: str,
    ours: Sequence[Meting],
    peernaam: str,
    peer: Sequence[Meting],
    grens: tuple[float, str],
) -> None:
    """Print a figure, its peer, and their ratio beside its limit, given as number and in words."""
    show_time(naam, ours)
    show_time(f"  peer: {peernaam}", peer)
    show_limit("  verhouding", ratio(ours, peer), grens)


def show_time(naam: str, metingen: Sequence[Meting]) -> None:
    """Print the seconds of processor, and those on the clock."""
    tijd = getal(median(m.rekentijd for m in metingen), 2)
    print(f"{naam:<41}{tijd:>6} s  (klok {getal(median(m.klok for m in metingen), 2)} s)")


def show_limit(naam: str, number: float, grens: tuple[float, str], eenheid: str = "") -> None:
    """Print a figure beside its limit, and plainly when it is not met."""
    met = "" if number <= grens[0] else f"  {NIET}"
    decimalen = 0 if eenheid in ("kB", "MiB") else 2
    print(f"{naam:<41}{getal(number, decimalen):>6} {eenheid}  (grens {grens[1]}){met}")


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
