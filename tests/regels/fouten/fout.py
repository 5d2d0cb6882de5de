"""Seeded mistakes: for every rule what breaks it, and where it must be found."""

from collections.abc import Callable
from dataclasses import dataclass

from modelgemeente_xl.regels.zicht.regel import Profiel
from tests.regels.proef import Proef

Plek = tuple[str, str]
"""Sheet and cell, or an empty sheet and the name of a part."""


@dataclass(frozen=True)
class Fout:
    """A mistake: spoils a workbook and tells where the rule must find it."""

    regel: int
    naam: str
    maak: Callable[[Proef], Plek]
    profiel: Profiel

    @property
    def id(self) -> str:
        return f"{self.regel:02}-{self.naam}"


FOUTEN: list[Fout] = []


def fout(
    regel: int, profiel: Profiel = "werk"
) -> Callable[[Callable[[Proef], Plek]], Callable[[Proef], Plek]]:
    """Register a mistake for a rule under the name of its function."""

    def register(maak: Callable[[Proef], Plek]) -> Callable[[Proef], Plek]:
        FOUTEN.append(Fout(regel, maak.__name__, maak, profiel))
        return maak

    return register
