"""`modelgemeente nieuw --alle` with a register of a few gemeenten, as a process of its own.

Run as `python -m tests.knoppen.alle_proces COUNT ARGUMENT...`.
"""

import sys
from dataclasses import replace
from typing import Any

from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.cli import uitvoer
from modelgemeente_xl.cli.hoofd import main as run


def main(count: int, arguments: list[str]) -> int:
    catalogus = load_catalogus()
    few = replace(catalogus, gemeenten=catalogus.gemeenten[:count])

    def load(*_: Any) -> Any:
        return few

    uitvoer.load = load
    return run(["nieuw", "--alle", *arguments])


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]), sys.argv[2:]))
