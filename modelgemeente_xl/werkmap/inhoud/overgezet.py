"""What a workbook of an older layout held, as the tables of the present layout take it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from modelgemeente_xl.model.begroting import Begroting


@dataclass(frozen=True, slots=True)
class Overgezet:
    """What takes the place of a catalogue when a workbook is built anew with the work in it.

    `inhoud` has the rows of every table, log and fingerprints too, with what the user typed in
    them; `eigen_kolommen` the headers by table that only this workbook has. `begroting` is what
    Python makes of it.
    """

    inhoud: Mapping[str, Sequence[Mapping[str, Any]]]
    editie: str
    vingerafdruk: str
    begroting: Begroting
    eigen_kolommen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
