import pytest

from modelgemeente_xl.excel.waarde import Waarde, canonical, same, shown, shown_change


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, 1.0),
        (0, -0.0),
        (None, ""),
        (None, None),
        ("a", "a"),
        (True, True),
        (0.1 + 0.2, 0.3),
        (123456789.012345671, 123456789.01234567),
    ],
)
def test_these_are_the_same(one: Waarde, other: Waarde) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        (0, False),
        (0, None),
        (False, None),
        (10, "10"),
        ("a", "A"),
        ("a", "a "),
        (" ", None),
        (100, 100.00000000001),
    ],
)
def test_these_differ(one: Waarde, other: Waarde) -> None:
    assert not same(one, other)
    assert not same(other, one)


def test_the_canonical_form_has_one_kind_of_empty_and_one_kind_of_number() -> None:
    assert canonical("") is None
    assert repr(canonical(12)) == "12.0"
    assert canonical(True) is True
    assert repr(canonical(0.1 + 0.2)) == "0.3"


@pytest.mark.parametrize(
    ("waarde", "text"),
    [
        (None, "(leeg)"),
        ("", "(leeg)"),
        (True, "WAAR"),
        (False, "ONWAAR"),
        (2027.0, "2027"),
        (12000, "12000"),
        (0.55, "0,55"),
        (-1.5, "-1,5"),
        ("raming", "raming"),
        ("10", '"10"'),
        ("10A", "10A"),
        ("3.8", '"3.8"'),
        ("(leeg)", '"(leeg)"'),
        ("ja ", '"ja "'),
        ("eerste\ntweede", "eerste / tweede"),
        ("x" * 61, "x" * 60 + "..."),
        ("x" * 60, "x" * 60),
    ],
)
def test_a_value_reads_as_dutch_on_one_line(waarde: Waarde, text: str) -> None:
    assert shown(waarde) == text


def test_a_change_of_kind_is_visible() -> None:
    assert shown_change("10", 10) == '"10" -> 10'


def test_long_texts_are_shown_from_where_they_differ() -> None:
    begin = "De gemeente koopt licenties voor alle medewerkers, ook voor wie "
    assert (
        shown_change(begin + "extern werkt", begin + "thuis werkt")
        == "...rkers, ook voor wie extern werkt -> ...rkers, ook voor wie thuis werkt"
    )


def test_a_long_text_that_only_grew_shows_what_came_behind() -> None:
    oud = "a" * 70
    assert shown_change(oud, oud + " en meer") == f"...{'a' * 20} -> ...{'a' * 20} en meer"


def test_short_texts_are_shown_whole_however_much_they_share() -> None:
    oud = "licenties voor medewerkers, extern"
    assert shown_change(oud, "raming") == f"{oud} -> raming"
    assert shown_change(oud, oud[:-6] + "intern") == f"{oud} -> licenties voor medewerkers, intern"


def test_texts_of_sixty_characters_are_still_short() -> None:
    assert shown_change("a" * 59 + "b", "a" * 60) == f"{'a' * 59}b -> {'a' * 60}"


def test_a_long_row_of_digits_is_cut_like_any_text() -> None:
    assert shown("1" * 60) == f'"{"1" * 60}"'
    assert shown("1" * 61) == "1" * 60 + "..."
