"""Calibration: the totals of the Modelgemeente beside the ICT benchmark."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.catalogus.ijk.dubbel import Dubbel, dubbel_geld
from modelgemeente_xl.catalogus.ijk.klassen import explain
from modelgemeente_xl.model.begroting import Begroting
from modelgemeente_xl.model.benchmark import benchmarkband
from modelgemeente_xl.model.bewijs.normaliseren import partijen
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.geld import euro
from modelgemeente_xl.model.ontwikkeling import SCENARIOS, STATUSSEN
from modelgemeente_xl.model.rekenen.rekenmodel import rekenmodel_of
from modelgemeente_xl.model.voorstel.brug import Brug, brug_of
from modelgemeente_xl.model.voorstel.capaciteit import Capaciteit, capaciteit_of
from modelgemeente_xl.model.voorstel.klassen import (
    Klasseuitslag,
    Uitslag,
    per_klasse,
    uitslagen_of,
)
from modelgemeente_xl.model.voorstel.oorzaken import Oorzaak, gevoeligheid_of, oorzaken_of
from modelgemeente_xl.model.voorstel.planning import Planning, planning_of
from modelgemeente_xl.model.voorstel.voorstel import voorstel_of

OP_BEWIJS = ("bron", "secundair", "afgeleid")
GROOTSTE_DEEL = Decimal("0.08")
"""A single line above this share of the yearly developments is looked at again."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How many lines and euros (four years) rest on one status."""

    status: str
    regels: int
    aandeel_regels: Decimal
    bedrag: int
    aandeel_bedrag: Decimal


@dataclass(frozen=True, slots=True)
class Groep:
    """How many developments hang on one thema or opgave, and their euros (four years)."""

    naam: str
    ontwikkelingen: int
    bedrag: int


@dataclass(frozen=True, slots=True)
class Ijking:
    """The report: figures, and sentences that say what they mean."""

    begroting: Begroting
    per_inwoner: tuple[tuple[str, tuple[Decimal, ...]], ...]
    herkomst: tuple[Stand, ...]
    per_thema: tuple[Groep, ...]
    per_opgave: tuple[Groep, ...]
    bijdragen: tuple[str, ...]
    dubbel: tuple[Dubbel, ...]
    buiten_verhouding: tuple[str, ...]
    brug: Brug
    capaciteit: Capaciteit
    planning: Planning
    oorzaken: tuple[Oorzaak, ...]
    gevoeligheid: tuple[int, int]
    uitslagen: tuple[Uitslag, ...]
    klassen: tuple[Klasseuitslag, ...]
    uitleg: tuple[str, ...]
    partijen: tuple[tuple[str, int], ...]
    oordeel: tuple[str, ...]


def calibrate(catalogus: Catalogus, begrotingsjaar: int) -> Ijking:
    """Compute the Modelgemeente and hold it beside the benchmark."""
    parameters, omvang = catalogus.parameters, catalogus.parameters.referentie
    begroting = rekenmodel_of(catalogus, begrotingsjaar).begroting(omvang)
    herkomst = tuple(_herkomst(catalogus, begroting))
    (voorstel,) = voorstel_of(catalogus, begrotingsjaar, [omvang])
    (alles,) = voorstel_of(catalogus, begrotingsjaar, [omvang], SCENARIOS[-1])
    per_inwoner = tuple(_per_inwoner(catalogus, begroting, voorstel))
    uitslagen = uitslagen_of(catalogus, begrotingsjaar)
    klassen = per_klasse(uitslagen)
    referentie = Decimal(voorstel.totaal_netto[0]) / omvang.inwoners
    return Ijking(
        begroting,
        per_inwoner,
        herkomst,
        tuple(_per_thema(catalogus, begroting)),
        tuple(_per_opgave(catalogus, begroting)),
        tuple(_bijdragen(catalogus, begrotingsjaar)),
        tuple(dubbel_geld(catalogus, alles)),
        tuple(_buiten_verhouding(catalogus, begroting)),
        brug_of(catalogus, voorstel),
        capaciteit_of(alles, parameters),
        planning_of(alles, parameters),
        oorzaken_of(begroting, alles, voorstel),
        gevoeligheid_of(voorstel),
        uitslagen,
        klassen,
        tuple(explain(klassen, uitslagen, referentie, parameters)),
        tuple(_partijen(catalogus)),
        tuple(_oordeel(catalogus, begroting, herkomst)),
    )


def _per_inwoner(
    catalogus: Catalogus, begroting: Begroting, voorstel: Begroting
) -> Iterator[tuple[str, tuple[Decimal, ...]]]:
    inwoners = begroting.omvang.inwoners
    banden = [benchmarkband(inwoners, jaar, catalogus.parameters) for jaar in begroting.jaren]
    for label, reeks in (
        ("Basis (in stand houden)", begroting.basis),
        ("Ontwikkelingen bruto", begroting.bruto()),
        ("Samen, bruto", begroting.totaal),
        ("Basis en extra nodig (voorstel)", voorstel.totaal_netto),
    ):
        yield label, tuple(Decimal(bedrag) / inwoners for bedrag in reeks)
    yield "Benchmark gemiddeld", tuple(band.gemiddeld for band in banden)
    yield "Band van de klasse, laag", tuple(band.laag for band in banden)
    yield "Band van de klasse, hoog", tuple(band.hoog for band in banden)


