"""What a plan means, in the words and the order in which every door tells it.

The terminal makes tables of these rows, the pane HTML, and a message lines.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from modelgemeente_xl.model.begroting import Jaarreeks, add, minus
from modelgemeente_xl.model.geld import euro, signed
from modelgemeente_xl.model.ontwikkeling import AARDEN
from modelgemeente_xl.model.woorden import counted
from modelgemeente_xl.werkmap.plannen.gevolgen import Gevolg, Gevolgen, Gevolgsoort

MEEST = 10
"""Developments of a kind that are named; what is left is added up."""
VIER = "Vier jaren"
GRONDSLAG = "Lonen, prijzen, inwoners en basis"
WOORDEN = {
    "inwoners": ("inwoner", "inwoners"),
    "medewerkers": ("medewerker", "medewerkers"),
    "afdelingen": ("afdeling", "afdelingen"),
}


@dataclass(frozen=True, slots=True)
class Verslagrij:
    """A difference in the total: of the first year, and of the four years together.

    `kop` marks the sum above the developments of a kind, `slot` the total below all.
    """

    tekst: str
    eerste: str = ""
    vier: str = ""
    kop: bool = False
    slot: bool = False
    streep: bool = False
    """Whether a line comes beneath it."""


@dataclass(frozen=True, slots=True)
class Jaarverschil:
    """One total in one year, or in the four together."""

    naam: str
    jaar: str
    voor: str
    na: str
    verschil: str
    slot: bool = False


def changes(gevolgen: Gevolgen, *, alles: bool = False) -> list[Verslagrij]:
    """Per kind its sum and its developments, what all of them rest on, and the total.

    The differences add up to that of the total.
    """
    if not (gevolgen.per_ontwikkeling or any(gevolgen.grondslag)):
        return []
    rows = [row for soort in Gevolgsoort for row in _of_kind(gevolgen, soort, alles=alles)]
    if any(gevolgen.grondslag):
        rows.append(_row(GRONDSLAG, gevolgen.grondslag, kop=True))
    totaal = gevolgen.totalen[0]
    total = _row(totaal.naam, minus(totaal.na, totaal.voor), slot=True)
    return [*rows[:-1], replace(rows[-1], streep=True), total]


def totals(gevolgen: Gevolgen) -> list[Jaarverschil]:
    """Every total before and after, per year; nothing where none of them changes."""
    if all(t.voor == t.na for t in gevolgen.totalen) and gevolgen.jaren_voor == gevolgen.jaren:
        return []
    rows = []
    for t in gevolgen.totalen:
        years = zip(gevolgen.jaren_voor, gevolgen.jaren, t.voor, t.na, strict=True)
        for k, (jaar_voor, jaar, voor, na) in enumerate(years, 1):
            same = jaar_voor == jaar
            label = str(jaar) if same else f"jaar {k} ({jaar_voor} -> {jaar})"
            rows.append(_total(t.naam, label, voor, na))
        rows.append(_total(t.naam, VIER.lower(), sum(t.voor), sum(t.na), slot=True))
    return rows


def sizes(gevolgen: Gevolgen) -> str:
    """What is counted of this gemeente and changes, as a sentence; empty where nothing does."""
    parts = [f"{euro(was)} -> {counted(now, *WOORDEN[naam])}" for naam, was, now in gevolgen.omvang]
    return f"Omvang: {', '.join(parts)}." if parts else ""


def in_short(gevolgen: Gevolgen) -> Iterator[str]:
    """For a message that has no columns and few lines: the sums, and what they do to the totals."""
    yield from (_told(row, gevolgen) for row in changes(gevolgen) if row.kop or row.slot)
    if said := sizes(gevolgen):
        yield said
    for total in totals(gevolgen):
        yield f"{total.naam}, {total.jaar}: {total.voor} -> {total.na} ({total.verschil})"


def by_name(gevolgen: Gevolgen, *, alles: bool = False) -> Iterator[str]:
    """For the same message: the developments under those sums."""
    rows = changes(gevolgen, alles=alles)
    return (_told(row, gevolgen) for row in rows if not (row.kop or row.slot))


def _told(row: Verslagrij, gevolgen: Gevolgen) -> str:
    jaar = gevolgen.jaren[0]
    told = f": {row.eerste} in {jaar}, {row.vier} in vier jaren" if row.eerste else ""
    return f"{row.tekst.strip()}{told}"


def _of_kind(gevolgen: Gevolgen, soort: Gevolgsoort, *, alles: bool) -> Iterator[Verslagrij]:
    own = [g for g in gevolgen.per_ontwikkeling if g.soort is soort]
    if not own:
        return
    head = f"{soort}: {counted(len(own), 'ontwikkeling', 'ontwikkelingen')}"
    if soort is Gevolgsoort.HERNOEMD:
        yield Verslagrij(head, kop=True)
    else:
        yield _row(head, _sum(own), kop=True)
    shown = own if alles or len(own) <= MEEST + 1 else own[:MEEST]
    for gevolg in shown:
        yield from _rows(gevolg, gevolgen.jaren[0])
    left = own[len(shown) :]
    if left:
        yield _row(f"  en nog {counted(len(left), 'ontwikkeling', 'ontwikkelingen')}", _sum(left))


def _rows(gevolg: Gevolg, jaar: int) -> Iterator[Verslagrij]:
    """A development: a row per aard that it changes, or one that says what it counts for."""
    remarks = [gevolg.opmerking] if gevolg.opmerking else []
    if gevolg.soort is Gevolgsoort.VERVALLEN:
        remarks.append(_still_counts(gevolg, jaar))
    if gevolg.soort is Gevolgsoort.NIEUW and not any(map(any, gevolg.telt.values())):
        remarks.append("telt niet mee" if gevolg.telt else "zonder eigen regels")
    aarden = [aard for aard in AARDEN if any(gevolg.verschil.get(aard, ()))]
    if not aarden:
        yield Verslagrij(_named(gevolg.naam, remarks))
    for aard in aarden:
        yield _row(_named(gevolg.naam, [aard, *remarks]), gevolg.verschil[aard])
        remarks = []


def _still_counts(gevolg: Gevolg, jaar: int) -> str:
    """What a development that the catalogue no longer has counts for in this begroting."""
    reeks = add(gevolg.telt.values())
    if not any(reeks):
        return "telt niet mee"
    return f"telt nog mee: {euro(reeks[0])} in {jaar}, {euro(sum(reeks))} in vier jaren"


def _named(naam: str, remarks: Sequence[str]) -> str:
    return f"  {naam}" + (f" ({'; '.join(remarks)})" if remarks else "")


def _row(tekst: str, reeks: Sequence[int], *, kop: bool = False, slot: bool = False) -> Verslagrij:
    return Verslagrij(tekst, signed(reeks[0]), signed(sum(reeks)), kop, slot)


def _sum(gevolgen: Sequence[Gevolg]) -> Jaarreeks:
    return add(reeks for g in gevolgen for reeks in g.verschil.values())


def _total(naam: str, jaar: str, voor: int, na: int, *, slot: bool = False) -> Jaarverschil:
    return Jaarverschil(naam, jaar, euro(voor), euro(na), signed(na - voor), slot)
