"""The functions of Excel: called directly, and through the real server over HTTP."""

import ast
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw
import yaml

from modelgemeente_xl.addin import functies
from modelgemeente_xl.catalogus import laden
from modelgemeente_xl.catalogus.ongeldig import CatalogusOngeldig
from modelgemeente_xl.catalogus.paden import data_folder
from modelgemeente_xl.excel.waarde import shown
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.knoppen.meester import MEESTER
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.uitvoer.alle import all_rows
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of
from tests.addin.functieserver import Functieserver, functieserver
from tests.server.dienst import running

FOLDER = Path(__file__).resolve().parents[1] / "gevallen_functies"
PACKAGE = Path(functies.__file__).parents[1]
NAMEN = {
    "TARIEF": "tarief",
    "LOONKOSTEN": "loonkosten",
    "SCHAAL": "geschaald",
    "INWONERS": "inwoners",
    "BENCHMARK": "benchmark",
    "ONTWIKKELING": "ontwikkeling",
    "ONTWIKKELINGEN": "ontwikkelingen",
    "BEGROTING": "begroting",
}
"""Name in Excel -> name in Python and JavaScript."""
KNOPPEN = ("schaal", "vernieuw", "herbereken", "controleer", "terugdraaien")
ARGUMENTEN = {
    "TARIEF": ("schaal", "jaar?"),
    "LOONKOSTEN": ("schaal", "uren_per_week", "jaar?"),
    "SCHAAL": ("bedrag", "drijver", "vast_deel", "inwoners", "medewerkers?"),
    "INWONERS": ("gemeente",),
    "BENCHMARK": ("inwoners", "jaar?"),
    "ONTWIKKELING": ("id", "veld"),
    "ONTWIKKELINGEN": ("domein?",),
    "BEGROTING": ("gemeente", "jaar?"),
}
GOEDE = {
    "TARIEF": ["10", 2027],
    "LOONKOSTEN": ["10", 18, 2027],
    "SCHAAL": [1000, "inwoners", 0.5, 50000, 500],
    "INWONERS": ["Purmerend"],
    "BENCHMARK": [50000, 2027],
    "ONTWIKKELING": ["omnichannel", "Titel"],
    "ONTWIKKELINGEN": ["OOV"],
    "BEGROTING": ["Purmerend", 2027],
}
GEDEELD = [(naam, plaats) for naam, args in GOEDE.items() for plaats in range(len(args))]
"""Every argument of every function."""

Weg = Callable[[str, list[Any]], Any]


def cases(soort: str) -> list[Any]:
    return [
        pytest.param(path.stem.upper(), geval, id=f"{path.stem}-{nummer}")
        for path in sorted(FOLDER.glob("*.yaml"))
        for nummer, geval in enumerate(yaml.safe_load(path.read_text("utf-8"))[soort], 1)
    ]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Functieserver]:
    with functieserver(tmp_path_factory.mktemp("functieserver")) as running:
        yield running


@pytest.fixture(params=["python", "http"])
def weg(request: pytest.FixtureRequest) -> Weg:
    """Two ways to one function; a wrong argument gives the same `XlwingsError` on both."""
    if request.param == "python":
        return lambda naam, args: getattr(functies, NAMEN[naam])(*args)
    running: Functieserver = request.getfixturevalue("server")

    def over_http(naam: str, args: list[Any]) -> Any:
        status, answer = running.call(NAMEN[naam], args)
        if status == 400:
            raise xw.XlwingsError(answer)
        assert status == 200, answer
        return answer

    return over_http


def as_cells(outcome: Any) -> list[list[Any]]:
    """What stands in the cells: a single value is one row of one cell."""
    return outcome if isinstance(outcome, list) else [[outcome]]


def files_in(folder: str) -> int:
    """How many developments somebody wrote there."""
    return len(list((data_folder() / "ontwikkelingen" / folder).rglob("*.yaml")))


