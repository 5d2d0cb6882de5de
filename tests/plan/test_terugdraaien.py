from dataclasses import replace

import pytest

from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.plan.beeld import Tabelbeeld
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.terugdraaien import (
    Logregel,
    logregels_of,
    open_acties,
    terugdraaien,
)
from modelgemeente_xl.plan.toepassen import rest
from modelgemeente_xl.plan.wijziging import Conflict, Wijziging, Wijzigingssoort
from tests.plan.doen import apply


def cel(sleutel: str, kolom: str, oud: Waarde, nieuw: Waarde) -> Wijziging:
    return Wijziging(
        "Algemeen", "tblAlgemeen", sleutel, kolom, Wijzigingssoort.CEL, oud, nieuw, "reden"
    )


def erbij(sleutel: str) -> Wijziging:
    return Wijziging(
        "Algemeen", "tblAlgemeen", sleutel, "", Wijzigingssoort.RIJ_ERBIJ, None, None, "nieuw"
    )


def tabel(**rijen: dict[str, Waarde]) -> Tabelbeeld:
    return {"tblAlgemeen": rijen}


def pressed(*plannen: tuple[str, tuple[Wijziging, ...]]) -> tuple[Logregel, ...]:
    """The log after these buttons, each pressed once."""
    regels: tuple[Logregel, ...] = ()
    for actie, (knop, wijzigingen) in enumerate(plannen, 1):
        regels += logregels_of(Plan(knop, "", wijzigingen), len(regels) + 1, actie)
    return regels


VOOR = tabel(a={"Bedrag": 100, "Status": "bron"})
EEN = (cel("a", "Bedrag", 100, 120), erbij("n"), cel("n", "Bedrag", None, 5))
NA_EEN = tabel(a={"Bedrag": 120, "Status": "bron"}, n={"Bedrag": 5})
TWEE = (
    cel("a", "Bedrag", 120, 150),
    cel("a", "Id", "a", "b"),
    cel("b", "Status", "bron", "raming"),
    cel("n", "Bedrag", 5, 6),
)
NA_TWEE = tabel(b={"Bedrag": 150, "Status": "raming"}, n={"Bedrag": 6})
LOG = pressed(("vernieuw", EEN), ("schaal", TWEE))


def test_the_log_holds_every_change_of_a_plan_under_one_action() -> None:
    regels = logregels_of(Plan("vernieuw", "", EEN), 41, 7)
    assert [(r.nr, r.actie, r.knop, r.ongedaan) for r in regels] == [
        (41, 7, "vernieuw", False),
        (42, 7, "vernieuw", False),
        (43, 7, "vernieuw", False),
    ]
    change = regels[0].wijziging
    assert (change.sleutel, change.kolom, change.oud, change.nieuw) == ("a", "Bedrag", 100, 120)


def test_the_last_action_is_undone() -> None:
    plan = terugdraaien(LOG, NA_TWEE)
    assert plan.knop == "terugdraaien"
    assert [str(w) for w in plan.wijzigingen] == [
        "Algemeen, n, Bedrag: 6 -> 5 (actie 2 (schaal) teruggedraaid)",
        "Algemeen, b, Status: raming -> bron (actie 2 (schaal) teruggedraaid)",
        "Algemeen, b, Id: b -> a (actie 2 (schaal) teruggedraaid)",
        "Algemeen, a, Bedrag: 150 -> 120 (actie 2 (schaal) teruggedraaid)",
    ]
    assert (plan.conflicten, plan.meldingen) == ((), ())
    assert apply(plan, NA_TWEE) == NA_EEN


def test_two_actions_are_undone_in_one_plan_that_changes_a_cell_once() -> None:
    plan = terugdraaien(LOG, NA_TWEE, 2)
    assert apply(plan, NA_TWEE) == VOOR
    assert [str(w).split(" (")[0] for w in plan.wijzigingen] == [
        "Algemeen, n, Bedrag: 6 ->",
        "Algemeen, b, Status: raming -> bron",
        "Algemeen, b, Id: b -> a",
        "Algemeen, a, Bedrag: 150 -> 100",
        "Algemeen, n: rij weg",
    ]
    assert rest(plan, VOOR).leeg


def test_a_cell_under_two_names_is_changed_once_too() -> None:
    log = pressed(
        ("vernieuw", (cel("a", "Bedrag", 100, 120),)),
        ("vernieuw", (cel("a", "Id", "a", "b"), cel("b", "Bedrag", 120, 150))),
    )
    now = tabel(b={"Bedrag": 150})
    plan = terugdraaien(log, now, 2)
    assert len(plan.wijzigingen) == 2
    back = apply(plan, now)
    assert back == tabel(a={"Bedrag": 100})
    assert rest(plan, back).leeg


