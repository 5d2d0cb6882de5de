"""What two calculation copies of one workbook differ in, where that is nothing but inputs.

Then the engine that has the one loaded need not read the other: it is given what changed. Whatever
is not sure to come to the same is said to differ in more, and is loaded anew.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from modelgemeente_xl.bestand.blad.cellen import Bladindex
from modelgemeente_xl.bestand.blad.celvorm import Cel
from modelgemeente_xl.bestand.blad.inlezen import read_value
from modelgemeente_xl.bestand.blad.teksten import Teksten
from modelgemeente_xl.bestand.grond.bladpatronen import attribute_of
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.pakket.pakket import sheet_parts, workbook_part
from modelgemeente_xl.bestand.rekenen.rekenboek import Invoer

_PRINTED = re.compile(
    rb'<(?:[\w.-]+:)?definedName\s[^<>]*\bname="_xlnm\.[^<>]*>[^<]*</(?:[\w.-]+:)?definedName>'
)
"""A name that says what is printed or filtered; the engine has no use for it."""
_REF = re.compile(rb'\sref="[^"]*"')
_TABLE = re.compile(rb"<(?:[\w.-]+:)?table\s[^<>]*>")
_BLOCKS = (b"array", b"dataTable", b" cm=")
"""In a sheet in which a formula may fill the cells of others."""
_UNSEEN = ("xl/charts/", "xl/drawings/", "docProps/")


def changed_inputs(was: Mapping[str, bytes], now: Mapping[str, bytes]) -> list[Invoer] | None:
    """The cells that `now` holds otherwise than `was`; None where anything else differs."""
    if list(was) != list(now):
        return None
    differing = [naam for naam in now if was[naam] != now[naam] and not naam.startswith(_UNSEEN)]
    bladen = {part: blad for blad, part in sheet_parts(now).items()}
    other = [naam for naam in differing if naam not in bladen]
    if not all(_same_to_formulas(naam, was, now) for naam in other):
        return None
    texts = Teksten(now)
    changes: list[Invoer] = []
    try:
        for part in differing:
            if part in bladen:
                changes += _inputs(bladen[part], was[part], now[part], texts)
    except (_Meer, BestandGeweigerd):
        return None
    return changes


class _Meer(Exception):
    """More differs than inputs."""


def _same_to_formulas(naam: str, was: Mapping[str, bytes], now: Mapping[str, bytes]) -> bool:
    """Whether no formula can tell the two versions of a part, that is no sheet, from each other."""
    if naam == workbook_part(now):
        plain, said = (_PRINTED.sub(b"", parts[naam]) for parts in (was, now)), b"_xlnm"
    elif naam.startswith("xl/tables/"):
        tag = _TABLE.search(now[naam])
        said = (attribute_of(tag[0], b"name") or b"") if tag else b""
        plain = (_REF.sub(b"", parts[naam]) for parts in (was, now))
    else:
        return False
    one, other = plain
    if not said or one != other:
        return False
    names = _PRINTED.sub(b"", now[workbook_part(now)])
    sheets = (now[part] for part in sheet_parts(now).values())
    word = re.compile(b"|".join(map(re.escape, _words(said))), re.IGNORECASE)
    return not any(map(word.search, (names, *sheets)))


def _words(said: bytes) -> tuple[bytes, ...]:
    printed = (b"print_area", b"print_titles", b"_filterdatabase")
    return (b"_xlnm", *printed) if said == b"_xlnm" else (said.lower(),)


def _inputs(blad: str, was: bytes, now: bytes, texts: Teksten) -> Iterator[Invoer]:
    if any(word in now for word in _BLOCKS):
        raise _Meer
    old, new = Bladindex(blad, was), Bladindex(blad, now)
    if was[: old.begin] != now[: new.begin] or was[old.eind :] != now[new.eind :]:
        raise _Meer
    for rij in old.rijen.keys() | new.rijen.keys():
        one, other = (_row(index, rij) for index in (old, new))
        if one == other:
            continue
        if one and other and one[: one.index(b">")] != other[: other.index(b">")]:
            raise _Meer
        if b"hidden" in (other or one)[: (other or one).index(b">")]:
            raise _Meer
        for kolom in {kolom for index in (old, new) for kolom in _columns(index, rij)}:
            before, after = old.cell(rij, kolom), new.cell(rij, kolom)
            if not _same_formula(before, after):
                yield _input(new, texts, after, rij, kolom)


def _columns(index: Bladindex, rij: int) -> Iterable[int]:
    row = index.rijen.get(rij)
    return index.cells(row) if row is not None else ()


def _row(index: Bladindex, rij: int) -> bytes:
    row = index.rijen.get(rij)
    return index.xml[row.begin : row.eind] if row is not None else b""


def _same_formula(before: Cel | None, after: Cel | None) -> bool:
    """Whether both have the same formula; what it came to is computed. False for two inputs."""
    had, has = ((c.formule, c.formule_tekst) if c else (None, b"") for c in (before, after))
    if had != has:
        raise _Meer
    return has[0] is not None


def _input(index: Bladindex, texts: Teksten, cel: Cel | None, rij: int, kolom: int) -> Invoer:
    if cel is None:
        return Invoer(index.blad, rij, kolom, None)
    value = read_value(index, texts.lijst if cel.soort == b"s" else (), cel, rij, kolom)
    if cel.soort == b"d" or (isinstance(value, str) and ("_x" in value or not value)):
        raise _Meer
    return Invoer(index.blad, rij, kolom, value, cel.soort == b"e")