@pytest.mark.parametrize(("naam", "geval"), cases("gevallen"))
def test_gives_what_was_worked_out_by_hand(naam: str, geval: dict[str, Any], weg: Weg) -> None:
    cells = as_cells(weg(naam, geval["argumenten"]))
    if "uitkomst" in geval:
        expected = [[geval["uitkomst"]]]
    elif "tabel" in geval:
        expected = geval["tabel"]
    else:
        assert len(cells) == (geval["rijen"] if "rijen" in geval else 1 + files_in(geval["map"]))
        assert {len(row) for row in cells} == {len(cells[0])}
        for row in geval["bevat"]:
            assert row in [cell[: len(row)] for cell in cells]
        return
    assert len(cells) == len(expected)
    for row, expected_row in zip(cells, expected, strict=True):
        for cell, value in zip(row, expected_row, strict=True):
            assert isinstance(cell, str) is isinstance(value, str)
            assert cell == (value if isinstance(value, str) else pytest.approx(value, rel=1e-12))


@pytest.mark.parametrize(("naam", "geval"), cases("fouten"))
def test_says_in_dutch_everything_that_is_wrong(naam: str, geval: dict[str, Any], weg: Weg) -> None:
    with pytest.raises(xw.XlwingsError) as caught:
        weg(naam, geval["argumenten"])
    text, start = str(caught.value), 0
    for part in geval["tekst"]:
        assert part in text[start:], text
        start = text.index(part, start) + len(part)


def test_every_function_has_cases_and_wrong_ones() -> None:
    assert {path.stem.upper() for path in FOLDER.glob("*.yaml")} == set(NAMEN)
    for soort in ("gevallen", "fouten"):
        assert {case.values[0] for case in cases(soort)} == set(NAMEN)
    for path in FOLDER.glob("*.yaml"):
        geval = yaml.safe_load(path.read_text("utf-8"))
        assert geval["titel"]
        assert geval["bron"]
        assert all(case["uitwerking"] for case in geval["gevallen"])


@pytest.mark.parametrize(("naam", "plaats"), GEDEELD)
@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        ([[1], [2]], "hier staat een bereik; geef één cel"),
        ([[1, 2]], "hier staat een bereik; geef één cel"),
        ({"type": "Error", "basicValue": "#N/A"}, "de cel bevat de fout #N/A"),
        ({"type": "Error", "basicValue": "#DIV/0!"}, "de cel bevat de fout #DIV/0!"),
        (10**400, "dit getal is te groot"),
    ],
    ids=["kolom", "rij", "fout", "deling", "groot"],
)
def test_every_argument_says_what_no_argument_may_be(
    naam: str, plaats: int, waarde: Any, tekst: str, server: Functieserver
) -> None:
    args = [*GOEDE[naam]]
    args[plaats] = waarde
    status, answer = server.call(NAMEN[naam], args)
    argument = ARGUMENTEN[naam][plaats].rstrip("?")
    assert status == 400
    assert answer.startswith(f"{argument}: {tekst}")


def test_a_linked_data_type_is_named(server: Functieserver) -> None:
    # What the client sends for a cell with the data type Geography.
    status, answer = server.call("inwoners", [["__xlwings_not_an_object_handle__"]])
    assert status == 400
    assert "gegevenstype van Excel; geef de naam als gewone tekst" in answer


def test_a_wrong_text_stays_short_and_on_one_line(server: Functieserver) -> None:
    # The server logs the text of the error; a cell must not add lines to it.
    for naam in ("tarief", "inwoners", "ontwikkelingen"):
        status, answer = server.call(naam, ["geheim\r\nINFO: " + "x" * 90])
        assert status == 400
        assert answer.isprintable()
        assert len(answer) < 600
        status, answer = server.call(naam, ["x" * 5000])
        assert status == 400
        assert "5000 tekens is te lang" in answer
    status, answer = server.call("tarief", ["10", "x" * 5000])
    assert status == 400
    assert f"jaar: '{'x' * 40}...' is geen getal" in answer


