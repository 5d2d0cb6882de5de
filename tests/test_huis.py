"""The house itself: imports point one way, files stay small, nothing of a machine is committed."""

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "modelgemeente_xl"
MEEST_BESTANDEN = 14
LAGEN = {
    "grond": set(),
    "excel": set(),
    "model": {"grond"},
    "plan": {"grond", "excel", "model"},
    "uitvoer": {"model"},
    "catalogus": {"grond", "model"},
    "bestand": {"grond", "excel"},
    "werkmap": {"grond", "excel", "model", "plan"},
    "regels": {"grond", "excel", "model", "werkmap", "bestand"},
    "knoppen": {
        *("grond", "excel", "model", "plan", "uitvoer", "catalogus", "bestand", "werkmap", "regels")
    },
    "addin": {
        "grond",
        "excel",
        "model",
        "plan",
        "catalogus",
        "bestand",
        "werkmap",
        "regels",
        "knoppen",
    },
    "server": {
        *("grond", "excel", "model", "plan", "catalogus", "bestand", "werkmap", "regels"),
        *("knoppen", "addin"),
    },
    "cli": {
        *(
            "grond",
            "excel",
            "model",
            "plan",
            "uitvoer",
            "catalogus",
            "bestand",
            "werkmap",
            "regels",
        ),
        *("knoppen", "server"),
    },
}
"""Each layer and what it may import of the others."""
ALLEEN = {
    "yaml": {"catalogus"},
    "pydantic": {"catalogus"},
    "pydantic_core": {"catalogus"},
    "xlsxwriter": {"werkmap/bouw"},
    "filelock": {"bestand/bewaren"},
    "ironcalc": {"bestand/rekenen"},
    "openpyxl": {"bestand", "regels"},
    "lxml": {"bestand", "regels"},
    "xlwings": {"bestand/motor", "knoppen", "addin", "server"},
    "xlwings_server": {"server"},
    "fastapi": {"server"},
    "httpx": {"server"},
    "joserfc": {"server"},
    "jinja2": {"server"},
    "starlette": {"server"},
    "uvicorn": {"server"},
    "limits": {"server"},
    "rich": {"cli/terminal.py"},
    "rich_argparse": {"cli/parser.py"},
}
"""Parts that are not ours, and the only places that import them."""


def imports_of(path: Path, *, types: bool = True) -> set[str]:
    """What a module imports, each name with what it is from; without `types` not for those."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if not types and isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("laag", LAGEN)
def test_imports_point_one_way(laag: str) -> None:
    for path in (PACKAGE / laag).rglob("*.py"):
        for name in imports_of(path):
            parts = name.split(".")
            if parts[0] == "modelgemeente_xl" and len(parts) > 1:
                assert parts[1] in LAGEN[laag] | {laag}, (path.name, name)


def test_each_foreign_part_has_its_importers() -> None:
    for path in modules():
        for name in imports_of(path):
            places = ALLEEN.get(name.split(".")[0])
            if places:
                where = path.relative_to(PACKAGE).as_posix()
                assert any(where == p or where.startswith(f"{p}/") for p in places), (where, name)


def test_model_is_pure() -> None:
    for path in (PACKAGE / "model").rglob("*.py"):
        for name in imports_of(path):
            assert name.split(".")[0] not in {"pathlib", "os", "openpyxl", "pandas", "xlwings"}, (
                path
            )


def room_of(name: str) -> str:
    """The folder in which a name stands, as it is imported."""
    while not (ROOT / Path(*name.split("."))).is_dir():
        name = name.rpartition(".")[0]
    return name


def arrows() -> dict[str, set[str]]:
    """Which room imports of which other; imports for types alone do not count."""
    found: dict[str, set[str]] = {}
    for path in modules():
        if "project" in path.parts:
            continue
        here = ".".join(path.parent.relative_to(ROOT).parts)
        for name in imports_of(path, types=False):
            if name.startswith(f"{PACKAGE.name}."):
                found.setdefault(here, set()).add(room_of(name))
        found.get(here, set()).difference_update({here, PACKAGE.name})
    return found


def test_no_arrow_between_rooms_runs_back_up() -> None:
    TopologicalSorter(arrows()).prepare()  # says which rooms import each other in a circle


@pytest.mark.parametrize("top", [PACKAGE, ROOT / "tests"])
def test_a_folder_can_be_seen_at_a_glance(top: Path) -> None:
    counts = Counter(path.parent.relative_to(ROOT).as_posix() for path in top.rglob("*.py"))
    assert {folder: n for folder, n in counts.items() if n > MEEST_BESTANDEN} == {}


VAN_EXCEL = {
    *(1899, 1904, 25569, 693594, 693593, 24107, 1_048_576, 16_384),
    *("WAAR", "ONWAAR", "#DIV/0!", "_XLFN.", "_xlfn."),
}
"""Where its days begin and its sheet ends; its words for yes, no, an error and a newer function."""
LETTERS = 26


def test_what_excel_is_stands_in_one_room() -> None:
    found = []
    for path in modules():
        if path.relative_to(PACKAGE).parts[0] == "excel":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            held: list[ast.expr] = [node] if isinstance(node, ast.Constant) else []
            known: set[object] = VAN_EXCEL
            if isinstance(node, ast.BinOp):
                held, known = [node.left, node.right], {LETTERS}
            elif isinstance(node, ast.Call):
                held, known = node.args if ast.unparse(node.func) == "divmod" else [], {LETTERS}
            values = [part.value for part in held if isinstance(part, ast.Constant)]
            found += [(path.name, node.lineno, v) for v in values if v in known]
    assert found == []


def test_every_room_says_what_it_is_for() -> None:
    for face in PACKAGE.rglob("__init__.py"):
        if face.parent != PACKAGE and "project" not in face.parts:
            assert ast.get_docstring(ast.parse(face.read_text("utf-8"))), face.parent


def named_types(path: Path) -> Iterator[str]:
    """Classes and aliases of types that a module defines for others."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name[0].isupper() and not name.isupper():
                yield name


