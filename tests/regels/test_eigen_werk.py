"""What users rightly do gives no findings, or only those that a rule is about."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl.utils import column_index_from_string

from modelgemeente_xl.regels.alle import check
from tests.regels.eigen_werk import (
    eigen_regel,
    gefilterd,
    gesorteerd,
    hernoemd,
    met_eigen_kolom,
    opnieuw_berekend,
)
from tests.regels.proef import WORKBOOK, Proef


def bevindingen(parts: Mapping[str, bytes]) -> list[str]:
    """Every finding but the measure."""
    return [f"{g.regel} {g.waar}: {g.gevonden}" for g in check(parts) if g.ernst != "informatie"]


def laatste_rij(parts: Mapping[str, bytes], tabel: str) -> int:
    return int(re.sub(r"\D", "", Proef(parts).cel(tabel, "Id", -1)[1]))


@pytest.mark.parametrize("sleutel", [{}, {"Id": "eigen-001"}])
def test_own_line_needs_a_name_an_amount_and_a_reason_only(
    klein: dict[str, bytes], tmp_path: Path, sleutel: dict[str, str]
) -> None:
    waarden: dict[str, float | str] = {
        "Begrotingsregel": "Eigen werk",
        "Aard": "structureel",
        "Drijver": "vast",
        "Kostensoort": "software",
        "Status": "eigen",
        "Eigen_bedrag": 5000,
        "Ontwikkeling": "Eigen werk",
        **sleutel,
    }
    (zonder_reden,) = bevindingen(eigen_regel(klein, tmp_path, **waarden))
    assert zonder_reden.startswith("37 Fysiek!")
    assert bevindingen(eigen_regel(klein, tmp_path, Toelichting="raadsbesluit", **waarden)) == []


def test_own_line_without_aard_is_a_finding(klein: dict[str, bytes], tmp_path: Path) -> None:
    parts = eigen_regel(klein, tmp_path, Begrotingsregel="Eigen werk", Eigen_bedrag=5000)
    rij = laatste_rij(parts, "tblFysiek")
    assert f"32 Fysiek!D{rij}: aard leeg" in bevindingen(parts)


def test_own_amount_as_a_formula_with_a_reason(proef: Proef, tmp_path: Path) -> None:
    blad, cel = proef.cel("tblFysiek", "Eigen bedrag", 1)
    proef.zet(blad, cel, formule="1200*1.21", waarde=1452)
    proef.zet(*proef.cel("tblFysiek", "Toelichting", 1), waarde="= offerte van maart")
    assert bevindingen(opnieuw_berekend(proef.parts, tmp_path)) == []


def test_decisions_as_a_user_takes_them(proef: Proef, tmp_path: Path) -> None:
    for kop, waarde in (
        ("Meenemen", "nee"),
        ("Startjaar", 2028),
        ("Al begroot", 0.5),
        ("Besluit", "akkoord"),
        ("Noodzaak", "keuze"),
    ):
        proef.zet(*proef.cel("tblFysiek", kop, 2), waarde=waarde)
    gevonden = bevindingen(opnieuw_berekend(proef.parts, tmp_path))
    assert [g for g in gevonden if not g.startswith("36 ")] == []


def test_another_gemeente_and_year(onderdelen: dict[str, bytes], tmp_path: Path) -> None:
    proef = Proef(onderdelen)
    proef.zet(*proef.naam("Gemeente"), waarde="Purmerend")
    proef.zet(*proef.naam("Begrotingsjaar"), waarde=2029)
    assert bevindingen(opnieuw_berekend(proef.parts, tmp_path)) == []


def test_sorted_table(klein: dict[str, bytes], tmp_path: Path) -> None:
    parts = gesorteerd(klein, "Fysiek", 10, laatste_rij(klein, "tblFysiek"))
    assert bevindingen(opnieuw_berekend(parts, tmp_path)) == []


def test_filtered_table(klein: dict[str, bytes]) -> None:
    assert bevindingen(gefilterd(klein, "tblFysiek", 3, (11, 13))) == []


def test_lapsed_line(proef: Proef) -> None:
    proef.zet(*proef.cel("tblFysiek", "Id", 2), waarde="oude.regel")
    proef.zet(*proef.cel("tblFysiek", "Status", 2), waarde="vervallen")
    gevonden = bevindingen(proef.parts)
    assert [g for g in gevonden if not g.startswith("42 ")] == []


def test_renamed_sheet_breaks_the_link_on_start_only(
    klein: dict[str, bytes], tmp_path: Path
) -> None:
    parts = opnieuw_berekend(hernoemd(klein, "Fysiek", "Fysiek domein 2027"), tmp_path)
    assert [g.split(":")[0] for g in bevindingen(parts)] == ["20 Start!G10"]


@pytest.mark.parametrize("inhoud", ["7", "afdeling X", "=1.5*tblFysiek[[#This Row],[Jaar 1]]"])
def test_own_column_in_the_middle(klein: dict[str, bytes], tmp_path: Path, inhoud: str) -> None:
    parts = met_eigen_kolom(klein, "Fysiek", 9, "tblFysiek", "Mijn kolom", inhoud)
    assert bevindingen(opnieuw_berekend(parts, tmp_path)) == []


def test_own_numbers_between_the_years_are_a_finding(
    klein: dict[str, bytes], tmp_path: Path
) -> None:
    """A sum from Jaar 1 to Jaar 4 would take them in."""
    parts = met_eigen_kolom(klein, "Fysiek", 14, "tblFysiek", "Mijn kolom", "7")
    gevonden = bevindingen(opnieuw_berekend(parts, tmp_path))
    assert {g.split(" ")[0] for g in gevonden} >= {"14"}
    assert any("telt ook uw kolom 'Mijn kolom'" in g for g in gevonden)


def test_own_text_between_the_years_is_none(klein: dict[str, bytes], tmp_path: Path) -> None:
    parts = met_eigen_kolom(klein, "Fysiek", 14, "tblFysiek", "Mijn kolom", "wie")
    assert bevindingen(opnieuw_berekend(parts, tmp_path)) == []


def test_hidden_column_is_a_finding_of_one_rule(proef: Proef) -> None:
    letters = proef.cel("tblFysiek", "Noodzaak")[1].rstrip("0123456789")
    nummer = column_index_from_string(letters)
    kolom = f'<col min="{nummer}" max="{nummer}" '
    proef.in_blad("Fysiek", kolom, f'{kolom}hidden="1" ')
    assert bevindingen(proef.parts) == [f"26 Fysiek!{letters}:{letters}: een verborgen kolom"]


def test_own_sheet_may_compute_as_it_likes(proef: Proef, tmp_path: Path) -> None:
    proef.eigen_blad(
        "Mijn blad",
        {"B2": "=ROUND(Fysiek!M3*1.21,2)", "B3": "=SUM(B:B)/7", "B4": "=IF(1,IF(2,IF(3,4)))"},
    )
    assert bevindingen(proef.parts) == []


def test_function_that_the_engine_lacks_keeps_its_result(proef: Proef) -> None:
    """The user's own function on his own sheet, and our formulas that take its result."""
    proef.eigen_blad("Mijn blad", {"B2": "=_xludf.EIGENFUNCTIE(1)"})
    blad, cel = proef.cel("tblFysiek", "Eigen bedrag", 1)
    proef.zet(*proef.cel("tblFysiek", "Toelichting", 1), waarde="van mijn blad")
    proef.zet(blad, cel, formule="'Mijn blad'!B2", waarde=1)
    rekenregels = [g for g in bevindingen(proef.parts) if not g.startswith(("42 ", "32 ", "33 "))]
    assert rekenregels == []
    assert f"42 {blad}!{cel}: 1" not in bevindingen(proef.parts)


