"""What running cost already holds of a line: its criterion, its share and their reasons."""

from collections.abc import Iterator
from decimal import Decimal

from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.catalogus.vorm.regelvorm import Regelvorm
from modelgemeente_xl.grond.bevinding import Bevinding

_HALF = Decimal("0.5")
DEEL_VAN = {
    "wet-voor-2023": Decimal(1),
    "deel-van-de-benchmark": Decimal(1),
    "groei-van-bestaand": _HALF,
    "deels-gangbaar": _HALF,
    "boven-index": Decimal(0),
    "nieuw-na-2023": Decimal(0),
    "ongebruikelijk": Decimal(0),
    "eenmalig": Decimal(0),
}
"""Which share each criterion of besluit 0031 gives."""


def check_basis(b: Bestanden) -> Iterator[Bevinding]:
    """The share is that of its criterion, a one-off line is none of it, and each has a reason."""
    for ontwikkeling, (_, record) in b.ontwikkelingen.items():
        for key, regel in record.begrotingsregels.items():
            for wat, herstel in _faults_of(regel):
                waar = b.where(ontwikkeling, "begrotingsregels", key)
                yield Bevinding(waar, f"regel '{key}': {wat}", herstel)


def _faults_of(regel: Regelvorm) -> Iterator[tuple[str, str]]:
    if (regel.vanaf_niveau is None) != (regel.vanaf_niveau_reden is None):
        yield "vanaf_niveau en vanaf_niveau_reden horen bij elkaar", "geef ze allebei"
    deel = DEEL_VAN[regel.in_basis_grond]
    if regel.in_basis != deel:
        yield (
            f"in_basis {regel.in_basis} bij {regel.in_basis_grond}",
            f"die maatstaf geeft {deel} (besluit 0031)",
        )
    if (regel.aard == "incidenteel") != (regel.in_basis_grond == "eenmalig"):
        yield (
            f"{regel.aard} met in_basis_grond {regel.in_basis_grond}",
            "een incidentele regel is eenmalig, een structurele nooit",
        )