def test_one_name_is_one_thing() -> None:
    places: dict[str, list[str]] = {}
    for path in modules():
        if "project" not in path.parts:
            for name in named_types(path):
                if not name.startswith("_"):
                    places.setdefault(name, []).append(path.relative_to(PACKAGE).as_posix())
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_files_have_one_purpose() -> None:
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {name: n for name, n in lengths.items() if n > 400} == {}


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return [ROOT / line for line in listing.splitlines()]


def test_nothing_of_a_machine_is_committed() -> None:
    forbidden = re.compile(
        "|".join(
            (r"/ho" r"me/\w", r"/wo" r"rk/", r"/ro" r"ot/", r"py" r"pi\.org", r"--find-li" r"nks /")
        )
    )
    for path in tracked():
        if path.suffix not in (".xlsx", ".png") and path.is_file():
            hit = forbidden.search(path.read_text("utf-8"))
            assert hit is None, (path.relative_to(ROOT).as_posix(), hit and hit[0])


def test_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "make begroting" in readme
    assert "make test" in readme


def test_manual_explains_every_sheet_and_verb() -> None:
    from modelgemeente_xl.cli.parser import make_parser
    from modelgemeente_xl.werkmap.indeling.declaratie import BLADEN
    from tests.docs.scripts import script

    manual = (ROOT / "docs" / "handleiding.md").read_text("utf-8")
    for blad in BLADEN:
        assert f"**{blad.naam}**" in manual, blad.naam
    verbs = [verb for verb, _ in script("tabellen").verbs_of(make_parser())]
    assert {"modelgemeente toon", "modelgemeente catalogus ijk"} <= set(verbs)
    for verb in verbs:
        assert verb in manual, verb


def test_manual_names_the_sheets_that_are_protected_and_those_that_refuse_typing() -> None:
    from modelgemeente_xl.werkmap.indeling.declaratie import BLADEN, KNOPBLADEN

    manual = " ".join((ROOT / "docs" / "handleiding.md").read_text("utf-8").split())
    names = {blad.naam for blad in BLADEN}
    protected = re.search(r"\*\*Beveiliging\.\*\* ([^.]+) zijn beveiligd", manual)
    refusing = re.search(r"Op ([^.]+) schrijven alleen knoppen", manual)
    assert protected
    assert refusing
    for found, declared in (
        (protected[1], {blad.naam for blad in BLADEN if blad.beschermd}),
        (refusing[1], set(KNOPBLADEN)),
    ):
        assert set(re.findall(r"\w+", found)) - {"en"} == declared <= names


def test_pictures_in_the_documents_exist() -> None:
    for document in (ROOT / "README.md", ROOT / "docs" / "handleiding.md"):
        pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", document.read_text("utf-8"))
        assert pictures, document.name
        for picture in pictures:
            assert (document.parent / picture).is_file(), picture
