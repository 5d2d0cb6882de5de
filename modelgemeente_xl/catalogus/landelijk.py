"""What is known of gemeenten together, from valid files to the model."""

from collections.abc import Sequence
from datetime import date

from modelgemeente_xl.catalogus.lezen.csv_lezer import Lijstrij
from modelgemeente_xl.model.landelijk import Herindeling


def herindelingen_of(rows: Sequence[Lijstrij]) -> tuple[Herindeling, ...]:
    """The mergers, in the order of the list."""
    return tuple(
        Herindeling(
            row["oude_naam"],
            row["oude_code"],
            row["nieuwe_naam"],
            date.fromisoformat(row["datum"]),
            row["datum_status"],
            row["soort"],
        )
        for row in rows
    )
