"""A process that saves and comes to a standstill in the middle, to be sent a signal there.

Run as `python -m tests.fouten.gesein FILE`.
"""

import os
import sys
import time
from pathlib import Path

from modelgemeente_xl.bestand.bewaren.opslaan import save

LANGST = 60


def stand_still(_: int) -> None:
    print("halverwege", flush=True)
    time.sleep(LANGST)


if __name__ == "__main__":
    os.fsync = stand_still
    save(b"nieuw" * 1_000_000, Path(sys.argv[1]), overwrite=True)
