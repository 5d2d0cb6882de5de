"""A law stands once, with its state and the day it was checked; texts do not say it again."""

import re
import shutil
from pathlib import Path

import pytest

from modelgemeente_xl.catalogus.laden import CatalogusOngeldig, load_catalogus
from modelgemeente_xl.catalogus.paden import data_folder
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.werkmap.inhoud.inhoud import inhoud_of

WMEBV = "ontwikkelingen/dienstverlening/wmebv.yaml"


@pytest.mark.parametrize(
    ("file", "pattern", "replacement", "expected"),
    [
        (
            WMEBV,
            r"\[wmebv, ",
            "[wmbev, ",
            r"wmebv.yaml:\d+: wet 'wmbev' bestaat niet; .*bedoelde u 'wmebv'\?",
        ),
        (WMEBV, r"\[wmebv, ", "[wmebv, wmebv, ", r"wet 'wmebv' staat er twee keer"),
        (
            "wetten.yaml",
            r"\A",
            "nergenswet:\n  naam: Nergenswet\n  status: Geldt niet.\n"
            "  bronnen: [avg-dpia]\n  gecontroleerd: 2026-11-28\n",
            r"wetten.yaml:\d+: wet 'nergenswet' wordt nergens genoemd",
        ),
        (
            "wetten.yaml",
            r"bronnen: \[",
            "bronnen: [geen-bron, ",
            r"wetten.yaml:\d+: bron 'geen-bron' bestaat niet",
        ),
        ("wetten.yaml", r"^  gecontroleerd: .*\n", "", r"gecontroleerd' ontbreekt"),
        ("wetten.yaml", r"^  status:", "  stand:", r"onbekende sleutel 'stand'"),
        (
            "ontwikkelingen/dienstverlening/kanalen.yaml",
            r"  - wet: wmebv\n    toelichting:",
            "  - wet: wmebv\n    status:",
            r"onbekende sleutel 'status'; bekend zijn wet, toelichting",
        ),
    ],
)
def test_a_mistake_in_a_law_is_found(
    tmp_path: Path, file: str, pattern: str, replacement: str, expected: str
) -> None:
    folder = Path(shutil.copytree(data_folder(), tmp_path / "data"))
    text = (folder / file).read_text("utf-8")
    changed = re.sub(pattern, replacement, text, count=1, flags=re.MULTILINE)
    assert changed != text
    (folder / file).write_text(changed, "utf-8")
    with pytest.raises(CatalogusOngeldig) as error:
        load_catalogus(folder)
    found = [str(bevinding) for bevinding in error.value.bevindingen]
    assert any(re.search(expected, line) for line in found), found


def test_each_law_has_been_checked_and_its_source_was_read_by_then(catalogus: Catalogus) -> None:
    assert catalogus.wetten
    for wet in catalogus.wetten.values():
        assert wet.status.endswith("."), wet.id
        for bron in wet.bronnen:
            assert catalogus.bronnen[bron].geraadpleegd <= wet.gecontroleerd, (wet.id, bron)


def test_the_workbook_shows_name_and_state_of_each_law(catalogus: Catalogus) -> None:
    rijen = {rij["Id"]: rij for rij in inhoud_of(catalogus)["tblOntwikkelingen"]}
    for o in catalogus.ontwikkelingen:
        lines = str(rijen[o.id]["Wettelijk kader"]).splitlines()
        assert len(lines) == len(o.wettelijk_kader), o.id
        for line, verwijzing in zip(lines, o.wettelijk_kader, strict=True):
            assert line.startswith(f"{verwijzing.wet.naam}: {verwijzing.wet.status}"), o.id
            assert line.endswith(verwijzing.toelichting or ""), o.id
