"""A verb as a whole process, start included, beside LibreOffice that opens, computes and saves."""

import resource
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from statistics import median

import openpyxl

from modelgemeente_xl.knoppen.meester import meester_opdracht
from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.model.catalogus import Catalogus
from tests.bench.meten import (
    Meting,
    as_a_user,
    process_of,
    ratio,
    show,
    show_limit,
    show_time,
)

RONDEN = 5
HELFT = (0.5, "1/2")
INDELING_1 = Path(__file__).parents[1] / "indelingen" / "1-nieuw.xlsx"
"""The workbook of the first layout, whose bytes stay as they are."""
REKEN_ALTIJD = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"""


class Proef:
    """The two programs, each warm, and a folder for their files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "processen"
        self._env = as_a_user(folder)
        self._soffice = shutil.which("soffice")
        self._profiel = folder / "profiel"
        (self._profiel / "user").mkdir(parents=True)
        (self._profiel / "user" / "registrymodifications.xcu").write_text(REKEN_ALTIJD)
        self.folder.mkdir()

    def verb(self, *arguments: str | Path) -> Meting:
        """Run a verb of ours."""
        return process_of([Path(sys.executable).with_name("modelgemeente"), *arguments], self._env)

    def libreoffice(self, path: Path, kind: str) -> Meting | None:
        """Open a workbook, compute all of it, and save it as another kind."""
        if self._soffice is None:
            return None
        options = ["--headless", f"-env:UserInstallation={self._profiel.as_uri()}"]
        target = ["--convert-to", kind, "--outdir", self.folder / "libreoffice"]
        return process_of([self._soffice, *options, *target, path], self._env)


def main(catalogus: Catalogus, folder: Path) -> None:
    """Print the figures of whole processes."""
    proef = Proef(folder)
    uit = proef.folder / "nieuw.xlsx"
    nieuw = ("nieuw", "-g", "Purmerend", "--overschrijf", "--uit", uit)
    hulp, bereken = ("--help",), ("bereken", "-g", "Purmerend")
    for verb in (hulp, bereken, nieuw):
        proef.verb(*verb)
    show_limit(
        "modelgemeente --help (heel proces)",
        median(proef.verb(*hulp).rekentijd for _ in range(RONDEN)),
        (0.3, "0,3"),
        "s",
    )
    show_time("bereken (heel proces)", [proef.verb(*bereken) for _ in range(RONDEN)])
    show_time("nieuw (heel proces)", [proef.verb(*nieuw) for _ in range(RONDEN)])
    mib = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    show_limit("  geheugen daarvan", mib, (200, "200"), "MiB")
    _buttons(catalogus, proef)
    _opening(proef, uit)


def _buttons(catalogus: Catalogus, proef: Proef) -> None:
    """Each button on a file in which it has work to do."""
    source, work = proef.folder / "jaar-oud.xlsx", proef.folder / "werk.xlsx"
    old = tuple(replace(g, inwoners=g.inwoners + 1) for g in catalogus.gemeenten)
    source.write_bytes(make_workbook(meester_opdracht(replace(catalogus, gemeenten=old))))
    proef.libreoffice(source, "xlsx")
    verbs: dict[str, tuple[str | Path, ...]] = {
        "controleer": (),
        "vernieuw": (),
        "herbereken": (),
        "schaal": ("-g", "Gouda"),
    }
    for verb, options in verbs.items():
        ours, peer = [], []
        for _ in range(RONDEN):
            shutil.copy(source, work)
            ours.append(proef.verb(verb, work, *options))
            if took := proef.libreoffice(source, "xlsx"):
                peer.append(took)
        if peer:
            show(f"{verb} (heel proces)", ours, "LibreOffice, idem", peer, HELFT)
        else:
            show_time(f"{verb} (heel proces)", ours)


def _opening(proef: Proef, nieuw: Path) -> None:
    """What Calc needs for a workbook of today and for one of the first layout, start left off."""
    empty = proef.folder / "leeg.xlsx"
    openpyxl.Workbook().save(empty)
    ours, first = [], []
    for _ in range(RONDEN):
        took = [proef.libreoffice(path, "csv") for path in (empty, nieuw, INDELING_1)]
        if None in took:
            print("LibreOffice is er niet: hoe lang het opent en rekent is niet gemeten")
            return
        start, today, once = (m for m in took if m)
        ours.append(Meting(today.klok - start.klok, today.rekentijd - start.rekentijd))
        first.append(Meting(once.klok - start.klok, once.rekentijd - start.rekentijd))
    show_time("LibreOffice opent en rekent", ours)
    show_time("  peer: de werkmap van indeling 1", first)
    show_limit("  verhouding", ratio(ours, first), (2.2, "2,2"))
