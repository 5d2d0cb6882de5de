"""The verbs of whoever maintains the catalogue."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from modelgemeente_xl.cli.uitvoer import BEVINDINGEN, GOED, err, load, out, stop
from modelgemeente_xl.model.woorden import counted


def controleer(options: Namespace) -> int:
    """Check a catalogue and print every finding."""
    from modelgemeente_xl.catalogus.laden import load_catalogus
    from modelgemeente_xl.catalogus.ongeldig import CatalogusOngeldig

    _check_map(options.map)
    try:
        catalogus = load_catalogus(options.map)
    except CatalogusOngeldig as error:
        screen = out()
        for bevinding in error.bevindingen:
            screen.regel(str(bevinding))
        err().regel(counted(len(error.bevindingen), "bevinding", "bevindingen"), style="red")
        return BEVINDINGEN
    regels = sum(1 for _ in catalogus.regels())
    out().regel(
        ("De catalogus is in orde: ", "green"),
        f"{counted(len(catalogus.ontwikkelingen), 'ontwikkeling', 'ontwikkelingen')}, "
        f"{counted(regels, 'begrotingsregel', 'begrotingsregels')}, "
        f"{counted(len(catalogus.bronnen), 'bron', 'bronnen')}.",
    )
    return GOED


def ijk(options: Namespace) -> int:
    """Hold the totals of the Modelgemeente beside the ICT benchmark."""
    from modelgemeente_xl.catalogus.ijk.ijking import calibrate
    from modelgemeente_xl.cli.ijken import scherm

    _check_map(options.map)
    catalogus = load(options.map, None)
    if options.waarnemingen:
        scherm.print_waarnemingen(out(), catalogus)
        return GOED
    ijking = calibrate(catalogus, options.jaar)
    if options.alle:
        scherm.print_uitslagen(out(), ijking)
    elif options.overlap:
        scherm.print_overlap(out(), ijking)
    else:
        scherm.print_ijk(out(), ijking)
    return GOED


def _check_map(map_: Path | None) -> None:
    if map_ is not None and not map_.is_dir():
        stop(f"{map_}: deze map is er niet; geef de map waarin ontwikkelingen/ staat")
