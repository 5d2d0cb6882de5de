"""A finding: an error in data or in a workbook, as a value that can be collected and shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Bevinding:
    """One thing that is wrong, told so that the reader can mend it.

    `waar` is `file:line` or `Sheet!Cell`; `wat` says what was found; `herstel` says what is
    known or expected and how to mend it.
    """

    waar: str
    wat: str
    herstel: str = ""

    def __str__(self) -> str:
        return f"{self.waar}: {self.wat}" + (f"; {self.herstel}" if self.herstel else "")


def known_or_nearest(
    found: object, known: Iterable[object], where: str = "", *, nearest: str = ""
) -> str:
    """Say which values are known and which one lies nearest to what was found."""
    names = [str(name) for name in known if str(name)]
    if not names:
        return f"er is er nog geen{f' ({where})' if where else ''}"
    if not nearest:
        nearest = next(iter(get_close_matches(str(found), names, n=1, cutoff=0.5)), "")
    text = f"bekend zijn {', '.join(names[:25])}{' ...' if len(names) > 25 else ''}"
    if where:
        text += f" ({where})"
    return text + (f"; bedoelde u '{nearest}'?" if nearest else "")
