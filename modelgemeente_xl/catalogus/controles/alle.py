"""All checks over the catalogue as a whole, in their order, and those of a line and its texts."""

from collections.abc import Callable, Iterator

from modelgemeente_xl.catalogus.controles.basis import check_basis
from modelgemeente_xl.catalogus.controles.bewijs import check_waarnemingen
from modelgemeente_xl.catalogus.controles.cijfer import faults_of_figure
from modelgemeente_xl.catalogus.controles.codelijsten import check_gemeenten_jaren
from modelgemeente_xl.catalogus.controles.iv3 import check_iv3
from modelgemeente_xl.catalogus.controles.kapstok import (
    check_opgaven,
    check_stellingen,
    check_themas,
)
from modelgemeente_xl.catalogus.controles.kengetallen import (
    check_benchmark,
    check_dagtarieven,
    check_index,
)
from modelgemeente_xl.catalogus.controles.landelijk import (
    check_dekking,
    check_herindelingen,
    check_samenwerkingen,
)
from modelgemeente_xl.catalogus.controles.overlap import check_overlap
from modelgemeente_xl.catalogus.controles.parameters import check_parameters
from modelgemeente_xl.catalogus.controles.tijd import check_kring, check_tijd
from modelgemeente_xl.catalogus.controles.verwijzingen import (
    check_bronnen,
    check_nagekeken,
    check_verwijzingen,
    check_voorheen,
    check_wetten,
)
from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.grond.bevinding import Bevinding

MIN_WOORDEN, MAX_WOORDEN = 80, 200


def check_regels(b: Bestanden) -> Iterator[Bevinding]:
    """Each line says one amount, with what belongs to it, over a time that fits its aard."""
    index = b.parameters["index"]
    soorten = b.parameters["kostensoorten"].kostensoorten
    langste = int(b.parameters["referentie"].incidenteel_jaren.waarde)
    dagtarieven = list(b.parameters["dagtarieven"].dagtarieven)
    for ontwikkeling, (_, record) in b.ontwikkelingen.items():
        for key, regel in record.begrotingsregels.items():
            waar = b.where(ontwikkeling, "begrotingsregels", key)
            for wat, herstel in faults_of_figure(regel, dagtarieven):
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
            first, last = index.reach(reeks)
            if not first <= regel.prijspeil <= last:
                yield Bevinding(
                    b.where(ontwikkeling, "begrotingsregels", key, "prijspeil"),
                    f"prijspeil {regel.prijspeil} ligt buiten de indexreeks {reeks}",
                    f"de reeks loopt van {first} tot en met {last} "
                    f"({b.naam('parameters/index.yaml')})",
                )


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
    check_nagekeken,
    check_voorheen,
    check_themas,
    check_opgaven,
)
"""Between files: also where a file is not whole, for what could be read of it."""
PER_ONTWIKKELING: tuple[Controle, ...] = (
    check_regels,
    check_waarnemingen,
    check_basis,
    check_tijd,
    check_kring,
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
