"""What is known of gemeenten together: it agrees with the register and with its sources."""

from collections.abc import Iterator
from datetime import date

from modelgemeente_xl.catalogus.lezen.csv_lezer import Lijstrij
from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.grond.bevinding import Bevinding


def check_herindelingen(b: Bestanden) -> Iterator[Bevinding]:
    """Each merger leads to a gemeente of the register, at a time that agrees with the register."""
    codes = {row["naam"]: row["code"] for row in b.codelijsten["gemeenten"]}
    standen = {int(row["jaar"]) for row in b.codelijsten["gemeenten"]}
    for line, row in enumerate(b.codelijsten["herindelingen"], 2):
        waar, nu = f"{b.naam('herindelingen.csv')}:{line}", row["nieuwe_naam"]
        if nu not in codes:
            yield Bevinding(
                waar,
                f"'{nu}' staat niet in gemeenten.csv",
                "noem de gemeente die er nu is, ook als er later nog een herindeling was",
            )
        elif codes[nu] != row["nieuwe_code"]:
            yield Bevinding(
                waar, f"code van '{nu}' is '{row['nieuwe_code']}'", f"zij is {codes[nu]}"
            )
        for bron in row["bronnen"].split():
            if bron not in b.bronnen:
                yield Bevinding(
                    waar, f"bron '{bron}' bestaat niet", "voeg haar toe aan bronnen.yaml"
                )
        yield from _faults_of_time(waar, row, row["oude_naam"] in codes, max(standen, default=0))


def _faults_of_time(
    waar: str, row: Lijstrij, nog_in_register: bool, stand: int
) -> Iterator[Bevinding]:
    """A gemeente that is in the register goes later than its year; one that is not, went before."""
    try:
        datum = date.fromisoformat(row["datum"])
    except ValueError:
        yield Bevinding(waar, f"datum is '{row['datum']}'", "die dag bestaat niet")
        return
    if nog_in_register == (datum <= date(stand, 1, 1)):
        wat = "staat nog" if nog_in_register else "staat niet meer"
        yield Bevinding(
            waar,
            f"'{row['oude_naam']}' {wat} in gemeenten.csv van 1-1-{stand}, en ging op in een "
            f"andere op {datum:%d-%m-%Y}",
            "zet de datum goed, of werk het register bij",
        )
    if not nog_in_register and row["datum_status"] == "voornemen":
        yield Bevinding(
            waar,
            f"'{row['oude_naam']}' staat niet meer in gemeenten.csv, en dit is een voornemen",
            "schrijf gelezen, met de bron waarin het besluit staat",
        )
