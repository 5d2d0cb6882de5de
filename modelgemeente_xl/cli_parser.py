"""The options of the command line, in Dutch.

argparse lets every text be translated, its own error messages too (besluit 0003).
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich_argparse import RichHelpFormatter

STANDAARDJAAR, EERSTE_JAAR, LAATSTE_JAAR = 2027, 2026, 2032

_NEDERLANDS = {
    "usage: ": "gebruik: ",
    "options": "opties",
    "positional arguments": "argumenten",
    "show this help message and exit": "toon deze uitleg en stop",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "expected one argument": "hier hoort een waarde bij",
    "expected at most one argument": "hier hoort ten hoogste een waarde bij",
    "expected at least one argument": "hier hoort ten minste een waarde bij",
    "unrecognized arguments: %s": "onbekend: %s; kijk met --help wat er kan",
    "the following arguments are required: %s": "dit ontbreekt: %s; kijk met --help wat er kan",
    "invalid choice: %(value)r (choose from %(choices)s)": (
        "%(value)r bestaat niet; kies uit %(choices)s"
    ),
    "ambiguous option: %(option)s could match %(matches)s": (
        "%(option)s is niet eenduidig; kies uit %(matches)s"
    ),
    "not allowed with argument %s": "kan niet samen met %s",
    "ignored explicit argument %r": "hier hoort geen waarde bij (%r)",
}
# argparse takes its texts from the gettext function under this name.
argparse._ = lambda text: _NEDERLANDS.get(text, text)  # type: ignore[attr-defined]


def make_parser() -> argparse.ArgumentParser:
    """Make the parser; `werk` in its result names the verb."""
    parser = _parser(
        prog="modelgemeente",
        description="Maak en bereken de ICT-begroting van een gemeente, uit de Modelgemeente.",
    )
    verbs = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    _add_nieuw(verbs)
    _add_bereken(verbs)
    catalogus = _add(verbs, "catalogus", "Controleer en ijk de catalogus.")
    parts = catalogus.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    controleer = _add(parts, "controleer", "Controleer een catalogus; toont alle bevindingen.")
    ijk = _add(parts, "ijk", "Leg de totalen van de Modelgemeente naast de ICT-benchmark.")
    for part in (controleer, ijk):
        part.add_argument("map", nargs="?", type=Path, metavar="MAP", help="map met de catalogus")
    _add_jaar(ijk)
    return parser


def _parser(**options: Any) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(formatter_class=RichHelpFormatter, allow_abbrev=False, **options)


def _add(verbs: Any, naam: str, uitleg: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(
        naam, help=uitleg, description=uitleg, formatter_class=RichHelpFormatter, allow_abbrev=False
    )
    parser.set_defaults(werk=naam)
    return parser


def _add_nieuw(verbs: Any) -> None:
    parser = _add(verbs, "nieuw", "Maak een werkmap met de begroting van een of meer gemeenten.")
    _add_gemeente(parser)
    parser.add_argument("--uit", type=Path, metavar="PAD", help="waar de werkmap komt (.xlsx)")
    _add_overschrijf(parser)


def _add_bereken(verbs: Any) -> None:
    parser = _add(verbs, "bereken", "Bereken de begroting met Python alleen, zonder werkmap.")
    _add_gemeente(parser)
    parser.add_argument("--json", action="store_true", help="toon JSON in plaats van een tabel")
    parser.add_argument("--alle", action="store_true", help="alle gemeenten; vraagt --csv")
    parser.add_argument("--csv", type=Path, metavar="PAD", help="bestand voor --alle")
    _add_overschrijf(parser)


def _add_gemeente(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-g",
        "--gemeente",
        action="append",
        metavar="NAAM",
        help="naam van de gemeente, of Modelgemeente; herhaal voor een som",
    )
    _add_jaar(parser)
    parser.add_argument(
        "--editie", action="append", metavar="EDITIE", help="alleen deze editie; herhaal voor meer"
    )
    parser.add_argument("--medewerkers", type=_count(1), metavar="N", help="eigen aantal")
    parser.add_argument("--afdelingen", type=_count(1), metavar="N", help="eigen aantal")


def _add_jaar(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jaar",
        type=_count(EERSTE_JAAR, LAATSTE_JAAR),
        default=STANDAARDJAAR,
        metavar="JAAR",
        help=f"begrotingsjaar (standaard {STANDAARDJAAR})",
    )


def _add_overschrijf(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--overschrijf", action="store_true", help="vervang een bestand dat er al staat"
    )


def _count(low: int, high: int | None = None) -> Callable[[str], int]:
    """Accept a whole number between bounds, or say in Dutch what was expected."""
    expected = f"een geheel getal van {low} of meer" if high is None else f"{low} tot en met {high}"

    def count(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not low <= int(text) <= (high or int(text)):
            raise argparse.ArgumentTypeError(f"'{text}' past niet; verwacht {expected}")
        return int(text)

    return count
