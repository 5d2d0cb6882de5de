"""A workbook made out of that of another gemeente is the one that is built for it from nothing."""

import io
import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from lxml import etree
from openpyxl.workbook import Workbook

from modelgemeente_xl.bestand.pakket.pakket import read_parts
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.cli import uitvoer
from modelgemeente_xl.knoppen.al_gemaakt import is_made
from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.knoppen.nieuw_alle import make_all
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.gemeente import Gemeente
from modelgemeente_xl.model.totalen import totalen_of
from modelgemeente_xl.werkmap.bouw.bladen.controle import Oordeelrij
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of

MOMENT = datetime(2026, 11, 23)
VIJF = (
    "Amsterdam",
    "Schiermonnikoog",
    "'s-Hertogenbosch",
    "Súdwest-Fryslân",
    "Nuenen, Gerwen en Nederwetten",
)
"""The largest first, out of which the others are made; names with signs that files must escape."""
DRIE = ("Venlo", "Bergen op Zoom", "'s-Gravenhage")
CEL_MET_FORMULE = re.compile(rb"<c [^>]*><f>.*?</c>")
"""A formula cell with its style, formula and result, as it is written."""
ANDERS = {"docProps/core.xml", "xl/sharedStrings.xml"}
"""Parts that may be written otherwise: the title, and texts that only the first one needed."""


def gemeenten_of(catalogus: Catalogus, namen: Sequence[str]) -> tuple[Gemeente, ...]:
    return tuple(next(g for g in catalogus.gemeenten if g.naam == naam) for naam in namen)


def order_of(catalogus: Catalogus, *gemeenten: Gemeente, jaar: int = 2028) -> Opdracht:
    return Opdracht(catalogus, gemeenten, jaar, MOMENT)


def opened(content: bytes) -> Workbook:
    """With the values that formula cells hold."""
    return openpyxl.load_workbook(io.BytesIO(content), data_only=True)


def check_same(ours: Workbook, built: Workbook) -> None:
    """Hold the value, its type and the style of every cell beside those of the other."""
    assert ours.sheetnames == built.sheetnames
    for sheet in ours.worksheets:
        for row, other in zip(sheet.iter_rows(), built[sheet.title].iter_rows(), strict=True):
            found = [(c.coordinate, c.value, c.data_type, c.style_id) for c in row]
            assert found == [(c.coordinate, c.value, c.data_type, c.style_id) for c in other]


def check_workbook(opdracht: Opdracht, book: Workbook) -> None:
    """What a user looks at first: the name, the totals of the model, and Controle in green."""
    title = f"ICT-begroting {opdracht.naam} {opdracht.begrotingsjaar}"
    assert book.properties.title == book["Start"]["A1"].value == title
    found = totals_of(lambda blad, rij, kolom: book[blad].cell(rij, kolom).value)
    assert found == totalen_of(opdracht.begroting())
    assert book["Controle"].cell(Oordeelrij.FOUT + 1, 3).value == 0


@pytest.fixture(scope="module")
def gemaakt(catalogus: Catalogus) -> list[tuple[Opdracht, bytes]]:
    gemeenten = gemeenten_of(catalogus, VIJF)
    return list(make_all(order_of(catalogus, gemeenten[0]), gemeenten, processen=1))


@pytest.mark.parametrize("nummer", range(len(VIJF)), ids=VIJF)
def test_it_is_the_workbook_that_is_built_for_it(
    gemaakt: list[tuple[Opdracht, bytes]], catalogus: Catalogus, nummer: int
) -> None:
    opdracht, content = gemaakt[nummer]
    assert opdracht == order_of(catalogus, *gemeenten_of(catalogus, VIJF[nummer : nummer + 1]))
    built = make_workbook(opdracht)
    book = opened(content)
    check_same(book, opened(built))
    check_workbook(opdracht, book)
    ours, theirs = (read_parts(io.BytesIO(b)) for b in (content, built))
    assert list(ours) == list(theirs)
    formulas = 0
    for name in ours:
        if name.startswith("xl/worksheets/sheet"):
            one, other = (CEL_MET_FORMULE.findall(parts[name]) for parts in (ours, theirs))
            assert one == other
            formulas += len(one)
        elif name not in ANDERS:
            assert ours[name] == theirs[name], name
    assert formulas > 4000
    core, built_core = (etree.fromstring(parts["docProps/core.xml"]) for parts in (ours, theirs))
    assert [(e.tag, e.text) for e in core] == [(e.tag, e.text) for e in built_core]


