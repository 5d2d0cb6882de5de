"""The options of the command line, in Dutch.

argparse lets every text be translated, its own error messages too (besluit 0003).
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from rich_argparse import RichHelpFormatter

from modelgemeente_xl.cli.leesbaar import printable
from modelgemeente_xl.model.keuze import EERSTE_JAAR, LAATSTE_JAAR, STANDAARDJAAR
from modelgemeente_xl.model.planner.taak import RUIMTE
from modelgemeente_xl.werkmap.indeling.knoppen import (
    Keuzevorm,
    Knopkeuze,
    in_excel,
    knop_van,
)

_NEDERLANDS = {
    "usage: ": "gebruik: ",
    "options": "opties",
    "positional arguments": "argumenten",
    "show this help message and exit": "toon deze uitleg en stop",
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
_JAREN = f"{EERSTE_JAAR} tot en met {LAATSTE_JAAR}"
MEESTE_FTE = 10_000
"""More than any gemeente has."""
_CATALOGUS = "map met de catalogus (standaard: die hier)"
# argparse takes its texts from the gettext function under this name.
argparse._ = lambda text: _NEDERLANDS.get(text, text)  # type: ignore[attr-defined]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what does not fit; what was typed may hold codes that a terminal obeys."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {printable(message)}\n")


class _Versie(argparse.Action):
    """Show which program this is, and end; the catalogue is read only then."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from modelgemeente_xl.cli.versie import version_line

        print(version_line())
        raise SystemExit(0)


def make_parser() -> argparse.ArgumentParser:
    """Make the parser; `werk` in its result names the module and the function of the verb."""
    parser = _parser(
        prog="modelgemeente",
        description="Maak en bereken de ICT-begroting van een gemeente, uit de Modelgemeente.",
    )
    parser.add_argument(
        "--versie",
        "--version",
        action=_Versie,
        nargs=0,
        help="toon versie en editie van de catalogus en stop",
    )
    verbs = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    _add_nieuw(verbs)
    _add_bereken(verbs)
    _add_plan(verbs)
    _add_knoppen(verbs)
    _add_server(verbs)
    catalogus = _add(verbs, "catalogus", "Controleer en ijk de catalogus.", "catalogus")
    parts = catalogus.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    controleer = _add(
        parts, "controleer", "Controleer een catalogus; toont alle bevindingen.", "ijken.opdracht"
    )
    ijk = _add(
        parts,
        "ijk",
        "Leg de totalen van de Modelgemeente naast de ICT-benchmark.",
        "ijken.opdracht",
    )
    for part in (controleer, ijk):
        part.add_argument(
            "map",
            nargs="?",
            type=_pad,
            metavar="MAP",
            help=_CATALOGUS,
        )
    _add_jaar(ijk)
    ijk.add_argument(
        "--waarnemingen",
        action="store_true",
        help="toon per regel hoe het bedrag uit waarnemingen of dagen is berekend",
    )
    ijk.add_argument(
        "--overlap",
        action="store_true",
        help="toon alle paren van regels die hetzelfde geld kunnen bevatten",
    )
    ijk.add_argument(
        "--alle",
        action="store_true",
        help="toon het voorstel van elke gemeente naast de band van haar klasse",
    )
    return parser


def _parser(**options: Any) -> argparse.ArgumentParser:
    return _Parser(formatter_class=RichHelpFormatter, allow_abbrev=False, **options)


