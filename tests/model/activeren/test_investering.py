"""What an investment costs, for every krediet, term and interest."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from modelgemeente_xl.model.activeren.investering import Investering

RENTE = st.decimals(0, Decimal("0.1"), places=4)
KREDIET = st.dictionaries(st.integers(2025, 2033), st.integers(0, 10_000_000), min_size=1)
TERMIJN = st.integers(1, 40)


@st.composite
def investeringen(draw: st.DrawFn) -> Investering:
    krediet = draw(KREDIET)
    return Investering(krediet, max(krediet), draw(TERMIJN), draw(RENTE))


def years_of(investering: Investering) -> range:
    return range(min(investering.krediet), investering.gereed + investering.termijn + 2)


@given(investering=investeringen())
def test_what_is_written_off_is_the_krediet(investering: Investering) -> None:
    years = years_of(investering)
    assert sum(investering.afschrijving(year) for year in years) == investering.totaal
    assert investering.boekwaarde(years[-1] + 1) == 0


@given(investering=investeringen())
def test_no_year_is_more_than_a_euro_from_an_even_part(investering: Investering) -> None:
    even = Decimal(investering.totaal) / investering.termijn
    for year in range(investering.gereed + 1, investering.gereed + investering.termijn + 1):
        assert abs(investering.afschrijving(year) - even) <= 1


@given(investering=investeringen())
def test_the_book_goes_from_year_to_year(investering: Investering) -> None:
    """What stands there, with what is spent and without what is written off, is the next."""
    for year in years_of(investering):
        after = investering.boekwaarde(year) + investering.krediet.get(year, 0)
        assert investering.boekwaarde(year + 1) == after - investering.afschrijving(year)


@given(investering=investeringen())
def test_nothing_is_charged_before_money_is_spent_or_after_it_is_written_off(
    investering: Investering,
) -> None:
    years = years_of(investering)
    assert investering.kapitaallasten(years[0]) == 0
    assert investering.kapitaallasten(years[-1]) == 0
    assert all(investering.afschrijving(year) == 0 for year in investering.krediet)


def test_interest_over_a_half_euro_goes_up() -> None:
    """5 % of 10 is 0,50, which is a whole euro."""
    assert Investering({2027: 10}, 2027, 5, Decimal("0.05")).rente(2028) == 1
