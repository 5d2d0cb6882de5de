"""Numbers with their noun, as Dutch writes them."""

from collections.abc import Sequence

from modelgemeente_xl.model.geld import euro


def counted(n: int, one: str, many: str, none: str = "0") -> str:
    """A number with its noun: `1 cel`, `2.000 cellen`; `none` is how nothing is written."""
    return f"{euro(n) if n else none} {one if n == 1 else many}"


def listed(words: Sequence[str], last: str) -> str:
    """Words in a row: `a, b en c`, with `last` before the last one."""
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end