def test_the_wizard_shows_dutch_help_for_all(server: Functieserver) -> None:
    meta = json.loads(server.get("/xlwings/custom-functions-meta.json"))
    functions = {function["name"]: function for function in meta["functions"]}
    assert set(functions) == set(NAMEN)
    for naam, function in functions.items():
        assert function["id"] == NAMEN[naam].upper()
        assert_is_help(function["description"])
        shown = tuple(
            param["name"] + ("?" if param.get("optional") else "")
            for param in function["parameters"]
        )
        assert shown == ARGUMENTEN[naam]
        for param in function["parameters"]:
            assert_is_help(param["description"])
            # Any type, so that a wrong one reaches us and gets a Dutch text.
            assert (param["type"], param["dimensionality"]) == ("any", "matrix")


def assert_is_help(text: str) -> None:
    assert 20 < len(text) <= 120, text
    assert text.endswith("."), text
    assert "\n" not in text
    assert not re.search(r"\b(the|argument|function|year|amount)\b", text), text


def test_each_mentioned_year_of_the_help_is_the_usual_one(server: Functieserver) -> None:
    meta = json.loads(server.get("/xlwings/custom-functions-meta.json"))
    jaren = [
        param["description"]
        for function in meta["functions"]
        for param in function["parameters"]
        if param["name"] == "jaar"
    ]
    assert len(jaren) == 4
    assert all("Weggelaten of leeg: 2027." in text for text in jaren)


def test_no_function_takes_the_name_of_a_ribbon_button(server: Functieserver) -> None:
    # One page holds both: a function of the same name would replace the global of a button.
    code = server.get("/xlwings/custom-functions-code.js")
    associated = dict(re.findall(r'^CustomFunctions\.associate\("(\w+)", (\w+)\);', code, re.M))
    assert associated == {name.upper(): name for name in NAMEN.values()}
    declared = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", code, re.M)
    assert len(declared) == len(set(declared)) > len(NAMEN)
    assert set(NAMEN.values()) <= set(declared)
    assert not set(declared) & set(KNOPPEN)


def test_a_wrong_argument_is_not_asked_again(server: Functieserver, tmp_path: Path) -> None:
    # The client repeats a call on these codes, and shows the text of any other.
    with running(tmp_path) as dienst:
        page = dienst.client.get("/taskpane.html").text
    codes = re.search(r'"customFunctionsRetryCodes": \[([\d, ]+)\]', page.replace("&#34;", '"'))
    assert codes is not None
    status, _ = server.call("tarief", ["99"])
    assert str(status) not in codes[1].split(", ")


def test_begroting_equals_the_model_for_every_gemeente(catalogus: Catalogus) -> None:
    for row in all_rows(catalogus, 2028):
        kop, *rows = functies.begroting(row["code"], 2028)
        for domein, aard, *reeks in rows:
            naam = f"{domein} {aard}" if aard else domein.lower()
            assert reeks == [row[f"{naam} {jaar}"] for jaar in kop[2:]], row["gemeente"]
        assert len(rows) == 14


def test_begroting_of_the_modelgemeente_equals_the_committed_workbook() -> None:
    book = openpyxl.load_workbook(MEESTER, data_only=True)
    totalen = totals_of(lambda blad, rij, kolom: book[blad].cell(rij, kolom).value)
    rows = {
        (domein, aard): tuple(reeks) for domein, aard, *reeks in functies.begroting("modelgemeente")
    }
    for domein, aarden in totalen.domeinen.items():
        for aard, reeks in aarden.items():
            assert rows[domein, aard] == reeks
    assert rows["Basis", ""] == totalen.basis
    assert rows["Totaal", ""] == totalen.totaal


def test_inwoners_of_every_gemeente_by_its_own_name(catalogus: Catalogus) -> None:
    for gemeente in catalogus.gemeenten:
        assert functies.inwoners(gemeente.naam) == gemeente.inwoners


def test_every_field_of_every_development_fits_in_a_cell(catalogus: Catalogus) -> None:
    kop, *rows = functies.ontwikkelingen()
    assert [row[0] for row in rows] == [o.id for o in catalogus.ontwikkelingen]
    velden = list(functies._ontwikkelingen()["omnichannel"])
    for row in rows:
        for veld in velden:
            waarde = functies.ontwikkeling(row[0], veld)
            assert isinstance(waarde, (str, int)), (row[0], veld)
            assert len(str(waarde)) <= 32767
        assert row == [functies.ontwikkeling(row[0], veld) for veld in kop]


