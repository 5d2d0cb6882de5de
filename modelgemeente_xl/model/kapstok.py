"""What developments hang on: the themes of the nulmeting, and the opgaven of a gemeente."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opgave:
    """A long-term task of a gemeente that a council recognises.

    `eigen` says why this project chose it, or part of it, itself.
    """

    id: str
    naam: str
    omschrijving: str
    bronnen: tuple[str, ...]
    eigen: str | None


@dataclass(frozen=True, slots=True)
class Stelling:
    """What is so at one level of one aspect, and what shows it to a second person.

    `id` is `thema.aspect.niveau`.
    """

    id: str
    niveau: int
    stelling: str
    te_zien_aan: str


@dataclass(frozen=True, slots=True)
class Aspect:
    """One side of a thema, with a statement for each level from 1 to 5."""

    id: str
    naam: str
    stellingen: tuple[Stelling, ...]


@dataclass(frozen=True, slots=True)
class Thema:
    """One thing that the Modelgemeente says of itself, in which a gemeente can grow."""

    id: str
    naam: str
    belofte: str
    bronnen: tuple[str, ...]
    eigen: str | None
    aspecten: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True)
class Niveau:
    """One rung of the ladder, 1 to 5."""

    nummer: int
    naam: str
    omschrijving: str


@dataclass(frozen=True, slots=True)
class Nulmeting:
    """Where a gemeente stands per thema, on a ladder that is this project's own.

    `eigen` says why it is, and `uitslag` how a level follows from the statements.
    """

    eigen: str
    uitslag: str
    niveaus: tuple[Niveau, ...]
    themas: Mapping[str, Thema]

    def stellingen(self) -> Iterator[Stelling]:
        """Give every statement, in fixed order."""
        for thema in self.themas.values():
            for aspect in thema.aspecten:
                yield from aspect.stellingen
