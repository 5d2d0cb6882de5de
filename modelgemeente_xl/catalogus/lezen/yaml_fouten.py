"""What is wrong with the form of a YAML file, in Dutch and with how to mend it.

PyYAML's two parsers say the same in different English; none of it is shown.
"""

import re

import yaml

from modelgemeente_xl.grond.bevinding import Bevinding

Zin = tuple[str, str]
"""What was found, and how to mend it."""

_SPATIES = "gebruik spaties, twee per niveau"
_TEKST = "zet de tekst tussen dubbele aanhalingstekens"
TWEEDE_STUK: Zin = (
    "hier begint een tweede stuk; een bestand heeft er één",
    "haal --- of ... weg, en laat de eerste sleutels zonder inspringing beginnen",
)
TE_DIEP: Zin = (
    "er staan te veel haken of niveaus in elkaar",
    "sluit elke haak die u opent, en spring niet verder in dan nodig",
)
TE_VEEL: Zin = (
    "er staan te veel waarden in dit bestand",
    "splits het; een verwijzing (*naam) telt als alles wat zij herhaalt",
)
ANKER_DUBBEL: Zin = ("een anker (&naam) komt twee keer voor", "geef het tweede een andere naam")
ANKER_ONBEKEND: Zin = (
    "een verwijzing (*naam) wijst naar een anker dat er niet boven staat",
    f"zet &naam bij de waarde die u bedoelt; is het sterretje gewone tekst, {_TEKST}",
)
IN_ZICHZELF: Zin = (
    "een verwijzing (*naam) staat in de waarde waar zij naar wijst",
    "schrijf de waarde uit",
)
GEEN_SLEUTEL: Zin = (
    "een sleutel is hier een lijst, een blok of een verwijzing",
    f"een sleutel is gewone tekst met een dubbele punt; {_TEKST}",
)
_ZINNEN: tuple[tuple[str, Zin], ...] = (
    (
        "mapping values are not allowed",
        (
            "hier staat een dubbele punt op een plaats waar geen sleutel kan staan",
            f"staat hij in een tekst, {_TEKST}; is het een sleutel, laat haar dan even ver "
            "inspringen als de sleutels erboven, met een spatie na elke dubbele punt",
        ),
    ),
    (
        "could not find expected ':'",
        (
            "een sleutel op deze regel of erboven heeft geen dubbele punt",
            "schrijf sleutel: waarde; laat een tekst van meer regels verder inspringen dan haar "
            "sleutel",
        ),
    ),
    (
        "sequence entries are not allowed",
        (
            "hier begint een lijst op een plaats waar dat niet kan",
            f"zet elk streepje op een eigen regel onder de sleutel; hoort het bij een tekst, "
            f"{_TEKST}",
        ),
    ),
    (
        "tab character where an indentation",
        ("deze regel springt in met een tab", _SPATIES),
    ),
    (
        "quoted scalar.*unexpected (end of stream|document)",
        ("een tekst tussen aanhalingstekens houdt niet op", "sluit haar met hetzelfde teken"),
    ),
    (
        "unexpected end of stream",
        ("het bestand houdt te vroeg op", "vul aan wat op de laatste regel ontbreekt"),
    ),
    (
        "flow (sequence|mapping).*expected ',' or",
        (
            "een lijst tussen haken is niet goed afgesloten of gescheiden",
            "zet een komma tussen de delen, en sluit met het soort haak waarmee zij begint",
        ),
    ),
    (
        r"expected (<block end>|key|'-' indicator)",
        (
            "de inspringing klopt niet, of er staat iets na een tekst tussen aanhalingstekens",
            "laat sleutels die bij elkaar horen even ver inspringen, en zet na een afgesloten "
            "tekst niets meer",
        ),
    ),
    ("document start|<document start>", TWEEDE_STUK),
    (
        "escape (character|sequence)|hexdecimal number",
        (
            "een \\ tussen dubbele aanhalingstekens heeft een eigen betekenis en past hier niet",
            "schrijf \\\\, of gebruik enkele aanhalingstekens",
        ),
    ),
    (
        "block scalar",
        (
            "na > of | staat iets dat daar niet hoort",
            "begin de tekst op de volgende regel, verder ingesprongen dan de sleutel",
        ),
    ),
    (
        "(anchor|alias).*alphabetic or numeric",
        ("een & of * heeft hier geen naam", f"is het gewone tekst, {_TEKST}"),
    ),
    (
        r"\btag\b",
        ("een uitroepteken staat op een plaats waar YAML het zelf gebruikt", _TEKST),
    ),
    (
        "node content",
        ("hier staat een haak, streepje of komma zonder waarde", f"is het tekst, {_TEKST}"),
    ),
    (
        "directive|incompatible YAML",
        ("een regel begint met %; dat leest YAML als een opdracht", "haal die regel weg"),
    ),
    ("nesting depth", TE_DIEP),
)
_KAN_NIET_BEGINNEN = "cannot start any token"
_ANDERS: Zin = (
    "de opbouw van het bestand klopt hier niet",
    "controleer inspringing, dubbele punten en aanhalingstekens op en boven deze regel",
)
_OPENING = re.compile("quoted scalar|flow (?:sequence|mapping)")
"""Where it began says more than where the reader gave up."""


def syntax_error(error: yaml.MarkedYAMLError, text: str, name: str) -> Bevinding:
    """The finding for what PyYAML could not read."""
    said = f"{error.context or ''} {error.problem or ''}"
    wat, herstel = _sentence(said, error, text)
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    begin = error.context_mark.line + 1 if error.context_mark else line
    if begin < line and _OPENING.search(said):
        wat += f" (begonnen op regel {begin})"
    return Bevinding(f"{name}:{line}", f"geen geldige YAML: {wat}", herstel)


def _sentence(said: str, error: yaml.MarkedYAMLError, text: str) -> Zin:
    if _KAN_NIET_BEGINNEN in said:
        sign = _sign_at(error.problem_mark, text)
        if sign == "\t":
            return "deze regel springt in met een tab", _SPATIES
        return f"een waarde kan niet beginnen met {sign or 'dit teken'}", _TEKST
    return next((zin for wat, zin in _ZINNEN if re.search(wat, said)), _ANDERS)


def _sign_at(mark: yaml.Mark | None, text: str) -> str:
    """The character at which the reader stopped."""
    lines = text.split("\n")
    if mark is None or mark.line >= len(lines):
        return ""
    return lines[mark.line][mark.column : mark.column + 1]