def test_own_numbers_of_the_order_are_not_for_all(catalogus: Catalogus) -> None:
    gemeenten = gemeenten_of(catalogus, DRIE[:1])
    opdracht = replace(order_of(catalogus, *gemeenten), eigen={"medewerkers": 9_999})
    ((made, content),) = make_all(opdracht, gemeenten, processen=1)
    assert made.eigen == {}
    check_workbook(order_of(catalogus, *gemeenten), opened(content))


def test_two_processes_give_the_same_in_the_same_order_and_leave_nothing(
    gemaakt: list[tuple[Opdracht, bytes]],
    catalogus: Catalogus,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)  # else what was found before is kept
    gemeenten = gemeenten_of(catalogus, VIJF)
    assert list(make_all(order_of(catalogus, gemeenten[0]), gemeenten, processen=2)) == gemaakt
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_known_by_catalogue_gemeente_and_year(
    gemaakt: list[tuple[Opdracht, bytes]], tmp_path: Path
) -> None:
    (order, content), (other, _) = gemaakt[:2]
    pad = tmp_path / "a.xlsx"
    pad.write_bytes(content)
    assert is_made(pad, order)
    boek = Werkboek.open(pad)
    boek.write("Algemeen", 10, 19, [["een toelichting"]])
    boek.save()
    assert is_made(pad, order), "wat erin is gezet telt niet"
    older = order.catalogus.of_editie("modelgemeente-2023")
    for wanted in (
        other,
        replace(order, begrotingsjaar=order.begrotingsjaar + 1),
        replace(order, catalogus=older),
        replace(order, catalogus=replace(order.catalogus, hash="0" * 64)),
    ):
        assert not is_made(pad, wanted)
    for broken in (content[:-100], b"", b"van mij"):
        pad.write_bytes(broken)
        assert not is_made(pad, order)


@pytest.fixture
def drie(catalogus: Catalogus, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder, and a register of three gemeenten."""
    few = replace(catalogus, gemeenten=gemeenten_of(catalogus, DRIE))
    monkeypatch.setattr(uitvoer, "load", lambda map_, edities: few)
    folder = tmp_path / "werkmappen"
    folder.mkdir()
    return folder


def run(*arguments: str) -> int:
    try:
        return cli.main(list(arguments))
    except SystemExit as stop:
        return int(stop.code or 0)


NAMEN = [
    "ICT-begroting-Bergen-op-Zoom-2027.xlsx",
    "ICT-begroting-Venlo-2027.xlsx",
    "ICT-begroting-s-Gravenhage-2027.xlsx",
]


def test_cli_makes_one_for_each(
    drie: Path, catalogus: Catalogus, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("nieuw", "--alle", "--uit", str(drie)) == 0
    assert "3 werkmappen" in capsys.readouterr().out
    assert sorted(pad.name for pad in drie.iterdir()) == NAMEN
    for naam in DRIE:
        path = drie / f"ICT-begroting-{naam.replace(' ', '-').removeprefix(chr(39))}-2027.xlsx"
        (gemeente,) = gemeenten_of(catalogus, [naam])
        check_workbook(order_of(catalogus, gemeente, jaar=2027), opened(path.read_bytes()))


def test_cli_leaves_a_file_that_is_there(drie: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Refused before the first is made, so that no half a series is left."""
    last = drie / NAMEN[2]
    last.write_bytes(b"van mij")
    assert run("nieuw", "--alle", "--uit", str(drie)) == 2
    assert "bestaat al" in capsys.readouterr().err.replace("\n", " ")
    assert list(drie.iterdir()) == [last]
    assert last.read_bytes() == b"van mij"


def test_cli_overwrites_where_asked(drie: Path, catalogus: Catalogus) -> None:
    (drie / NAMEN[1]).write_bytes(b"van mij")
    assert run("nieuw", "--alle", "--uit", str(drie), "--jaar", "2027", "--overschrijf") == 0
    kept = "ICT-begroting-Venlo-2027.reservekopie-0001.xlsx"
    assert sorted(pad.name for pad in drie.iterdir()) == sorted([*NAMEN, kept])
    assert (drie / kept).read_bytes() == b"van mij"
    (venlo,) = gemeenten_of(catalogus, ["Venlo"])
    check_workbook(order_of(catalogus, venlo, jaar=2027), opened((drie / NAMEN[1]).read_bytes()))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--alle"], "geef --uit MAP"),
        (["--alle", "--uit", "bestaat-niet"], "een map die er al is"),
        (["--alle", "--uit", ".", "--gemeente", "Venlo"], "laat --gemeente"),
        (["--alle", "--uit", ".", "--medewerkers", "100"], "laat --gemeente"),
    ],
)
def test_cli_says_what_does_not_go_together(
    drie: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(drie)
    assert run("nieuw", *arguments) == 2
    assert message in capsys.readouterr().err.replace("\n", " ")
    assert list(drie.iterdir()) == []
