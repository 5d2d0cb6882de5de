import pytest

from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.plan.beeld import Tabelbeeld
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.toepassen import PlanPastNiet, check, rest
from modelgemeente_xl.plan.wijziging import Wijziging, Wijzigingssoort
from tests.plan.doen import apply, inverse


def cel(sleutel: str, kolom: str, oud: Waarde, nieuw: Waarde) -> Wijziging:
    return Wijziging("Algemeen", "tblAlgemeen", sleutel, kolom, Wijzigingssoort.CEL, oud, nieuw, "")


def rij(sleutel: str, soort: Wijzigingssoort) -> Wijziging:
    return Wijziging("Algemeen", "tblAlgemeen", sleutel, "", soort, None, None, "")


VOOR: Tabelbeeld = {
    "": {"Begrotingsjaar": {"": 2026}},
    "tblAlgemeen": {
        "a": {"Bedrag": 100, "Status": "bron", "Toelichting": "mijn reden"},
        "weg": {"Bedrag": 7},
        "eigen-001": {"Bedrag": 5},
    },
}
PLAN = Plan(
    "vernieuw",
    "",
    (
        Wijziging("Start", "", "Begrotingsjaar", "", Wijzigingssoort.CEL, 2026, 2027, ""),
        cel("a", "Bedrag", 100.0, 120),
        cel("a", "Id", "a", "b"),
        cel("b", "Status", "bron", ""),
        rij("nieuw", Wijzigingssoort.RIJ_ERBIJ),
        cel("nieuw", "Bedrag", None, 9),
        cel("weg", "Bedrag", 7, None),
        rij("weg", Wijzigingssoort.RIJ_WEG),
    ),
)
NA: Tabelbeeld = {
    "": {"Begrotingsjaar": {"": 2027}},
    "tblAlgemeen": {
        "b": {"Bedrag": 120, "Toelichting": "mijn reden"},
        "eigen-001": {"Bedrag": 5},
        "nieuw": {"Bedrag": 9},
    },
}


def test_a_plan_makes_its_changes_and_nothing_else() -> None:
    assert apply(PLAN, VOOR) == NA


def test_applying_leaves_the_given_values_as_they_were() -> None:
    apply(PLAN, VOOR)
    assert VOOR["tblAlgemeen"]["a"]["Bedrag"] == 100
    assert "nieuw" not in VOOR["tblAlgemeen"]


def test_the_inverse_gives_back_what_was_there() -> None:
    assert apply(inverse(PLAN), NA) == VOOR


@pytest.mark.parametrize(
    ("plan", "voor", "na"), [(PLAN, VOOR, NA), (inverse(PLAN), NA, VOOR)], ids=["heen", "terug"]
)
def test_twice_is_the_same_as_once(plan: Plan, voor: Tabelbeeld, na: Tabelbeeld) -> None:
    assert rest(plan, na).leeg
    assert apply(plan, na) == na
    assert rest(plan, voor) == plan


@pytest.mark.parametrize("done", range(9))
@pytest.mark.parametrize(
    ("plan", "voor", "na"), [(PLAN, VOOR, NA), (inverse(PLAN), NA, VOOR)], ids=["heen", "terug"]
)
def test_a_plan_that_stopped_half_way_is_finished(
    plan: Plan, voor: Tabelbeeld, na: Tabelbeeld, done: int
) -> None:
    half = apply(Plan("", "", plan.wijzigingen[:done]), voor)
    assert len(rest(plan, half).wijzigingen) == len(plan.wijzigingen) - done
    assert apply(plan, half) == na


def test_a_plan_finds_what_it_was_made_for() -> None:
    assert check(PLAN, VOOR) == ()


