"""Loonkosten per salary scale and the index series that carry amounts to a budget year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Loonkosten:
    """Employer cost of one fte (36 hours a week) in euro, per (schaal, jaar)."""

    tarieven: Mapping[tuple[str, int], Decimal]

    @property
    def jaren(self) -> tuple[int, ...]:
        """The years the table holds, ascending."""
        return tuple(sorted({jaar for _, jaar in self.tarieven}))

    @property
    def schalen(self) -> tuple[str, ...]:
        """The scales the table holds, in its own order."""
        return tuple(dict.fromkeys(schaal for schaal, _ in self.tarieven))

    def tariefjaar(self, begrotingsjaar: int) -> int:
        """Year of the table that is used: the begrotingsjaar, or the latest before it."""
        known = [jaar for jaar in self.jaren if jaar <= begrotingsjaar]
        if not known:
            raise ValueError(f"geen loonkosten voor {begrotingsjaar} of eerder")
        return known[-1]


@dataclass(frozen=True, slots=True)
class Index:
    """Growth per year in percent of the series `loon` and `prijs`, above a base year each."""

    basisjaren: Mapping[str, int]
    procenten: Mapping[str, Mapping[int, Decimal]]
    _bekend: dict[tuple[str, int], Decimal] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def laatste_jaar(self) -> int:
        """Last year that every series reaches."""
        return min(max(reeks) for reeks in self.procenten.values())

    def factor(self, reeks: str, van: int, tot: int) -> Decimal:
        """Factor that carries an amount of price level `van` to price level `tot`."""
        return self._cumulative(reeks, tot) / self._cumulative(reeks, van)

    def _cumulative(self, reeks: str, jaar: int) -> Decimal:
        basisjaar = self.basisjaren[reeks]
        if not basisjaar <= jaar <= self.laatste_jaar:
            raise ValueError(
                f"index {reeks} loopt van {basisjaar} tot en met {self.laatste_jaar}, niet {jaar}"
            )
        if (reeks, jaar) not in self._bekend:
            factor = Decimal(1)
            for year in range(basisjaar + 1, jaar + 1):
                factor *= 1 + self.procenten[reeks][year] / 100
            self._bekend[reeks, jaar] = factor
        return self._bekend[reeks, jaar]
