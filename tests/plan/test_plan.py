from dataclasses import replace

from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.wijziging import Conflict, Wijziging, Wijzigingssoort
from tests.plan.doen import inverse


def cel(
    sleutel: str, kolom: str, oud: object, nieuw: object, *, blad: str = "Algemeen"
) -> Wijziging:
    return Wijziging(blad, f"tbl{blad}", sleutel, kolom, Wijzigingssoort.CEL, oud, nieuw, "reden")  # type: ignore[arg-type]


ERBIJ = Wijziging(
    "Fysiek", "tblFysiek", "nieuw", "", Wijzigingssoort.RIJ_ERBIJ, None, None, "nieuw"
)
JAAR = Wijziging("Start", "", "Begrotingsjaar", "", Wijzigingssoort.CEL, 2026, 2027, "knop schaal")
PLAN = Plan(
    "vernieuw",
    "editie 2023 -> editie 2026",
    (
        JAAR,
        cel("licenties", "Bedrag", 100, 120),
        cel("licenties", "Id", "licenties", "software"),
        cel("software", "Status", "bron", None),
        ERBIJ,
        cel("nieuw", "Bedrag", None, 5, blad="Fysiek"),
    ),
    (Conflict("Algemeen", "tblAlgemeen", "x", "Duur", 1, 3, 2, "beide gewijzigd"),),
    ("iets om te weten",),
)


def test_a_plan_reads_as_totals_what_asks_for_attention_counts_and_every_change() -> None:
    assert PLAN.kop() == (
        "vernieuw (editie 2023 -> editie 2026): 6 wijzigingen, 1 conflict, 1 melding"
    )
    assert PLAN.aandacht() == (
        "conflict: Algemeen, x, Duur: 3 blijft staan, voorgesteld was 2 (beide gewijzigd)",
        "melding: iets om te weten",
    )
    assert PLAN.cellen() == (
        "Start: 1 cel",
        "Algemeen: 3 cellen",
        "Fysiek: 1 cel, 1 rij erbij",
        "Start, Begrotingsjaar: 2026 -> 2027 (knop schaal)",
        "Algemeen, licenties, Bedrag: 100 -> 120 (reden)",
        "Algemeen, licenties, Id: licenties -> software (reden)",
        "Algemeen, software, Status: bron -> (leeg) (reden)",
        "Fysiek, nieuw: rij erbij (nieuw)",
        "Fysiek, nieuw, Bedrag: (leeg) -> 5 (reden)",
    )


def test_an_empty_plan_says_so() -> None:
    assert Plan("controleer", "").kop() == "controleer: geen wijzigingen"


def test_many_changes_are_counted_and_shown_one_by_one_only_when_asked_for() -> None:
    plan = Plan("schaal", "", tuple(cel(f"r{i}", "Bedrag", i, 2 * i) for i in range(1, 14)))
    assert plan.cellen() == ("Algemeen: 13 cellen",)
    assert len(plan.cellen(alles=True)) == 14


def test_what_only_the_program_reads_is_neither_counted_nor_shown() -> None:
    hashes = (
        Wijziging("Start", "", "Vingerafdruk", "", Wijzigingssoort.CEL, "f00d", "beef", ""),
        Wijziging(
            "Catalogus", "tblKenmerken", "tblX!a", "Kenmerken", Wijzigingssoort.CEL, "1a", "2b", ""
        ),
    )
    plan = Plan("vernieuw", "", (*hashes, JAAR))
    assert plan.kop() == "vernieuw: 1 wijziging"
    assert plan.cellen(alles=True) == ("Start: 1 cel", str(JAAR))
    assert not Plan("vernieuw", "", hashes).leeg


def test_one_change_is_counted_in_the_singular_and_two_rows_in_the_plural() -> None:
    weg = ERBIJ.invert()
    assert Plan("schaal", "", (JAAR,)).kop() == "schaal: 1 wijziging"
    assert Plan("schaal", "", (weg, weg)).cellen()[0] == "Fysiek: 2 rijen weg"


def test_only_changes_make_a_plan_full() -> None:
    assert Plan("vernieuw", "", (), PLAN.conflicten, PLAN.meldingen).leeg
    assert not PLAN.leeg


def test_the_inverse_goes_back_in_reverse_order() -> None:
    terug = inverse(PLAN)
    assert terug.knop == "terugdraaien"
    assert terug.editie == "editie 2026 -> editie 2023"
    assert (terug.conflicten, terug.meldingen) == ((), ())
    assert [str(w) for w in terug.wijzigingen] == [
        "Fysiek, nieuw, Bedrag: 5 -> (leeg) (reden)",
        "Fysiek, nieuw: rij weg (nieuw)",
        "Algemeen, software, Status: (leeg) -> bron (reden)",
        "Algemeen, software, Id: software -> licenties (reden)",
        "Algemeen, licenties, Bedrag: 120 -> 100 (reden)",
        "Start, Begrotingsjaar: 2027 -> 2026 (knop schaal)",
    ]


def test_the_inverse_of_the_inverse_is_the_same_changes() -> None:
    assert inverse(inverse(PLAN)).wijzigingen == PLAN.wijzigingen
    assert inverse(inverse(PLAN)).editie == PLAN.editie


def test_an_edition_that_did_not_change_stays_in_the_inverse() -> None:
    assert inverse(Plan("schaal", "editie 2023")).editie == "editie 2023"


def test_only_the_id_of_a_table_row_is_a_key() -> None:
    assert cel("a", "Id", "a", "b").hernoemt
    assert not cel("a", "Bedrag", "a", "b").hernoemt
    assert not Wijziging("Start", "", "Naam", "Id", Wijzigingssoort.CEL, "a", "b", "").hernoemt


def test_a_fingerprint_is_the_same_for_the_same_plan_and_another_for_any_other() -> None:
    same = replace(PLAN, wijzigingen=(replace(JAAR, oud=2026.0), *PLAN.wijzigingen[1:]))
    assert same.vingerafdruk == PLAN.vingerafdruk
    others = [
        replace(PLAN, knop="schaal"),
        replace(PLAN, editie=""),
        replace(PLAN, meldingen=()),
        replace(PLAN, conflicten=()),
        replace(PLAN, wijzigingen=PLAN.wijzigingen[:-1]),
        replace(PLAN, wijzigingen=tuple(reversed(PLAN.wijzigingen))),
        replace(PLAN, wijzigingen=(replace(JAAR, nieuw="2027"), *PLAN.wijzigingen[1:])),
        replace(PLAN, wijzigingen=(replace(JAAR, nieuw=True), *PLAN.wijzigingen[1:])),
        replace(PLAN, wijzigingen=(replace(JAAR, waarom="anders"), *PLAN.wijzigingen[1:])),
    ]
    prints = {PLAN.vingerafdruk, *(plan.vingerafdruk for plan in others)}
    assert len(prints) == len(others) + 1
    assert all(len(text) == 64 for text in prints)


def test_a_fingerprint_takes_any_text() -> None:
    broken = Plan("schaal", "", (replace(JAAR, nieuw="\ud800 \u00e9"),))
    assert broken.vingerafdruk != Plan("schaal", "", (JAAR,)).vingerafdruk
