"""Whatever happens ends in a Dutch sentence and an exit code, and nowhere in a traceback."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from modelgemeente_xl.bestand.bewaren.schijf import reason
from modelgemeente_xl.cli.leesbaar import make_lenient, printable

AFGEBROKEN = 130
GEEN_LEZER = 141
"""As the shell tells it of a program that was interrupted, and of one whose reader went away."""
SPOOR = "MODELGEMEENTE_SPOOR"
"""With this in the environment an error that nobody foresaw shows where it came from."""


def guarded(work: Callable[[], int], failed: int) -> int:
    """Do the work and give its exit code, or `failed` with a sentence that says why."""
    _open_standard_streams()
    make_lenient()
    try:
        code = _code(work, failed)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except BrokenPipeError:
        _let_go_of_output()
        return GEEN_LEZER
    except KeyboardInterrupt:
        _tell("Afgebroken.")
        return AFGEBROKEN
    except MemoryError:
        _tell("er is te weinig geheugen; sluit andere programma's, of neem een kleinere werkmap")
    except OSError as error:
        _tell(_of_system(error))
    except Exception as error:
        beneath = error.__cause__ or error.__context__  # a library may wrap what the system says
        _tell(_of_system(beneath) if isinstance(beneath, OSError) else unforeseen(error))
        if os.environ.get(SPOOR):
            traceback.print_exc()
    return failed


def _of_system(error: OSError) -> str:
    """What the system refuses, and of what: without a name it is the output."""
    if error.filename is not None:
        return f"{os.fsdecode(error.filename)}: {reason(error)}"
    if error.errno == errno.ENOENT:
        return "de map waarin u werkt is er niet meer; ga naar een map die er is"
    _let_go_of_output()
    return (
        f"de uitvoer is niet te schrijven: {reason(error)}; wat op het scherm moest komen is niet "
        "volledig, en wat was opgeslagen blijft staan"
    )


def unforeseen(error: Exception) -> str:
    """What to tell of an error that is a mistake of the program."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    where = "".join(f", {Path(frame.filename).name} regel {frame.lineno}" for frame in last)
    return (
        f"hier ging iets mis dat niet was voorzien ({type(error).__name__}{where}); meld dit als "
        f"fout van het programma, met de opdracht die u gaf en wat zij toont met {SPOOR}=1"
    )


def _code(work: Callable[[], int], failed: int) -> int:
    try:
        return work()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else failed if stop.code else 0


def _tell(message: str) -> None:
    if sys.stderr is not None:
        with suppress(OSError):
            print(printable(message), file=sys.stderr, flush=True)


def _open_standard_streams() -> None:
    """Fill the places of closed streams, else a file that is opened would take one.

    What a library then prints would come into that file.
    """
    for place in range(3):
        try:
            os.fstat(place)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)


def _let_go_of_output() -> None:
    """Keep Python from trying once more at its end, which it would tell in English."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
