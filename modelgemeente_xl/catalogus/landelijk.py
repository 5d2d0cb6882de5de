"""What is known of gemeenten together, from valid files to the model."""

from collections.abc import Mapping, Sequence
from datetime import date

from modelgemeente_xl.catalogus.lezen.csv_lezer import Lijstrij
from modelgemeente_xl.catalogus.vorm.landelijk import Samenwerkingsvorm
from modelgemeente_xl.model.landelijk import Herindeling, Samenwerking


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


def samenwerkingen_of(records: Mapping[str, Samenwerkingsvorm]) -> tuple[Samenwerking, ...]:
    """The partnerships, by their ids."""
    return tuple(
        Samenwerking(
            key,
            record.naam,
            record.andere_namen,
            record.leden,
            record.peiljaar,
            record.opgeheven,
            record.verdeelsleutel.aandelen if record.verdeelsleutel else {},
            record.bronnen,
        )
        for key, record in sorted(records.items())
    )
