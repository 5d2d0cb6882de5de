"""Expressions over whole columns that give for each row what that row alone decides."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from modelgemeente_xl.excel.formuleboom import Aanroep, Stuk, written
from modelgemeente_xl.excel.heel import Heel
from modelgemeente_xl.excel.patronen import CEL, GECITEERD, TEKST

_ONE = re.compile(
    rf"""\s+|{TEKST}|[0-9][0-9.]*|[-+*/^&=<>%]|TRUE|FALSE"""
    rf"""|(?:(?:{GECITEERD}|[\w.]+)!)?{CEL}""",
    re.IGNORECASE,
)
"""What stands for one value: a constant, an operator, a cell."""


@dataclass(frozen=True)
class Percel:
    """An expression with at least one range to the end of its sheet."""

    stukken: tuple[str | Heel, ...]

    @property
    def hele(self) -> tuple[Heel, ...]:
        """The ranges in it."""
        return tuple(stuk for stuk in self.stukken if isinstance(stuk, Heel))

    def text(self, shown: Callable[[Heel], str]) -> str:
        """The expression with each range as it is shown."""
        return "".join(stuk if isinstance(stuk, str) else shown(stuk) for stuk in self.stukken)


def per_cell(
    argument: Sequence[Stuk], whole: Callable[[str], Heel | None], matrix: bool
) -> Percel | None:
    """The expression, or None where a row may depend on more than itself."""
    found: list[str | Heel] = []
    if not _gather(argument, whole, matrix, found):
        return None
    return Percel(tuple(found)) if any(isinstance(stuk, Heel) for stuk in found) else None


def _gather(
    argument: Sequence[Stuk],
    whole: Callable[[str], Heel | None],
    matrix: bool,
    found: list[str | Heel],
) -> bool:
    for stuk in argument:
        if isinstance(stuk, str):
            heel = whole(stuk)
            if heel is None and not _ONE.fullmatch(stuk):
                return False
            found.append(heel or stuk)
        # Only in a formula of a block does IF look at every cell; elsewhere at one of each range.
        elif stuk.functie in ("", "INT") or (matrix and stuk.functie == "IF"):
            found.append(f"{stuk.naam}(")
            for place, inner in enumerate(stuk.argumenten):
                found.append("," if place else "")
                if not _gather(inner, whole, matrix, found):
                    return False
            found.append(")")
        elif _one_value(stuk):
            found.append(written([stuk]))
        else:
            return False
    return True


def _one_value(call: Aanroep) -> bool:
    """Whether a function is given nothing but single values."""
    return all(
        _ONE.fullmatch(stuk) if isinstance(stuk, str) else _one_value(stuk)
        for argument in call.argumenten
        for stuk in argument
    )
