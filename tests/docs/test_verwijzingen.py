"""What the documents point at is there: files, folders, headings and pictures."""

import re
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTEN = sorted(
    path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))
)
NIET_EEN_BESTAND = {"lifespan.py", "config.py", "__init__.py"}
"""What a project of xlwings Server may have and ours has not (besluit 0012), and what all rooms have."""

_LINK = re.compile(r"\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")
_BESTAND = re.compile(r"[\w./-]*\w\.py")
_MAP = re.compile(r"[\w.-]+(?:/[\w.-]+)+/?")


def tracked() -> list[str]:
    return subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.splitlines()  # fmt: skip


def anchors(text: str) -> set[str]:
    """The addresses of the headings, as GitHub makes them."""
    heads = re.findall(r"^#+ +(.+?)\s*$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def foreign(name: str) -> bool:
    """A file of a part that is not ours, named with its package."""
    package, _, rest = name.partition("/")
    spec = find_spec(package) if rest and package.isidentifier() else None
    folders = spec.submodule_search_locations or () if spec else ()
    return any((Path(folder) / rest).is_file() for folder in folders)


def places_of(name: str, files: list[str]) -> list[str]:
    return [path for path in files if path == name or path.endswith(f"/{name}")]


@pytest.mark.parametrize("document", DOCUMENTEN)
def test_every_link_arrives(document: str) -> None:
    path = ROOT / document
    text = path.read_text("utf-8")
    for target in _LINK.findall(text):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        there = path.parent / name if name else path
        assert there.exists(), target
        if anchor:
            assert anchor in anchors(there.read_text("utf-8")), target


@pytest.mark.parametrize("document", DOCUMENTEN)
def test_every_named_file_is_one_file(document: str) -> None:
    """A name that several rooms use is written with its room."""
    files = tracked()
    for code in _CODE.findall((ROOT / document).read_text("utf-8")):
        for name in _BESTAND.findall(code):
            if name in NIET_EEN_BESTAND or foreign(name):
                continue
            places = places_of(name, files)
            assert len(places) == 1, (name, places)


@pytest.mark.parametrize("document", DOCUMENTEN)
def test_every_named_folder_of_the_house_exists(document: str) -> None:
    folders = {
        parent.as_posix() for path in tracked() for parent in Path(path).parents if parent.name
    }
    tops = {folder.split("/")[0] for folder in folders} | {
        folder.split("/")[1] for folder in folders if folder.startswith("modelgemeente_xl/")
    }
    for code in _CODE.findall((ROOT / document).read_text("utf-8")):
        if _MAP.fullmatch(code) and code.split("/")[0] in tops and "." not in code.rsplit("/")[-1]:
            name = code.rstrip("/")
            assert places_of(name, sorted(folders)), code


def test_nothing_cites_a_document_that_is_not_here() -> None:
    """A reader must be able to look up every reason: a besluit, a law, or the manual."""
    sloppy = re.compile(r"\bontwerp\b", re.I)
    for path in tracked():
        if path.endswith((".py", ".md")) and not path.startswith(("tests/docs/", "CHANGELOG")):
            hit = sloppy.search((ROOT / path).read_text("utf-8"))
            assert hit is None, f"{path}: noem het besluit, de wet of de regel zelf"
