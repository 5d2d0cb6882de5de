"""A workbook in which something is missing gives findings, never an error of the program."""

import random
import re
from contextlib import suppress

import pytest

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.regels.alle import check
from modelgemeente_xl.regels.zicht.onze import VERKLAARD
from modelgemeente_xl.werkmap.indeling.declaratie import BLADEN
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN
from tests.regels.proef import WORKBOOK, Proef

TABELLEN = [naam for naam in VERKLAARD if naam not in DOMEINTABELLEN[1:]]
"""One of the six domain tables stands for all: they are the same."""


@pytest.mark.parametrize("tabel", TABELLEN)
def test_a_table_with_other_headers(proef: Proef, tabel: str) -> None:
    part = proef.tabelpart(tabel)
    proef.parts[part] = re.sub(rb'(<tableColumn [^>]*name=")', rb"\1Oude ", proef.parts[part])
    weg = [g.gevonden for g in check(proef.parts) if g.regel == 25]
    assert weg == [f"kolom {kolom.naam} ontbreekt" for kolom in VERKLAARD[tabel]]


@pytest.mark.parametrize("tabel", TABELLEN)
def test_a_table_that_is_gone(proef: Proef, tabel: str) -> None:
    proef.vervang(
        proef.tabelpart(tabel),
        f'name="{tabel}" displayName="{tabel}"',
        'name="weg" displayName="weg"',
    )
    weg = [g.gevonden for g in check(proef.parts) if g.regel == 25]
    assert weg == [f"tabel {tabel} ontbreekt"]


@pytest.mark.parametrize("blad", [blad.naam for blad in BLADEN])
def test_a_sheet_that_is_gone(proef: Proef, blad: str) -> None:
    sheet = re.search(rf'<sheet name="{blad}"[^>]*/>', proef.parts[WORKBOOK].decode())
    assert sheet
    proef.vervang(WORKBOOK, sheet[0], "")
    weg = [g.gevonden for g in check(proef.parts) if g.regel == 19]
    assert f"blad {blad} ontbreekt" in weg


def test_a_workbook_without_names(proef: Proef) -> None:
    xml = proef.parts[WORKBOOK].decode()
    proef.parts[WORKBOOK] = re.sub(r"<definedNames>.*</definedNames>", "", xml).encode()
    assert {20, 22, 38} <= {g.regel for g in check(proef.parts)}


@pytest.mark.parametrize("onzin", ["", "SUM(", "-1", "9" * 5000])
def test_a_drawing_that_stands_nowhere(proef: Proef, onzin: str) -> None:
    part = proef.tekening("Totaal")
    xml = re.sub(r' descr="[^"]*"', "", proef.parts[part].decode())
    xml = re.sub(r"<xdr:(row|col)>[0-9]+<", rf"<xdr:\1>{onzin}<", xml)
    proef.parts[part] = xml.encode()
    assert ("Totaal", "A1") in {(g.blad, g.cel) for g in check(proef.parts) if g.regel == 39}


def test_text_in_every_number_of_a_sheet(proef: Proef) -> None:
    for blad in ("Fysiek", "Parameters", "Totaal", "Start", "Controle"):
        xml = proef.parts[proef.bladen[blad]].decode()
        xml = re.sub(
            r'(<c r="[A-Z]+[0-9]+" s="[0-9]+")>(<f>[^<]*</f>)?<v>', r'\1 t="str">\2<v>n', xml
        )
        proef.parts[proef.bladen[blad]] = xml.encode()
    assert {23, 33, 42} <= {g.regel for g in check(proef.parts)}


@pytest.mark.parametrize("seed", range(12))
def test_spoiled_at_random(proef: Proef, seed: int) -> None:
    """Attributes and texts of any part replaced by nonsense: findings, or a Dutch refusal."""
    chance = random.Random(seed)
    onzin = ("", "-1", "999999999", "x", "A1", "#REF!", "ZZZ9", "A:A", "true", "SUM(", "NaN")
    names = [name for name in proef.parts if name.endswith(".xml")]
    for _ in range(chance.choice((1, 3))):
        name = chance.choice(names)
        xml = proef.parts[name].decode()
        plaatsen = list(re.finditer(r'="([^"]*)"|>([^<>]+)<', xml))
        if plaatsen:
            plek = chance.choice(plaatsen)
            groep = 1 if plek[1] is not None else 2
            nieuw = xml[: plek.start(groep)] + chance.choice(onzin) + xml[plek.end(groep) :]
            proef.parts[name] = nieuw.encode()
    with suppress(BestandGeweigerd):
        assert check(proef.parts)
