"""Give every task its start: the earliest quarter in which its people are there.

What stands fast and what cannot wait comes first, also where there are too few people for it; that
is told. A task that may wait and fits nowhere keeps its place, is told, and takes no people from
the others.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from modelgemeente_xl.model.keuze import AANTAL_JAREN
from modelgemeente_xl.model.planner.taak import (
    RUIMTE,
    Knel,
    Knelpunt,
    Planvoorstel,
    Plek,
    Startreden,
    Taak,
    Vast,
)
from modelgemeente_xl.model.planner.volgorde import Uiterste, latest_of, order

KWARTALEN = 4 * AANTAL_JAREN
_NIETS = Decimal(0)


@dataclass(slots=True)
class _Bezetting:
    """The fte that are taken in each quarter; those before `eerste` are past."""

    eerste: int
    grens: Decimal | None
    fte: dict[int, Decimal] = field(default_factory=dict)

    def add(self, taak: Taak, start: int) -> None:
        for kwartaal, fte in self._asked(taak, start):
            self.fte[kwartaal] = self.fte.get(kwartaal, _NIETS) + fte

    def short(self, taak: Taak, start: int) -> Knelpunt | None:
        """The quarter in which a task would have most fte too few, if there is one."""
        worst = max(self._over(taak, start), key=lambda over: over[1], default=None)
        return Knelpunt(Knel.TEKORT, *worst) if worst else None

    def total_short(self, taak: Taak, start: int) -> Decimal:
        """All fte too few in the quarters that a task takes."""
        return sum((over for _, over in self._over(taak, start)), _NIETS)

    def _over(self, taak: Taak, start: int) -> Iterator[tuple[int, Decimal]]:
        """Each quarter in which a task would have fte too few, and how many."""
        if self.grens is None:
            return
        for kwartaal, fte in self._asked(taak, start):
            over = self.fte.get(kwartaal, _NIETS) + fte - self.grens
            if over > 0:
                yield kwartaal, over

    def _asked(self, taak: Taak, start: int) -> Iterable[tuple[int, Decimal]]:
        return (
            (start + k, fte)
            for k, fte in enumerate(taak.vraag)
            if fte > 0 and start + k >= self.eerste
        )


def plan_taken(
    taken: Iterable[Taak],
    eerste: int,
    beschikbaar: Decimal | None = None,
    ruimte: Decimal = RUIMTE,
) -> Planvoorstel:
    """Propose a start for every task in the four years from `eerste` on.

    `beschikbaar` is in fte for one-off work in each quarter, of which the part `ruimte` stays free.
    Raises `WachtOpElkaar` where tasks wait for each other in a circle.
    """
    by_id = {taak.id: _begun(taak, eerste) for taak in taken}
    uitersten = latest_of(by_id)
    grens = None if beschikbaar is None else beschikbaar * (1 - ruimte)
    bezetting = _Bezetting(eerste, grens)
    plekken: dict[str, Plek] = {}
    for taak in sorted(by_id.values(), key=lambda taak: (taak.start, taak.id)):
        if taak.vast:
            knelpunt = bezetting.short(taak, taak.start)
            plekken[taak.id] = Plek(taak, taak.start, Startreden.VAST, knelpunt=knelpunt)
            bezetting.add(taak, taak.start)
    for taak in order(by_id, uitersten):
        floor, door = _floor(taak, plekken)
        if taak.vast:
            plek = plekken.pop(taak.id)
            if floor > taak.start:
                plek = Plek(taak, taak.start, Startreden.VAST, knelpunt=_early(floor, door))
        else:
            uiterste = uitersten.get(taak.id)
            plek = _place(taak, floor, door, uiterste, bezetting)
        plekken[taak.id] = plek
    return Planvoorstel(
        tuple(plekken.values()),
        eerste,
        _asked_in(((plek.taak, plek.taak.start) for plek in plekken.values()), eerste),
        _asked_in(((plek.taak, plek.start) for plek in plekken.values()), eerste),
        beschikbaar,
        ruimte,
    )


def _asked_in(taken: Iterable[tuple[Taak, int]], eerste: int) -> tuple[Decimal, ...]:
    """The one-off work of tasks from these starts on, in fte for each quarter."""
    asked = _Bezetting(eerste, None)
    for taak, start in taken:
        asked.add(taak, start)
    return tuple(asked.fte.get(eerste + k, _NIETS) for k in range(KWARTALEN))


def _begun(taak: Taak, eerste: int) -> Taak:
    """A task that began before the begrotingsjaar is under way, and stands fast."""
    if taak.vast or taak.vroegst >= eerste:
        return taak
    return replace(taak, start=taak.vroegst, vast=Vast.BEGONNEN)


def _floor(taak: Taak, plekken: Mapping[str, Plek]) -> tuple[int, str]:
    """The first quarter that a task and what it needs allow, and by which of those."""
    floor, door = taak.start if taak.vast else taak.vroegst, ""
    for needed in taak.afhankelijk_van:
        other = plekken.get(needed.ontwikkeling)
        if other and other.start + needed.na > floor:
            floor, door = other.start + needed.na, needed.ontwikkeling
    return floor, door


def _place(
    taak: Taak, floor: int, door: str, uiterste: Uiterste | None, bezetting: _Bezetting
) -> Plek:
    """The place of a task that may move; its people are taken unless it may wait and fits not."""
    end = bezetting.eerste + KWARTALEN
    late = uiterste is not None and floor > uiterste.kwartaal
    if late and taak.onvermijdelijk:
        starts = range(taak.vroegst, taak.vroegst + 1)
    elif late or floor >= end:
        starts = range(floor, floor + 1)
    else:
        starts = range(floor, end if uiterste is None else min(end, uiterste.kwartaal + 1))
    first = starts[0]
    fits = next((start for start in starts if not bezetting.short(taak, start)), None)
    start = first if fits is None else fits
    if fits is None and uiterste is not None:
        start = min(starts, key=lambda start: (bezetting.total_short(taak, start), start))
    vol = bezetting.short(taak, first) if start > first else None
    if taak.onvermijdelijk:
        reden = Startreden.ONVERMIJDELIJK
    elif vol:
        reden = Startreden.VOL
    else:
        reden = Startreden.NODIG if door else Startreden.PAST
    knelpunt = bezetting.short(taak, start)
    if floor > start:
        knelpunt = _early(floor, door)
    elif start >= end > taak.vroegst:
        knelpunt = Knelpunt(Knel.BUITEN, floor, door=door)
    elif taak.wet is not None and start > taak.wet:
        knelpunt = Knelpunt(Knel.TE_LAAT, taak.wet, door=door)
    if fits is not None or uiterste is not None:
        bezetting.add(taak, start)
    voor = uiterste.voor if uiterste else ""
    return Plek(taak, start, reden, door, vol, voor, knelpunt)


def _early(floor: int, door: str) -> Knelpunt:
    return Knelpunt(Knel.TE_VROEG, floor, door=door)
