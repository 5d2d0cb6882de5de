"""From developments and the hours behind their lines to tasks that can be planned."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.model.begroting import Begroting
from modelgemeente_xl.model.catalogus import Parameters
from modelgemeente_xl.model.ontwikkeling import Ontwikkeling
from modelgemeente_xl.model.planner.taak import Taak, Vast
from modelgemeente_xl.model.rekenen.kwartalen import kwartaal
from modelgemeente_xl.model.voorstel.capaciteit import uren_of


@dataclass(frozen=True, slots=True)
class Regelinzet:
    """The work in a line that counts: the quarter it begins in, how many it takes, and its fte.

    A structureel line brings its own people, who are paid for by the line itself: it has no fte
    here. `eigen` says that the user gave the start.
    """

    start: int
    kwartalen: int = 0
    fte: Decimal = Decimal(0)
    eigen: bool = False


def inzet_of(voorstel: Begroting, parameters: Parameters) -> dict[str, Regelinzet]:
    """The work in each line of a proposal, by the id of the line."""
    found = {}
    for post in voorstel.tellend:
        start = kwartaal(voorstel.begrotingsjaar, 1) + post.van - 1
        uren = uren_of(post, parameters, voorstel.begrotingsjaar) if post.kwartalen else None
        if post.kwartalen and uren is not None:
            per_kwartaal = parameters.productieve_uren / 4
            fte = uren / post.kwartalen / per_kwartaal
            found[post.id] = Regelinzet(start, post.kwartalen, fte)
        else:
            found[post.id] = Regelinzet(start)
    return found


def taken_of(
    ontwikkelingen: Iterable[Ontwikkeling], inzet: Mapping[str, Regelinzet]
) -> tuple[Taak, ...]:
    """A task for every development of which a line counts, or that has no lines at all."""
    return tuple(
        _taak(ontwikkeling, inzet)
        for ontwikkeling in ontwikkelingen
        if not ontwikkeling.begrotingsregels
        or any(regel.id in inzet for regel in ontwikkeling.begrotingsregels)
    )


def _taak(ontwikkeling: Ontwikkeling, inzet: Mapping[str, Regelinzet]) -> Taak:
    vroegst = kwartaal(ontwikkeling.start, ontwikkeling.startkwartaal)
    counted = [
        (inzet[regel.id], kwartaal(regel.startjaar, regel.startkwartaal) - vroegst)
        for regel in ontwikkeling.begrotingsregels
        if regel.id in inzet
    ]
    start = min((line.start - later for line, later in counted), default=vroegst)
    return Taak(
        ontwikkeling.id,
        ontwikkeling.titel,
        vroegst,
        start,
        _vraag([line for line, _ in counted], start),
        ontwikkeling.afhankelijk_van,
        ontwikkeling.noodzaak == "onvermijdelijk",
        _wet(ontwikkeling, vroegst),
        Vast.EIGEN if any(line.eigen for line, _ in counted) else None,
    )


def _vraag(lines: Iterable[Regelinzet], start: int) -> tuple[Decimal, ...]:
    """The fte of all lines together, for each quarter from the start on."""
    asked: dict[int, Decimal] = {}
    for line in lines:
        for k in range(line.start - start, line.start - start + line.kwartalen):
            asked[k] = asked.get(k, Decimal(0)) + line.fte
    return tuple(asked.get(k, Decimal(0)) for k in range(max(asked, default=-1) + 1))


def _wet(ontwikkeling: Ontwikkeling, vroegst: int) -> int | None:
    """The quarter in which the first law begins to hold that does not hold at the start yet."""
    days = (verwijzing.wet.datum for verwijzing in ontwikkeling.wettelijk_kader)
    quarters = (kwartaal(day.year, (day.month + 2) // 3) for day in days if day)
    return min((number for number in quarters if number >= vroegst), default=None)
