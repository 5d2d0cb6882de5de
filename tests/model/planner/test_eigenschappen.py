"""What holds for every planning, whatever tasks, people and circles are made up."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelgemeente_xl.model.ontwikkeling import Afhankelijkheid
from modelgemeente_xl.model.planner.plaatsen import KWARTALEN, plan_taken
from modelgemeente_xl.model.planner.taak import Knel, Planvoorstel, Taak, Vast
from modelgemeente_xl.model.planner.volgorde import WachtOpElkaar
from modelgemeente_xl.model.rekenen.kwartalen import kwartaal

EERSTE = kwartaal(2027, 1)
FTE = st.integers(0, 60).map(lambda tenth: Decimal(tenth) / 10)
BESCHIKBAAR = st.none() | st.integers(0, 20).map(Decimal)


@st.composite
def tasks(draw: st.DrawFn) -> tuple[Taak, ...]:
    """Some tasks without a circle: each can need only those before it."""
    made: list[Taak] = []
    for i in range(draw(st.integers(1, 9))):
        vroegst = EERSTE + draw(st.integers(-3, 12))
        vast = draw(st.sampled_from([None, None, None, Vast.EIGEN]))
        ids = [taak.id for taak in made]
        needed = draw(st.sets(st.sampled_from(ids), max_size=3)) if ids else set()
        made.append(
            Taak(
                f"t{i}",
                f"Taak {i}",
                vroegst,
                EERSTE + draw(st.integers(0, 12)) if vast else vroegst,
                tuple(draw(st.lists(FTE, max_size=6))),
                tuple(
                    Afhankelijkheid(other, draw(st.integers(0, 8)), "proef")
                    for other in sorted(needed)
                ),
                draw(st.booleans()),
                draw(st.none() | st.integers(vroegst, vroegst + 8)),
                vast,
            )
        )
    return tuple(draw(st.permutations(made)))


def stuck(voorstel: Planvoorstel) -> set[str]:
    return {plek.taak.id for plek in voorstel.knelpunten}


def starts(voorstel: Planvoorstel) -> dict[str, int]:
    return {plek.taak.id: plek.start for plek in voorstel.plekken}


@given(tasks(), BESCHIKBAAR)
def test_none_begins_before_what_it_needs_unless_it_says_so(
    taken: Sequence[Taak], beschikbaar: Decimal | None
) -> None:
    voorstel = plan_taken(taken, EERSTE, beschikbaar)
    placed = starts(voorstel)
    early = {
        taak.id
        for taak in taken
        for needed in taak.afhankelijk_van
        if placed[taak.id] < placed[needed.ontwikkeling] + needed.na
    }
    begun = {taak.id for taak in taken if taak.vroegst < EERSTE}
    told = {
        p.taak.id for p in voorstel.knelpunten if p.knelpunt and p.knelpunt.knel is Knel.TE_VROEG
    }
    assert early == told
    assert early <= {t.id for t in taken if t.vast or t.onvermijdelijk} | begun


@given(tasks(), BESCHIKBAAR)
def test_what_does_not_say_otherwise_has_its_people(
    taken: Sequence[Taak], beschikbaar: Decimal | None
) -> None:
    voorstel = plan_taken(taken, EERSTE, beschikbaar)
    asked: dict[int, Decimal] = {}
    for plek in voorstel.plekken:
        if plek.taak.id not in stuck(voorstel):
            for k, fte in enumerate(plek.taak.vraag):
                asked[plek.start + k] = asked.get(plek.start + k, Decimal(0)) + fte
    if voorstel.grens is not None:
        assert all(fte <= voorstel.grens for k, fte in asked.items() if k >= EERSTE)


@given(tasks(), BESCHIKBAAR)
def test_what_stands_fast_or_cannot_wait_does_not_move(
    taken: Sequence[Taak], beschikbaar: Decimal | None
) -> None:
    placed = starts(plan_taken(taken, EERSTE, beschikbaar))
    for taak in taken:
        if taak.vast:
            assert placed[taak.id] == taak.start
        elif taak.onvermijdelijk or taak.vroegst < EERSTE:
            assert placed[taak.id] == taak.vroegst
        else:
            assert placed[taak.id] >= taak.vroegst


@given(tasks(), BESCHIKBAAR)
def test_a_second_time_nothing_moves(taken: Sequence[Taak], beschikbaar: Decimal | None) -> None:
    voorstel = plan_taken(taken, EERSTE, beschikbaar)
    placed = starts(voorstel)
    again = plan_taken(
        [replace(taak, start=placed[taak.id]) for taak in taken], EERSTE, beschikbaar
    )
    assert starts(again) == placed
    assert again.verschoven == ()
    assert again.knelpunten == tuple(
        replace(plek, taak=replace(plek.taak, start=plek.start)) for plek in voorstel.knelpunten
    )


@given(tasks(), BESCHIKBAAR, st.randoms())
def test_the_order_in_which_tasks_come_changes_nothing(
    taken: Sequence[Taak], beschikbaar: Decimal | None, chance: object
) -> None:
    mixed = sorted(taken, key=lambda taak: chance.random())  # type: ignore[attr-defined]
    assert plan_taken(mixed, EERSTE, beschikbaar) == plan_taken(taken, EERSTE, beschikbaar)


@given(tasks(), st.integers(1, 20).map(Decimal))
def test_no_earlier_quarter_would_do_for_what_fits(
    taken: Sequence[Taak], beschikbaar: Decimal
) -> None:
    """A task that nothing needs and that was placed last could not have begun earlier."""
    voorstel = plan_taken(taken, EERSTE, beschikbaar)
    *others, last = voorstel.plekken
    if last.taak.vast or last.taak.wet is not None or last.nodig_voor or last.knelpunt:
        return
    grens = voorstel.grens
    assert grens is not None
    used: dict[int, Decimal] = {}
    for plek in others:
        tekort = plek.knelpunt is not None and plek.knelpunt.knel is Knel.TEKORT
        waits = not (plek.taak.vast or plek.taak.onvermijdelijk or plek.nodig_voor)
        if tekort and waits and plek.taak.wet is None:
            continue  # takes nobody from the others
        for k, fte in enumerate(plek.taak.vraag):
            used[plek.start + k] = used.get(plek.start + k, Decimal(0)) + fte
    floor = max(
        [last.taak.vroegst]
        + [
            starts(voorstel)[needed.ontwikkeling] + needed.na
            for needed in last.taak.afhankelijk_van
        ]
    )
    for start in range(floor, last.start):
        assert any(
            fte and used.get(start + k, Decimal(0)) + fte > grens
            for k, fte in enumerate(last.taak.vraag)
        )


@given(tasks())
def test_without_a_number_of_people_only_order_and_dates_count(taken: Sequence[Taak]) -> None:
    voorstel = plan_taken(taken, EERSTE)
    assert voorstel.grens is None
    assert all(p.knelpunt and p.knelpunt.knel is not Knel.TEKORT for p in voorstel.knelpunten)
    assert len(voorstel.gevraagd) == KWARTALEN


def test_a_circle_is_refused_with_its_names() -> None:
    def taak(id_: str, other: str) -> Taak:
        needed = (Afhankelijkheid(other, 1, "proef"),)
        return Taak(id_, f"Titel {id_}", EERSTE, EERSTE, afhankelijk_van=needed)

    with pytest.raises(WachtOpElkaar) as refused:
        plan_taken([taak("a", "b"), taak("b", "c"), taak("c", "a")], EERSTE)
    circle = "'Titel a' -> 'Titel b' -> 'Titel c' -> 'Titel a'"
    assert str(refused.value) == (
        f"deze ontwikkelingen wachten op elkaar in een kring: {circle}; haal een van de "
        "afhankelijkheden weg"
    )