def test_cells_of_the_users_colour_stay_inputs(proef: Proef) -> None:
    """A user may paint an input in a colour of his own."""
    proef.vervang("xl/styles.xml", 'fgColor rgb="FFFFF6DB"', 'fgColor rgb="FFCCFFCC"', keer=99)
    assert bevindingen(proef.parts) == []


def test_saved_by_excel_with_its_own_name_and_cursor(proef: Proef) -> None:
    """What Excel writes at each save is no finding in a working file."""
    proef.vervang(
        "docProps/core.xml", "<cp:lastModifiedBy>modelgemeente_xl<", "<cp:lastModifiedBy>J. Jansen<"
    )
    proef.vervang(WORKBOOK, "<workbookView ", '<workbookView activeTab="3" ')
    assert bevindingen(proef.parts) == []


def test_table_grown_by_the_file_layer_is_still_clean(
    klein: dict[str, bytes], tmp_path: Path
) -> None:
    parts = eigen_regel(
        klein,
        tmp_path,
        tabel="tblSociaal",
        Begrotingsregel="Nog iets",
        Aard="incidenteel",
        Drijver="inwoners",
        Kostensoort="software",
        Status="eigen",
        Duur=2,
        Eigen_bedrag=900,
        Toelichting="offerte van maart",
        Vast_deel=0.5,
        Ontwikkeling="Eigen werk",
    )
    assert bevindingen(parts) == []
