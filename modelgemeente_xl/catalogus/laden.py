"""The door to the catalogue: read strictly, or for this installation kept from an earlier time.

The strict reader is imported when it is needed: what it stands on takes longer than the work.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from modelgemeente_xl.catalogus.bewaard import keep, kept
from modelgemeente_xl.catalogus.paden import data_folder

if TYPE_CHECKING:
    from pathlib import Path

    from modelgemeente_xl.model.catalogus import Catalogus


@cache
def installed_catalogus() -> Catalogus:
    """The catalogue of this installation, loaded once per process: it changes with it only."""
    folder = data_folder()
    found = kept(folder)
    if found is None:
        found = load_catalogus()
        keep(found, folder)
    return found


def load_catalogus(folder: Path | None = None) -> Catalogus:
    """Read a catalogue; raise `CatalogusOngeldig` with all findings when it is not sound."""
    from modelgemeente_xl.catalogus.inlezen import read_catalogus

    return read_catalogus(folder or data_folder())
