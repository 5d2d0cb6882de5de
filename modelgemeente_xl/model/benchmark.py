"""What the benchmark says of a gemeente of some size, in some year."""

from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.model.catalogus import Parameters
from modelgemeente_xl.model.gemeente import klasse_of


@dataclass(frozen=True, slots=True)
class Benchmarkband:
    """Euro per inwoner in prices of the year: the band of the class, and the average of all."""

    klasse: str
    laag: Decimal
    gemiddeld: Decimal
    hoog: Decimal


def benchmarkband(inwoners: int, jaar: int, parameters: Parameters) -> Benchmarkband:
    """Carry the latest benchmark to a year by its own growth."""
    klasse = klasse_of(inwoners, parameters.klassen)
    peil = peiljaar(parameters)
    laag, hoog = parameters.banden[klasse.naam]
    groei = (1 + parameters.benchmark_groei) ** (jaar - peil)
    return Benchmarkband(
        klasse.naam,
        laag * groei,
        parameters.benchmark[peil] * groei,
        hoog * groei,
    )


def peiljaar(parameters: Parameters) -> int:
    """Year of the latest benchmark, which the bands belong to."""
    return max(parameters.benchmark)