def _herkomst(catalogus: Catalogus, begroting: Begroting) -> Iterator[Stand]:
    status_of = {regel.id: regel.status for _, regel in catalogus.regels()}
    alles = sum(sum(post.jaren) for post in begroting.posten)
    for status in STATUSSEN:
        posten = [post for post in begroting.posten if status_of[post.id] == status]
        bedrag = sum(sum(post.jaren) for post in posten)
        yield Stand(
            status,
            len(posten),
            Decimal(len(posten)) / max(1, len(begroting.posten)),
            bedrag,
            Decimal(bedrag) / max(1, alles),
        )


def _partijen(catalogus: Catalogus) -> Iterator[tuple[str, int]]:
    """How many lines rest on one, two or more bodies that were observed."""
    aantallen = [partijen(regel.waarnemingen) for _, regel in catalogus.regels()]
    yield "geen waarneming", sum(n == 0 for n in aantallen)
    yield "1 partij", sum(n == 1 for n in aantallen)
    yield "2 partijen", sum(n == 2 for n in aantallen)
    yield "3 of meer", sum(n >= 3 for n in aantallen)


def _per_thema(catalogus: Catalogus, begroting: Begroting) -> Iterator[Groep]:
    """Each development once, each line where it says: these euros add up to the whole."""
    bedragen = {post.id: sum(post.jaren) for post in begroting.posten}
    for thema in catalogus.nulmeting.themas.values():
        yield Groep(
            thema.naam,
            sum(o.thema == thema.id for o in catalogus.ontwikkelingen),
            sum(bedragen[regel.id] for _, regel in catalogus.regels() if regel.thema == thema.id),
        )


def _per_opgave(catalogus: Catalogus, begroting: Begroting) -> Iterator[Groep]:
    """A development counts whole beneath each of its opgaven: these euros do not add up."""
    bedragen = {post.id: sum(post.jaren) for post in begroting.posten}
    for opgave in catalogus.opgaven.values():
        yield Groep(
            opgave.naam,
            sum(opgave.id in o.opgaven for o in catalogus.ontwikkelingen),
            sum(bedragen[regel.id] for o, regel in catalogus.regels() if opgave.id in o.opgaven),
        )


def _bijdragen(catalogus: Catalogus, jaar: int) -> Iterator[str]:
    """Each contribution of which money was read, and after them those of which it was not."""
    zonder = []
    for b in catalogus.bijdragen:
        bedrag = b.in_jaar(jaar)
        parts = [f"landelijk {euro(int(bedrag))} euro in {jaar}"] if bedrag is not None else []
        if b.per_inwoner is not None:
            parts.append(f"{b.per_inwoner:.2f} euro per inwoner".replace(".", ","))
        if b.laatste_jaar is not None:
            parts.append(f"gelezen tot en met {b.laatste_jaar}")
        if parts:
            yield f"{b.naam}: {', '.join((b.soort, *parts))}"
        else:
            zonder.append(b.naam)
    if zonder:
        yield f"Zonder gelezen bedrag: {'; '.join(zonder)}"


def _buiten_verhouding(catalogus: Catalogus, begroting: Begroting) -> Iterator[str]:
    """Amounts outside their own range in the evidence, and lines that weigh too heavily."""
    per_jaar = Decimal(sum(begroting.bruto())) / len(begroting.jaren)
    posten = {post.id: post for post in begroting.posten}
    for _, regel in catalogus.regels():
        laag, hoog, bedrag = regel.laag, regel.hoog, regel.bedrag
        if None not in (laag, hoog, bedrag) and not laag <= bedrag <= hoog:  # type: ignore[operator]
            yield f"{regel.id}: {bedrag} ligt buiten de bandbreedte {laag} tot {hoog}"
        hoogste = max(posten[regel.id].jaren)
        if hoogste > GROOTSTE_DEEL * per_jaar:
            yield (
                f"{regel.id}: {hoogste} in een jaar is meer dan {100 * GROOTSTE_DEEL:.0f} % van "
                "alle ontwikkelingen"
            )


def _oordeel(
    catalogus: Catalogus, begroting: Begroting, herkomst: tuple[Stand, ...]
) -> Iterator[str]:
    aandeel = sum((s.aandeel_regels for s in herkomst if s.status in OP_BEWIJS), Decimal(0))
    geld = sum((s.aandeel_bedrag for s in herkomst if s.status in OP_BEWIJS), Decimal(0))
    structureel = begroting.bruto(aard="structureel")[0]
    incidenteel = sum(begroting.bruto(aard="incidenteel"))
    yield (
        f"Bruto vragen de ontwikkelingen {_miljoen(structureel)} structureel in "
        f"{begroting.begrotingsjaar} "
        f"en {_miljoen(incidenteel)} incidenteel over vier jaren, naast "
        f"{_miljoen(begroting.basis[0])} om in stand te houden."
    )
    yield (
        "Bruto is niet extra: een gemeente betaalt een deel hiervan al. Het voorstel schat dat per "
        "regel (besluit 0031); de werkmap kent het nog niet, daar telt alles als extra nodig tot "
        "kolom Al begroot is ingevuld."
    )
    yield (
        f"{100 * aandeel:.0f} % van de regels en {100 * geld:.0f} % van het geld rust op bron, "
        "secundair of afgeleid; "
        "de rest is een raming met redenering."
    )


def _miljoen(bedrag: int) -> str:
    return f"{bedrag / 1_000_000:.1f} miljoen euro".replace(".", ",")
