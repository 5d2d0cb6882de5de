"""`make bench`: speed and memory as ratios to a named peer, measured in turn in one run.

    python -m tests.bench [bouwen] [knoppen] [processen] [server]

Without a name all of them are measured.
"""

import io
import sys
import tempfile
from pathlib import Path

from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.knoppen.meester import meester_opdracht
from tests.bench import bouwen, knoppen, processen, server


def main(parts: list[str]) -> None:
    """Print the figures of these parts, or of all."""
    catalogus = load_catalogus()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not parts or "bouwen" in parts:
            bouwen.main(catalogus, folder)
        if not parts or "knoppen" in parts:
            knoppen.main(catalogus, bouwen.record(meester_opdracht(catalogus), folder), folder)
        if not parts or "processen" in parts:
            processen.main(catalogus, folder)
        if not parts or "server" in parts:
            server.main(catalogus, folder)


if __name__ == "__main__":
    sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", line_buffering=True)
    main(sys.argv[1:])
