"""Rules 29, 30 and 31: inputs can be known, are checked, and numbers look the same everywhere."""

import re
from collections.abc import Iterator

from modelgemeente_xl.excel.formule import cellen_of
from modelgemeente_xl.regels.zicht.bladstukken import Validatie
from modelgemeente_xl.regels.zicht.hulp import at, at_formula, is_getal, tekst_van
from modelgemeente_xl.regels.zicht.inspectie import Inspectie
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst
from modelgemeente_xl.werkmap.indeling.formaten import FORMATEN
from modelgemeente_xl.werkmap.indeling.kleuren import INVOER, VLAK, WIT

GROEP = "Opbouw"
INVOERKLEUR = INVOER[1:]
GEEN_INVOER = {"", WIT[1:], VLAK[1:]}
"""Fills of cells that are not for typing; another colour an input may have from the user."""
_ENGELS = re.compile(r"\b(the|please|enter|must|choose|select|value)\b", re.IGNORECASE)
_LOCALE = re.compile(r"\[\$[^\]]*\]|\\|;@$")


def invoer_te_herkennen(i: Inspectie) -> Iterator[Vondst]:
    """29: what looks like input is unlocked and validated, and formulas are locked."""
    for blad in i.onze_bladen:
        deel = i.bladdelen[blad]
        for rij, kolom, _, stijl in i.blikken(blad):
            if i.is_invoer(blad, rij, kolom):
                if stijl.vergrendeld:
                    yield at(blad, rij, kolom, "een vergrendelde invoercel", "niet vergrendeld")
                if stijl.vulling in GEEN_INVOER:
                    yield at(blad, rij, kolom, "een invoercel zonder invoerkleur", "geel")
                if deel.validatie_van(rij, kolom) is None:
                    yield at(blad, rij, kolom, "een invoercel zonder validatie", "een validatie")
            elif kolom in i.eigen_kolommen[blad]:
                continue
            elif stijl.vulling == INVOERKLEUR:
                yield at(blad, rij, kolom, "de invoerkleur buiten een invoercel", "geen geel")
            elif not stijl.vergrendeld:
                f = i.formule_op.get((blad, rij, kolom))
                if f is not None and f.van_ons:
                    yield at_formula(f, "een formule die niet is vergrendeld", "vergrendeld")


def invoer_gekeurd(i: Inspectie) -> Iterator[Vondst]:
    """30: every input has a validation with prompt and stop; present values satisfy theirs."""
    for blad in i.onze_bladen:
        deel = i.bladdelen[blad]
        gekeurd: set[int] = set()
        for (rij, kolom), cel in i.cellen(blad).items():
            v = deel.validatie_van(rij, kolom)
            if v is None or v.soort in ("custom", "none"):
                continue
            if id(v) not in gekeurd and i.is_invoer(blad, rij, kolom):
                gekeurd.add(id(v))
                yield from _teksten(blad, v)
            if cel.value is None or kolom in i.eigen_kolommen[blad]:
                continue
            waarde = i.waarde(blad, rij, kolom)
            if waarde not in (None, "") and not _satisfies(i, blad, v, waarde):
                yield at(blad, rij, kolom, tekst_van(waarde), v.melding or "een toegestane waarde")


def _teksten(blad: str, v: Validatie) -> Iterator[Vondst]:
    cellen = " ".join(map(str, v.bereiken))
    if not (v.prompt and v.toont_prompt):
        yield Vondst(blad, cellen, "een validatie zonder uitleg", "uitleg bij de cel")
    if not (v.melding and v.stopt):
        yield Vondst(blad, cellen, "een validatie die niet stopt", "een melding die stopt")
    for tekst in (v.prompt, v.melding):
        if _ENGELS.search(tekst):
            yield Vondst(blad, cellen, tekst_van(tekst), "uitleg in het Nederlands")


