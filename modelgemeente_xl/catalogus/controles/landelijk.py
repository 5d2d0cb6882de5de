"""What is known of gemeenten together: it agrees with the register and with its sources."""

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from modelgemeente_xl.catalogus.lezen.csv_lezer import Lijstrij
from modelgemeente_xl.catalogus.lezen.rekensom import faults_of_sum
from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.catalogus.vorm.landelijk import Dekkingsvorm
from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest


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


def check_samenwerkingen(b: Bestanden) -> Iterator[Bevinding]:
    """Members are gemeenten, now or before a merger; shares are of members, and add up to one."""
    namen = [row["naam"] for row in b.codelijsten["gemeenten"]]
    vroeger = {row["oude_naam"] for row in b.codelijsten["herindelingen"]}
    for key, record in b.samenwerkingen.items():
        where = b.documents["samenwerkingen.yaml"].where
        for i, lid in enumerate(record.leden):
            if lid not in namen and lid not in vroeger:
                yield Bevinding(
                    where((key, "leden", i)),
                    f"'{lid}' is geen gemeente en was er geen",
                    _nearest_gemeente(lid, namen),
                )
        for lid in sorted({lid for lid in record.leden if record.leden.count(lid) > 1}):
            yield Bevinding(
                where((key, "leden")), f"'{lid}' staat er meer dan één keer", "haal er een weg"
            )
        if len(record.leden) == 1 and not record.opgeheven:
            yield Bevinding(
                where((key, "leden")),
                "een samenwerking van één gemeente",
                "noem elk lid, of opgeheven",
            )
        if record.leden_status == "gelezen" and not record.bronnen:
            yield Bevinding(
                where((key,)), "leden_status gelezen zonder bronnen", "noem waar de leden staan"
            )
        aandelen = record.verdeelsleutel.aandelen if record.verdeelsleutel else {}
        anders = set(aandelen) ^ set(record.leden) if aandelen else set()
        waar = where((key, "verdeelsleutel", "aandelen"))
        if anders:
            wat = f"aandelen en leden verschillen: {', '.join(sorted(anders))}"
            yield Bevinding(waar, wat, "geef elk lid een deel, en niemand anders")
        elif aandelen and sum(aandelen.values()) != 1:
            wat = f"de aandelen zijn samen {sum(aandelen.values())}"
            yield Bevinding(waar, wat, "samen zijn zij 1")


def _nearest_gemeente(lid: str, namen: list[str]) -> str:
    nearest = get_close_matches(lid, namen, n=1)
    return f"bedoelde u '{nearest[0]}'?" if nearest else "schrijf haar zoals in gemeenten.csv"


def check_dekking(b: Bestanden) -> Iterator[Bevinding]:
    """A contribution is for developments that are there, and its years and sums agree."""
    heet_nu = {old: o for o, (_, record) in b.ontwikkelingen.items() for old in record.voorheen}
    for key, record in b.dekking.items():
        where = b.documents["dekking.yaml"].where
        for i, id_ in enumerate(record.ontwikkelingen):
            if id_ not in b.ontwikkelingen:
                nu = heet_nu.get(id_)
                known = known_or_nearest(id_, sorted(b.ontwikkelingen), b.naam("ontwikkelingen"))
                yield Bevinding(
                    where((key, "ontwikkelingen", i)),
                    f"ontwikkeling '{id_}' bestaat niet",
                    f"zij heet nu '{nu}'" if nu else known,
                )
        for wat, herstel in _faults_of_dekking(record):
            yield Bevinding(where((key,)), f"bijdrage '{key}': {wat}", herstel)


def _faults_of_dekking(record: Dekkingsvorm) -> Iterator[tuple[str, str]]:
    jaren = [each.jaar for each in record.landelijk]
    geld = bool(record.landelijk or record.structureel or record.per_inwoner)
    if geld and record.soort in ("geen", "onbekend"):
        yield (
            f"soort {record.soort} met een bedrag",
            "zeg hoe het komt, of haal het weg",
        )
    if not geld and record.soort not in ("geen", "onbekend"):
        yield f"soort {record.soort} zonder bedrag", "geef wat is gelezen, of zeg onbekend"
    if geld and not record.bronnen:
        yield "een bedrag zonder bronnen", "noem waar het is gelezen"
    if jaren != sorted(set(jaren)):
        yield "de jaren staan niet één keer en op volgorde", "zet elk jaar één keer, oudste eerst"
    if jaren and record.laatste_jaar is not None and record.laatste_jaar < jaren[-1]:
        yield f"laatste_jaar {record.laatste_jaar} ligt voor {jaren[-1]}", "zet het goed"
    per = record.per_inwoner
    if per and (per.status == "afgeleid") != (per.berekening is not None):
        yield "afgeleid en berekening horen bij elkaar", "geef ze allebei, of geen van beide"
    elif per and per.berekening is not None:
        bedrag = per.bedrag
        yield from faults_of_sum(
            per.berekening,
            lambda outcome: round(outcome, 2) == bedrag,
            lambda outcome: (
                f"de berekening geeft {outcome:.2f} en er staat {bedrag}",
                "maak ze gelijk",
            ),
        )
