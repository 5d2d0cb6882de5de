from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel

from tests.browser.nep.nepboek import cellen_van, lees, tabellen_van


def test_the_fake_starts_from_what_openpyxl_reads(meester_pad: Path) -> None:
    boek = lees(meester_pad)
    cellen = cellen_van(boek)
    formules, waarden = load_workbook(meester_pad), load_workbook(meester_pad, data_only=True)
    assert [blad["naam"] for blad in boek["bladen"]] == formules.sheetnames
    seen = 0
    for blad in boek["bladen"]:
        een, twee = formules[blad["naam"]], waarden[blad["naam"]]
        assert blad["beschermd"] == een.protection.sheet
        assert {t["naam"] for t in blad["tabellen"]} == set(een.tables)
        for r, k, _, _, opmaak in blad["cellen"]:
            assert boek["opmaken"][opmaak] == een.cell(r + 1, k + 1).number_format
        assert [[r, k] for r, k, *_ in blad["cellen"] if [r, k] in blad["open"]] == [
            [r, k] for r, k, *_ in blad["cellen"] if not een.cell(r + 1, k + 1).protection.locked
        ]
        for row, values in zip(een.iter_rows(), twee.iter_rows(values_only=True), strict=True):
            for cel, waarde in zip(row, values, strict=True):
                ours = cellen.get((blad["naam"], cel.row - 1, cel.column - 1))
                value = to_excel(waarde) if isinstance(waarde, (date, datetime)) else waarde
                assert (ours.waarde if ours else "") == ("" if value is None else value)
                formula = cel.value if cel.data_type == "f" else None
                assert (ours.formule if ours else None) == formula, cel
                seen += value is not None
    assert seen > 10_000
    assert {naam["naam"] for naam in boek["namen"]} == set(formules.defined_names)
    assert len(tabellen_van(boek)) > 20
