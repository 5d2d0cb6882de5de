from decimal import Decimal

import pytest

from modelgemeente_xl.model.geld import round_half_up


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        ("0.5", 1),
        ("1.5", 2),
        ("2.5", 3),
        ("2.4999999", 3),  # the guard makes 2.500000 of it first
        ("2.4999994", 2),
        ("-0.5", -1),
        ("-2.4", -2),
        ("0", 0),
        ("999999999.5", 1000000000),
    ],
)
def test_half_goes_up_and_away_from_zero(amount: str, rounded: int) -> None:
    assert round_half_up(Decimal(amount)) == rounded


def test_binary_noise_just_below_a_half_still_goes_up() -> None:
    noisy = Decimal.from_float(1.005) * 100  # 100.49999999999998934...
    assert round_half_up(noisy) == 101
