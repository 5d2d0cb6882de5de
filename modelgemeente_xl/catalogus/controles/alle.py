"""Checks over the catalogue as a whole: references, figures and texts. Each is a plain function."""

from collections.abc import Callable, Container, Iterator
from decimal import Decimal

from modelgemeente_xl.catalogus.controles.basis import check_basis
from modelgemeente_xl.catalogus.controles.bewijs import check_waarnemingen
from modelgemeente_xl.catalogus.controles.codelijsten import check_gemeenten_jaren
from modelgemeente_xl.catalogus.controles.index import check_index
from modelgemeente_xl.catalogus.controles.iv3 import check_iv3
from modelgemeente_xl.catalogus.controles.kapstok import (
    NULMETING,
    OPGAVEN,
    check_opgaven,
    check_stellingen,
    check_themas,
)
from modelgemeente_xl.catalogus.controles.kengetallen import check_benchmark, check_dagtarieven
from modelgemeente_xl.catalogus.controles.landelijk import (
    check_dekking,
    check_herindelingen,
    check_samenwerkingen,
)
from modelgemeente_xl.catalogus.controles.overlap import check_overlap
from modelgemeente_xl.catalogus.controles.parameters import check_parameters
from modelgemeente_xl.catalogus.controles.rekensom import evaluate
from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.catalogus.vorm.regelvorm import Regelvorm
from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest

MIN_WOORDEN, MAX_WOORDEN = 80, 200
MARGE_REKENSOM = Decimal("0.03")
"""A derived figure may be rounded: at most 3 % away from its arithmetic."""


def check_bronnen(b: Bestanden) -> Iterator[Bevinding]:
    """Every source that is cited exists, and every source is cited."""
    cited: set[str] = set()

    def refer(waar: str, bron: str | None) -> Iterator[Bevinding]:
        if bron is None:
            return
        cited.add(bron)
        if bron not in b.bronnen and b.known(b.bronnen, "bronnen.yaml"):
            yield Bevinding(waar, f"bron '{bron}' bestaat niet", _nearest_bron(b, bron))

    for ontwikkeling, (_, record) in b.ontwikkelingen.items():
        for i, bron in enumerate(record.bronnen):
            yield from refer(b.where(ontwikkeling, "bronnen", i), bron)
        for key, regel in record.begrotingsregels.items():
            for i, bron in enumerate(regel.bronnen):
                yield from refer(b.where(ontwikkeling, "begrotingsregels", key, "bronnen", i), bron)
            for i, w in enumerate(regel.waarnemingen):
                waar = b.where(ontwikkeling, "begrotingsregels", key, "waarnemingen", i, "bron")
                yield from refer(waar, w.bron)
    held = {
        "wetten.yaml": {key: wet.bronnen for key, wet in b.wetten.items()},
        "samenwerkingen.yaml": {key: s.bronnen for key, s in b.samenwerkingen.items()},
        "dekking.yaml": {key: bijdrage.bronnen for key, bijdrage in b.dekking.items()},
    }
    for file, per_id in held.items():
        for key, bronnen in per_id.items():
            for i, bron in enumerate(bronnen):
                yield from refer(b.documents[file].where((key, "bronnen", i)), bron)
    for name, document in b.documents.items():
        if name.startswith("parameters/") or name in (NULMETING, OPGAVEN):
            for loc, bron in _cited_in(document.content, ()):
                yield from refer(document.where(loc), bron)
    for row in b.codelijsten["herindelingen"]:
        cited.update(row["bronnen"].split())
    for naam, rows in b.codelijsten.items():
        for line, row in enumerate(rows, 2):
            if "bron" in row:
                yield from refer(f"{b.naam(f'codelijsten/{naam}.csv')}:{line}", row["bron"])
    for bron in b.bronnen.keys() - cited if b.onheel <= {"bronnen.yaml"} else ():
        yield Bevinding(
            b.documents["bronnen.yaml"].where((bron,)),
            f"bron '{bron}' wordt nergens genoemd",
            "noem haar bij een regel, of haal haar weg",
        )


