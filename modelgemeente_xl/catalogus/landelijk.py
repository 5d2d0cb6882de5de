"""What is known of gemeenten together, from valid files to the model."""

from collections.abc import Mapping, Sequence
from datetime import date

from modelgemeente_xl.catalogus.lezen.csv_lezer import Lijstrij
from modelgemeente_xl.catalogus.vorm.landelijk import Dekkingsvorm, Samenwerkingsvorm
from modelgemeente_xl.model.landelijk.bijdrage import Bijdrage
from modelgemeente_xl.model.landelijk.herindeling import Herindeling
from modelgemeente_xl.model.landelijk.samenwerking import Samenwerking


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


def bijdragen_of(records: Mapping[str, Dekkingsvorm]) -> tuple[Bijdrage, ...]:
    """What the Rijk pays, by the ids."""
    return tuple(
        Bijdrage(
            key,
            record.naam,
            record.ontwikkelingen,
            record.soort,
            {each.jaar: each.bedrag for each in record.landelijk},
            (record.structureel.jaar, record.structureel.bedrag) if record.structureel else None,
            record.laatste_jaar,
            record.per_inwoner.bedrag if record.per_inwoner else None,
            record.verdeelsleutel,
            record.gevolg,
            record.zekerheid,
            record.bronnen,
        )
        for key, record in sorted(records.items())
    )
