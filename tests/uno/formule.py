"""Formulas as Excel writes them in a file, to and from those of Calc's programming interface.

Both are English. Calc separates with `;`, writes `$Blad.A1` for `Blad!A1` and wants the name of
the table in every structured reference.
"""

import re
from collections.abc import Callable

_TEXT = r'"(?:[^"]|"")*"'
_LIST = rf"(?P<lijst>\{{(?:{_TEXT}|[^{{}}\"])*\}})"
_TABLE = r"(?P<tabel>[^\W\d][\w.]*)?(?P<haak>\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\])"
_QUOTED = r"'(?P<in_quotes>(?:[^']|'')+)'"
_EXCEL = re.compile(
    rf"(?P<tekst>{_TEXT})|{_LIST}|{_TABLE}|(?:{_QUOTED}|(?P<blad>[^\W\d][\w.]*))!|,"
)
_CALC = re.compile(rf"(?P<tekst>{_TEXT})|{_LIST}|{_TABLE}|\$(?:{_QUOTED}|(?P<blad>[^\W\d]\w*))\.|;")
_IN_LIST = re.compile(rf"{_TEXT}|[,;|]")
_PLAIN_NAME = re.compile(r"[^\W\d]\w*")


def to_calc(formula: str, tabel: str | None = None) -> str:
    """Excel's formula as Calc's; `tabel` is the table in which the cell stands.

    `ValueError` for a reference such as `[@Kolom]` outside a table.
    """

    def structured(naam: str | None, haak: str) -> str:
        naam = naam or tabel
        if naam is None:
            raise ValueError(f"{formula}: {haak} staat buiten een tabel; noem de tabel erbij")
        if haak == "[@]":
            return f"{naam}[#This Row]"
        if haak.startswith("[@"):
            kolom = haak[2:-1]
            return f"{naam}[[#This Row];{kolom if kolom.startswith('[') else f'[{kolom}]'}]"
        return naam + re.sub(r"\]\s*,\s*\[", "];[", haak)

    def sheet(blad: str) -> str:
        return f"${quoted(blad)}."

    return _translate(_EXCEL, formula, {",": ";", ";": "|"}, structured, sheet)


def to_excel(formula: str) -> str:
    """Calc's formula as Excel's."""

    def structured(naam: str | None, haak: str) -> str:
        return f"{naam or ''}{haak.replace('];[', '],[')}"

    def sheet(blad: str) -> str:
        return f"{quoted(blad)}!"

    return _translate(_CALC, formula, {";": ",", "|": ";"}, structured, sheet)


def quoted(blad: str) -> str:
    """The name of a sheet as it stands in a formula."""
    return blad if _PLAIN_NAME.fullmatch(blad) else "'" + blad.replace("'", "''") + "'"


def _translate(
    pattern: re.Pattern[str],
    formula: str,
    separators: dict[str, str],
    structured: Callable[[str | None, str], str],
    sheet: Callable[[str], str],
) -> str:
    def one(match: re.Match[str]) -> str:
        if match["tekst"]:
            return match["tekst"]
        if match["lijst"]:
            return _IN_LIST.sub(lambda part: separators.get(part[0], part[0]), match["lijst"])
        if match["haak"]:
            return structured(match["tabel"], match["haak"])
        if blad := match["in_quotes"] or match["blad"]:
            return sheet(blad.replace("''", "'"))
        return separators[match[0]]

    return pattern.sub(one, formula)
