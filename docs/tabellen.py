"""Write the tables of the manual that code and catalogue know: options, columns, a begroting.

    python docs/tabellen.py

Each stands between `<!-- tabel: naam -->` and `<!-- einde tabel -->`; what is around them is
written by hand. Run by `make docs`; a test holds that they say what the code says now.
"""

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from modelgemeente_xl.addin import functies
from modelgemeente_xl.cli.parser import make_parser
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN, Eigenaar, Kolom
from modelgemeente_xl.werkmap.indeling.domeintabel import domeintabel
from modelgemeente_xl.werkmap.indeling.formaten import LIJSTEN

HANDLEIDING = Path(__file__).resolve().parent / "handleiding.md"
MERKEN = re.compile(r"(<!-- tabel: (.+?) -->\n).*?(<!-- einde tabel -->)", re.DOTALL)
VOORBEELD = "Purmerend", 2027
"""The begroting that the manual shows."""
VAN_WIE = {eigenaar: str(eigenaar) for eigenaar in Eigenaar} | {Eigenaar.INVOER: "**u**"}


def verbs_of(
    parser: argparse.ArgumentParser, path: str = "modelgemeente"
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Each verb as it is typed, with its own parser; a group that only holds verbs is none."""
    parts = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not any(part.required for part in parts):
        yield path, parser
    for part in parts:
        for name, below in part.choices.items():
            yield from verbs_of(below, f"{path} {name}")


def option_rows(parser: argparse.ArgumentParser) -> Iterator[str]:
    """A row for each argument and option of one verb."""
    for action in parser._actions:
        if isinstance(action, argparse._HelpAction | argparse._SubParsersAction):
            continue
        value = f" {action.metavar}" if action.metavar else ""
        value += " ..." if action.nargs == "+" else ""
        names = [f"`{name}`" for name in action.option_strings[:-1]]
        last = action.option_strings[-1] if action.option_strings else ""
        names.append(f"`{f'{last}{value}'.strip()}`")
        text = sentence((action.help or "").replace("%%", "%"))
        if action.choices:
            text += f" Kies uit {listed(action.choices)}."
        if action.required and action.option_strings:
            text += " Moet erbij."
        yield f"| {', '.join(names)} | {text} |"


def option_table(parser: argparse.ArgumentParser) -> str:
    """What can follow one verb."""
    return "\n".join(("| optie | betekenis |", "|---|---|", *option_rows(parser)))


def column_rows(kolommen: tuple[Kolom, ...]) -> Iterator[str]:
    """A row for each column; columns side by side that say the same share one."""
    for (eigenaar, uitleg, lijst), group in groupby(
        kolommen, lambda k: (k.eigenaar, k.uitleg, k.keuzelijst)
    ):
        names = [kolom.naam for kolom in group]
        name = names[0] if len(names) == 1 else f"{names[0]} tot en met {names[-1]}"
        choices = listed(LIJSTEN[lijst]) if lijst in LIJSTEN else ""
        yield f"| {name} | {VAN_WIE[eigenaar]} | {sentence(uitleg)} | {choices} |"


def column_table() -> str:
    """The columns that every domain sheet has."""
    head = "| kolom | van wie | betekenis | kies uit |", "|---|---|---|---|"
    return "\n".join((*head, *column_rows(domeintabel(DOMEINBLADEN[0]).kolommen)))


def begroting_rows(rows: Sequence[Sequence[object]], begin: int = 3, end: int = 2) -> Iterator[str]:
    """The first and the last rows of what a function spills; the rest is left out."""
    head, *told = [f"| {' | '.join(map(str, row))} |".replace("|  |", "| |") for row in rows]
    gap = f"| … |{' |' * (len(rows[0]) - 1)}"
    width = f"|{'---|' * len(rows[0])}"
    yield from (head, width, *told[: begin - 1], gap, *told[len(told) - end :])


def begroting_table() -> str:
    """What the function BEGROTING gives."""
    return "\n".join(begroting_rows(functies.begroting(*VOORBEELD)))


def sentence(text: str) -> str:
    """A sentence with its capital and its full stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "...")) else ".")


def listed(words: Iterable[object]) -> str:
    """Words that are typed as they stand."""
    return ", ".join(f"`{word}`" for word in words)


def tables() -> dict[str, Callable[[], str]]:
    """Every table that the manual must have, by the name in its marker."""
    found: dict[str, Callable[[], str]] = {
        "kolommen van een domeinblad": column_table,
        "begroting van {} {}".format(*VOORBEELD): begroting_table,
    }
    for verb, parser in verbs_of(make_parser()):
        if verb != "modelgemeente":
            found[f"opties van {verb}"] = lambda parser=parser: option_table(parser)
    return found


def filled_in(text: str) -> str:
    """The manual with every table as the code has it now; an unknown name is an error."""
    known = tables()
    return MERKEN.sub(lambda m: f"{m[1]}{known[m[2]]()}\n{m[3]}", text)


if __name__ == "__main__":
    HANDLEIDING.write_text(filled_in(HANDLEIDING.read_text("utf-8")), "utf-8")