def _add(verbs: Any, naam: str, uitleg: str, module: str) -> argparse.ArgumentParser:
    """Add a verb; `module` of this room has the function of that name."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        naam, help=uitleg, description=uitleg, formatter_class=RichHelpFormatter, allow_abbrev=False
    )
    parser.set_defaults(werk=f"{module}:{naam}")
    return parser


def _add_nieuw(verbs: Any) -> None:
    parser = _add(verbs, "nieuw", knop_van("nieuw").opdracht, "werkmap")
    _add_gemeente(parser)
    parser.add_argument("--uit", type=_pad, metavar="PAD", help="waar de werkmap komt (.xlsx)")
    parser.add_argument(
        "--alle", action="store_true", help="een werkmap voor elke gemeente; --uit is dan een map"
    )
    _add_overschrijf(parser)


def _add_knoppen(verbs: Any) -> None:
    """The buttons of the register that work on a workbook that is there already."""
    for knop in in_excel():
        parser = _add(verbs, knop.naam, knop.opdracht, "knoppen")
        parser.set_defaults(
            werk="knoppen:wijzig" if knop.schrijft else "knoppen:kijk", knop=knop.naam
        )
        _add_pad(parser)
        if knop.voorbeeld:
            parser.add_argument(
                "--voorbeeld", action="store_true", help="toon alleen wat er zou gebeuren"
            )
            parser.add_argument("--alles", action="store_true", help="toon elke wijziging")
        if knop.andere_catalogus:
            _add_catalogus(parser)
        for keuze in knop.keuzes:
            _add_keuze(parser, keuze)
        if not knop.schrijft:
            parser.add_argument("--json", action="store_true", help="toon JSON")
            parser.add_argument(
                "--in-werkmap", action="store_true", help="zet de bevindingen ook op blad Controle"
            )
    _add_pad(_add(verbs, "toon", knop_van("toon").opdracht, "knoppen"))


def _add_keuze(parser: argparse.ArgumentParser, keuze: Knopkeuze) -> None:
    """The option for something that can be chosen with a button."""
    options: dict[str, Any] = {"help": keuze.opdracht, "dest": keuze.naam}
    match keuze.vorm:
        case Keuzevorm.GEMEENTEN:
            parser.add_argument(
                "-g", "--gemeente", action="append", metavar=keuze.metavar, **options
            )
            return
        case Keuzevorm.GETAL:
            options |= {"type": _count(keuze.minst, keuze.meest), "default": keuze.standaard}
        case Keuzevorm.TEKSTEN:
            options |= {"nargs": "+", "default": []}
        case Keuzevorm.UIT:
            options |= {"choices": tuple(keuze.waarden), "default": keuze.standaard}
        case Keuzevorm.JA:
            parser.add_argument(f"--{keuze.veld}", action="store_true", **options)
            return
    parser.add_argument(f"--{keuze.veld}", metavar=keuze.metavar, **options)


def _add_server(verbs: Any) -> None:
    """The server behind the add-in, and its manifest."""
    server = _add(verbs, "server", "Start de server van de invoegtoepassing in Excel.", "server")
    server.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADRES",
        help="waar hij luistert (standaard: alleen deze pc)",
    )
    server.add_argument(
        "--poort",
        type=_count(1, 65535),
        metavar="N",
        help="poort (standaard 8000, of 8443 met een certificaat)",
    )
    server.add_argument(
        "--certificaat", type=_pad, metavar="PAD", help="certificaat voor https (PEM)"
    )
    server.add_argument("--sleutel", type=_pad, metavar="PAD", help="sleutel daarvan (PEM)")
    server.add_argument(
        "--werkers",
        type=_count(1, 64),
        default=1,
        metavar="N",
        help="aantal processen (standaard 1)",
    )
    parts = server.add_subparsers(title="opdrachten", metavar="OPDRACHT")
    manifest = _add(parts, "manifest", "Maak het manifest waarmee Excel de server vindt.", "server")
    manifest.set_defaults(werk="server:server_manifest")
    manifest.add_argument(
        "--url",
        required=True,
        metavar="ADRES",
        help="waar gebruikers de server bereiken, https://...",
    )
    manifest.add_argument("--uit", type=_pad, metavar="PAD", help="bestand (standaard: scherm)")
    _add_overschrijf(manifest)


def _add_pad(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pad", type=_pad, metavar="WERKMAP", help="de werkmap (.xlsx)")


def _add_bereken(verbs: Any) -> None:
    parser = _add(
        verbs, "bereken", "Bereken de begroting met Python alleen, zonder werkmap.", "werkmap"
    )
    _add_gemeente(parser)
    parser.add_argument("--json", action="store_true", help="toon JSON in plaats van een tabel")
    parser.add_argument("--alle", action="store_true", help="alle gemeenten; vraagt --csv")
    parser.add_argument("--csv", type=_pad, metavar="PAD", help="bestand voor --alle")
    _add_overschrijf(parser)


def _add_plan(verbs: Any) -> None:
    parser = _add(
        verbs,
        "plan",
        "Stel per ontwikkeling voor wanneer zij begint: op volgorde, op tijd en met wie er is.",
        "planning.opdracht",
    )
    _add_gemeente(parser)
    parser.add_argument(
        "--fte",
        type=_count(1, MEESTE_FTE),
        metavar="N",
        help="fte die er per kwartaal zijn voor eenmalig werk, inhuur en advies meegeteld; "
        "zonder dit telt alleen de volgorde",
    )
    parser.add_argument(
        "--ruimte",
        type=_count(0, 90),
        default=int(100 * RUIMTE),
        metavar="PROCENT",
        help=f"deel van die fte dat vrij blijft (standaard {int(100 * RUIMTE)})",
    )


def _add_gemeente(parser: argparse.ArgumentParser) -> None:
    _add_gemeente_naam(parser)
    _add_jaar(parser)
    _add_catalogus(parser)
    _add_omvang(parser)


def _add_gemeente_naam(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-g",
        "--gemeente",
        action="append",
        metavar="NAAM",
        help="naam of CBS-code van de gemeente, of Modelgemeente; herhaal voor een som",
    )


def _add_catalogus(parser: argparse.ArgumentParser) -> None:
    """Which catalogue, and how much of it; the same for every verb that takes one."""
    parser.add_argument("--catalogus", type=_pad, metavar="MAP", help=_CATALOGUS)
    parser.add_argument(
        "--editie", action="append", metavar="EDITIE", help="alleen deze editie; herhaal voor meer"
    )


def _add_omvang(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--medewerkers", type=_count(1), metavar="N", help="eigen aantal medewerkers"
    )
    parser.add_argument("--afdelingen", type=_count(1), metavar="N", help="eigen aantal afdelingen")


def _add_jaar(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jaar",
        type=_jaar(),
        default=STANDAARDJAAR,
        metavar="JAAR",
        help=f"begrotingsjaar, {_JAREN} (standaard {STANDAARDJAAR})",
    )


def _jaar() -> Callable[[str], int]:
    return _count(EERSTE_JAAR, LAATSTE_JAAR)


def _add_overschrijf(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--overschrijf",
        action="store_true",
        help="vervang een bestand dat er al staat; het vorige blijft als reservekopie",
    )


def _pad(text: str) -> Path:
    """A path as typed; an empty text would be the folder one is in."""
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError("dit is leeg; geef een naam")
    return Path(text)


def _count(low: int, high: int | None = None) -> Callable[[str], int]:
    """Accept a whole number between bounds, or say in Dutch what was expected."""
    expected = f"een geheel getal van {low} of meer" if high is None else f"{low} tot en met {high}"

    def fits(number: int) -> bool:
        return low <= number and (high is None or number <= high)

    def count(text: str) -> int:
        typed = text.strip()
        digits = typed.lstrip("0") or typed[-1:]  # of 5.000 digits Python makes no number
        if not digits.isascii() or not digits.isdigit() or len(digits) > 9 or not fits(int(digits)):
            raise argparse.ArgumentTypeError(f"'{text}' past niet; verwacht {expected}")
        return int(digits)

    return count
