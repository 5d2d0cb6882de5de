"""All rules over one workbook: findings complete, in order, each told so that it can be mended."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from modelgemeente_xl.bestand.kopie.vorm import every_address
from modelgemeente_xl.bestand.openen import open_bestand
from modelgemeente_xl.bestand.pakket.pakket import check_workbook
from modelgemeente_xl.bestand.proces.opruimer import without_collector
from modelgemeente_xl.excel.adressen import Bereik, cell_name, parse_range
from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.model.woorden import clause, sentence
from modelgemeente_xl.regels.begroting import posten as begroting_regels
from modelgemeente_xl.regels.begroting import sommen as begroting_totalen
from modelgemeente_xl.regels.bestand import afdruk, narekenen, toegang, veilig
from modelgemeente_xl.regels.formules import fout as formules_fout
from modelgemeente_xl.regels.formules import functies as formules_functies
from modelgemeente_xl.regels.formules import jaren as formules_jaren
from modelgemeente_xl.regels.formules import kolom as formules_kolom
from modelgemeente_xl.regels.formules import leesbaarheid as formules_lezen
from modelgemeente_xl.regels.formules import som as formules_som
from modelgemeente_xl.regels.formules import stroom as formules_stroom
from modelgemeente_xl.regels.opbouw import bladen as structuur_bladen
from modelgemeente_xl.regels.opbouw import invoer as structuur_invoer
from modelgemeente_xl.regels.opbouw import los as structuur_los
from modelgemeente_xl.regels.opbouw import start as structuur_start
from modelgemeente_xl.regels.opbouw import tabellen as structuur_tabellen
from modelgemeente_xl.regels.zicht.inspectie import Inspectie, inspect_workbook
from modelgemeente_xl.regels.zicht.regel import Gevonden, Profiel, Regel, Vondst

_REGELS = tuple(
    sorted(
        chain(
            formules_jaren.REGELS,
            formules_kolom.REGELS,
            formules_lezen.REGELS,
            formules_fout.REGELS,
            formules_functies.REGELS,
            formules_stroom.REGELS,
            formules_som.REGELS,
            structuur_bladen.REGELS,
            structuur_los.REGELS,
            structuur_start.REGELS,
            structuur_tabellen.REGELS,
            structuur_invoer.REGELS,
            begroting_totalen.REGELS,
            begroting_regels.REGELS,
            afdruk.REGELS,
            toegang.REGELS,
            veilig.REGELS,
            narekenen.REGELS,
        ),
        key=lambda regel: regel.nummer,
    )
)
_VOLGT = frozenset((1, 17, 29))
"""Rules that say of rows beneath a table what only follows from where they stand (rule 27)."""
_GETAL = re.compile(r"[0-9]+")


def regels() -> tuple[Regel, ...]:
    """All rules in order of their number."""
    return _REGELS


def check(
    bron: Path | Mapping[str, bytes],
    profiel: Profiel = "werk",
    python_totalen: Totalen | None = None,
) -> tuple[Gevonden, ...]:
    """Check a workbook file, or its parts, against every rule of a profile.

    With `python_totalen` the totals are held beside that computation too (rule 33). Raises
    `BestandGeweigerd` where the file cannot be read.
    """
    if isinstance(bron, Path):
        parts: Mapping[str, bytes] = open_bestand(bron).parts
    else:
        parts = bron
        check_workbook("de werkmap", dict(parts))
    with without_collector():
        return tuple(_findings(inspect_workbook(every_address(parts), profiel, python_totalen)))


def _findings(inspectie: Inspectie) -> Iterator[Gevonden]:
    onder = list(structuur_los.vlakken_onder(inspectie))
    for regel in _REGELS:
        if inspectie.profiel in regel.profielen:
            vondsten = dict.fromkeys(regel.functie(inspectie))
            if onder and regel.nummer in _VOLGT:
                vondsten = dict.fromkeys(v for v in vondsten if not _lies_in(v, onder))
            op_plaats = sorted(vondsten, key=lambda v: _plaats(inspectie, v))
            for vondst in _joined(op_plaats):
                yield _told(regel, vondst)


def _lies_in(vondst: Vondst, vlakken: list[tuple[str, Bereik]]) -> bool:
    cel = parse_range(vondst.cel)
    return cel is not None and any(
        blad == vondst.blad and vlak.holds(*cel[:2]) and vlak.holds(*cel[2:])
        for blad, vlak in vlakken
    )


def _plaats(inspectie: Inspectie, vondst: Vondst) -> tuple[int, int, int, str]:
    """Workbook first, then sheet by sheet, row by row."""
    cel = parse_range(vondst.cel.split(" ")[0])
    blad = inspectie.volgorde.get(vondst.blad, -1)
    if cel is None:
        getal = _GETAL.match(vondst.cel)
        return blad, int(getal[0]) if getal else 0, 0, vondst.cel
    return blad, cel.rij, cel.kolom, vondst.cel


def _joined(vondsten: list[Vondst]) -> Iterator[Vondst]:
    """Put the same finding in cells beneath each other together, as a range."""
    open_: dict[tuple[str, int, str, str], tuple[int, int]] = {}
    uit: list[Vondst] = []
    for vondst in vondsten:
        cel = parse_range(vondst.cel)
        if cel is None or not vondst.blad or cel.rij != cel.rij_tot:
            uit.append(vondst)
            continue
        key = (vondst.blad, cel.kolom, vondst.gevonden, vondst.verwacht)
        laatste, index = open_.get(key, (0, 0))
        if cel.kolom == cel.kolom_tot and laatste and cel.rij == laatste + 1:
            eerste = parse_range(uit[index].cel)
            begin = cell_name(eerste.rij, eerste.kolom) if eerste else uit[index].cel
            uit[index] = replace(uit[index], cel=f"{begin}:{cell_name(cel.rij, cel.kolom)}")
        else:
            index = len(uit)
            uit.append(vondst)
        open_[key] = (cel.rij, index)
    return iter(uit)


def _told(regel: Regel, vondst: Vondst) -> Gevonden:
    return Gevonden(
        vondst.blad,
        vondst.cel,
        clause(vondst.gevonden),
        clause(vondst.verwacht),
        sentence(vondst.herstel or regel.herstel),
        regel=regel.nummer,
        ernst=regel.ernst,
    )


def as_json(gevonden: tuple[Gevonden, ...]) -> list[dict[str, str | int]]:
    """The list that `controleer --json` prints."""
    return [
        {
            "regel": g.regel,
            "ernst": g.ernst,
            "blad": g.blad,
            "cel": g.cel,
            "gevonden": g.gevonden,
            "verwacht": g.verwacht,
            "herstel": g.herstel,
        }
        for g in gevonden
    ]