def test_a_cell_that_came_back_to_what_it_was_is_no_change() -> None:
    log = pressed(
        ("schaal", (cel("a", "Bedrag", 100, 120),)), ("schaal", (cel("a", "Bedrag", 120, 100),))
    )
    assert terugdraaien(log, VOOR, 2) == Plan("terugdraaien", "")


def test_undone_lines_and_the_undo_itself_are_passed_over() -> None:
    undone = tuple(replace(r, ongedaan=True) for r in LOG if r.actie == 2)
    log = (*LOG[: len(EEN)], *undone, replace(LOG[0], nr=99, actie=3, knop="terugdraaien"))
    assert open_acties(log) == (1,)
    assert apply(terugdraaien(log, NA_EEN), NA_EEN) == VOOR


def test_the_log_may_have_been_sorted_by_the_user() -> None:
    assert terugdraaien(LOG[::-1], NA_TWEE, 2) == terugdraaien(LOG, NA_TWEE, 2)


def test_the_making_of_a_workbook_is_not_undone() -> None:
    log = pressed(("nieuw", (cel("a", "Bedrag", None, 100),)))
    assert terugdraaien(log, VOOR) == Plan(
        "terugdraaien", "", meldingen=("er is niets (meer) om terug te draaien",)
    )


def test_asking_for_more_than_there_is_undoes_what_there_is_and_says_so() -> None:
    plan = terugdraaien(LOG, NA_TWEE, 5)
    assert plan.wijzigingen == terugdraaien(LOG, NA_TWEE, 2).wijzigingen
    assert plan.meldingen == ("gevraagd was 5 keer, er is maar 2 keer iets gedaan",)


@pytest.mark.parametrize("aantal", [0, -1])
def test_undoing_nothing_is_refused(aantal: int) -> None:
    with pytest.raises(ValueError, match=f"aantal is {aantal}; draai ten minste 1 actie terug"):
        terugdraaien(LOG, NA_TWEE, aantal)


def test_a_cell_changed_by_hand_since_stays_as_a_conflict() -> None:
    now = tabel(b={"Bedrag": 777, "Status": "raming"}, n={"Bedrag": 6})
    plan = terugdraaien(LOG, now)
    assert plan.conflicten == (
        Conflict(
            "Algemeen",
            "tblAlgemeen",
            "a",
            "Bedrag",
            150,
            777,
            120,
            "met de hand gewijzigd nadat de knop schreef",
        ),
    )
    assert apply(plan, now) == tabel(a={"Bedrag": 777, "Status": "bron"}, n={"Bedrag": 5})


def test_a_conflict_over_two_actions_is_one_and_names_the_oldest_value() -> None:
    log = pressed(
        ("schaal", (cel("a", "Bedrag", 100, 120),)), ("schaal", (cel("a", "Bedrag", 120, 150),))
    )
    plan = terugdraaien(log, tabel(a={"Bedrag": 777}), 2)
    assert plan.leeg
    assert [(c.basis, c.hunne, c.onze) for c in plan.conflicten] == [(150, 777, 100)]


def test_a_cell_that_was_already_put_back_by_hand_is_neither_change_nor_conflict() -> None:
    now = tabel(a={"Bedrag": 100, "Status": "bron"}, n={"Bedrag": 5})
    plan = terugdraaien(LOG[: len(EEN)], now)
    assert {w.sleutel for w in plan.wijzigingen} == {"n"}
    assert plan.conflicten == ()


@pytest.mark.parametrize("kolom", ["Toelichting", "Eigen kolom", "Bedrag"])
def test_an_added_row_that_the_user_filled_in_stays_whole(kolom: str) -> None:
    now = tabel(a={"Bedrag": 120, "Status": "bron"}, n={"Bedrag": 5} | {kolom: "getypt"})
    plan = terugdraaien(LOG[: len(EEN)], now)
    written = 5 if kolom == "Bedrag" else None
    assert [(c.sleutel, c.kolom, c.basis, c.hunne, c.onze) for c in plan.conflicten] == [
        ("n", kolom, written, "getypt", None)
    ]
    assert plan.conflicten[0].waarom == (
        "actie 1 (vernieuw) voegde deze rij toe, daarna is zij met de hand ingevuld; de rij blijft"
    )
    assert apply(plan, now) == tabel(
        a={"Bedrag": 100, "Status": "bron"}, n={"Bedrag": 5} | {kolom: "getypt"}
    )


