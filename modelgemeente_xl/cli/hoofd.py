"""The command line: the same verbs as the buttons, thin over the rest.

Heavy parts (pydantic, XlsxWriter, IronCalc, rich) are imported inside a verb, so that `--help`
is quick. Exit codes: 0 good, 1 findings, 2 could not run.
"""

import gc
import sys
from argparse import Namespace
from collections.abc import Callable
from importlib import import_module
from typing import Any

from modelgemeente_xl.bestand.proces.einde import tidy_end
from modelgemeente_xl.cli.parser import make_parser
from modelgemeente_xl.cli.uitvoer import stop
from modelgemeente_xl.cli.vangnet import guarded
from modelgemeente_xl.grond.geweigerd import KON_NIET, Geweigerd

BUITEN = ("matplotlib", "numpy", "pandas", "PIL")
"""xlwings and openpyxl import these if they can, to take their values; a verb has none of them."""

WEINIG_RUIMEN = 100_000
"""Objects that come before Python looks for circles to take away: a verb leaves few, and ends."""


def main(arguments: list[str] | None = None) -> int:
    """Run one verb and give its exit code, whatever happens."""
    return guarded(lambda: _run(arguments), KON_NIET)


def _run(arguments: list[str] | None) -> int:
    options = make_parser().parse_args(arguments)
    module, _, verb = options.werk.partition(":")
    if arguments is None and module != "server":  # the process is this verb, and runs nothing else
        _leave_out()
        gc.set_threshold(WEINIG_RUIMEN)
    work = getattr(import_module(f"modelgemeente_xl.cli.{module}"), verb)
    if module == "server":  # which ends in its own way
        return _done(work, options)
    with tidy_end():
        return _done(work, options)


def _done(work: Callable[[Namespace], int], options: Namespace) -> int:
    """The exit code of a verb, or of what it refused."""
    try:
        return work(options)
    except Geweigerd as error:
        stop(error)


def _leave_out() -> None:
    """Let `BUITEN` be as if not installed, in a process that is ours alone (besluit 0047).

    None stands in Python's own table for a module that is not there.
    """
    modules: dict[str, Any] = sys.modules
    for name in BUITEN:
        modules.setdefault(name, None)
