"""The tables of the manual that the code knows."""

import argparse

import pytest

from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar, Kolom
from tests.docs.scripts import DOCS, script

tabellen = script("tabellen")
TEKST = (DOCS / "handleiding.md").read_text("utf-8")


def test_the_tables_are_current() -> None:
    assert tabellen.filled_in(TEKST) == TEKST, "draai: make docs"


def test_every_verb_has_its_options_in_the_manual() -> None:
    assert {name for _, name, _ in tabellen.MERKEN.findall(TEKST)} == set(tabellen.tables())


def test_a_verb_that_can_be_typed_alone_counts_beside_its_parts() -> None:
    verbs = [verb for verb, _ in tabellen.verbs_of(tabellen.make_parser())]
    assert "modelgemeente server" in verbs
    assert "modelgemeente server manifest" in verbs
    assert "modelgemeente catalogus" not in verbs


def test_a_row_says_what_can_be_typed() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("pad", metavar="WERKMAP", help="de werkmap")
    parser.add_argument("-g", "--gemeente", metavar="NAAM", required=True, help="een naam")
    parser.add_argument("--alleen", nargs="+", metavar="ID", help="deze regels")
    parser.add_argument("--profiel", choices=("werk", "publicatie"), help="hoe streng")
    parser.add_argument("--json", action="store_true", help="toon JSON, 100 %%")
    assert list(tabellen.option_rows(parser)) == [
        "| `WERKMAP` | De werkmap. |",
        "| `-g`, `--gemeente NAAM` | Een naam. Moet erbij. |",
        "| `--alleen ID ...` | Deze regels. |",
        "| `--profiel` | Hoe streng. Kies uit `werk`, `publicatie`. |",
        "| `--json` | Toon JSON, 100 %. |",
    ]


def test_columns_side_by_side_that_say_the_same_share_a_row() -> None:
    kolommen = (
        Kolom("Meenemen", Eigenaar.INVOER, 8, keuzelijst="meenemen", uitleg="ja of nee."),
        *(Kolom(f"Jaar {n}", Eigenaar.FORMULE, 8, uitleg="Bedrag.") for n in range(1, 5)),
    )
    assert list(tabellen.column_rows(kolommen)) == [
        "| Meenemen | **u** | Ja of nee. | `ja`, `nee` |",
        "| Jaar 1 tot en met Jaar 4 | formule | Bedrag. |  |",
    ]


def test_a_long_answer_shows_its_begin_and_its_end() -> None:
    rows = [["Domein", "Aard", 2027], *([f"D{n}", "", n] for n in range(5)), ["Totaal", "", 10]]
    assert list(tabellen.begroting_rows(rows)) == [
        "| Domein | Aard | 2027 |",
        "|---|---|---|",
        "| D0 | | 0 |",
        "| D1 | | 1 |",
        "| … | | |",
        "| D4 | | 4 |",
        "| Totaal | | 10 |",
    ]


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(KeyError, match="opties van modelgemeente kofiezetten"):
        tabellen.filled_in(
            "<!-- tabel: opties van modelgemeente kofiezetten -->\n<!-- einde tabel -->"
        )
