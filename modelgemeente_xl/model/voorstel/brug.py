"""The bridge from the ICT benchmark to what the proposal asks: a step a row, that add up."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.model.begroting import Begroting
from modelgemeente_xl.model.benchmark import benchmarkband, peiljaar
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.overzicht.buiten import buiten_of


@dataclass(frozen=True, slots=True)
class Brugrij:
    """One row, in euro of the begrotingsjaar: a step on the way, or where one stands after it."""

    naam: str
    bedrag: Decimal
    stand: bool
    toelichting: str


@dataclass(frozen=True, slots=True)
class Brug:
    """The rows in order, for a size; beside them what the four years do not hold.

    `laag` and `hoog` are the band of the class; `buiten` is one-off money before or after the four
    years, in euro of the begrotingsjaar.
    """

    inwoners: int
    rijen: tuple[Brugrij, ...]
    laag: Decimal
    hoog: Decimal
    buiten: Decimal

    def per_inwoner(self, rij: Brugrij) -> Decimal:
        """A row in euro per inhabitant."""
        return rij.bedrag / self.inwoners


def brug_of(catalogus: Catalogus, voorstel: Begroting) -> Brug:
    """Walk from the benchmark as it was read to basis and proposal in the first budget year."""
    parameters = catalogus.parameters
    begrotingsjaar, inwoners = voorstel.begrotingsjaar, voorstel.omvang.inwoners
    band = benchmarkband(inwoners, begrotingsjaar, parameters)
    peil = peiljaar(parameters)
    gelezen = parameters.benchmark[peil] * inwoners
    midden = (band.laag + band.hoog) / 2 * inwoners
    lopend = midden * parameters.lopend_aandeel
    bruto, bedrag, netto = voorstel.voor_overlap()[0], voorstel.bruto()[0], voorstel.netto()[0]
    procent = f"{100 * parameters.lopend_aandeel:.0f} %"
    steps = (
        (f"Benchmark zoals gelezen ({peil})", gelezen, "gemiddelde van alle deelnemers"),
        (
            f"Groei tot {begrotingsjaar}",
            band.gemiddeld * inwoners - gelezen,
            f"{_procent(parameters.benchmark_groei)} per jaar, zoals de benchmark zelf groeide",
        ),
        (
            "Grootteklasse",
            midden - band.gemiddeld * inwoners,
            f"midden van {_euro(band.laag)} tot {_euro(band.hoog)} euro per inwoner",
        ),
        ("Benchmark van deze klasse", None, ""),
        ("Deel voor vernieuwing", lopend - midden, f"lopend is {procent}: een aanname"),
        (
            "Eigen index van de basis",
            voorstel.basis[0] - lopend,
            "lonen en prijzen in plaats van de groei van de benchmark, en geen klasse",
        ),
        ("Basis (in stand houden)", None, ""),
        ("Ontwikkelingen, bruto", Decimal(bruto), "scenario voorstel, in kwartalen"),
        ("Zelfde geld één keer", Decimal(bedrag - bruto), "overlap tussen regels"),
        ("Al begroot (voorstel)", Decimal(netto - bedrag), "wat de basis al bevat"),
        ("Basis en wat extra nodig is", None, ""),
        ("Benchmark van deze klasse", -midden, "gaat eraf; de rest is niet verklaard"),
        ("Wat onverklaard blijft", None, ""),
    )
    return Brug(
        inwoners,
        tuple(_add_up(steps)),
        band.laag * inwoners,
        band.hoog * inwoners,
        sum((sum(buiten_of(post), Decimal(0)) for post in voorstel.tellend), Decimal(0)),
    )


def _add_up(steps: Iterable[tuple[str, Decimal | None, str]]) -> Iterable[Brugrij]:
    total = Decimal(0)
    for naam, bedrag, toelichting in steps:
        if bedrag is None:
            yield Brugrij(naam.removeprefix(""), total, stand=True, toelichting=toelichting)
        else:
            total += bedrag
            yield Brugrij(naam, bedrag, stand=False, toelichting=toelichting)


def _procent(share: Decimal) -> str:
    return f"{100 * share:.1f} %".replace(".", ",")


def _euro(amount: Decimal) -> str:
    return f"{amount:.0f}"
