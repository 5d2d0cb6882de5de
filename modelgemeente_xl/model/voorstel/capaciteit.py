"""The people behind the lines: hours of own staff, of hire and of advice, quarter by quarter."""

from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.model.begroting import Begroting, Post, Reeks
from modelgemeente_xl.model.catalogus import Parameters
from modelgemeente_xl.model.keuze import AANTAL_JAREN
from modelgemeente_xl.model.ontwikkeling import Begrotingsregel, Rekenregel
from modelgemeente_xl.model.overzicht.fte import fte_of

PERSONEEL = "personeel"
INZET = (PERSONEEL, "inhuur", "advies")
"""The kinds of cost that are people; in every other amount no hours are known."""
_KWARTALEN = 4 * AANTAL_JAREN


@dataclass(frozen=True, slots=True)
class Capaciteit:
    """Hours of work in each quarter of the four years: by kind of cost, and those one-off.

    `zonder_uren` are staff lines of which only an amount is known; their hours are missing here.
    """

    uren: tuple[tuple[str, Reeks], ...]
    eenmalig: Reeks
    uren_per_fte: Decimal
    zonder_uren: tuple[str, ...]

    def fte_per_kwartaal(self) -> tuple[tuple[str, Reeks], ...]:
        """How many fte each quarter asks."""
        per_kwartaal = self.uren_per_fte / 4
        return tuple((naam, tuple(u / per_kwartaal for u in reeks)) for naam, reeks in self.uren)

    def fte_per_jaar(self) -> tuple[tuple[str, Reeks], ...]:
        """How many fte each year asks, as the average of its quarters."""
        return tuple(
            (naam, tuple(u / self.uren_per_fte for u in per_jaar(reeks)))
            for naam, reeks in self.uren
        )

    @property
    def drukte(self) -> Decimal:
        """One-off hours of the busiest year, as a multiple of the average of the four."""
        jaren = per_jaar(self.eenmalig)
        return max(jaren) * AANTAL_JAREN / sum(jaren) if any(jaren) else Decimal(0)


def per_jaar(reeks: Reeks) -> Reeks:
    """Quarters added up to years."""
    return tuple(sum(reeks[k : k + 4], Decimal(0)) for k in range(0, len(reeks), 4))


def uren_of(post: Post, parameters: Parameters, begrotingsjaar: int) -> Decimal | None:
    """Hours of work in a line: in a year when it is structureel, in total when incidenteel.

    None where no hours are known. Hire and advice are the amount at the day rate that belongs to
    the line, so an amount that also holds other things gives too many hours rather than too few.
    """
    regel = post.regel
    if regel.kostensoort == PERSONEEL:
        if regel.uren_per_week is None:
            return None
        return fte_of(post, parameters) * parameters.productieve_uren
    tarief = parameters.dagtarieven.get(_dagtarief_of(regel) or regel.kostensoort)
    if tarief is None or regel.kostensoort not in INZET:
        return None
    prijs = parameters.index.factor(regel.reeks, tarief.prijspeil, begrotingsjaar)
    return post.gehanteerd_bedrag / (tarief.euro_per_dag * prijs) * tarief.uren_per_dag


def _dagtarief_of(regel: Rekenregel) -> str | None:
    """The day rate that a line of the catalogue names; an own line names none."""
    return regel.dagtarief if isinstance(regel, Begrotingsregel) else None


def capaciteit_of(voorstel: Begroting, parameters: Parameters) -> Capaciteit:
    """The hours behind all lines of a proposal; before overlap."""
    uren = {soort: [Decimal(0)] * _KWARTALEN for soort in INZET}
    eenmalig = [Decimal(0)] * _KWARTALEN
    zonder = []
    for post in voorstel.tellend:
        regel = post.regel
        if regel.kostensoort not in uren:
            continue
        total = uren_of(post, parameters, voorstel.begrotingsjaar)
        if total is None:
            zonder.append(regel.id)
            continue
        start = post.van - 1
        end = _KWARTALEN if post.kwartalen is None else start + post.kwartalen
        for k in range(max(0, start), min(_KWARTALEN, end)):
            hours = total / (post.kwartalen or 4)
            uren[regel.kostensoort][k] += hours
            if post.kwartalen is not None:
                eenmalig[k] += hours
    return Capaciteit(
        tuple((soort, tuple(reeks)) for soort, reeks in uren.items()),
        tuple(eenmalig),
        parameters.productieve_uren,
        tuple(zonder),
    )
