"""What points to something: sources, laws, developments and former ids are there, and each once.

Also where a file is not whole: what did not fit is None, and of that nothing is said here.
"""

from collections.abc import Container, Iterable, Iterator
from datetime import date, datetime

from modelgemeente_xl.catalogus.controles.kapstok import NULMETING, OPGAVEN
from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest

NAGEKEKEN = ("gecontroleerd", "geraadpleegd")
"""Keys of the day on which somebody looked."""


def check_bronnen(b: Bestanden) -> Iterator[Bevinding]:
    """Every source that is cited exists, and every source is cited."""
    cited: set[str] = set()

    def refer(waar: str, bron: str | None) -> Iterator[Bevinding]:
        if not bron:
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
            for loc, value in _values_in(document.content):
                if isinstance(value, str) and (loc[-1] == "bron" or "bronnen" in loc[-2:-1]):
                    yield from refer(document.where(loc), value)
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


def check_nagekeken(b: Bestanden) -> Iterator[Bevinding]:
    """Nothing was looked at after today."""
    vandaag = datetime.now().astimezone().date()
    for document in b.documents.values():
        for loc, value in _values_in(document.content):
            if isinstance(value, date) and loc[-1] in NAGEKEKEN and value > vandaag:
                yield Bevinding(
                    document.where(loc),
                    f"{loc[-1]} is {value}, en dat is nog niet geweest",
                    "geef de dag waarop het echt is nagekeken",
                )


def _values_in(
    content: object, loc: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Every value that is no block or list, with its place."""
    if isinstance(content, dict):
        items: Iterable[tuple[str | int, object]] = content.items()
    elif isinstance(content, list):
        items = enumerate(content)
    else:
        yield loc, content
        return
    for key, value in items:
        yield from _values_in(value, (*loc, key))


def _nearest_bron(b: Bestanden, bron: str) -> str:
    text = known_or_nearest(bron, sorted(b.bronnen))
    hint = text.rpartition("; ")[2] if "bedoelde u" in text else "voeg haar toe"
    return f"{hint} ({b.naam('bronnen.yaml')})"


def check_verwijzingen(b: Bestanden) -> Iterator[Bevinding]:
    """Editions, other developments, kinds of cost, scales and day rates exist."""
    kostensoorten = b.parameters["kostensoorten"].kostensoorten
    edities = b.parameters["edities"].edities
    dagtarieven = b.parameters["dagtarieven"].dagtarieven
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
                ("dagtarief", list(dagtarieven), "parameters/dagtarieven.yaml"),
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
