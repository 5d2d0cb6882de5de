"""Rules 1 and 2: no error values, no lost references."""

import re
from collections.abc import Iterator, Mapping

from modelgemeente_xl.excel.formuledelen import Sjabloon
from modelgemeente_xl.regels.formules.elders import overige_formules
from modelgemeente_xl.regels.zicht.herrekening import is_fout
from modelgemeente_xl.regels.zicht.hulp import at, at_formula, told
from modelgemeente_xl.regels.zicht.inspectie import Inspectie
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst

_FOUT_IN_GRAFIEK = re.compile(rb"<c:v>(#[A-Z/0-9]+[!?]?)</c:v>")


def geen_foutwaarde(i: Inspectie) -> Iterator[Vondst]:
    """1: no error value anywhere, on sheets of the user neither."""
    for blad, deel in i.bladdelen.items():
        for (rij, kolom), cel in i.cellen(blad).items():
            waarde: object = cel.value
            if cel.data_type == "f":
                waarde = deel.uitkomsten.get((rij, kolom))
                if waarde is None and blad in i.onze_bladen:
                    waarde = i.herrekend.value(blad, rij, kolom)
            elif cel.data_type != "e":
                continue
            if is_fout(waarde):
                yield at(blad, rij, kolom, str(waarde), "een waarde")
    for part, content in i.parts.items():
        if part.startswith("xl/charts/chart"):
            for match in _FOUT_IN_GRAFIEK.finditer(content):
                yield Vondst("", part, match[1].decode(), "een waarde in de grafiek")


def geen_verwijsfout(i: Inspectie) -> Iterator[Vondst]:
    """2: no reference is lost: #REF!, or a table, column or name that is not there."""
    verwacht = "een verwijzing naar een cel die bestaat"
    koppen = {
        naam.casefold(): {kop.casefold() for kop in tabel.kolommen}
        for naam, tabel in i.tabellen.items()
    }
    namen = {naam.naam.casefold() for naam in i.werkmap.namen}
    beoordeeld: dict[int, str] = {}
    for f in i.formules:
        s = f.sjabloon
        if id(s) not in beoordeeld:
            beoordeeld[id(s)] = "" if not s.verwijsfout else "#REF!"
            beoordeeld[id(s)] = beoordeeld[id(s)] or _verloren(s, koppen, namen)
        if beoordeeld[id(s)]:
            yield at_formula(f, f"{beoordeeld[id(s)]} in {told(f.parsed.tekst)}", verwacht)
    for blad, tekst, waar in overige_formules(i):
        if "#REF!" in tekst:
            yield Vondst(blad, waar, tekst, verwacht)


def _verloren(s: Sjabloon, koppen: Mapping[str, set[str]], namen: set[str]) -> str:
    """The first table, column or name of a formula that does not exist."""
    for t in s.tabellen:
        bekend = koppen.get(t.tabel.casefold())
        if t.tabel and bekend is None:
            return t.tekst
        for kolom in t.kolommen:
            if bekend is not None and _zonder_escape(kolom).casefold() not in bekend:
                return t.tekst
    for naam in s.namen:
        if naam.casefold() not in namen and not naam.startswith("_xl") and naam not in koppen:
            return naam
    return ""


def _zonder_escape(kop: str) -> str:
    """A header in a reference has an apostrophe before its special signs."""
    return re.sub(r"'(.)", r"\1", kop)


REGELS = (
    Regel(
        1,
        "fout",
        "Formules",
        "Nergens staat een foutwaarde",
        "Herstel de formule of haar invoer.",
        geen_foutwaarde,
    ),
    Regel(
        2,
        "fout",
        "Formules",
        "Geen verwijzing is verloren (#REF!, of een tabel, kolom of naam die er niet is)",
        "Herstel de verwijzing, of haal weg wat ernaar verwijst.",
        geen_verwijsfout,
    ),
)
