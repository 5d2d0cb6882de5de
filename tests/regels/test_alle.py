"""All rules together: the master is clean, findings are complete, in order, and can be used."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.rekenen.rekenmodel import rekenmodel_of
from modelgemeente_xl.model.totalen import totalen_of
from modelgemeente_xl.regels.alle import as_json, check, regels
from modelgemeente_xl.regels.zicht.inlezen import NietTeControleren
from modelgemeente_xl.regels.zicht.regel import Gevonden
from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from tests.plaatsen import letters
from tests.regels.proef import Proef


def test_there_are_42_rules_in_order() -> None:
    assert [regel.nummer for regel in regels()] == list(range(1, 43))
    for regel in regels():
        assert regel.titel
        assert regel.herstel.endswith(".")
        assert regel.profielen


def test_the_severity_of_each_rule_is_that_of_the_list() -> None:
    warnings = {7, 12, 13, 15, 17, 31, 36}
    for regel in regels():
        verwacht = "waarschuwing" if regel.nummer in warnings else "fout"
        assert regel.ernst == ("informatie" if regel.nummer == 18 else verwacht)


def test_the_fresh_master_has_no_finding(meester_pad: Path) -> None:
    gevonden = check(meester_pad)
    assert [str(g) for g in gevonden if g.ernst != "informatie"] == []
    assert [g.regel for g in gevonden] == [18]


def test_python_totals_are_held_beside_those_of_the_workbook(
    onderdelen: dict[str, bytes], catalogus: Catalogus, opdracht: Opdracht
) -> None:
    goed = totalen_of(rekenmodel_of(catalogus, 2027).begroting(opdracht.omvang))
    fysiek = dict(goed.netto) | {"Fysiek": (1, 2, 3, 4)}
    assert _van(check(onderdelen, python_totalen=goed), 33) == []
    anders = check(onderdelen, python_totalen=replace(goed, netto=fysiek))
    jaren = map(letters, JAARKOLOMMEN)
    assert [g.waar for g in _van(anders, 33)] == [f"Fysiek!{jaar}5" for jaar in jaren]
    assert {g.verwacht for g in _van(anders, 33)} == {
        f"{n} (berekening in Python)" for n in (1, 2, 3, 4)
    }


def _van(gevonden: tuple[Gevonden, ...], regel: int) -> list[Gevonden]:
    return [g for g in gevonden if g.regel == regel]


def test_publication_forbids_what_work_needs(klein: dict[str, bytes]) -> None:
    werk, publicatie = (
        {(g.regel, g.blad, g.gevonden) for g in check(klein, profiel)}
        for profiel in ("werk", "publicatie")
    )
    hulpen = {gevonden for regel, blad, gevonden in publicatie - werk if blad == "Fysiek"}
    assert "vastgezette titels" in hulpen
    assert "een filter" in hulpen
    assert any("vulkleur" in gevonden for gevonden in hulpen)
    assert {regel for regel, _, _ in publicatie - werk} == {39}


def test_findings_are_complete_and_in_order(proef: Proef) -> None:
    proef.zet(*proef.cel("tblSociaal", "Eigen bedrag", 2), waarde=-5)
    proef.zet(*proef.cel("tblFysiek", "Eigen bedrag", 4), waarde=-5)
    proef.zet(*proef.cel("tblFysiek", "Eigen bedrag", 1), waarde=-5)
    proef.in_blad("Fysiek", 'orientation="landscape"', 'orientation="portrait"')
    gevonden = check(proef.parts)
    assert [g.regel for g in gevonden] == sorted(g.regel for g in gevonden)
    negatief = [(g.blad, g.gevonden) for g in _van(gevonden, 34)]
    assert negatief == [("Fysiek", "-5"), ("Fysiek", "-5"), ("Sociaal", "-5")]
    assert {30, 34, 37, 38, 42} <= {g.regel for g in gevonden}


def test_the_same_finding_down_a_column_is_one_range(proef: Proef) -> None:
    for n in range(1, 4):
        proef.zet(*proef.cel("tblFysiek", "Eigen bedrag", n), waarde=-5)
    gevonden = _van(check(proef.parts), 34)
    assert [g.waar for g in gevonden] == ["Fysiek!G11:G13"]


def test_as_json(proef: Proef) -> None:
    proef.zet("Fysiek", "G11", waarde=-5)
    objects = json.loads(json.dumps(as_json(check(proef.parts))))
    assert {
        "regel": 34,
        "ernst": "fout",
        "blad": "Fysiek",
        "cel": "G11",
        "gevonden": "-5",
        "verwacht": "0 of meer",
        "herstel": "Vul een bedrag van 0 of meer in; baten horen niet in deze werkmap.",
    } in objects


def test_a_finding_says_all_in_one_line(proef: Proef) -> None:
    proef.zet("Fysiek", "G11", waarde=-5)
    (gevonden,) = _van(check(proef.parts), 34)
    assert str(gevonden) == (
        "Fysiek!G11: -5; verwacht: 0 of meer. Vul een bedrag van 0 of meer in; baten horen niet in "
        "deze werkmap. (regel 34)"
    )


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"geen werkmap")
    with pytest.raises(BestandGeweigerd, match="geen Excel-werkmap"):
        check(path)


def test_a_damaged_sheet_is_refused(proef: Proef) -> None:
    proef.parts[proef.bladen["Fysiek"]] = b"<worksheet"
    with pytest.raises(NietTeControleren, match="sheet6.xml is geen geldige XML"):
        check(proef.parts)
