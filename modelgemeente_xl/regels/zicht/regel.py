"""A rule of the workbook, and what it finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from modelgemeente_xl.regels.zicht.inspectie import Inspectie

Ernst = Literal["fout", "waarschuwing", "informatie"]
Profiel = Literal["werk", "publicatie"]
PROFIELEN: tuple[Profiel, ...] = ("werk", "publicatie")


@dataclass(frozen=True, slots=True)
class Vondst:
    """What a rule sees in one place.

    `blad` is empty where the workbook as a whole is meant; `cel` is a cell, a range, or the name
    of a part. An empty `herstel` means: as the rule says.
    """

    blad: str
    cel: str
    gevonden: str
    verwacht: str
    herstel: str = ""

    @property
    def waar(self) -> str:
        """Where: `Fysiek!M12`, or a part of the workbook."""
        return f"{self.blad}!{self.cel}" if self.blad else self.cel


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevonden(Vondst):
    """The same as a person reads it: of which rule, how bad, and never without how to mend it."""

    regel: int
    ernst: Ernst

    def __str__(self) -> str:
        return (
            f"{self.waar}: {self.gevonden}; verwacht: {self.verwacht}. {self.herstel} "
            f"(regel {self.regel})"
        )


Functie = Callable[["Inspectie"], Iterator[Vondst]]


@dataclass(frozen=True, slots=True)
class Regel:
    """One of the 42 rules: `functie` gives every place where it does not hold."""

    nummer: int
    ernst: Ernst
    groep: str
    titel: str
    herstel: str
    functie: Functie
    profielen: tuple[Profiel, ...] = PROFIELEN
