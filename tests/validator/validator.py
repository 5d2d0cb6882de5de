"""Ask Microsoft's validator about workbooks, and compare what it says before and after a change."""

import io
import json
import os
import re
import subprocess
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

HIER = Path(__file__).parent
PAKKET = HIER.parent / "node_modules" / "@xarsh" / "ooxml-validator"
NU = "Microsoft365"
OUDSTE = "Office2016"
"""The Excels that law 1 names: the newest and the oldest."""
PER_KEER = 200
"""Files that one process is given: their names must fit on its command line."""


@dataclass(frozen=True, slots=True)
class Fout:
    """What the validator has against a workbook, without the numbers of the rows and cells.

    A row that comes in moves the others down, and what was wrong with them stays the same.
    """

    soort: str
    deel: str
    plaats: str
    tekst: str

    def __str__(self) -> str:
        return f"{self.deel} {self.plaats}: {self.tekst} ({self.soort})"


@dataclass(frozen=True, slots=True)
class Bewaard:
    """A workbook as it was saved, and as it was before; `wie` says who saved it."""

    wie: str
    voor: bytes
    na: bytes


def present() -> bool:
    """Whether `make validator` was done."""
    return PAKKET.is_dir()


def faults(contents: Sequence[bytes], version: str = NU) -> list[Counter[Fout]]:
    """What is wrong with each workbook."""
    with tempfile.TemporaryDirectory() as place:
        files = []
        for number, content in enumerate(contents):
            files.append(Path(place, f"{number}{_suffix(content)}"))
            files[-1].write_bytes(content)
        answers = [
            answer
            for start in range(0, len(files), PER_KEER)
            for answer in _ask(version, files[start : start + PER_KEER])
        ]
    return [Counter(map(_fault, answer)) for answer in answers]


def worse(saved: Iterable[Bewaard]) -> list[str]:
    """Each error that came in with a change, with who made it.

    What was there before is asked only of a workbook that has errors after. Where a change gave the
    same parts as another, but for the texts and figures in their cells, only one of them is asked.
    """
    shapes: dict[bytes, Bewaard] = {}
    for change in saved:
        shapes.setdefault(_shape(change), change)
    changes = list(shapes.values())
    wrong = [
        (change, after)
        for change, after in zip(changes, faults([c.na for c in changes]), strict=True)
        if after
    ]
    before = faults([change.voor for change, _ in wrong])
    return [
        f"{change.wie}: {fault}"
        for (change, after), known in zip(wrong, before, strict=True)
        for fault in after - known
    ]


def _ask(version: str, files: Sequence[Path]) -> list[list[dict[str, str | None]]]:
    at_once = 1 if "PYTEST_XDIST_WORKER" in os.environ else os.cpu_count() or 1
    done = subprocess.run(
        ["node", str(HIER / "valideer.mjs"), version, str(at_once), *map(str, files)],
        env={**os.environ, "DOTNET_TieredPGO": "0"},  # it lives too short to gain by measuring
        check=True,
        capture_output=True,
        text=True,
    )
    answers: list[list[dict[str, str | None]]] = json.loads(done.stdout)
    assert len(answers) == len(files)
    return answers


def _fault(error: dict[str, str | None]) -> Fout:
    place = re.sub(r"\[[0-9]+\]", "", error["xPath"] or "")
    what = error["id"] or error["errorType"] or ""
    return Fout(what, error["path"] or "", place, (error["description"] or "").strip())


def _suffix(content: bytes) -> str:
    """The validator goes by the name of a file."""
    kinds = b"".join(part for name, part in _parts(content).items() if name.startswith("["))
    return ".xlsm" if b"sheet.macroEnabled" in kinds else ".xlsx"


def _shape(change: Bewaard) -> bytes:
    """A mark of the parts that changed, in which the texts and figures in cells are left out."""
    before, after = _parts(change.voor), _parts(change.na)
    mark = sha256()
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            part = after.get(name, b"")
            part = re.sub(rb"(<t(?: [^>]*)?>)[^<]*(?=</t>)", rb"\1", part)
            part = re.sub(rb"<v>[-0-9.E+]*(?=</v>)", b"<v>0", part)
            mark.update(b"%s %d\n%s" % (name.encode(), len(part), part))
    return mark.digest()


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}
