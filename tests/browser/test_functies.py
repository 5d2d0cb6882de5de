"""The functions of Excel, through xlwings' own client: values, spills, and errors in Dutch."""

import json
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from modelgemeente_xl.addin import functies
from tests.browser.conftest import MaakPaneel
from tests.browser.taakpaneel import Taakpaneel, open_taakpaneel

GOED: dict[str, tuple[Any, ...]] = {
    "TARIEF": ("10", 2027),
    "LOONKOSTEN": ("10", 18, 2027),
    "SCHAAL": (10000, "inwoners", 0.4, 50000, None),
    "INWONERS": ("Purmerend",),
    "BENCHMARK": (96000, 2027),
    "ONTWIKKELING": ("omnichannel", "Samenvatting"),
    "ONTWIKKELINGEN": ("Sociaal",),
    "BEGROTING": ("Purmerend", 2027),
}
FOUT: dict[str, tuple[tuple[Any, ...], str]] = {
    "TARIEF": (("99", 2027), "99"),
    "LOONKOSTEN": (("10", "veel", 2027), "veel"),
    "SCHAAL": ((10000, "fietsen", 0.4, 50000, None), "fietsen"),
    "INWONERS": (("Purmerent",), "Purmerend"),
    "BENCHMARK": ((-1, 2027), "-1"),
    "ONTWIKKELING": (("bestaatniet", "Samenvatting"), "bestaatniet"),
    "ONTWIKKELINGEN": (("Ruimtevaart",), "Ruimtevaart"),
    "BEGROTING": (("Purmerend", 1999), "1999"),
}
PYTHON = {"SCHAAL": "geschaald"}


@pytest.fixture(scope="module")
def meta(server: str) -> dict[str, dict[str, Any]]:
    """What Excel is told of the functions, by the name that the user types."""
    with urllib.request.urlopen(f"{server}/xlwings/custom-functions-meta.json") as answer:
        functions = json.load(answer)["functions"]
    return {f["name"]: f for f in functions}


@pytest.fixture
def blad(maak_paneel: MaakPaneel, server: str) -> Taakpaneel:
    return open_taakpaneel(maak_paneel, server)


def compute(blad: Taakpaneel, meta: Any, naam: str, *argumenten: Any) -> dict[str, Any]:
    """Compute as Excel would: each argument is a block of cells, and None is left out."""
    blocks = [None if a is None else [[a]] for a in argumenten]
    found = blad.page.evaluate("([id, a]) => Nep.roep(id, a)", [meta[naam]["id"], blocks])
    assert isinstance(found, dict)
    return found


def python_of(naam: str, *argumenten: Any) -> list[list[Any]]:
    value = getattr(functies, PYTHON.get(naam, naam.lower()))(*argumenten)
    rows = value if isinstance(value, list) else [[value]]
    return [["" if cel is None else cel for cel in row] for row in rows]


def test_each_function_of_the_metadata_is_there(blad: Taakpaneel, meta: Any) -> None:
    assert set(meta) == set(GOED)
    ids = {functie["id"] for functie in meta.values()}
    assert set(blad.page.evaluate("() => Object.keys(Nep.functies)")) == ids
    for functie in meta.values():
        assert functie["description"]
        assert all(p["description"] for p in functie["parameters"])


def test_right_arguments_give_what_python_gives(blad: Taakpaneel, meta: Any) -> None:
    for naam, argumenten in GOED.items():
        assert compute(blad, meta, naam, *argumenten) == {"waarde": python_of(naam, *argumenten)}, (
            naam
        )


def test_wrong_arguments_give_an_error_with_a_dutch_text(blad: Taakpaneel, meta: Any) -> None:
    blad.paneel.expect("Attempt 1:|400 \\(Bad Request\\)")
    for naam, (argumenten, deel) in FOUT.items():
        found = compute(blad, meta, naam, *argumenten)
        assert found["fout"] == "#VALUE!", naam
        assert deel in found["tekst"], naam
        assert "error" not in found["tekst"].lower(), naam
    assert blad.paneel.workbook_requests() == []


def test_a_server_that_is_gone_gives_the_text_that_the_manual_explains(
    blad: Taakpaneel, meta: Any
) -> None:
    blad.paneel.expect("net::ERR_FAILED|Network error")
    blad.page.route("**/xlwings/custom-functions-call", lambda route: route.abort())
    found = compute(blad, meta, "INWONERS", "Purmerend")
    assert found == {"fout": "#VALUE!", "tekst": "Error: Network error"}
    manual = Path(__file__).resolve().parents[2] / "docs" / "handleiding.md"
    assert f"*{found['tekst']}*" in manual.read_text("utf-8")
