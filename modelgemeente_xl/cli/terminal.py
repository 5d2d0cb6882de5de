"""The one way to the terminal: every text as it is, and amounts whole, whatever it can show.

Rich reads `[...]` in a text as markup, `:smile:` as a picture, and colours what looks like a number
or a path. Names and cells are not ours, so here none of that happens.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from modelgemeente_xl.cli.leesbaar import is_size, printable

SMALST = 20
GEWOON = 80
"""Columns of a terminal that does not say how many it has."""

_LOS = re.compile("[\ud800-\udfff]")
"""Half a character, or a byte that is no text: no encoding has it."""

T = TypeVar("T")
Deel = str | tuple[str, str]
"""A piece of a line; with a style, or without."""


@dataclass(frozen=True, slots=True)
class Schermrij:
    """A row of a table: what it is of (one text or more), and its figures."""

    namen: tuple[str, ...]
    cijfers: tuple[str, ...]
    vet: bool = False
    streep: bool = False
    """Whether a line comes beneath it."""


@dataclass(frozen=True, slots=True)
class Schermtabel:
    """A table of figures; a name that stands in the row above as well is not repeated."""

    titel: str
    koppen: tuple[str, ...]
    rijen: Sequence[Schermrij]
    onderschrift: str = ""
    breekbaar: bool = False
    """Whether a long name goes on in a next line, so that the figures can stay in columns."""


class Scherm(Console):
    """A console that takes no text for markup, and cuts off none."""

    def __init__(self, *, stderr: bool = False) -> None:
        super().__init__(
            stderr=stderr,
            width=width(),
            height=24,
            markup=False,
            emoji=False,
            highlight=False,
        )

    def on_broken_pipe(self) -> None:
        """Let the caller see that nobody reads any more; Rich would end with our code 1."""
        raise  # Rich calls this while it handles the BrokenPipeError

    def regel(self, *delen: Deel, style: str = "") -> None:
        """Print one line: wrapped at words for a person, whole for a program."""
        text = Text(style=style)
        for deel in delen:
            words, how = deel if isinstance(deel, tuple) else (deel, "")
            text.append(printable(words), how)
        longest = max(map(len, text.plain.split()), default=0)
        whole = not self.is_terminal or longest > self.width  # a long path stays one word
        self.print(text, soft_wrap=whole)

    def tabel(self, tabel: Schermtabel) -> None:
        """Print a table; where it does not fit, its figures stand beneath each other."""
        table = _table(tabel)
        self.regel(tabel.titel, style="bold")
        found = self.measure(table, options=self.options.update(width=9999))
        needed = found.minimum if tabel.breekbaar else found.maximum
        if needed <= self.width:
            self.print(table)
        else:
            self._stacked(tabel)
        if tabel.onderschrift:
            for part in self._fitting(tabel.onderschrift):
                self.regel(part, style="dim")

    def _fitting(self, text: str) -> list[str]:
        """A text as one line, or its parts on a line each: else one word is left for the second."""
        return [text] if len(text) <= self.width else text.split("; ")

    def _stacked(self, tabel: Schermtabel) -> None:
        koppen = tabel.koppen[-len(tabel.rijen[0].cijfers) :] if tabel.rijen else ()
        left = max(map(len, koppen), default=0)
        right = max((len(c) for rij in tabel.rijen for c in rij.cijfers), default=0)
        for rij in tabel.rijen:
            style = "bold" if rij.vet else ""
            self.regel(", ".join(rij.namen), style=style)
            for kop, cijfer in zip(koppen, rij.cijfers, strict=True):
                self.print(
                    Text(printable(f"  {kop:<{left}}  {cijfer:>{right}}"), style), soft_wrap=True
                )

    @contextmanager
    def bezig(self, wat: str) -> Iterator[None]:
        """Say what is going on while it is, to a person only."""
        spinner = "dots" if self.encoding.startswith("utf") else "line"
        with self.status(Text(printable(wat)), spinner=spinner):
            yield

    def volg(self, stappen: Iterable[T], aantal: int, wat: str) -> Generator[T, None, None]:
        """Give the steps one by one, with a bar that shows a person how far it is."""
        from rich.progress import Progress

        with Progress(console=self, transient=True) as progress:
            yield from progress.track(stappen, total=aantal, description=wat)

    def json(self, data: object) -> None:
        """Print JSON: in letters where the terminal has them all, else in its own escapes."""
        text = json.dumps(data, ensure_ascii=False, indent=2)
        if not self.encoding.startswith("utf") or _LOS.search(text):
            text = json.dumps(data, indent=2)
        self.rauw(f"{text}\n")

    def rauw(self, text: str) -> None:
        """Write what a program reads exactly as it is."""
        self.file.write(text)


def _table(tabel: Schermtabel) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD,
        collapse_padding=True,
        show_edge=False,  # the amounts of the largest gemeente fit in 80 columns, just
        pad_edge=False,
    )
    names = len(tabel.koppen) - (len(tabel.rijen[0].cijfers) if tabel.rijen else 0)
    for i, kop in enumerate(tabel.koppen):
        justify = "left" if i < names else "right"
        whole = not tabel.breekbaar or i >= names
        table.add_column(Text(printable(kop)), justify=justify, no_wrap=whole)  # type: ignore[arg-type]
    above: tuple[str, ...] = ()
    for rij in tabel.rijen:
        first = "" if rij.namen[:1] == above[:1] else rij.namen[0]
        cells = (first, *rij.namen[1:], *rij.cijfers)
        table.add_row(*(Text(printable(c)) for c in cells), style="bold" if rij.vet else "")
        if rij.streep:
            table.add_section()
        above = rij.namen
    return table


def width() -> int:
    """Columns to fill: what COLUMNS says if that is a number, else the terminal, else 80."""
    said = os.environ.get("COLUMNS", "")
    found = int(said) if is_size(said) else _of_terminal() or GEWOON
    return max(found, SMALST)


def _of_terminal() -> int:
    for stream in (sys.__stdout__, sys.__stderr__, sys.__stdin__):
        try:
            return os.get_terminal_size(stream.fileno()).columns if stream else 0
        except (OSError, ValueError, AttributeError):  # no terminal, or closed
            continue
    return 0
