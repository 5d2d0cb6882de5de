"""In which order tasks are placed: what others need first, and what cannot wait before the rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from modelgemeente_xl.grond.geweigerd import Geweigerd
from modelgemeente_xl.model.planner.taak import Taak


class WachtOpElkaar(Geweigerd):
    """Developments that wait for each other in a circle: no start fits them."""

    waar = "de planning"


@dataclass(frozen=True, slots=True)
class Uiterste:
    """The last quarter in which a task may begin, and the id of the task that asks it.

    Where a task asks it for itself, `voor` is empty.
    """

    kwartaal: int
    voor: str = ""


def order(taken: Mapping[str, Taak], uitersten: Mapping[str, Uiterste]) -> tuple[Taak, ...]:
    """Each task after all that it needs; those with a last quarter first, the earliest of them."""

    def key(id_: str) -> tuple[bool, int, str]:
        uiterste = uitersten.get(id_)
        return (uiterste is None, uiterste.kwartaal if uiterste else taken[id_].vroegst, id_)

    sorter = TopologicalSorter(_graph(taken))
    sorter.prepare()
    ready = set(sorter.get_ready())
    placed = []
    while ready:
        first = min(ready, key=key)
        ready.remove(first)
        placed.append(taken[first])
        sorter.done(first)
        ready.update(sorter.get_ready())
    return tuple(placed)


def latest_of(taken: Mapping[str, Taak]) -> dict[str, Uiterste]:
    """The last quarter of each task that has one, from itself or from what needs it.

    Nothing is asked to begin before the catalogue lets it.
    """
    found = {
        id_: Uiterste(own) for id_, taak in taken.items() if (own := own_latest(taak)) is not None
    }
    for id_ in reversed(_ids(taken)):
        if id_ not in found:
            continue
        for needed in taken[id_].afhankelijk_van:
            other = taken.get(needed.ontwikkeling)
            if other is None or other.vast:
                continue
            asked = max(other.vroegst, found[id_].kwartaal - needed.na)
            if other.id not in found or asked < found[other.id].kwartaal:
                found[other.id] = Uiterste(asked, id_)
    return found


def own_latest(taak: Taak) -> int | None:
    """The last quarter that a task has of itself."""
    if taak.vast:
        return taak.start
    if taak.onvermijdelijk:
        return taak.vroegst
    return taak.wet


def _ids(taken: Mapping[str, Taak]) -> list[str]:
    """The ids, what is needed before what needs it; raises `WachtOpElkaar`."""
    try:
        return list(TopologicalSorter(_graph(taken)).static_order())
    except CycleError as error:
        titles = [f"'{taken[id_].titel}'" for id_ in reversed(error.args[1])]
        raise WachtOpElkaar(
            f"deze ontwikkelingen wachten op elkaar in een kring: {' -> '.join(titles)}; haal een "
            "van de afhankelijkheden weg"
        ) from None


def _graph(taken: Mapping[str, Taak]) -> dict[str, list[str]]:
    return {
        id_: [n.ontwikkeling for n in taken[id_].afhankelijk_van if n.ontwikkeling in taken]
        for id_ in sorted(taken)
    }
