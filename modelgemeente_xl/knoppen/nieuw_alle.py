"""A workbook for every gemeente: built once, and then set, computed and filled in for each."""

import io
import multiprocessing
import os
import re
import signal
import tempfile
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

from modelgemeente_xl.bestand.openen import Geopend, fingerprint
from modelgemeente_xl.bestand.pakket.inpakken import repacked
from modelgemeente_xl.bestand.pakket.pakket import VOL_INGEPAKT, read_parts
from modelgemeente_xl.bestand.proces.einde import SEINEN
from modelgemeente_xl.bestand.proces.procesgrens import die_with_parent
from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.grond.geweigerd import EIGEN_FOUT, Geweigerd
from modelgemeente_xl.knoppen.nieuw import check_totals, make_workbook
from modelgemeente_xl.model.begroting import Begroting
from modelgemeente_xl.model.gemeente import Gemeente
from modelgemeente_xl.model.rekenen.rekenmodel import rekenmodel_of
from modelgemeente_xl.model.totalen import totalen_of
from modelgemeente_xl.werkmap.indeling.startindeling import Startkolom, Startrij
from modelgemeente_xl.werkmap.inhoud.inhoud import inhoud_of
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from modelgemeente_xl.werkmap.inhoud.vergelijking import input_lines, python_lines
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of

CORE = "docProps/core.xml"
_TITEL = re.compile(rb"(?<=<dc:title>)[^<]*")
VOORUIT = 4
"""Workbooks per process that are under way or ready, before the first of them is taken."""
Cellading = tuple[str, int, int, Waarde]
"""Sheet, row and column from 1, and what it must hold."""


class WerkersGestopt(Geweigerd):
    """A process that makes workbooks ended by itself."""

    status = EIGEN_FOUT


def make_all(
    opdracht: Opdracht, gemeenten: Sequence[Gemeente], processen: int | None = None
) -> Generator[tuple[Opdracht, bytes], None, None]:
    """Give the workbook of each gemeente in order, made on all processors.

    Close it to stop: no process stays. Raises `BerekeningenVerschillen` where the two computations
    differ, and `WerkersGestopt` where the system ended a process.
    """
    orders = [order_for(opdracht, gemeente) for gemeente in gemeenten]
    base = make_workbook(orders[0])
    processen = processen or os.cpu_count() or 1
    if processen == 1:
        maker = Maker(base, orders[0])
        yield from ((order, maker.make(order)) for order in orders)
        return
    with (
        tempfile.TemporaryDirectory(prefix="modelgemeente-") as folder,
        _pool(processen, base, orders[0], folder) as pool,
    ):
        yield from zip(orders, _in_order(pool, gemeenten, VOORUIT * processen), strict=True)


def order_for(opdracht: Opdracht, gemeente: Gemeente) -> Opdracht:
    """The same order for one gemeente, without the own numbers of another."""
    return replace(opdracht, gemeenten=(gemeente,), eigen={})


def _in_order(
    pool: ProcessPoolExecutor, gemeenten: Sequence[Gemeente], ahead: int
) -> Iterator[bytes]:
    """Give them one by one, with a few under way; what waits is not cancelled but ends with all.

    The pool cannot bear futures that were cancelled when its processes are ended.
    """
    waiting: deque[Future[bytes]] = deque()
    for gemeente in gemeenten:
        waiting.append(pool.submit(_make, gemeente))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


@contextmanager
def _pool(
    processen: int, base: bytes, opdracht: Opdracht, folder: str
) -> Iterator[ProcessPoolExecutor]:
    """Processes that make workbooks, gone at the end whether they were ready or not."""
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(processen, initializer=_start, initargs=(base, opdracht, folder))
    try:
        yield pool
    except BrokenProcessPool as error:
        raise WerkersGestopt(
            "een proces dat werkmappen maakt is door het systeem gestopt; sluit andere "
            "programma's en geef dezelfde opdracht opnieuw"
        ) from error
    except BaseException:
        for child in set(multiprocessing.active_children()) - others:
            child.kill()
        raise
    finally:
        pool.shutdown()


class Maker:
    """Makes workbooks of one catalogue and year from one that was built for another gemeente."""

    def __init__(self, base: bytes, opdracht: Opdracht) -> None:
        parts = read_parts(io.BytesIO(base))
        self._base = Geopend(Path("werkmap.xlsx"), parts, fingerprint(base), base)
        self._boek = Werkboek(self._base)
        self.opdracht = opdracht
        self._rekenblad = Rekenblad.of_parts(parts)
        self._model = rekenmodel_of(opdracht.catalogus, opdracht.begrotingsjaar)
        self._inhoud = {naam: list(rijen) for naam, rijen in inhoud_of(opdracht.catalogus).items()}

    def make(self, opdracht: Opdracht) -> bytes:
        """Give the finished workbook of an order that differs in its gemeente alone."""
        begroting = self._model.begroting(opdracht.omvang)
        boek = self._boek.as_read()
        for blad, rij, kolom, value in self._cells(opdracht, begroting, boek):
            boek.write(blad, rij, kolom, [[value]])
            self._rekenblad.set_value(blad, rij, kolom, value)
        self._rekenblad.evaluate()
        check_totals(totals_of(self._rekenblad.value), totalen_of(begroting))
        boek.fill(self._rekenblad)
        parts = boek.parts()
        title = f"ICT-begroting {opdracht.naam} {opdracht.begrotingsjaar}"
        parts[CORE] = _TITEL.sub(escape(title).encode(), parts[CORE])
        return repacked(self._base.inhoud, self._base.parts, parts, VOL_INGEPAKT)

    def _cells(
        self, opdracht: Opdracht, begroting: Begroting, boek: Werkboek
    ) -> Iterator[Cellading]:
        """The cells that say which gemeente it is, and what Python computed for it."""
        yield "Start", Startrij.GEMEENTE + 1, Startkolom.EIGEN + 1, opdracht.naam
        log = boek.tabellen["tblWijzigingen"]
        nieuw = log.eerste_kolom + log.kolommen.index("Nieuw")
        yield log.blad, log.kop_rij + 1, nieuw, opdracht.naam
        for naam, header, regels in (
            ("tblPython", "Python", python_lines(begroting)),
            (
                "tblInvoer",
                "Bij Python",
                input_lines(opdracht.begrotingsjaar, opdracht.omvang, self._inhoud),
            ),
        ):
            tabel = boek.tabellen[naam]
            kolom = tabel.eerste_kolom + tabel.kolommen.index(header)
            for rij, regel in enumerate(regels, tabel.kop_rij + 1):
                yield tabel.blad, rij, kolom, float(regel.waarde)


_maker: Maker | None = None
"""What each process of the pool makes workbooks with."""


def _start(base: bytes, opdracht: Opdracht, folder: str) -> None:
    """The life of a process of the pool: whoever asked for the work decides when it ends."""
    global _maker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for sein in SEINEN:
        signal.signal(sein, signal.SIG_DFL)
    die_with_parent()
    tempfile.tempdir = folder
    _maker = Maker(base, opdracht)


def _make(gemeente: Gemeente) -> bytes:
    assert _maker is not None
    return _maker.make(order_for(_maker.opdracht, gemeente))