@pytest.mark.parametrize(
    ("tabel", "wijziging", "text"),
    [
        (
            {"a": {"Bedrag": 130}},
            cel("a", "Bedrag", 100, 120),
            "Algemeen, a, Bedrag: de werkmap is gewijzigd sinds het voorbeeld: gevonden 130;"
            " verwacht was 100; maak een nieuw voorbeeld",
        ),
        (
            {"a": {"Bedrag": "100"}},
            cel("a", "Bedrag", 100, 120),
            'Algemeen, a, Bedrag: de werkmap is gewijzigd sinds het voorbeeld: gevonden "100";'
            " verwacht was 100; maak een nieuw voorbeeld",
        ),
        (
            {},
            cel("a", "Bedrag", None, 120),
            "Algemeen, a, Bedrag: de werkmap is gewijzigd sinds het voorbeeld: gevonden geen rij met"
            " deze sleutel; verwacht was dat die er was; maak een nieuw voorbeeld",
        ),
        (
            {"a": {}},
            rij("a", Wijzigingssoort.RIJ_ERBIJ),
            "Algemeen, a: de werkmap is gewijzigd sinds het voorbeeld: gevonden een rij met deze"
            " sleutel; verwacht was dat die er nog niet was; maak een nieuw voorbeeld",
        ),
        (
            {"a": {"Toelichting": "net getypt", "Duur": 2}},
            rij("a", Wijzigingssoort.RIJ_WEG),
            "Algemeen, a: de werkmap is gewijzigd sinds het voorbeeld: gevonden Toelichting = net"
            " getypt, Duur = 2; verwacht was een lege rij; maak een nieuw voorbeeld",
        ),
        (
            {},
            rij("a", Wijzigingssoort.RIJ_WEG),
            "Algemeen, a: de werkmap is gewijzigd sinds het voorbeeld: gevonden geen rij met deze"
            " sleutel; verwacht was dat die er was; maak een nieuw voorbeeld",
        ),
        (
            {"a": {}, "b": {}},
            cel("a", "Id", "a", "b"),
            "Algemeen, a, Id: de werkmap is gewijzigd sinds het voorbeeld: gevonden al een rij met"
            " sleutel b; verwacht was dat die er nog niet was; maak een nieuw voorbeeld",
        ),
    ],
)
def test_what_changed_since_the_preview_is_told(
    tabel: dict[str, dict[str, Waarde]], wijziging: Wijziging, text: str
) -> None:
    findings = check(Plan("vernieuw", "", (wijziging,)), {"tblAlgemeen": tabel})
    assert [str(finding) for finding in findings] == [text]


def test_a_missing_table_and_a_missing_name_are_told_as_such() -> None:
    named = Wijziging("Start", "", "Duur", "", Wijzigingssoort.CEL, 1, 2, "")
    plan = Plan("schaal", "", (named, cel("a", "Bedrag", 1, 2)))
    assert [finding.wat for finding in check(plan, {"": {}})] == [
        "de werkmap is gewijzigd sinds het voorbeeld: gevonden geen cel met deze naam",
        "de werkmap is gewijzigd sinds het voorbeeld: gevonden geen tabel tblAlgemeen",
    ]


def test_everything_that_changed_is_told_at_once_and_nothing_is_applied() -> None:
    changed: Tabelbeeld = {
        "": {"Begrotingsjaar": {"": 2025}},
        "tblAlgemeen": {**VOOR["tblAlgemeen"], "a": {"Bedrag": 1, "Status": "raming"}},
    }
    with pytest.raises(PlanPastNiet) as refused:
        apply(PLAN, changed)
    assert [bevinding.waar for bevinding in refused.value.bevindingen] == [
        "Start, Begrotingsjaar",
        "Algemeen, a, Bedrag",
        "Algemeen, b, Status",
    ]
    assert str(refused.value).count("\n") == 2
    assert changed["tblAlgemeen"]["weg"] == {"Bedrag": 7}


def test_a_row_that_vanished_is_not_taken_for_a_cell_that_was_emptied() -> None:
    with pytest.raises(PlanPastNiet):
        apply(Plan("vernieuw", "", (cel("a", "Bedrag", 100, None),)), {"tblAlgemeen": {}})


def test_of_a_row_that_is_still_to_be_renamed_only_what_is_left_is_done() -> None:
    rename, amount = cel("a", "Id", "a", "b"), cel("b", "Bedrag", 100, 120)
    left = rest(Plan("vernieuw", "", (rename, amount)), {"tblAlgemeen": {"a": {"Bedrag": 120}}})
    assert left.wijzigingen == (rename,)


def test_a_value_that_happens_to_be_a_key_is_just_a_value() -> None:
    tabel: dict[str, dict[str, Waarde]] = {"a": {"Toelichting": "oud"}, "b": {}}
    plan = Plan("schaal", "", (cel("a", "Toelichting", "oud", "b"),))
    assert check(plan, {"tblAlgemeen": tabel}) == ()
    assert apply(plan, {"tblAlgemeen": tabel})["tblAlgemeen"]["a"] == {"Toelichting": "b"}
