"""What every verb of the terminal says and gives back: two screens, and the exit codes."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from modelgemeente_xl.grond.geweigerd import KON_NIET, Geweigerd

if TYPE_CHECKING:
    from pathlib import Path

    from modelgemeente_xl.cli.terminal import Scherm
    from modelgemeente_xl.model.catalogus import Catalogus

GOED, BEVINDINGEN = 0, 1


def out() -> Scherm:
    """Standard output, for results."""
    from modelgemeente_xl.cli.terminal import Scherm

    return Scherm()


def err() -> Scherm:
    """Standard error, for progress and complaints."""
    from modelgemeente_xl.cli.terminal import Scherm

    return Scherm(stderr=True)


def load(map_: Path | None, edities: list[str] | None) -> Catalogus:
    """Load a catalogue, of these editions where given; end with its findings if it is unsound."""
    from modelgemeente_xl.catalogus.laden import installed_catalogus, load_catalogus
    from modelgemeente_xl.catalogus.ongeldig import CatalogusOngeldig
    from modelgemeente_xl.grond.bevinding import known_or_nearest

    try:
        catalogus = installed_catalogus() if map_ is None else load_catalogus(map_)
    except CatalogusOngeldig as error:
        stop("de catalogus is niet in orde:", error)
    for naam in edities or ():
        if naam not in catalogus.edities:
            stop(f"editie '{naam}' bestaat niet; {known_or_nearest(naam, catalogus.edities)}")
    return catalogus.of_editie(*(edities or ()))


def stop(*regels: str | Geweigerd) -> NoReturn:
    """Say why it cannot be done, line by line, and end."""
    screen = err()
    code = KON_NIET
    with suppress(OSError):  # nobody hears it; the code still says it
        for regel in regels:
            if isinstance(regel, Geweigerd):
                code = regel.code
            for line in regel.zinnen if isinstance(regel, Geweigerd) else (regel,):
                screen.regel(line, style="red")
    raise SystemExit(code)
