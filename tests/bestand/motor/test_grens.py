"""Everything outside the portable subset refuses in Dutch: all base classes are walked."""

import inspect
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
import xlwings as xw
from xlwings import base_classes, main

from modelgemeente_xl.bestand.motor.motor import MOTOR, open_boek

OVERAL = {
    "apps": {"keys", "__iter__", "__len__", "__getitem__"},
    "app": {"alert", "books", "calculate", "display_alerts", "display_alerts =", "pid"},
    "books": {"__call__", "__iter__", "__len__", "open"},
    "book": {"app", "close", "fullname", "name", "names", "save", "sheets"},
    "sheets": {"__call__", "__iter__", "__len__"},
    "sheet": {"book", "cells", "name", "range", "tables", "used_range"},
    "range": {
        "__call__", "__len__", "address", "api", "clear_contents", "column", "formula", "formula =",
        "get_address", "max_cells_per_read", "max_cells_per_write", "raw_value", "raw_value =", "row",
        "shape",
    },
    "tables": {"__call__", "__contains__", "__iter__", "__len__"},
    "table": {
        "data_body_range", "header_row_range", "name", "parent", "range", "resize", "show_autofilter",
    },
    "names": {"__call__", "__len__", "contains", "snapshot"},
    "name": {"name", "refers_to", "refers_to_range"},
}  # fmt: skip
"""The portable subset, as members of the base classes; `x =` is setting x."""

CLASSES: dict[str, tuple[type, ...]] = {
    "apps": (base_classes.Apps,),
    "app": (base_classes.App,),
    "books": (base_classes.Books,),
    "book": (base_classes.Book,),
    "sheets": (base_classes.Sheets,),
    "sheet": (base_classes.Sheet,),
    "range": (base_classes.Range,),
    "tables": (base_classes.Tables, base_classes.Collection),
    "table": (base_classes.Table,),
    "names": (base_classes.Names,),
    "name": (base_classes.Name,),
}


@pytest.fixture
def boek(meester_pad: Path, tmp_path: Path) -> Iterator[xw.Book]:
    with open_boek(Path(shutil.copy(meester_pad, tmp_path / "begroting.xlsx"))) as book:
        yield book


@pytest.fixture
def impls(boek: xw.Book) -> dict[str, Any]:
    sheet = boek.sheets["Algemeen"]
    fronts: dict[str, Any] = {
        "app": boek.app, "books": boek.app.books, "book": boek, "sheets": boek.sheets, "sheet": sheet,
        "range": sheet["A1"], "tables": sheet.tables, "table": sheet.tables[0], "names": boek.names,
        "name": boek.names[0],
    }  # fmt: skip
    return {"apps": MOTOR.apps} | {noun: front.impl for noun, front in fronts.items()}


def members(*classes: type) -> set[str]:
    """Every member that a base class declares; setting one counts by itself."""
    found = set()
    for cls in classes:
        for name, member in vars(cls).items():
            if isinstance(member, property):
                found |= {name} if member.fset is None else {name, f"{name} ="}
            elif isinstance(member, FunctionType | staticmethod):
                found.add(name)
    return found


def ask(impl: object, member: str) -> Any:
    """Get, set or call a member of the implementation."""
    name = member.removesuffix(" =")
    if member != name:
        return setattr(impl, name, 1)
    found = getattr(impl, name)
    if not callable(found):
        return found
    parameters = inspect.signature(found).parameters.values()
    given = [1 for p in parameters if p.default is p.empty and p.kind is not p.VAR_POSITIONAL]
    return found(*given[: len(given) - sum(p.kind is p.VAR_KEYWORD for p in parameters)])


@pytest.mark.parametrize("noun", CLASSES)
def test_the_subset_is_of_xlwings(noun: str) -> None:
    assert OVERAL[noun] <= members(*CLASSES[noun])


@pytest.mark.parametrize("noun", CLASSES)
def test_every_other_member_refuses_in_dutch(impls: dict[str, Any], noun: str) -> None:
    refused = members(*CLASSES[noun]) - OVERAL[noun]
    assert refused
    for member in sorted(refused):
        with pytest.raises(NotImplementedError) as caught:
            ask(impls[noun], member)
        name = member.removesuffix(" =")
        assert str(caught.value).startswith(f"{noun}.{name}"), member
        assert " kan niet in elke uitvoering van xlwings; " in str(caught.value), member


SCHRIFT: dict[str, set[str]] = {
    "apps": {"active", "count", "keys"},
    "app": {"alert", "books", "calculate", "display_alerts", "display_alerts =", "engine", "macro",
            "pid", "properties"},
    "books": {"count", "open"},
    "book": {"app", "close", "comments", "fullname", "macro", "name", "names", "notes", "save",
             "set_mock_caller", "sheet_names", "sheets"},
    "sheets": {"count"},
    "sheet": {"book", "cells", "comments", "name", "notes", "range", "tables", "used_range"},
    "range": {"address", "api", "clear_contents", "column", "columns", "count", "formula", "formula =",
              "get_address", "impl", "last_cell", "offset", "options", "raw_value", "raw_value =",
              "resize", "row", "rows", "shape", "sheet", "size", "value", "value ="},
    "tables": {"count"},
    "table": {"data_body_range", "header_row_range", "name", "parent", "range", "resize",
              "show_autofilter"},
    "names": {"contains", "count"},
    "name": {"name", "refers_to", "refers_to_range"},
}  # fmt: skip
"""What a script may use: members that xlwings shows. `macro`, `notes` and `comments` give an object
of xlwings that refuses at its first question."""

