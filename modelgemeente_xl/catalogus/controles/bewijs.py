"""Observations of a line: their checks, and the figure that the program computes from them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from modelgemeente_xl.catalogus.controles.codelijsten import inwoners_per_jaar
from modelgemeente_xl.catalogus.lezen.rekensom import faults_of_sum
from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.catalogus.vorm.regelvorm import Regelvorm, Waarnemingsvorm
from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest
from modelgemeente_xl.model.bewijs.normaliseren import middel
from modelgemeente_xl.model.catalogus import Catalogus, Parameters, Rekenparameters
from modelgemeente_xl.model.gemeente import Omvang, default_omvang
from modelgemeente_xl.model.ontwikkeling import Begrotingsregel, Waarneming
from modelgemeente_xl.model.woorden import counted

Inwonertallen = Mapping[str, Mapping[int, int]]
"""Inhabitants on 1 January, by name of the gemeente and year."""

GROOTSTE_SPREIDING = 5
"""Observations further apart than this factor are of different things: a raming at best."""
OUDSTE_PRIJS = 10
"""Years before the price level: an index carries a price no further than this."""
OP_WAARNEMINGEN = ("afgeleid", "raming")


def check_waarnemingen(b: Bestanden) -> Iterator[Bevinding]:
    """Each observation is of a known body and size, says its share, and fits its line."""
    inwonertallen = inwoners_per_jaar(b.codelijsten["gemeenten_jaren"])
    for ontwikkeling, (_, record) in b.ontwikkelingen.items():
        for key, regel in record.begrotingsregels.items():
            loc = ("begrotingsregels", key)
            if regel.waarnemingen:
                for wat, herstel in _faults_of_regel(regel):
                    yield Bevinding(b.where(ontwikkeling, *loc), f"regel '{key}': {wat}", herstel)
            for i, vorm in enumerate(regel.waarnemingen):
                waar = b.where(ontwikkeling, *loc, "waarnemingen", i)
                for wat, herstel in (
                    *_faults_of_figure(vorm, regel),
                    *_faults_of_share(vorm, regel),
                    *_faults_of_size(vorm, regel, inwonertallen),
                    *_faults_of_many(vorm, b),
                    *_faults_of_price(vorm, regel, b),
                ):
                    yield Bevinding(waar, f"waarneming van {vorm.partij}: {wat}", herstel)


def _faults_of_regel(regel: Regelvorm) -> Iterator[tuple[str, str]]:
    typed = [
        naam
        for naam in ("bedrag", "uren_per_week", "dagen", "laag", "hoog", "berekening")
        if getattr(regel, naam) is not None
    ]
    if typed:
        yield (
            f"{' en '.join(typed)} bij waarnemingen",
            "het cijfer wordt uit de waarnemingen berekend; haal het weg",
        )
    if regel.status not in OP_WAARNEMINGEN:
        yield (
            f"status {regel.status} met waarnemingen",
            "een cijfer uit waarnemingen is afgeleid, of een raming met waarnemingen als grond",
        )


def _faults_of_figure(vorm: Waarnemingsvorm, regel: Regelvorm) -> Iterator[tuple[str, str]]:
    if (vorm.bedrag is None) == (vorm.uren_per_week is None):
        yield "geef of bedrag, of uren_per_week", "haal het overbodige weg, of vul aan"
    elif (vorm.uren_per_week is None) == (regel.schaal is not None):
        yield (
            "bedrag en uren passen niet bij de regel",
            "een regel met schaal heeft waarnemingen in uren_per_week, een andere in bedrag",
        )
    if vorm.berekening is not None:
        figure = vorm.bedrag if vorm.bedrag is not None else vorm.uren_per_week
        yield from faults_of_sum(
            vorm.berekening,
            lambda outcome: outcome == figure,
            lambda outcome: (
                f"de berekening geeft {outcome} en niet {figure}",
                "maak ze gelijk",
            ),
        )


def _faults_of_share(vorm: Waarnemingsvorm, regel: Regelvorm) -> Iterator[tuple[str, str]]:
    if (vorm.aandeel == 1) != (vorm.aandeel_status is None):
        yield (
            f"aandeel {vorm.aandeel} met aandeel_status {vorm.aandeel_status or 'leeg'}",
            "een aandeel onder 1 heeft een status (gelezen of raming), een geheel cijfer niet",
        )
    if vorm.aandeel < 1 and vorm.aandeel_reden is None:
        yield f"aandeel {vorm.aandeel} zonder aandeel_reden", "zeg waarom het dit deel is"
    if vorm.aandeel_status == "raming" and regel.status == "afgeleid":
        yield (
            f"het aandeel {vorm.aandeel} is geraamd en de regel heet afgeleid",
            "maak de regel een raming, of geef het aandeel zoals gelezen",
        )


def _faults_of_size(
    vorm: Waarnemingsvorm, regel: Regelvorm, inwonertallen: Inwonertallen
) -> Iterator[tuple[str, str]]:
    if regel.drijver == "vast" or getattr(vorm, regel.drijver) is not None:
        return
    if vorm.inwoners is not None and vorm.gemeenten == 1:
        return
    if vorm.inwoners is not None or vorm.gemeenten > 1:
        yield (
            f"{vorm.gemeenten} gemeenten samen zonder {regel.drijver}",
            f"geef {regel.drijver} van deze gemeenten samen",
        )
        return
    jaren = inwonertallen.get(vorm.partij)
    if jaren is None:
        yield (
            "staat niet in gemeenten_jaren.csv en heeft geen eigen omvang",
            f"geef {' of '.join(dict.fromkeys(('inwoners', regel.drijver)))}; "
            + known_or_nearest(vorm.partij, sorted(inwonertallen)).rpartition("; ")[2],
        )
    elif (jaar := vorm.omvangjaar or vorm.prijsjaar) not in jaren:
        yield (
            f"van {jaar} zijn geen inwoners bekend",
            f"de tabel loopt van {min(jaren)} tot en met {max(jaren)}; geef omvangjaar of inwoners",
        )


def _faults_of_many(vorm: Waarnemingsvorm, b: Bestanden) -> Iterator[tuple[str, str]]:
    largest = b.parameters["grootteklassen"].klassen[-1].tot
    if vorm.inwoners is not None and vorm.inwoners // vorm.gemeenten >= largest:
        yield (
            f"{counted(vorm.inwoners, 'inwoner', 'inwoners')} in "
            f"{counted(vorm.gemeenten, 'gemeente', 'gemeenten')} is meer dan enige gemeente",
            "geef met gemeenten voor hoeveel gemeenten het bedrag samen is",
        )


def _faults_of_price(
    vorm: Waarnemingsvorm, regel: Regelvorm, b: Bestanden
) -> Iterator[tuple[str, str]]:
    soort = b.parameters["kostensoorten"].kostensoorten.get(regel.kostensoort)
    if vorm.bedrag is None or regel.prijspeil is None or soort is None:
        return
    first, last = b.parameters["index"].reach(soort.reeks)
    if not first <= vorm.prijsjaar <= last:
        yield (
            f"prijsjaar {vorm.prijsjaar} ligt buiten de indexreeks {soort.reeks}",
            f"de reeks loopt van {first} tot en met {last}",
        )
    if regel.status == "afgeleid" and vorm.prijsjaar < regel.prijspeil - OUDSTE_PRIJS:
        yield (
            f"een prijs van {vorm.prijsjaar} is te oud voor een afgeleid cijfer",
            f"een index draagt een prijs {OUDSTE_PRIJS} jaren, niet meer; maak er een raming van",
        )


def check_spreiding(b: Bestanden, catalogus: Catalogus) -> Iterator[Bevinding]:
    """A derived figure rests on observations that are of the same thing."""
    for ontwikkeling, regel in catalogus.regels():
        if regel.status != "afgeleid" or not regel.waarnemingen:
            continue
        middeling = middel(regel.waarnemingen, regel, catalogus.parameters)
        if middeling.spreiding > GROOTSTE_SPREIDING:
            key = regel.id.removeprefix(f"{ontwikkeling.id}.")
            yield Bevinding(
                b.where(ontwikkeling.id, "begrotingsregels", key, "waarnemingen"),
                f"regel '{key}': de hoogste waarneming is {middeling.spreiding:.1f} keer de "
                f"laagste ({middeling.laag:.0f} tot {middeling.hoog:.0f})".replace(".", ","),
                f"boven een factor {GROOTSTE_SPREIDING} is de regel een raming, of zijn het "
                "waarnemingen van verschillende dingen",
            )


def waarneming_of(
    vorm: Waarnemingsvorm, inwonertallen: Inwonertallen, parameters: Rekenparameters
) -> Waarneming:
    """An observation with the size of its body: as given, else of the table and its class."""
    jaren = inwonertallen.get(vorm.partij, {})
    omvangjaar = None if vorm.inwoners else vorm.omvangjaar or vorm.prijsjaar
    inwoners = vorm.inwoners or jaren.get(omvangjaar or 0, 0)
    own = {naam: size for naam in ("medewerkers", "afdelingen") if (size := getattr(vorm, naam))}
    # Gemeenten together are each of their own class: as one they would be larger than any.
    each = (inwoners // vorm.gemeenten,) * vorm.gemeenten
    estimated = default_omvang(each, parameters.klassen, parameters.afdelingen_per_1000, own)
    return Waarneming(
        partij=vorm.partij,
        prijsjaar=vorm.prijsjaar,
        omvangjaar=omvangjaar if jaren else None,
        omvang=Omvang(inwoners, estimated.medewerkers, estimated.afdelingen),
        gemeenten=vorm.gemeenten,
        bedrag=vorm.bedrag,
        uren_per_week=vorm.uren_per_week,
        aandeel=Decimal(vorm.aandeel),
        aandeel_status=vorm.aandeel_status or "geheel",
        aandeel_reden=vorm.aandeel_reden,
        bevat=vorm.bevat,
        bron=vorm.bron,
    )


def with_figure(regel: Begrotingsregel, parameters: Parameters) -> Begrotingsregel:
    """The line with its figure: of its observations with low and high, or of its days."""
    if regel.dagen is not None:
        tarief = parameters.dagtarieven[regel.dagtarief or regel.kostensoort]
        return replace(regel, bedrag=regel.dagen * tarief.euro_per_dag, prijspeil=tarief.prijspeil)
    if not regel.waarnemingen:
        return regel
    middeling = middel(regel.waarnemingen, regel, parameters)
    if regel.schaal is not None:
        return replace(regel, uren_per_week=middeling.midden)
    return replace(regel, bedrag=middeling.midden, laag=middeling.laag, hoog=middeling.hoog)
