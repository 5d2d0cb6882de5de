"""Work for a request, beside the event loop: in turn, in a process of its own, within limits.

A button computes for a part of a second, a check of a workbook for some seconds, and neither lets
go of the interpreter: in the process that answers, everyone else would wait (besluit 0017).
"""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar, TypeVarTuple

from anyio import CapacityLimiter, fail_after
from fastapi.concurrency import run_in_threadpool

from modelgemeente_xl.bestand.proces.werkproces import (
    Afgebroken,
    Noodstop,
    Omgevallen,
    TeGroot,
    TeTraag,
    prepare,
    run,
)
from modelgemeente_xl.server.grond.fouten import TEKSTEN, Afgewezen
from modelgemeente_xl.server.grond.logboek import log

KNOPPEN = CapacityLimiter(2)
"""Buttons that are pressed at once, in each process that answers."""
CONTROLES = CapacityLimiter(1)
"""Checks of a whole workbook, which take longer: no button waits for one."""
FUNCTIES = CapacityLimiter(2)
"""Functions in cells, which take milliseconds: they stay in a thread."""
WACHT = 60.0
"""Seconds that a request waits for its turn."""
SECONDEN = 30.0
GEHEUGEN = 200_000_000
"""What one piece of work may take, in seconds and in bytes of its own."""
WARM = ["modelgemeente_xl.server.warm"]
"""What is imported once for all work."""
STOP = Noodstop()
"""Ends all work of this process."""

TE_VEEL = (
    "Dit kost de server te veel: {error}. Er is niets gewijzigd. Verplaats grote eigen lijsten "
    "naar een andere werkmap en haal opmaak weg van lege rijen en kolommen; of doe het op een pc, "
    "met de opdracht modelgemeente."
)
GESTOPT = "De server wordt gestopt; er is niets gewijzigd. Probeer het over een minuut opnieuw."

_T = TypeVar("_T")
_Ts = TypeVarTuple("_Ts")


async def in_process(
    beurten: CapacityLimiter, verzoek: str, work: Callable[[*_Ts], _T], *args: *_Ts
) -> _T:
    """What it gives or raises; what it costs too much of is refused in Dutch, and logged."""

    def limited() -> _T:
        return run(work, *args, seconds=SECONDEN, memory=GEHEUGEN, stop=STOP)

    async with _turn(beurten):
        try:
            return await run_in_threadpool(limited)
        except (TeTraag, TeGroot, Omgevallen) as error:
            # Not its text: that may quote the exception of a library, and so a cell.
            soort, einde = type(error).__name__, getattr(error, "einde", "")
            log("werk beëindigd", logging.WARNING, verzoek=verzoek, soort=soort, einde=einde)
            raise Afgewezen(422, TE_VEEL.format(error=error)) from error
        except Afgebroken as error:
            raise Afgewezen(503, GESTOPT) from error


async def in_thread(work: Callable[[*_Ts], _T], *args: *_Ts) -> _T:
    """What it gives or raises: for what is too short for a process, and too long to wait for."""
    async with _turn(FUNCTIES):
        return await run_in_threadpool(work, *args)


def warm_up() -> None:
    """Let the first button not wait for what every button needs."""
    prepare(*WARM)
    run(bool, seconds=WACHT, stop=STOP)


@asynccontextmanager
async def _turn(beurten: CapacityLimiter) -> AsyncIterator[None]:
    wie = object()
    try:
        with fail_after(WACHT):
            await beurten.acquire_on_behalf_of(wie)
    except TimeoutError as error:
        raise Afgewezen(503, TEKSTEN[503], {"Retry-After": "30"}) from error
    try:
        yield
    finally:
        beurten.release_on_behalf_of(wie)
