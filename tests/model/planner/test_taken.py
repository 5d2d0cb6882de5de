"""Tasks out of the catalogue: their hours, their laws, and what a user gave of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import Afhankelijkheid, Ontwikkeling, Wet, Wetverwijzing
from modelgemeente_xl.model.planner.plaatsen import plan_taken
from modelgemeente_xl.model.planner.taak import Taak, Vast
from modelgemeente_xl.model.planner.taken import Regelinzet, inzet_of, taken_of
from modelgemeente_xl.model.planner.uitleg import missing
from modelgemeente_xl.model.rekenen.kwartalen import kwartaal
from modelgemeente_xl.model.voorstel.capaciteit import capaciteit_of
from modelgemeente_xl.model.voorstel.voorstel import voorstel_of

EERSTE = kwartaal(2027, 1)


def tasks_of(catalogus: Catalogus) -> tuple[Taak, ...]:
    omvang = catalogus.parameters.referentie
    (voorstel,) = voorstel_of(catalogus, 2027, [omvang])
    inzet = inzet_of(voorstel, catalogus.parameters)
    return taken_of(catalogus.ontwikkelingen, inzet)


def plain(catalogus: Catalogus) -> Ontwikkeling:
    """A development that begins in 2027-2 with two lines: from its start, and a quarter later."""
    one = next(o for o in catalogus.ontwikkelingen if len(o.begrotingsregels) > 1)
    first, second, *_ = one.begrotingsregels
    return replace(
        one,
        id="o",
        start=2027,
        startkwartaal=2,
        begrotingsregels=(
            replace(first, id="o.a", startjaar=2027, startkwartaal=2),
            replace(second, id="o.b", startjaar=2027, startkwartaal=3),
        ),
        wettelijk_kader=(),
        noodzaak="keuze",
    )


def test_all_tasks_together_ask_the_one_off_work_of_the_catalogue(catalogus: Catalogus) -> None:
    """Counted in another way by `capaciteit_of`; to a millionth of an fte, as they divide."""
    parameters, omvang = catalogus.parameters, catalogus.parameters.referentie
    (voorstel,) = voorstel_of(catalogus, 2027, [omvang])
    inzet = capaciteit_of(voorstel, parameters)
    found = plan_taken(tasks_of(catalogus), EERSTE).nu
    for fte, uren in zip(found, inzet.eenmalig, strict=True):
        assert abs(fte - uren / (inzet.uren_per_fte / 4)) < Decimal("0.000001")
    assert sum(found) > 0


def test_the_catalogue_itself_needs_no_moves(catalogus: Catalogus) -> None:
    """It is in order and in time; without a number of people nothing is in the way."""
    voorstel = plan_taken(tasks_of(catalogus), EERSTE)
    assert (voorstel.verschoven, voorstel.knelpunten) == ((), ())
    counting = [
        o
        for o in catalogus.ontwikkelingen
        if not o.begrotingsregels
        or any(r.meenemen and r.scenario != "ambitie" for r in o.begrotingsregels)
    ]
    assert len(voorstel.plekken) == len(counting)


def test_work_counts_from_the_quarter_of_its_line_on(catalogus: Catalogus) -> None:
    inzet = {
        "o.a": Regelinzet(EERSTE + 1, 2, Decimal(3)),
        "o.b": Regelinzet(EERSTE + 2, 3, Decimal(1)),
    }
    (taak,) = taken_of([plain(catalogus)], inzet)
    assert (taak.vroegst, taak.start, taak.vast) == (EERSTE + 1, EERSTE + 1, None)
    assert taak.vraag == (3, 4, 1, 1)


def test_a_line_with_a_start_of_the_user_holds_its_development(catalogus: Catalogus) -> None:
    """All lines a year later: the start is that too, and a line that keeps its own counts there."""
    both = {
        "o.a": Regelinzet(EERSTE + 5, 1, Decimal(3), eigen=True),
        "o.b": Regelinzet(EERSTE + 6, 1, Decimal(1), eigen=True),
    }
    (taak,) = taken_of([plain(catalogus)], both)
    assert (taak.start, taak.vast, taak.vraag) == (EERSTE + 5, Vast.EIGEN, (3, 1))
    one = both | {"o.a": Regelinzet(EERSTE + 1, 1, Decimal(3))}
    (taak,) = taken_of([plain(catalogus)], one)
    assert (taak.start, taak.vast, taak.vraag) == (EERSTE + 1, Vast.EIGEN, (3, 0, 0, 0, 0, 1))


def test_a_development_of_which_no_line_counts_is_no_task(catalogus: Catalogus) -> None:
    one = plain(catalogus)
    assert taken_of([one], {}) == ()
    (taak,) = taken_of([replace(one, begrotingsregels=())], {})
    assert (taak.start, taak.vraag, taak.vast) == (EERSTE + 1, (), None)


def test_what_is_needed_and_takes_no_part_is_told(catalogus: Catalogus) -> None:
    needs = replace(plain(catalogus), afhankelijk_van=(Afhankelijkheid("weg", 2, "proef"),))
    voorstel = plan_taken(taken_of([needs], {"o.a": Regelinzet(EERSTE + 1)}), EERSTE)
    sentence = f"'{needs.titel}' heeft 'Weg ermee' nodig, en dat doet niet mee"
    assert list(missing(voorstel, {"weg": "Weg ermee"})) == [sentence]
    assert voorstel.verschoven == ()


def test_the_law_is_the_first_one_that_does_not_hold_yet(catalogus: Catalogus) -> None:
    """Of 31 March 2027 (before the start), 1 April 2028 (its second quarter) and later ones."""

    def law(day: date | None) -> Wetverwijzing:
        return Wetverwijzing(Wet("w", "Wet", "", day, None, (), date(2026, 11, 28)), None)

    days = (None, date(2030, 1, 1), date(2028, 4, 1), date(2027, 3, 31))
    one = replace(plain(catalogus), wettelijk_kader=tuple(map(law, days)))
    inzet = {"o.a": Regelinzet(EERSTE + 1)}
    assert taken_of([one], inzet)[0].wet == kwartaal(2028, 2)
    (taak,) = taken_of([replace(one, wettelijk_kader=(law(None),))], inzet)
    assert taak.wet is None