def _satisfies(i: Inspectie, blad: str, v: Validatie, waarde: object) -> bool:
    """Whether a value satisfies a validation; one that cannot be read holds nothing back."""
    if v.soort == "list":
        lijst = _lijst(i, blad, v.eerste)
        if lijst is None:
            return True
        return _als_tekst(waarde) in lijst
    if v.soort == "textLength":
        return _binnen(len(str(waarde)), v)
    if not is_getal(waarde):
        return v.soort in ("date", "time")
    if v.soort == "whole" and waarde != int(waarde):
        return False
    return _binnen(waarde, v)


def _binnen(waarde: float, v: Validatie) -> bool:
    try:
        een = float(v.eerste)
        twee = float(v.tweede) if v.operator in ("between", "notBetween") else een
    except ValueError:
        return True  # a bound that is a formula
    return {
        "between": een <= waarde <= twee,
        "notBetween": not een <= waarde <= twee,
        "equal": waarde == een,
        "notEqual": waarde != een,
        "lessThan": waarde < een,
        "lessThanOrEqual": waarde <= een,
        "greaterThan": waarde > een,
        "greaterThanOrEqual": waarde >= een,
    }.get(v.operator, True)


def _lijst(i: Inspectie, blad: str, bron: str) -> set[str] | None:
    """The values of a list as texts; None where its source cannot be read."""
    if bron.startswith('"') and bron.endswith('"'):
        return {deel.strip().casefold() for deel in bron[1:-1].split(",")}
    bereik = i.namen.get(bron) or cellen_of(bron)
    if bereik is None or (bereik.blad or blad) not in i.bladdelen or bereik.aantal > 100_000:
        return None
    key = f"{bereik.blad or blad}!{bereik.tekst}"
    if key not in i.lijsten:
        i.lijsten[key] = {
            _als_tekst(waarde)
            for rij in range(bereik.boven, bereik.onder + 1)
            for kolom in range(bereik.links, bereik.rechts + 1)
            if (waarde := i.waarde(bereik.blad or blad, rij, kolom)) not in (None, "")
        }
    return i.lijsten[key]


def _als_tekst(waarde: object) -> str:
    if is_getal(waarde):
        return f"{waarde:.15g}"
    return str(waarde).strip().casefold()


def getalnotaties(i: Inspectie) -> Iterator[Vondst]:
    """31: number formats from one list."""
    lijst = {_kaal(formaat.notatie) for formaat in FORMATEN} | {"general"}
    for blad in i.onze_bladen:
        for stijl, blikken in i.per_stijl(blad).items():
            for rij, kolom, _, _ in blikken if _kaal(stijl.formaat) not in lijst else ():
                in_vlak = any(v.holds(rij, kolom) for v in i.vlakken[blad])
                if in_vlak and kolom not in i.eigen_kolommen[blad]:
                    gevonden = f"getalnotatie {stijl.formaat}"
                    yield at(blad, rij, kolom, gevonden, "een notatie van de werkmap")


def _kaal(formaat: str) -> str:
    """A format without what makes no other list of it.

    That is what programs add (escapes, language codes, empty parts), and a decimal that shows only
    where there is one: an earlier workbook of the same layout may not have it yet.
    """
    return _LOCALE.sub("", formaat).casefold().rstrip(";").replace("0#", "0")


REGELS = (
    Regel(
        29,
        "fout",
        GROEP,
        "Invoer is te herkennen, niet vergrendeld en gevalideerd; formules zijn vergrendeld",
        "Kopieer de opmaak van een andere cel in de kolom: Plakken speciaal, Opmaak en Validatie.",
        invoer_te_herkennen,
        ("werk",),
    ),
    Regel(
        30,
        "fout",
        GROEP,
        "Elke invoer heeft een validatie met uitleg die stopt, en voldoet eraan",
        "Kies of typ een waarde die mag, of zet de validatie terug.",
        invoer_gekeurd,
        ("werk",),
    ),
    Regel(
        31,
        "waarschuwing",
        GROEP,
        "Getalnotaties komen uit één lijst",
        "Kopieer de opmaak van een andere cel in de kolom.",
        getalnotaties,
    ),
)
