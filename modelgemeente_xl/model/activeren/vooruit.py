"""All investments of a begroting together, further ahead than the four budget years."""

from collections.abc import Iterable
from dataclasses import dataclass

from modelgemeente_xl.model.begroting import Begroting, Post

VOORUIT = 8
"""How many years ahead the costs of investments are shown."""


@dataclass(frozen=True, slots=True)
class Jaarlast:
    """What the investments of a begroting spend and cost in a year, in whole euros.

    `boekwaarde` is that of 1 January.
    """

    jaar: int
    krediet: int
    afschrijving: int
    rente: int
    boekwaarde: int

    @property
    def kapitaallasten(self) -> int:
        """Afschrijving and rente together."""
        return self.afschrijving + self.rente


def jaarlasten(begroting: Begroting, aantal: int = VOORUIT) -> tuple[Jaarlast, ...]:
    """The investments that count in the chosen scenario, from the begrotingsjaar on."""
    return jaarlasten_of(begroting.tellend, begroting.begrotingsjaar, aantal)


def jaarlasten_of(posten: Iterable[Post], jaar: int, aantal: int = VOORUIT) -> tuple[Jaarlast, ...]:
    """What the investments among these lines come to, from a year on."""
    own = [post.investering for post in posten if post.investering is not None]
    return tuple(
        Jaarlast(
            year,
            sum(i.krediet.get(year, 0) for i in own),
            sum(i.afschrijving(year) for i in own),
            sum(i.rente(year) for i in own),
            sum(i.boekwaarde(year) for i in own),
        )
        for year in range(jaar, jaar + aantal)
    )
