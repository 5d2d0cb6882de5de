"""Numbers with their noun, words in a row, and sentences with one stop, as Dutch writes them."""

from collections.abc import Sequence

from modelgemeente_xl.model.geld import euro


def counted(n: int, one: str, many: str, none: str = "0") -> str:
    """A number with its noun: `1 cel`, `2.000 cellen`; `none` is how nothing is written."""
    return f"{euro(n) if n else none} {one if n == 1 else many}"


def listed(words: Sequence[str], last: str) -> str:
    """Words in a row: `a, b en c`, with `last` before the last one."""
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end


def sentence(text: str) -> str:
    """A text as a sentence of its own: a capital, and one mark at its end."""
    text = text.strip()
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "?", "!")) else ".")


def clause(text: str) -> str:
    """A text as it stands within a sentence: without a stop at its end."""
    text = text.strip()
    return text if text.endswith("...") else text.removesuffix(".")
