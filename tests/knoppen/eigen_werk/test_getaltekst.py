"""A number typed as text counts in the file as it does in Excel; Python says that it is a text."""

from pathlib import Path

import pytest

from modelgemeente_xl.bestand.rekenen.getaltekst import respelled
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.knoppen.eigendom import own_formulas
from tests.knoppen.conftest import column, values_of
from tests.plaatsen import letters


@pytest.fixture
def pad(werkmap: Path) -> Path:
    return werkmap


def typed(pad: Path, value: Waarde, formule: str = "") -> None:
    """Al begroot of the first line, and a formula of the user's own far to the right of it."""
    boek = Werkboek.open(pad)
    tabel = boek.tabellen["tblFysiek"]
    k = tabel.eerste_kolom + tabel.kolommen.index("Al begroot")
    boek.write("Fysiek", tabel.kop_rij + 1, k, [[value]])
    if formule:
        boek.write_formulas("Fysiek", tabel.kop_rij + 1, 60, [[formule]])
    boek.recompute(own_formulas(boek))
    boek.save()


def nodig(pad: Path) -> list[object]:
    """Extra nodig of Fysiek, in the four years."""
    rows = values_of(pad)["Totaal"].iter_rows(max_row=80, max_col=6, values_only=True)
    return next(list(r[2:]) for r in rows if r[:2] == ("Fysiek", "Extra nodig"))


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("25%", "0.25"), (" 25% ", "0.25"), ("-5%", "-0.05"), ("100%", "1.00"), (" 7 ", "7"),
        ("7", None), ("12,5%", None), ("12.5%", None), ("1.000", None), ("€ 5", None),
        ("ja", None), ("25 %", None), ("", None), (None, None), (0.25, None), (True, None),
    ],
)  # fmt: skip
def test_only_what_every_language_reads_alike(text: Waarde, spelled: str | None) -> None:
    assert respelled(text) == spelled


@pytest.mark.parametrize(("text", "number"), [("25%", 0.25), ("100% ", 1.0), (" 0 ", 0.0)])
def test_a_percentage_as_text_counts_in_the_file_as_in_excel(
    pad: Path, text: str, number: float, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(pad, number)
    as_number = nodig(pad)
    assert all(isinstance(amount, int | float) for amount in as_number)
    typed(pad, text)
    assert nodig(pad) == as_number
    assert cli.main(["schaal", str(pad), "--jaar", "2028"]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "kolom Al begroot past niet" in said
    assert "oud of ontbraken" not in said
    assert column(pad, "Fysiek", "Al begroot")[0] == text, "what was typed stays"


def test_what_the_language_decides_stays_an_error_and_is_said(pad: Path) -> None:
    typed(pad, "12,5%")
    assert nodig(pad) == ["#VALUE!"] * 4
    assert cli.main(["toon", str(pad)]) == 1


def test_a_formula_of_the_user_never_sees_another_text(pad: Path) -> None:
    """So what it reads is not spelled otherwise, and the total is an error, which is said."""
    cel = f"{letters('Al begroot')}10"
    typed(pad, "25%", f'="Al begroot: "&{cel}')
    assert values_of(pad)["Fysiek"]["BH10"].value == "Al begroot: 25%"
    assert nodig(pad) == ["#VALUE!"] * 4
    assert cli.main(["schaal", str(pad), "--jaar", "2028"]) == 1
    assert values_of(pad)["Fysiek"]["BH10"].value == "Al begroot: 25%"
