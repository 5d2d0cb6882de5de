"""Money: the one rounding rule of the whole project, and how it is written."""

from decimal import ROUND_HALF_UP, Decimal

GUARD = Decimal("0.000001")
EURO = Decimal(1)


def round_half_up(amount: Decimal) -> Decimal:
    """Round to whole euros, half away from zero, guarded at 6 decimals.

    The guard makes binary and decimal arithmetic agree: 0,4999999999 that should have been
    a half is first made 0,500000.
    """
    return amount.quantize(GUARD, ROUND_HALF_UP).quantize(EURO, ROUND_HALF_UP)


def euro(amount: int) -> str:
    """Whole euros with the Dutch thousands sign: `1.234.567`."""
    return f"{amount:,}".replace(",", ".")


def signed(amount: int) -> str:
    """A difference in whole euros, with its sign: `+1.234`, `-5`, `0`."""
    return f"+{euro(amount)}" if amount > 0 else euro(amount)