def _cited_in(
    content: object, loc: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    items = (
        content.items()
        if isinstance(content, dict)
        else enumerate(content)
        if isinstance(content, list)
        else ()
    )
    for key, value in items:
        if key == "bron" and isinstance(value, str):
            yield (*loc, key), value
        elif key == "bronnen" and isinstance(value, list):
            yield from (((*loc, key, i), bron) for i, bron in enumerate(value))
        else:
            yield from _cited_in(value, (*loc, key))


def _nearest_bron(b: Bestanden, bron: str) -> str:
    text = known_or_nearest(bron, sorted(b.bronnen))
    hint = text.rpartition("; ")[2] if "bedoelde u" in text else "voeg haar toe"
    return f"{hint} ({b.naam('bronnen.yaml')})"


def check_verwijzingen(b: Bestanden) -> Iterator[Bevinding]:
    """Editions, other developments, kinds of cost and scales exist."""
    kostensoorten = b.parameters["kostensoorten"].kostensoorten
    edities = b.parameters["edities"].edities
    loonkosten = b.parameters["loonkosten"].jaren
    schalen = list(next(iter(loonkosten.values()), ()))
    heet_nu = {old: o for o, (_, record) in b.ontwikkelingen.items() for old in record.voorheen}

    def refer(
        waar: str, what: str, found: object, known: list[str], file: str
    ) -> Iterator[Bevinding]:
        if found is not None and found not in known and b.known(known, file):
            if what == "ontwikkeling" and found in heet_nu:
                herstel = f"zij heet nu '{heet_nu[str(found)]}'"
            else:
                herstel = known_or_nearest(found, known, b.naam(file))
            yield Bevinding(waar, f"{what} '{found}' bestaat niet", herstel)

    for ontwikkeling, (_, record) in b.ontwikkelingen.items():
        yield from refer(
            b.where(ontwikkeling, "editie"),
            "editie",
            record.editie,
            list(edities),
            "parameters/edities.yaml",
        )
        others = sorted(b.ontwikkelingen.keys() - {ontwikkeling})
        for i, other in enumerate(record.afhankelijk_van):
            yield from refer(
                b.where(ontwikkeling, "afhankelijk_van", i, "ontwikkeling"),
                "ontwikkeling",
                other.ontwikkeling,
                others,
                "ontwikkelingen",
            )
        for i, overlap in enumerate(record.overlapt_met):
            waar = b.where(ontwikkeling, "overlapt_met", i, "ontwikkeling")
            yield from refer(waar, "ontwikkeling", overlap.ontwikkeling, others, "ontwikkelingen")
        yield from refer(
            b.where(ontwikkeling, "verwijst_naar"),
            "ontwikkeling",
            record.verwijst_naar,
            others,
            "ontwikkelingen",
        )
        for key, regel in record.begrotingsregels.items():
            for field, known, file in (
                ("kostensoort", list(kostensoorten), "parameters/kostensoorten.yaml"),
                ("editie", list(edities), "parameters/edities.yaml"),
                ("schaal", schalen, "parameters/loonkosten.yaml"),
            ):
                waar = b.where(ontwikkeling, "begrotingsregels", key, field)
                label = "salarisschaal" if field == "schaal" else field
                yield from refer(waar, label, getattr(regel, field), known, file)


def check_wetten(b: Bestanden) -> Iterator[Bevinding]:
    """Every law that is cited exists, every law is cited, and a development cites it once."""
    cited: set[str] = set()
    for ontwikkeling, (_, record) in b.ontwikkelingen.items():
        here: set[str] = set()
        for i, wettelijk in enumerate(record.wettelijk_kader):
            waar, wet = b.where(ontwikkeling, "wettelijk_kader", i, "wet"), wettelijk.wet
            if wet is None:
                continue
            if wet not in b.wetten and b.known(b.wetten, "wetten.yaml"):
                herstel = known_or_nearest(wet, sorted(b.wetten), b.naam("wetten.yaml"))
                yield Bevinding(waar, f"wet '{wet}' bestaat niet", herstel)
            elif wet in here:
                yield Bevinding(waar, f"wet '{wet}' staat er twee keer", "noem haar één keer")
            here.add(wet)
        cited |= here
    for wet in b.wetten.keys() - cited if b.onheel <= {"wetten.yaml"} else ():
        yield Bevinding(
            b.documents["wetten.yaml"].where((wet,)),
            f"wet '{wet}' wordt nergens genoemd",
            "noem haar bij wettelijk_kader van een ontwikkeling, of haal haar weg",
        )


def check_regels(b: Bestanden) -> Iterator[Bevinding]:
    """Each line says one amount, with what belongs to it, over a time that fits its aard."""
    index = b.parameters["index"]
    soorten = b.parameters["kostensoorten"].kostensoorten
    langste = int(b.parameters["referentie"].incidenteel_jaren.waarde)
    for ontwikkeling, (_, record) in b.ontwikkelingen.items():
        for key, regel in record.begrotingsregels.items():
            waar = b.where(ontwikkeling, "begrotingsregels", key)
            for wat, herstel in _faults_of(regel):
                yield Bevinding(waar, f"regel '{key}': {wat}", herstel)
            kwartalen = regel.kwartalen or record.kwartalen
            if regel.aard == "incidenteel" and kwartalen > 4 * langste:
                yield Bevinding(
                    waar,
                    f"regel '{key}': incidenteel over {kwartalen} kwartalen",
                    f"incidenteel is ten hoogste {4 * langste} kwartalen (toelichting BBV); geef "
                    "de regel eigen kwartalen, of maak haar structureel",
                )
            if regel.prijspeil is None or regel.kostensoort not in soorten:
                continue
            reeks = soorten[regel.kostensoort].reeks
            first, last = index.basisjaren[reeks], max(map(int, getattr(index, reeks)))
            if not first <= regel.prijspeil <= last:
                yield Bevinding(
                    b.where(ontwikkeling, "begrotingsregels", key, "prijspeil"),
                    f"prijspeil {regel.prijspeil} ligt buiten de indexreeks {reeks}",
                    f"de reeks loopt van {first} tot en met {last} "
                    f"({b.naam('parameters/index.yaml')})",
                )


def _faults_of(regel: Regelvorm) -> Iterator[tuple[str, str]]:
    staff = regel.uren_per_week is not None or regel.schaal is not None
    hours = regel.uren_per_week is not None or bool(regel.waarnemingen)
    if staff and not (hours and regel.schaal is not None):
        yield "uren_per_week en schaal horen bij elkaar", "geef ze allebei"
    if not regel.waarnemingen and staff == (regel.bedrag is not None):
        yield "geef of bedrag, of uren_per_week met schaal", "haal het overbodige weg"
    if staff and regel.prijspeil is not None:
        yield "prijspeil hoort niet bij uren en schaal", "de loonkosten hebben een eigen jaar"
    if not staff and regel.prijspeil is None:
        yield "prijspeil ontbreekt", "geef het jaar waarin dit bedrag gold"
    if regel.drijver == "vast" and regel.vast_deel != 1:
        yield f"drijver vast met vast_deel {regel.vast_deel}", "een vaste drijver heeft vast_deel 1"
    if regel.aard == "structureel" and regel.kwartalen is not None:
        yield "kwartalen hoort bij incidenteel", "haal kwartalen weg"
    cited = regel.bronnen or regel.waarnemingen
    if regel.status in ("bron", "secundair", "afgeleid") and not cited:
        yield f"status {regel.status} zonder bronnen", "noem de bron waarin het cijfer is gelezen"
    if (regel.laag is None) != (regel.hoog is None):
        yield "laag en hoog horen bij elkaar", "geef ze allebei"
    if regel.laag is not None and regel.hoog is not None and regel.laag > regel.hoog:
        yield f"laag {regel.laag} is meer dan hoog {regel.hoog}", "verwissel ze"
    yield from _faults_of_berekening(regel)


def _faults_of_berekening(regel: Regelvorm) -> Iterator[tuple[str, str]]:
    if regel.berekening is None:
        if regel.status == "afgeleid" and not regel.waarnemingen:
            yield (
                "status afgeleid zonder berekening",
                "geef waarnemingen, of schrijf de rekensom, bijvoorbeeld 30 * 1000",
            )
        return
    figure = regel.bedrag if regel.bedrag is not None else regel.uren_per_week
    try:
        outcome = evaluate(regel.berekening)
    except ValueError as error:
        yield str(error), "gebruik getallen, + - * / en haakjes"
        return
    if figure and abs(outcome - figure) > MARGE_REKENSOM * figure:
        yield (
            f"de berekening geeft {outcome:.0f} en de regel zegt {figure}",
            "een afgeleid cijfer mag ten hoogste 3 % van zijn rekensom afwijken",
        )


def check_voorheen(b: Bestanden) -> Iterator[Bevinding]:
    """A former id names one thing that is there now, and nothing bears it any more.

    Else a refresh would not know which row of a workbook is meant.
    """
    claimed: dict[str, str] = {}

    def claim(waar: str, former: str, now: str, taken: Container[str]) -> Iterator[Bevinding]:
        if former in taken:
            yield Bevinding(
                waar,
                f"voorheen '{former}' is de id van iets dat er nu is",
                "geef dat een nieuwe id, of haal de verwijzing weg",
            )
        elif claimed.setdefault(former, now) != now:
            yield Bevinding(
                waar,
                f"voorheen '{former}' staat ook bij {claimed[former]}",
                "een oude id hoort bij één opvolger",
            )

    lines = {
        f"{o}.{r}" for o, (_, record) in b.ontwikkelingen.items() for r in record.begrotingsregels
    }
    for ontwikkeling, (_, record) in b.ontwikkelingen.items():
        for i, former in enumerate(record.voorheen):
            waar = b.where(ontwikkeling, "voorheen", i)
            if former is not None:
                yield from claim(waar, former, ontwikkeling, b.ontwikkelingen)
        for key, regel in record.begrotingsregels.items():
            for i, former in enumerate(regel.voorheen):
                waar = b.where(ontwikkeling, "begrotingsregels", key, "voorheen", i)
                for of in (ontwikkeling, *record.voorheen) if former is not None else ():
                    yield from claim(waar, f"{of}.{former}", f"{ontwikkeling}.{key}", lines)


def check_teksten(b: Bestanden) -> Iterator[Bevinding]:
    """Titles are unique; summary and consequences together have 80 to 200 words."""
    titles: dict[str, str] = {}
    for ontwikkeling, (_, record) in b.ontwikkelingen.items():
        words = len(f"{record.samenvatting} {record.gevolgen}".split())
        if not MIN_WOORDEN <= words <= MAX_WOORDEN:
            yield Bevinding(
                b.where(ontwikkeling, "samenvatting"),
                f"samenvatting en gevolgen hebben samen {words} woorden",
                f"verwacht {MIN_WOORDEN} tot {MAX_WOORDEN}",
            )
        if record.titel in titles:
            yield Bevinding(
                b.where(ontwikkeling, "titel"),
                f"titel '{record.titel}' staat ook bij {titles[record.titel]}",
                "maak de titel uniek",
            )
        titles[record.titel] = ontwikkeling


def check_geen_stille_nul(b: Bestanden) -> Iterator[Bevinding]:
    """No development is silently zero: it has lines, or says where its budget stands."""
    for ontwikkeling, (_, record) in b.ontwikkelingen.items():
        if not record.begrotingsregels and record.verwijst_naar is None:
            yield Bevinding(
                b.where(ontwikkeling, "begrotingsregels"),
                "geen begrotingsregels",
                "voeg regels toe, of zeg met verwijst_naar waar de begroting staat",
            )


Controle = Callable[[Bestanden], Iterator[Bevinding]]

VERWIJZINGEN: tuple[Controle, ...] = (
    check_bronnen,
    check_verwijzingen,
    check_iv3,
    check_wetten,
    check_voorheen,
    check_themas,
    check_opgaven,
)
"""Between files: also where a file is not whole, for what could be read of it."""
PER_ONTWIKKELING: tuple[Controle, ...] = (
    check_regels,
    check_waarnemingen,
    check_basis,
    check_overlap,
    check_teksten,
    check_geen_stille_nul,
)
"""Within a development: for each that is whole, once the parameters are."""
CONTROLES: tuple[tuple[Controle, tuple[str, ...]], ...] = (
    (check_gemeenten_jaren, ("gemeenten.csv", "gemeenten_jaren.csv")),
    (check_herindelingen, ("gemeenten.csv", "herindelingen.csv", "bronnen.yaml")),
    (check_samenwerkingen, ("gemeenten.csv", "herindelingen.csv", "samenwerkingen.yaml")),
    (check_dekking, ("dekking.yaml",)),
    (check_index, ("parameters/index.yaml",)),
    (check_benchmark, ("parameters/benchmark.yaml", "parameters/grootteklassen.yaml")),
    (check_dagtarieven, ("parameters/dagtarieven.yaml",)),
    (check_stellingen, ("nulmeting.yaml",)),
)
"""Each with the files that must be whole for it."""


def check(b: Bestanden) -> Iterator[Bevinding]:
    """All that can be said of the files together, whatever is wrong in one of them."""
    for controle in VERWIJZINGEN:
        yield from controle(b)
    wrong = list(check_parameters(b)) if b.heel("parameters") else []
    yield from wrong
    if not wrong and b.heel("parameters", "gemeenten_jaren.csv"):
        for controle in PER_ONTWIKKELING:
            yield from controle(b.alleen_heel())
    for controle, paden in CONTROLES:
        if b.heel(*paden):
            yield from controle(b)
