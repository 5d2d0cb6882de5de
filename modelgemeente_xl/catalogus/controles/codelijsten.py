"""The lists of others that the catalogue leans on: what they say together, and what cannot be."""

from collections.abc import Iterator, Sequence

from modelgemeente_xl.catalogus.lezen.csv_lezer import Lijstrij
from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.grond.bevinding import Bevinding


def inwoners_per_jaar(rows: Sequence[Lijstrij]) -> dict[str, dict[int, int]]:
    """Inhabitants on 1 January by name and year; a year before a gemeente existed is not in it."""
    return {
        row["naam"]: {jaar: int(row[str(jaar)]) for jaar in _jaren(row) if row[str(jaar)]}
        for row in rows
    }


def check_gemeenten_jaren(b: Bestanden) -> Iterator[Bevinding]:
    """The series holds the gemeenten of the register, and agrees with it in its year."""
    register = {row["code"]: row for row in b.codelijsten["gemeenten"]}
    herstel = "neem de cijfers van het CBS over, in gemeenten.csv en gemeenten_jaren.csv gelijk"
    found = set()
    for line, row in enumerate(b.codelijsten["gemeenten_jaren"], 2):
        waar, known = f"{b.naam('gemeenten_jaren.csv')}:{line}", register.get(row["code"])
        found.add(row["code"])
        if known is None or known["naam"] != row["naam"]:
            yield Bevinding(
                waar, f"'{row['code']} {row['naam']}' staat niet in gemeenten.csv", herstel
            )
        elif row.get(known["jaar"]) != known["inwoners"]:
            yield Bevinding(
                waar,
                f"inwoners in {known['jaar']} is '{row.get(known['jaar'])}' en gemeenten.csv zegt "
                f"'{known['inwoners']}'",
                herstel,
            )
    for code in register.keys() - found:
        wat = f"'{code} {register[code]['naam']}' ontbreekt"
        yield Bevinding(b.naam("gemeenten_jaren.csv"), wat, herstel)


def _jaren(row: Lijstrij) -> list[int]:
    return [int(kolom) for kolom in row if kolom and kolom.isdecimal()]
