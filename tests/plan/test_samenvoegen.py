"""The merge: every case of `tests/gevallen_samenvoegen`, and laws for whatever people do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.plan.beeld import Tabelrijen
from modelgemeente_xl.plan.driehoek import Driehoek, former_names, gelijk_in, waarde_in
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.samenvoegen import merge, plan_of
from modelgemeente_xl.plan.terugdraaien import logregels_of, open_acties, terugdraaien
from modelgemeente_xl.plan.toepassen import check, rest
from tests.plan.doen import apply, inverse

FOLDER = Path(__file__).resolve().parents[1] / "gevallen_samenvoegen"
CELLEN: list[dict[str, Any]] = yaml.safe_load((FOLDER / "cellen.yaml").read_text("utf-8"))
RIJEN: list[dict[str, Any]] = yaml.safe_load((FOLDER / "rijen.yaml").read_text("utf-8"))
EIGENAARS = {
    "Id": "sleutel",
    "Begrotingsregel": "catalogus",
    "Bedrag": "catalogus",
    "Status": "catalogus",
    "Startjaar": "invoer",
    "Toelichting": "invoer",
    "Jaar 1": "formule",
}
TABEL = "tblAlgemeen"


def driehoek(basis: Tabelrijen, hunne: Tabelrijen, onze: Tabelrijen, **more: Any) -> Driehoek:
    return Driehoek(
        **{
            "blad": "Algemeen",
            "tabel": TABEL,
            "eigenaars": EIGENAARS,
            "basis_gelijk": gelijk_in(basis),
            "basis_waarde": waarde_in(basis),
            "hunne": hunne,
            "onze": onze,
            **more,
        }
    )


def plan(basis: Tabelrijen, hunne: Tabelrijen, onze: Tabelrijen, **more: Any) -> Plan:
    return plan_of("vernieuw", "van -> naar", [merge(driehoek(basis, hunne, onze, **more))])


def tidy(rijen: Tabelrijen) -> dict[str, dict[str, Waarde]]:
    """Rows without their empty cells, so that an emptied cell equals one that was never filled."""
    return {
        sleutel: {kolom: w for kolom, w in rij.items() if w not in (None, "")}
        for sleutel, rij in rijen.items()
    }


def after(made: Plan, hunne: Tabelrijen) -> dict[str, dict[str, Waarde]]:
    return tidy(apply(made, {TABEL: hunne})[TABEL])


# --- One cell -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kolom", ["Bedrag", "Startjaar"], ids=["catalogus", "invoer"])
@pytest.mark.parametrize("geval", CELLEN, ids=lambda geval: geval["titel"])
def test_one_cell(geval: dict[str, Any], kolom: str) -> None:
    basis = {"a": {kolom: geval["basis"]}} if "basis" in geval else {}
    hunne, onze = {"a": {kolom: geval["werkmap"]}}, {"a": {kolom: geval["catalogus"]}}
    made = plan(basis, hunne, onze)
    assert after(made, hunne) == tidy({"a": {kolom: geval["daarna"]}})
    assert (len(made.wijzigingen), len(made.conflicten)) == {
        "niets": (0, 0),
        "overgenomen": (1, 0),
        "eigen": (0, 0),
        "conflict": (0, 1),
    }[geval["uitkomst"]]
    assert made.meldingen == ()


def kind_of(*sides: Waarde) -> tuple[object, ...]:
    """Which sides are the same, and which are empty."""
    return *(a == b for a, b in zip(sides, sides[1:] + sides[:1], strict=True)), *(
        side is None for side in sides
    )


def test_the_table_of_cells_is_complete() -> None:
    known = {kind_of(g["basis"], g["werkmap"], g["catalogus"]) for g in CELLEN if "basis" in g}
    unknown = {kind_of(g["werkmap"], g["catalogus"]) for g in CELLEN if "basis" not in g}
    assert known >= {kind_of(*sides) for sides in product((None, 1, 2, 3), repeat=3)}
    assert unknown >= {kind_of(*sides) for sides in product((None, 1, 2), repeat=2)}


# --- Whole rows ---------------------------------------------------------------------------------


@pytest.mark.parametrize("geval", RIJEN, ids=lambda geval: geval["titel"])
def test_rows(geval: dict[str, Any]) -> None:
    hunne = geval["werkmap"]
    more: dict[str, Any] = {
        "dubbel": frozenset(geval.get("dubbel", ())),
        "hernoemd": geval.get("hernoemd", {}),
    }
    if geval.get("zonder_status"):
        more["eigenaars"] = {k: e for k, e in EIGENAARS.items() if k != "Status"}
    made = plan(geval["basis"], hunne, geval["catalogus"], **more)
    assert [str(w).removeprefix("Algemeen, ") for w in made.wijzigingen] == geval.get(
        "wijzigingen", []
    )
    assert [
        {
            "cel": f"{c.sleutel}, {c.kolom}",
            "basis": c.basis,
            "blijft": c.hunne,
            "voorgesteld": c.onze,
        }
        for c in made.conflicten
    ] == geval.get("conflicten", [])
    assert list(made.meldingen) == geval.get("meldingen", [])
    assert after(made, hunne) == tidy(geval.get("daarna", hunne))


def test_the_table_of_rows_is_complete() -> None:
    seen = {
        tuple("licenties" in g[side] for side in ("basis", "werkmap", "catalogus"))
        for g in RIJEN
        if not {"hernoemd", "dubbel"} & set(g)
    }
    assert seen == set(product((True, False), repeat=3))


def test_of_the_base_a_fingerprint_is_enough() -> None:
    written = {("a", "Bedrag"): hash(100.0), ("a", "Status"): hash("bron")}

    def gelijk(sleutel: str, kolom: str, waarde: Waarde) -> bool | None:
        print_of = written.get((sleutel, kolom))
        return None if print_of is None else print_of == hash(waarde)

    hunne = {"a": {"Bedrag": 100, "Status": "raming"}}
    onze = {"a": {"Bedrag": 120, "Status": "afgeleid"}}
    made = merge(
        Driehoek(
            blad="Algemeen",
            tabel=TABEL,
            eigenaars=EIGENAARS,
            basis_gelijk=gelijk,
            hunne=hunne,
            onze=onze,
        )
    )
    assert [(w.kolom, w.oud, w.nieuw) for w in made.wijzigingen] == [("Bedrag", 100, 120)]
    assert [(c.kolom, c.basis) for c in made.conflicten] == [("Status", None)]


def test_a_row_of_a_table_with_two_key_columns_gets_both() -> None:
    made = merge(
        driehoek(
            {},
            {},
            {"10|2027": {"Schaal": "10", "Jaar": 2027, "Standaard": 90_000, "In gebruik": 1}},
            eigenaars={
                "Schaal": "sleutel",
                "Jaar": "sleutel",
                "Standaard": "catalogus",
                "In gebruik": "formule",
            },
        )
    )
    assert [(w.kolom, w.nieuw) for w in made.wijzigingen] == [
        ("", None),
        ("Schaal", "10"),
        ("Jaar", 2027),
        ("Standaard", 90_000),
    ]


def test_where_status_is_an_input_vervallen_is_the_users_own_word() -> None:
    made = merge(
        driehoek(
            {},
            {"a": {"Status": "vervallen"}},
            {"a": {"Status": "bron"}},
            eigenaars={"Status": "invoer"},
        )
    )
    assert made.wijzigingen == ()
    assert [c.hunne for c in made.conflicten] == ["vervallen"]


def test_the_id_comes_with_the_row_and_is_no_change_of_its_own() -> None:
    made = merge(driehoek({}, {}, {"a": {"Id": "a", "Bedrag": 1}}))
    assert [w.kolom for w in made.wijzigingen] == ["", "Bedrag"]


def test_the_parts_of_several_tables_stand_in_one_plan() -> None:
    parts = [
        merge(driehoek({"a": {"Bedrag": 1}}, {"a": {"Bedrag": 3}}, {"a": {"Bedrag": 2}})),
        merge(driehoek({"b": {"Bedrag": 1}}, {}, {"b": {"Bedrag": 1}}, blad="Fysiek")),
        merge(driehoek({"c": {"Bedrag": 1}}, {"c": {"Bedrag": 1}}, {"c": {"Bedrag": 2}})),
    ]
    made = plan_of("vernieuw", "een -> twee", parts)
    assert (made.knop, made.editie) == ("vernieuw", "een -> twee")
    assert [w.sleutel for w in made.wijzigingen] == ["c"]
    assert [c.sleutel for c in made.conflicten] == ["a"]
    assert made.meldingen == ("Fysiek, b: deze rij is uit de werkmap verwijderd en blijft weg",)


def test_names_are_followed_to_where_the_catalogue_is() -> None:
    assert former_names({"a": "b", "b": "c", "x": "c", "y": "z"}, {"c"}) == {"c": ("a", "b", "x")}
    assert former_names({"a": "b", "b": "a"}, ()) == {}
    assert former_names({"a": "b"}, {"a", "b"}) == {}


# --- Laws, for whatever users and catalogues do ---------------------------------------------------

KOLOMMEN = ("Begrotingsregel", "Bedrag", "Status", "Startjaar", "Toelichting")
WAARDE: st.SearchStrategy[Waarde] = st.sampled_from([None, "", 1, 2, 2.0, 3, "a", "b", True])
GETYPT: st.SearchStrategy[Waarde] = WAARDE | st.sampled_from(["getypt 1", "getypt 2", 12345.67])
IDS = ("k0", "k1", "k2", "k3", "k4")
NIEUWE_IDS = ("n0", "n1")


@dataclass(frozen=True)
class Verhaal:
    """What the catalogue wrote, what the user made of it, and what the catalogue says now."""

    basis: dict[str, dict[str, Waarde]]
    hunne: dict[str, dict[str, Waarde]]
    onze: dict[str, dict[str, Waarde]]
    hernoemd: dict[str, str]

    def plan(self, basis: Tabelrijen | None = None, hunne: Tabelrijen | None = None) -> Plan:
        return plan(
            self.basis if basis is None else basis,
            self.hunne if hunne is None else hunne,
            self.onze,
            hernoemd=self.hernoemd,
        )

    def now(self, sleutel: str) -> str:
        """The key of a row after the merge, unless another row bears its new id already."""
        nieuw = self.hernoemd.get(sleutel, sleutel)
        return sleutel if nieuw in self.hunne else nieuw

    def written(self, sleutel: str) -> dict[str, Waarde] | None:
        """What the catalogue wrote in a row of the workbook, under its old id if that is gone."""
        olds = [old for old, nieuw in self.hernoemd.items() if nieuw == sleutel]
        names = [sleutel, *(old for old in olds if old not in self.hunne)]
        return next((self.basis[name] for name in names if name in self.basis), None)


def row_of(values: st.SearchStrategy[Waarde]) -> st.SearchStrategy[dict[str, Waarde]]:
    return st.fixed_dictionaries(dict.fromkeys(KOLOMMEN, values))


@st.composite
def edited(draw: st.DrawFn, rows: Mapping[str, Mapping[str, Waarde]]) -> dict[str, Any]:
    """What a user may make of these rows: cells, own columns, rows away, own rows, another order."""
    mine: dict[str, dict[str, Waarde]] = {}
    for sleutel, rij in rows.items():
        if draw(st.integers(0, 4)):
            cells = draw(st.dictionaries(st.sampled_from((*KOLOMMEN, "Eigen")), GETYPT, max_size=3))
            mine[sleutel] = {**rij, **cells}
    own = draw(
        st.dictionaries(
            st.sampled_from(("eigen-001", "zelf", "n1", "k0-nieuw", "k1-nieuw")),
            row_of(GETYPT),
            max_size=2,
        )
    )
    rows_in_order = list({**own, **mine}.items())
    return dict(draw(st.permutations(rows_in_order)))


@st.composite
def verhalen(draw: st.DrawFn) -> Verhaal:
    basis = draw(st.dictionaries(st.sampled_from(IDS), row_of(WAARDE)))
    onze: dict[str, dict[str, Waarde]] = {}
    hernoemd: dict[str, str] = {}
    for sleutel, rij in basis.items():
        fate = draw(st.sampled_from(("blijft", "blijft", "vervalt", "hernoemd")))
        if fate != "vervalt":
            name = f"{sleutel}-nieuw" if fate == "hernoemd" else sleutel
            changes = draw(st.dictionaries(st.sampled_from(KOLOMMEN), WAARDE, max_size=3))
            onze[name] = {**rij, **changes}
            if fate == "hernoemd":
                hernoemd[sleutel] = name
    onze |= draw(st.dictionaries(st.sampled_from(NIEUWE_IDS), row_of(WAARDE)))
    return Verhaal(basis, draw(edited(basis)), onze, hernoemd)


def equal(one: Waarde, other: Waarde) -> bool:
    """Equal for these laws; written apart from `same`, and for the few values that occur here."""
    one, other = (None if value == "" else value for value in (one, other))
    return one == other and isinstance(one, bool) == isinstance(other, bool)


@given(verhalen())
def test_nothing_that_a_user_did_is_lost(verhaal: Verhaal) -> None:
    na = after(verhaal.plan(), verhaal.hunne)
    for sleutel, rij in verhaal.hunne.items():
        daarna = na[verhaal.now(sleutel)]
        basis = verhaal.written(sleutel)
        for kolom, waarde in rij.items():
            touched = basis is None or kolom not in basis or not equal(basis[kolom], waarde)
            if touched:
                assert equal(daarna.get(kolom), waarde), (sleutel, kolom)


@given(verhalen())
def test_what_a_user_removed_stays_away_and_rows_never_go(verhaal: Verhaal) -> None:
    na = after(verhaal.plan(), verhaal.hunne)
    removed = set(verhaal.basis) - set(verhaal.hunne)
    names = {verhaal.hernoemd.get(sleutel, sleutel) for sleutel in removed} - set(verhaal.hunne)
    assert not names & set(na)
    assert {verhaal.now(sleutel) for sleutel in verhaal.hunne} <= set(na)


@given(verhalen())
def test_what_nobody_touched_follows_the_catalogue(verhaal: Verhaal) -> None:
    na = after(verhaal.plan(), verhaal.hunne)
    for sleutel, basis in verhaal.basis.items():
        if sleutel not in verhaal.hunne:
            continue
        name = verhaal.now(sleutel)
        for kolom, waarde in basis.items():
            if not equal(verhaal.hunne[sleutel].get(kolom), waarde):
                continue
            if name in verhaal.onze:
                wanted = verhaal.onze[name][kolom]
            else:
                wanted = "vervallen" if kolom == "Status" else waarde
            assert equal(na[name].get(kolom), wanted), (sleutel, kolom)
    for sleutel in set(NIEUWE_IDS) & set(verhaal.onze) - set(verhaal.hunne):
        assert na[sleutel] == tidy(verhaal.onze)[sleutel]


@given(verhalen())
def test_every_value_that_both_changed_is_shown(verhaal: Verhaal) -> None:
    made = verhaal.plan()
    shown = {(c.sleutel, c.kolom): (c.basis, c.hunne, c.onze) for c in made.conflicten}
    assert len(shown) == len(made.conflicten)
    expected = {}
    for sleutel, rij in verhaal.hunne.items():
        name = verhaal.now(sleutel)
        if sleutel == "eigen-001" or name not in verhaal.onze:
            continue
        for kolom in KOLOMMEN:
            written = verhaal.written(sleutel)
            b = written[kolom] if written else None
            t, o = rij.get(kolom), verhaal.onze[name][kolom]
            apart = not equal(t, o)
            if written:
                apart = apart and not equal(b, t) and not equal(b, o)
            if apart:
                expected[name, kolom] = (b, t, o)
    in_catalogue = {cell: sides for cell, sides in shown.items() if cell[0] in verhaal.onze}
    assert in_catalogue == expected


@given(verhalen())
def test_merging_again_changes_nothing(verhaal: Verhaal) -> None:
    made = verhaal.plan()
    na = after(made, verhaal.hunne)
    same_base = verhaal.plan(hunne=na)
    assert same_base.leeg
    assert {(c.sleutel, c.kolom) for c in same_base.conflicten} == {
        (c.sleutel, c.kolom) for c in made.conflicten
    }
    next_base = verhaal.plan(basis=verhaal.onze, hunne=na)
    assert (next_base.wijzigingen, next_base.conflicten) == ((), ())


@given(verhalen())
def test_a_merge_can_be_taken_back(verhaal: Verhaal) -> None:
    made, voor = verhaal.plan(), {TABEL: verhaal.hunne}
    na = apply(made, voor)
    assert check(made, voor) == ()
    assert tidy(apply(inverse(made), na)[TABEL]) == tidy(verhaal.hunne)
    assert inverse(inverse(made)).wijzigingen == made.wijzigingen
    undo = terugdraaien(logregels_of(made, 1, 1), na)
    assert undo.conflicten == ()
    assert bool(undo.meldingen) == made.leeg
    assert tidy(apply(undo, na)[TABEL]) == tidy(verhaal.hunne)


@given(verhalen(), st.data())
def test_a_plan_that_stopped_half_way_is_finished_by_applying_it_again(
    verhaal: Verhaal, data: st.DataObject
) -> None:
    made, voor = verhaal.plan(), {TABEL: verhaal.hunne}
    for once, begin in ((made, voor), (inverse(made), apply(made, voor))):
        done = data.draw(st.integers(0, len(once.wijzigingen)))
        half = apply(replace(once, wijzigingen=once.wijzigingen[:done]), begin)
        whole = apply(once, begin)
        assert apply(once, half) == whole
        assert rest(once, whole).leeg
        assert apply(once, whole) == whole


@given(verhalen(), st.data())
def test_undoing_keeps_what_was_typed_since(verhaal: Verhaal, data: st.DataObject) -> None:
    made = verhaal.plan()
    na = after(made, verhaal.hunne)
    typed = (
        data.draw(
            st.dictionaries(
                st.tuples(st.sampled_from(sorted(na)), st.sampled_from((*KOLOMMEN, "Eigen"))),
                st.sampled_from(["later 1", "later 2"]),
                max_size=4,
            )
        )
        if na
        else {}
    )
    later = {sleutel: dict(rij) for sleutel, rij in na.items()}
    for (sleutel, kolom), waarde in typed.items():
        later[sleutel][kolom] = waarde
    back = after(terugdraaien(logregels_of(made, 1, 1), {TABEL: later}), later)
    old_names = {verhaal.now(sleutel): sleutel for sleutel in verhaal.hunne}
    for (sleutel, kolom), waarde in typed.items():
        assert back[old_names.get(sleutel, sleutel)][kolom] == waarde
    for now, old in old_names.items():
        kept = {kolom: w for (sleutel, kolom), w in typed.items() if sleutel == now}
        assert back[old] == {**tidy(verhaal.hunne)[old], **kept}
    added = set(na) - set(old_names)
    filled = {sleutel for sleutel, _ in typed} & added
    assert set(back) == set(verhaal.hunne) | filled
    assert all(back[sleutel] == later[sleutel] for sleutel in filled)


@settings(max_examples=60)
@given(verhalen(), st.data())
def test_two_merges_are_undone_at_once_or_one_by_one(verhaal: Verhaal, data: st.DataObject) -> None:
    first = verhaal.plan()
    between = after(first, verhaal.hunne)
    onze = {
        sleutel: {
            **rij,
            **data.draw(st.dictionaries(st.sampled_from(KOLOMMEN), WAARDE, max_size=2)),
        }
        for sleutel, rij in verhaal.onze.items()
        if data.draw(st.integers(0, 3))
    }
    hernoemd = {
        sleutel: f"{sleutel}-nu" for sleutel in onze if "." in sleutel or data.draw(st.booleans())
    }
    onze = {hernoemd.get(sleutel, sleutel): rij for sleutel, rij in onze.items()}
    second = plan(verhaal.onze, between, onze, hernoemd=hernoemd)
    na = after(second, between)
    log = logregels_of(first, 1, 1)
    log += logregels_of(second, len(log) + 1, 2)
    at_once = terugdraaien(log, {TABEL: na}, 2)
    assert after(at_once, na) == tidy(verhaal.hunne)
    cells = [(w.sleutel, w.kolom) for w in at_once.wijzigingen]
    assert len(cells) == len(set(cells))
    step, now = log, na
    for actie in reversed(open_acties(log)):
        now = after(terugdraaien(step, {TABEL: now}), now)
        step = tuple(replace(r, ongedaan=r.ongedaan or r.actie == actie) for r in step)
        assert now == (between if actie == 2 else tidy(verhaal.hunne))
