"""One of many processes that each add lines to one file, as a button does: read, save, or refuse.

Run as `python -m tests.fouten.wedloop FILE NAME TIMES`; starts when a line comes in, and prints how
often it was refused because another was first.
"""

import sys
from pathlib import Path

from modelgemeente_xl.bestand.bewaren.opslaan import OpslaanMislukt, replace_file


def add(pad: Path, line: str) -> int:
    """Add a line, again from the beginning where another was first; give how often that was."""
    refused = 0
    while True:
        old = pad.read_bytes()
        try:
            replace_file(old + f"{line}\n".encode(), pad, old)
        except OpslaanMislukt as error:
            if "gewijzigd sinds" not in str(error):
                raise
            refused += 1
        else:
            return refused


def main(pad: Path, name: str, times: int) -> None:
    print("klaar", flush=True)
    sys.stdin.readline()
    print(sum(add(pad, f"{name}-{keer}") for keer in range(times)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