BUITEN = {"render_template", "create_report", "to_png", "update", "sync", "caller"}
"""Members that do their own work in xlwings before they ask the engine anything: paid, deprecated,
in need of Pillow, or a mixture of resizing and writing."""

FRONTS = {
    "apps": main.Apps, "app": main.App, "books": main.Books, "book": main.Book,
    "sheets": main.Sheets, "sheet": main.Sheet, "range": main.Range, "tables": main.Tables,
    "table": main.Table, "names": main.Names, "name": main.Name,
}  # fmt: skip


@pytest.mark.parametrize("noun", FRONTS)
def test_every_other_member_of_a_script_refuses_too(boek: xw.Book, noun: str) -> None:
    sheet, other = boek.sheets["Algemeen"], boek.sheets["Start"]
    front: Any = {
        "apps": main.Apps(impl=MOTOR.apps), "app": boek.app, "books": boek.app.books, "book": boek,
        "sheets": boek.sheets, "sheet": sheet, "range": sheet["A1"], "tables": sheet.tables,
        "table": sheet.tables[0], "names": boek.names, "name": boek.names[0],
    }[noun]  # fmt: skip
    arguments = {
        "text": "x", "old": "x", "new": "y", "address": "x", "cell_type": "blanks", "keys": 1,
        "columns": 1, "colors": [[(1, 2, 3)]], "destination": sheet["B2"], "source": sheet["A1"],
        "before": other, "name": "x", "refers_to": "=1", "mode": "table", "value": 1,
    }  # fmt: skip
    for name in dir(FRONTS[noun]):
        if name.startswith("_") or name in BUITEN:
            continue
        for member, call in calls(front, name, arguments):
            if member not in SCHRIFT[noun]:
                with pytest.raises(
                    NotImplementedError, match=" kan niet in elke uitvoering van xl"
                ):
                    call()


def calls(
    front: Any, name: str, arguments: dict[str, object]
) -> Iterator[tuple[str, Callable[[], object]]]:
    """The ways to use a member of xlwings: get it, set it, or call it with arguments by name."""
    member = inspect.getattr_static(type(front), name)
    if isinstance(member, property):
        yield name, lambda: getattr(front, name)
        if member.fset is not None:
            given = "left" if name == "horizontal_alignment" else "bottom"
            yield f"{name} =", lambda: setattr(front, name, given)
        return
    method = getattr(front, name)
    parameters = inspect.signature(method).parameters.values()
    needed = [p.name for p in parameters if p.default is p.empty or p.name in ("source", "before")]
    given_by_name = {n: arguments.get(n, 1) for n in needed if n not in ("args", "kwargs")}

    def call() -> object:
        result = method(**given_by_name)
        if inspect.iscoroutine(result):
            result.send(None)
        return result

    yield name, call


def test_what_a_script_gets_of_notes_and_macros_refuses(boek: xw.Book) -> None:
    for ask_more in (
        lambda: len(boek.sheets["Start"].notes),
        lambda: len(boek.sheets["Start"].comments),
        boek.macro("Module1.Vernieuw"),
        boek.app.macro("Vernieuw"),
    ):
        with pytest.raises(NotImplementedError, match="kan niet in elke uitvoering van xlwings"):
            ask_more()


def test_the_sentence_says_what_to_do_instead(boek: xw.Book) -> None:
    with pytest.raises(NotImplementedError) as caught:
        _ = boek.sheets["Start"]["A1"].color
    assert str(caught.value) == (
        "range.color kan niet in elke uitvoering van xlwings; laat het weg: overal werken waarden, "
        "formules, tabellen, namen en opslaan"
    )
    with pytest.raises(
        NotImplementedError, match=r"range\.expand .*; neem het bereik van de tabel"
    ):
        boek.sheets["Start"]["A1"].expand()
    with pytest.raises(
        NotImplementedError, match=r"range\.expand .*; neem het bereik van de tabel"
    ):
        _ = boek.sheets["Start"]["A1"].options(expand="table").value
    with pytest.raises(NotImplementedError, match=r"apps\.add .*; open een bestand met xw\.Book"):
        MOTOR.apps.add()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"path": "x.xlsx"}, r"book\.save\(path\) kan niet"),
        ({"password": "x"}, "zonder wachtwoord"),
    ],
)
def test_saving_elsewhere_or_with_a_password(
    boek: xw.Book, options: dict[str, str], words: str
) -> None:
    with pytest.raises(NotImplementedError, match=words):
        boek.save(**options)


def test_opening_takes_a_path_and_nothing_more(meester_pad: Path) -> None:
    books = main.Books(impl=next(iter(MOTOR.apps)).books)
    with pytest.raises(NotImplementedError, match=r"books\.open met meer dan een pad kan niet"):
        books.open(meester_pad, password="geheim")
    assert len(books) == 0
