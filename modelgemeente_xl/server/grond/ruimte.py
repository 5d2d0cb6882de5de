"""Room in the memory: who needs more than there is waits in turn, and not for ever."""

import asyncio
import ctypes
import sys
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
"""Of `mallopt` in glibc."""


def give_back() -> None:
    """Let what a large request took go back to the system, on Linux.

    glibc keeps more and larger pieces for itself as larger ones come by, in each thread apart.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, 1_000_000)
        mallopt(_ARENA_MAX, 2)


class GeenRuimte(Exception):
    """There is no room, and it is not to be expected soon."""


class Ruimte:
    """So many bytes at once, first come first served."""

    def __init__(self, bytes_: int, wachtplaatsen: int, seconden: float) -> None:
        self.heel = self._vrij = bytes_
        self._wachtplaatsen = wachtplaatsen
        self._seconden = seconden
        self._rij: deque[tuple[int, asyncio.Future[None]]] = deque()

    @property
    def leeg(self) -> bool:
        """Whether nobody holds or asks anything."""
        return self._vrij == self.heel and not self._rij

    @asynccontextmanager
    async def hold(self, size: int) -> AsyncIterator[None]:
        """Hold so much while this is open; wait for it, or raise `GeenRuimte`."""
        size = min(size, self.heel)
        await self._take(size)
        try:
            yield
        finally:
            self._give(size)

    async def _take(self, size: int) -> None:
        if not self._rij and size <= self._vrij:
            self._vrij -= size
            return
        if len(self._rij) >= self._wachtplaatsen:
            raise GeenRuimte
        plaats = (size, asyncio.get_running_loop().create_future())
        self._rij.append(plaats)
        try:
            async with asyncio.timeout(self._seconden):
                await plaats[1]
        except TimeoutError as error:
            self._leave(plaats)
            raise GeenRuimte from error
        except asyncio.CancelledError:
            self._leave(plaats)
            raise

    def _leave(self, plaats: tuple[int, asyncio.Future[None]]) -> None:
        size, beurt = plaats
        if plaats in self._rij:
            self._rij.remove(plaats)
            self._next()
        elif not beurt.cancelled():  # its turn came at the same moment
            self._give(size)

    def _give(self, size: int) -> None:
        self._vrij += size
        self._next()

    def _next(self) -> None:
        while self._rij and self._rij[0][0] <= self._vrij:
            size, beurt = self._rij.popleft()
            if not beurt.cancelled():
                self._vrij -= size
                beurt.set_result(None)
