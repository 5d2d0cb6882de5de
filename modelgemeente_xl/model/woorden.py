"""Numbers with their noun, as Dutch writes them."""

from modelgemeente_xl.model.geld import euro


def counted(n: int, one: str, many: str, none: str = "0") -> str:
    """A number with its noun: `1 cel`, `2.000 cellen`; `none` is how nothing is written."""
    return f"{euro(n) if n else none} {one if n == 1 else many}"
