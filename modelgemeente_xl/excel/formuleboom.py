"""A formula as its calls and their arguments, to look at what a function is given and change it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from modelgemeente_xl.excel.formuledelen import plain_name
from modelgemeente_xl.excel.patronen import GECITEERD, HAKEN, TEKST

_TOKEN = re.compile(
    rf"{TEKST}"
    r"|\{(?:\"(?:[^\"]|\"\")*\"|[^{}\"])*\}"
    rf"|(?:{GECITEERD}|[\w.]+)!"
    r"(?:\$?[A-Z]{1,3}\$?[0-9]{0,7}|\$?[0-9]{1,7})"
    r"(?::\$?(?:[A-Z]{1,3}\$?[0-9]{0,7}|[0-9]{1,7}))?(?![\w.(!\[])"
    rf"|{GECITEERD}|{HAKEN}"
    r"|\$?(?:[A-Z]{1,3}\$?[0-9]{0,7}|[0-9]{1,7})(?::\$?(?:[A-Z]{1,3}\$?[0-9]{0,7}|[0-9]{1,7}))"
    r"(?![\w.(!\[])"
    r"|[\w.\\?$]+"
    r"|\s+"
    r"|.",
    re.DOTALL,
)


@dataclass
class Aanroep:
    """A function with its arguments; what merely stands in brackets has no name."""

    naam: str
    argumenten: list[list["Stuk"]] = field(default_factory=lambda: [[]])

    @property
    def functie(self) -> str:
        """The name of the function, without what a file puts before newer ones."""
        return plain_name(self.naam)


Stuk = str | Aanroep
"""A piece of a formula: a text, a reference, a name, an operator, or a call."""


def parsed(formule: str) -> list[Stuk] | None:
    """The pieces of a formula; None where its brackets do not match."""
    top = Aanroep("")
    nested = [top]
    tokens = _TOKEN.findall(formule)
    for token in tokens:
        current = nested[-1].argumenten[-1]
        if token == "(":
            named = current and isinstance(current[-1], str) and _is_name(current[-1])
            call = Aanroep(str(current.pop()) if named else "")
            current.append(call)
            nested.append(call)
        elif token == ")":
            if len(nested) == 1:
                return None
            nested.pop()
        elif token == "," and len(nested) > 1:
            nested[-1].argumenten.append([])
        else:
            current.append(token)
    return top.argumenten[0] if len(nested) == 1 else None


def written(stukken: list[Stuk]) -> str:
    """The formula that these pieces are."""
    return "".join(
        stuk if isinstance(stuk, str) else f"{stuk.naam}({','.join(map(written, stuk.argumenten))})"
        for stuk in stukken
    )


def calls_in(stukken: list[Stuk]) -> Iterator[tuple[list[Stuk], int, Aanroep]]:
    """Every call, the innermost first, with the list that holds it and its place there."""
    for place, stuk in enumerate(stukken):
        if isinstance(stuk, Aanroep):
            for argument in stuk.argumenten:
                yield from calls_in(argument)
            yield stukken, place, stuk


def _is_name(token: str) -> bool:
    return re.fullmatch(r"[A-Za-z_\\][\w.]*", token) is not None
