"""The parameters are complete and fit each other, so that every gemeente and year can be computed.

Whatever leans on them is looked at after this.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.catalogus.vorm.schema import Klasse, Waardevorm
from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest
from modelgemeente_xl.model.keuze import AANTAL_JAREN, EERSTE_JAAR, LAATSTE_JAAR

LAATSTE_INDEXJAAR = LAATSTE_JAAR + AANTAL_JAREN - 1
"""The last year of a begroting that can be asked for."""
MEEST = 10_000_000
DRIJVERS = ("inwoners", "medewerkers", "afdelingen", "vast")
_GEHEEL = ("inwoners", "medewerkers", "afdelingen", "bereik_van", "bereik_tot", "incidenteel_jaren")


def check_parameters(b: Bestanden) -> Iterator[Bevinding]:
    """Every file of the parameters has what the computation asks of it."""
    yield from _check_referentie(b)
    yield from _check_loonkosten(b)
    yield from _check_index(b)
    yield from _check_klassen(b)
    yield from _check_rest(b)


def _check_referentie(b: Bestanden) -> Iterator[Bevinding]:
    referentie = b.parameters["referentie"]
    for naam, value in referentie:
        if isinstance(value, Waardevorm) and not 0 < value.waarde <= MEEST:
            herstel = f"verwacht meer dan 0, en ten hoogste {MEEST}"
            yield _found(b, "referentie", f"{naam} is {value.waarde}", herstel, naam, "waarde")
        elif naam in _GEHEEL and value.waarde % 1:
            wat = f"{naam} is {value.waarde}"
            yield _found(b, "referentie", wat, "verwacht een geheel getal", naam, "waarde")
    if referentie.bereik_van.waarde >= referentie.bereik_tot.waarde:
        wat = "bereik_van is niet minder dan bereik_tot"
        yield _found(b, "referentie", wat, "verwissel ze", "bereik_van", "waarde")


def _check_loonkosten(b: Bestanden) -> Iterator[Bevinding]:
    """Each year has the same scales: a line with a scale is computed in all of them."""
    jaren = b.parameters["loonkosten"].jaren
    every = dict.fromkeys(schaal for schalen in jaren.values() for schaal in schalen)
    if not every:
        herstel = "geef ten minste een jaar, met zijn schalen"
        yield _found(b, "loonkosten", "er zijn geen schalen", herstel, "jaren")
    elif int(min(jaren)) > EERSTE_JAAR:
        wat = f"het eerste jaar is {min(jaren)}"
        yield _found(b, "loonkosten", wat, f"begin in {EERSTE_JAAR} of eerder", "jaren")
    for jaar, schalen in jaren.items():
        missing = [schaal for schaal in every if schaal not in schalen]
        if missing:
            wat = f"in {jaar} ontbreekt schaal {', '.join(missing[:5])}"
            yield _found(b, "loonkosten", wat, "geef elk jaar dezelfde schalen", "jaren", jaar)


def _check_index(b: Bestanden) -> Iterator[Bevinding]:
    """Both series go on from their base year without a gap, as far as a begroting reaches."""
    index = b.parameters["index"]
    for reeks in ("loon", "prijs"):
        basisjaar = index.basisjaren.get(reeks)
        if basisjaar is None:
            wat = f"het basisjaar van reeks {reeks} ontbreekt"
            yield _found(b, "index", wat, "noem het jaar voor het eerste", "basisjaren")
            continue
        given = {int(jaar) for jaar in getattr(index, reeks)}
        missing = [j for j in range(basisjaar + 1, LAATSTE_INDEXJAAR + 1) if j not in given]
        if missing:
            wat = f"reeks {reeks} mist {', '.join(map(str, missing[:5]))}"
            herstel = f"geef elk jaar na {basisjaar}, tot en met {LAATSTE_INDEXJAAR}"
            yield _found(b, "index", wat, herstel, reeks)


def _check_klassen(b: Bestanden) -> Iterator[Bevinding]:
    """The classes follow each other from 0, and the last one holds the largest gemeente."""
    klassen: Sequence[Klasse] = b.parameters["grootteklassen"].klassen

    def found(i: int, wat: str, herstel: str) -> Bevinding:
        return _found(b, "grootteklassen", wat, herstel, "klassen", i)

    if not klassen or klassen[0].vanaf != 0:
        yield found(0, "geen klasse begint bij 0 inwoners", "begin met een klasse vanaf 0")
    for i, (one, other) in enumerate(pairwise(klassen), 1):
        if one.tot != other.vanaf:
            wat = f"klasse '{other.naam}' begint bij {other.vanaf}, en die ervoor eindigt bij"
            yield found(i, f"{wat} {one.tot}", "laat de klassen op elkaar aansluiten")
    largest = max((int(row["inwoners"]) for row in _gemeenten(b)), default=0)
    if klassen and klassen[-1].tot <= largest:
        wat = f"de laatste klasse eindigt bij {klassen[-1].tot}"
        yield found(len(klassen) - 1, wat, f"er is een gemeente van {largest} inwoners")
    names: set[str] = set()
    for i, klasse in enumerate(klassen):
        if klasse.naam in names:
            yield found(i, f"klasse '{klasse.naam}' staat er twee keer", "geef haar een eigen naam")
        names.add(klasse.naam)
        if klasse.vanaf >= klasse.tot:
            yield found(i, f"klasse '{klasse.naam}' is leeg", "laat vanaf minder zijn dan tot")
        if not 0 < klasse.medewerkers_per_1000.waarde <= 1000:
            wat = f"medewerkers_per_1000 is {klasse.medewerkers_per_1000.waarde}"
            yield found(i, wat, "verwacht meer dan 0, en ten hoogste 1000")


def _gemeenten(b: Bestanden) -> Sequence[dict[str, str]]:
    return b.codelijsten["gemeenten"] if b.heel("gemeenten.csv") else ()


def _check_rest(b: Bestanden) -> Iterator[Bevinding]:
    """Drivers, running cost and benchmark."""
    missing = [naam for naam in DRIJVERS if naam not in b.parameters["drijvers"].drijvers]
    if missing:
        wat = f"drijver {', '.join(missing)} ontbreekt"
        yield _found(b, "drijvers", wat, "geef haar een uitleg", "drijvers")
    instandhouding, index = b.parameters["instandhouding"], b.parameters["index"]
    soorten = b.parameters["kostensoorten"].kostensoorten
    if not 0 <= instandhouding.lopend_aandeel.waarde <= 1:
        wat = f"lopend_aandeel is {instandhouding.lopend_aandeel.waarde}"
        yield _found(b, "instandhouding", wat, "verwacht 0 tot en met 1", "lopend_aandeel")
    for key, post in instandhouding.kosten.items():
        loc, peil = ("kosten", key), post.per_inwoner
        if post.kostensoort not in soorten:
            wat = f"kostensoort '{post.kostensoort}' bestaat niet"
            herstel = known_or_nearest(post.kostensoort, soorten)
            yield _found(b, "instandhouding", wat, herstel, *loc, "kostensoort")
        elif peil.jaar < (first := index.basisjaren.get(soorten[post.kostensoort].reeks, 0)):
            wat = f"{key}: jaar {peil.jaar} ligt voor de indexreeks"
            yield _found(b, "instandhouding", wat, f"de reeks begint in {first}", *loc, "jaar")
        elif peil.jaar > LAATSTE_INDEXJAAR:
            wat = f"{key}: jaar {peil.jaar} ligt na de indexreeks"
            herstel = f"een begroting gaat tot en met {LAATSTE_INDEXJAAR}"
            yield _found(b, "instandhouding", wat, herstel, *loc, "jaar")
        if not 0 <= peil.waarde <= MEEST:
            wat = f"{key}: per_inwoner is {peil.waarde}"
            yield _found(b, "instandhouding", wat, "verwacht 0 of meer", *loc, "per_inwoner")
    benchmark = b.parameters["benchmark"]
    if not benchmark.gemiddeld:
        herstel = "geef ten minste een jaar"
        yield _found(b, "benchmark", "er is geen gemiddelde", herstel, "gemiddeld")
    if abs(benchmark.groei.waarde) >= Decimal("0.5"):
        wat = f"groei is {benchmark.groei.waarde}"
        yield _found(b, "benchmark", wat, "verwacht een deel per jaar, zoals 0.05", "groei")


def _found(b: Bestanden, file: str, wat: str, herstel: str, *loc: str | int) -> Bevinding:
    return Bevinding(b.where_parameter(file, *loc), wat, herstel)
