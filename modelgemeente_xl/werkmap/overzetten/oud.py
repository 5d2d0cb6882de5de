"""What a workbook of an older layout holds, as it stood in its cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.werkmap.lezen.stand import Tabelstand

Tabelformules = Mapping[str, Sequence[Sequence[str]]]
"""Per table the formula of every cell; a constant as it stands."""


@dataclass(frozen=True, slots=True)
class Oud:
    """Every table of an older workbook that says something of the user or of its catalogue.

    `deelnemers` are the gemeenten beside the first, empty places included; `onder` has by table
    the rows beneath it that look like lines of it, by sheet row and header.
    """

    tabellen: Mapping[str, Tabelstand]
    namen: Mapping[str, Waarde]
    plaatsen: Mapping[str, str]
    """Address of each named cell, for people."""
    deelnemers: tuple[Waarde, ...]
    formules: Tabelformules
    onder: Mapping[str, Mapping[int, Mapping[str, Waarde]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class Achterblijver:
    """One thing that stays behind: where it is, and what."""

    waar: str
    wat: str

    def __str__(self) -> str:
        return f"{self.waar}: {self.wat}"
