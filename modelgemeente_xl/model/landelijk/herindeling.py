"""A merger of gemeenten."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Herindeling:
    """A gemeente that went, or will go, into another one; a split gemeente has several.

    `soort` is samenvoeging, toevoeging or splitsing. `oude_code` is empty where it was not read;
    `datum_status` is voornemen where it was not read that it is certain.
    """

    oude_naam: str
    oude_code: str
    nieuwe_naam: str
    datum: date
    datum_status: str
    soort: str

    @property
    def vast(self) -> bool:
        """Whether it is certain, and not an intention."""
        return self.datum_status != "voornemen"