def test_an_added_row_in_which_the_user_only_emptied_a_cell_goes() -> None:
    now = tabel(a={"Bedrag": 120, "Status": "bron"}, n={})
    plan = terugdraaien(LOG[: len(EEN)], now)
    assert plan.conflicten == ()
    assert apply(plan, now) == VOOR


def test_an_added_row_that_the_user_removed_is_gone_already() -> None:
    now = tabel(a={"Bedrag": 120, "Status": "bron"})
    plan = terugdraaien(LOG[: len(EEN)], now)
    assert plan.meldingen == ()
    assert apply(plan, now) == VOOR


def test_a_row_that_the_user_removed_since_stays_away_with_one_message() -> None:
    now = tabel(n={"Bedrag": 6})
    plan = terugdraaien(LOG, now)
    assert plan.meldingen == (
        "Algemeen, b: niet teruggedraaid; gevonden geen rij met deze sleutel, verwacht was dat die"
        " er was",
    )
    assert apply(plan, now) == tabel(n={"Bedrag": 5})


def test_a_row_keeps_its_new_key_when_the_old_one_was_taken_since() -> None:
    log = pressed(
        ("vernieuw", (cel("a", "Bedrag", 0, 1),)), ("vernieuw", (cel("a", "Id", "a", "b"),))
    )
    now = tabel(a={"Bedrag": 1}, b={"Bedrag": 1})
    plan = terugdraaien(log, now, 2)
    assert plan.leeg
    assert plan.meldingen == (
        "Algemeen, b: niet teruggedraaid; gevonden al een rij met sleutel a, verwacht was dat die"
        " er nog niet was",
    )


def test_a_named_cell_is_undone() -> None:
    named = Wijziging("Start", "", "Begrotingsjaar", "", Wijzigingssoort.CEL, 2026, 2027, "")
    now: Tabelbeeld = {"": {"Begrotingsjaar": {"": 2027.0}}}
    plan = terugdraaien(pressed(("schaal", (named,))), now)
    assert apply(plan, now) == {"": {"Begrotingsjaar": {"": 2026}}}


def test_of_an_action_that_was_undone_in_part_only_the_rest_is_undone() -> None:
    log = pressed(("schaal", (cel("a", "Bedrag", 100, 120), cel("a", "Duur", 1, 2))))
    now = tabel(a={"Bedrag": 120, "Duur": 2})
    plan = terugdraaien((replace(log[0], ongedaan=True), log[1]), now)
    assert [str(w).split(" (")[0] for w in plan.wijzigingen] == ["Algemeen, a, Duur: 2 -> 1"]


def test_a_removed_row_without_another_name_gives_a_message_and_no_conflict() -> None:
    log = pressed(("schaal", (cel("a", "Bedrag", 100, 120), cel("a", "Duur", 1, 2))))
    plan = terugdraaien(log, tabel())
    assert plan.meldingen == (
        "Algemeen, a: niet teruggedraaid; gevonden geen rij met deze sleutel, verwacht was dat die"
        " er was",
    )
    assert (plan.wijzigingen, plan.conflicten) == ((), ())


WEG = (cel("a", "Bedrag", 1, None), cel("a", "Duur", 3, None), erbij("a").invert())
TERUG = (erbij("a"), cel("a", "Bedrag", None, 2), cel("a", "Status", None, "bron"))


def test_a_row_that_went_and_came_is_one_row_again_when_both_are_undone() -> None:
    now = tabel(a={"Bedrag": 2, "Status": "bron"})
    plan = terugdraaien(pressed(("schaal", WEG), ("schaal", TERUG)), now, 2)
    assert {(w.kolom, w.oud, w.nieuw) for w in plan.wijzigingen} == {
        ("Bedrag", 2, 1),
        ("Status", "bron", None),
        ("Duur", None, 3),
    }
    back = apply(plan, now)
    assert back == tabel(a={"Bedrag": 1, "Duur": 3})
    assert rest(plan, back).leeg


def test_a_row_that_came_and_went_leaves_nothing_to_undo() -> None:
    came = (erbij("a"), cel("a", "Bedrag", None, 1), cel("a", "Duur", None, 3))
    plan = terugdraaien(pressed(("schaal", came), ("schaal", WEG)), tabel(), 2)
    assert plan == Plan("terugdraaien", "")


def test_a_row_that_went_comes_back() -> None:
    plan = terugdraaien(pressed(("schaal", WEG)), tabel())
    assert apply(plan, tabel()) == tabel(a={"Bedrag": 1, "Duur": 3})
