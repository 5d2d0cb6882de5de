"""A process that forks workers which save one workbook over and over, until they are killed.

Run as `python -m tests.fouten.bewaarder PAD`. For each line on standard input it forks a worker and
writes its process id, and how it ended. The line after it is a value that it then saves itself.
"""

import os
import sys
import time
from itertools import cycle
from pathlib import Path

from modelgemeente_xl.bestand.bewaren.opslaan import replace_file
from modelgemeente_xl.bestand.werkboek import Werkboek

WAARDEN = (1, 2, 3, 4, 5)
PLEK = ("Algemeen", 10, 19)
"""A cell of Toelichting, which no formula reads."""


LANGST = 30
"""Seconds after which a worker stops by itself, should nobody kill it."""


def contents(pad: Path, tekst: str) -> list[bytes]:
    """The file with each of the values, made beside it and taken away again."""
    found = []
    for waarde in WAARDEN:
        boek = Werkboek.open(pad)
        boek.write(*PLEK, [[f"{tekst} {waarde}"]])
        copy = pad.with_name(f"{tekst}-{waarde}{pad.suffix}")
        boek.save(copy)
        found.append(copy.read_bytes())
        copy.unlink()
    return found


def save_over_and_over(pad: Path, versies: list[bytes], seen: int) -> None:
    """What `Werkboek.bewaar` does once its bytes are ready, so that most of the time is saving."""
    end = time.monotonic() + LANGST
    oud = pad.read_bytes()
    for nieuw in cycle(versies):
        replace_file(nieuw, pad, oud)
        oud = nieuw
        if seen >= 0:
            os.write(seen, b"x")  # the first save is done: from here on the kill may come
            os.close(seen)
            seen = -1
        if time.monotonic() > end:
            return


def fork_worker(pad: Path, versies: list[bytes]) -> int:
    """The process id of a worker that has saved once; 0 where it could not."""
    reading, writing = os.pipe()
    worker = os.fork()
    if worker == 0:
        try:
            save_over_and_over(pad, versies, writing)
        finally:
            os._exit(1)
    os.close(writing)
    begun = os.read(reading, 1)
    os.close(reading)
    return worker if begun else 0


def main(pad: Path) -> None:
    versies = contents(pad, "versie")
    while sys.stdin.readline():
        worker = fork_worker(pad, versies)
        print(worker, flush=True)
        print(os.waitpid(worker, 0)[1], flush=True)
        waarde = sys.stdin.readline().strip()
        boek = Werkboek.open(pad)
        boek.write(*PLEK, [[f"opnieuw {waarde}"]])
        boek.save()
        print("bewaard", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
