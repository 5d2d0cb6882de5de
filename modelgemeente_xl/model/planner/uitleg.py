"""A proposal of starts in words: why each stands where it stands, and what does not fit."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from modelgemeente_xl.model.planner.taak import (
    Knel,
    Knelpunt,
    Planvoorstel,
    Plek,
    Startreden,
)
from modelgemeente_xl.model.woorden import counted


def quarter(number: int) -> str:
    """A quarter, short: `2028-3`."""
    jaar, rest = divmod(number, 4)
    return f"{jaar}-{rest + 1}"


def fte(aantal: Decimal) -> str:
    """A number of fte with one decimal: `2,3`; what is not nothing is not written as nothing."""
    shown = f"{aantal:.1f}"
    return (shown if Decimal(shown) or not aantal else "minder dan 0.1").replace(".", ",")


def missing(voorstel: Planvoorstel, titels: Mapping[str, str]) -> Iterator[str]:
    """What is needed and takes no part; `titels` has those of all developments, by id."""
    present = {plek.taak.id for plek in voorstel.plekken}
    for plek in voorstel.plekken:
        for needed in plek.taak.afhankelijk_van:
            if needed.ontwikkeling not in present:
                titel = titels.get(needed.ontwikkeling, needed.ontwikkeling)
                yield f"'{plek.taak.titel}' heeft '{titel}' nodig, en dat doet niet mee"


class Uitleg:
    """Says of the places of one proposal why they are; it knows the titles of the others."""

    def __init__(self, voorstel: Planvoorstel) -> None:
        self._titels = {plek.taak.id: plek.taak.titel for plek in voorstel.plekken}

    def why(self, plek: Plek) -> str:
        """Why a task begins when it does, and what is in the way where it does not fit."""
        return "; ".join((*self._reasons(plek), *self._trouble(plek)))

    def _reasons(self, plek: Plek) -> Iterator[str]:
        match plek.reden:
            case Startreden.VAST:
                yield str(plek.taak.vast)
            case Startreden.ONVERMIJDELIJK:
                yield "onvermijdelijk: begint niet later dan in de catalogus"
            case Startreden.NODIG:
                yield self._waits(plek)
            case Startreden.VOL:
                if plek.door:
                    yield self._waits(plek)
                if plek.vol:
                    yield f"eerder past niet: {_short(plek.vol)}"
        if plek.nodig_voor:
            yield f"op tijd nodig voor '{self._titels[plek.nodig_voor]}'"

    def _waits(self, plek: Plek) -> str:
        na = next(a.na for a in plek.taak.afhankelijk_van if a.ontwikkeling == plek.door)
        wait = f"{counted(na, 'kwartaal', 'kwartalen')} na" if na else "niet eerder dan"
        return f"begint {wait} '{self._titels[plek.door]}'"

    def _trouble(self, plek: Plek) -> Iterator[str]:
        found = plek.knelpunt
        if found is None:
            return
        needed = f"'{self._titels[found.door]}'" if found.door else ""
        match found.knel:
            case Knel.TEKORT:
                taak = plek.taak
                if taak.wet is not None and not (taak.onvermijdelijk or taak.vast):
                    yield f"begint uiterlijk in {quarter(taak.wet)}: dan geldt een wet"
                yield f"past niet: {_short(found)}"
            case Knel.TE_VROEG:
                yield f"past niet: kan na {needed} pas in {quarter(found.kwartaal)}"
            case Knel.TE_LAAT:
                yield (
                    f"past niet: een wet geldt vanaf {quarter(found.kwartaal)}, en het wacht op "
                    f"{needed}"
                )
            case Knel.BUITEN:
                yield f"past niet: kan na {needed} pas beginnen na de vier jaren"


def _short(found: Knelpunt) -> str:
    return f"{fte(found.fte)} fte te kort in {quarter(found.kwartaal)}"