@pytest.fixture
def fresh_cache(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(laden, "kept", lambda folder: None)
    monkeypatch.setattr(laden, "keep", lambda catalogus, folder: None)
    caches = (laden.installed_catalogus, functies._model, functies._ontwikkelingen)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


@pytest.mark.usefixtures("fresh_cache")
def test_the_catalogue_is_loaded_once(
    monkeypatch: pytest.MonkeyPatch, catalogus: Catalogus
) -> None:
    loaded = []
    monkeypatch.setattr(laden, "load_catalogus", lambda: loaded.append(1) or catalogus)
    for naam, args in GOEDE.items():
        getattr(functies, NAMEN[naam])(*args)
    assert loaded == [1]


@pytest.mark.usefixtures("fresh_cache")
def test_an_unsound_catalogue_is_told_without_its_paths(monkeypatch: pytest.MonkeyPatch) -> None:
    def unsound() -> Catalogus:
        raise CatalogusOngeldig([Bevinding("data/geheim.yaml:3", "fout")])

    monkeypatch.setattr(laden, "load_catalogus", unsound)
    with pytest.raises(xw.XlwingsError, match="de catalogus is niet in orde") as caught:
        functies.inwoners("Purmerend")
    assert "geheim" not in str(caught.value)


def test_outside_the_server_nothing_imports_the_paid_part() -> None:
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] == "server":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            for name in names:
                assert not name.startswith(("xlwings.pro", "xlwings.server")), path.name


HANDLEIDING = (Path(__file__).resolve().parents[2] / "docs" / "handleiding.md").read_text("utf-8")
PAGINA = HANDLEIDING[HANDLEIDING.index("\n## Functies\n") :].split("\n## ")[1]
FORMULE = r"`=MODELGEMEENTE\.(\w+)\((.*)\)`"


def typed(tekst: str) -> Any:
    """What Excel makes of an argument as a Dutch user types it."""
    if tekst.startswith('"'):
        return tekst.strip('"')
    number = float(tekst.rstrip("%").replace(",", "."))
    return number / 100 if tekst.endswith("%") else number


def arguments_of(tekst: str) -> list[Any]:
    return [typed(part) for part in tekst.split(";")]


def in_the_manual(cell: Any) -> str:
    return cell if isinstance(cell, str) else shown(float(f"{cell:.10g}"))


def test_every_example_of_the_manual_gives_what_it_says() -> None:
    met = re.findall(rf"^\| {FORMULE} \| (.*) \|$", PAGINA, re.M)
    assert len(met) == 16
    for naam, args, expected in met:
        call = getattr(functies, NAMEN[naam])
        try:
            answer = in_the_manual(call(*arguments_of(args)))
        except xw.XlwingsError as error:
            answer = str(error)
        assert answer == expected, naam


def test_every_table_of_the_manual_is_what_spills() -> None:
    met = re.findall(rf"^{FORMULE} geeft:\n\n(?:<!-- .* -->\n)?((?:\|.*\n)+)", PAGINA, re.M)
    assert [naam for naam, _, _ in met] == ["BENCHMARK", "ONTWIKKELINGEN", "BEGROTING"]
    for naam, args, table in met:
        rows = [
            [in_the_manual(cell) for cell in row]
            for row in getattr(functies, NAMEN[naam])(*arguments_of(args))
        ]
        kop, _, *told = [
            [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()
        ]
        shown_rows = [kop, *told]
        gap = next((i for i, row in enumerate(shown_rows) if row[0] == "…"), len(shown_rows))
        after = shown_rows[gap + 1 :]
        assert rows[:gap] == shown_rows[:gap], naam
        assert rows[len(rows) - len(after) :] == after, naam
        assert gap < len(shown_rows) or len(rows) == len(shown_rows)


def test_the_manual_has_every_function_with_its_arguments() -> None:
    for naam, args in ARGUMENTEN.items():
        assert f"\n### {naam}({'; '.join(arg.rstrip('?') for arg in args)})\n" in PAGINA
    assert "Niet getest in Excel zelf" in PAGINA
