"""Rules 6, 8, 16 and 17: numbers and functions in formulas."""

from collections.abc import Iterator

from openpyxl.utils import FORMULAE

from modelgemeente_xl.excel.formule import parsed
from modelgemeente_xl.excel.formuledelen import Getal, Ontleed, Oproep
from modelgemeente_xl.regels.formules.elders import overige_formules
from modelgemeente_xl.regels.zicht.hulp import at_formula, told
from modelgemeente_xl.regels.zicht.inspectie import Formulecel, Inspectie
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst
from modelgemeente_xl.werkmap.indeling.domeintabel import Domeinrij
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN

GETALLEN = {"0", "1", "4", "36", "100", "1000"}
"""Numbers that may stand in a formula: 4 is the quarters of a year, 36 the hours of a week."""
IN_ROUND = {"2", "6"}
VLUCHTIG = {
    "OFFSET",
    "INDIRECT",
    "NOW",
    "TODAY",
    "RAND",
    "RANDBETWEEN",
    "RANDARRAY",
    "CELL",
    "INFO",
}
EXACT = {"0", "FALSE", "FALSE()", ""}
ZOEKT = {"MATCH": 2, "VLOOKUP": 3, "HLOOKUP": 3}
"""Argument (from 0) that must say that only the very value counts."""
ZOEKT_NIEUW = {"XLOOKUP": 4, "XMATCH": 2}
"""The same, in functions that look for the very value when it is left out."""
NIEUWER = {"ISFORMULA"}
"""Functions that Excel 2016 has and that a file names with what Excel itself puts before them."""
AFGEROND = {
    **dict.fromkeys(DOMEINTABELLEN, ("Jaar", "Bedrag", "Krediet", "Afschrijving", "Rente")),
    "tblBasis": ("Jaar",),
    "tblInvesteringen": ("Krediet", "Afschrijving", "Rente"),
    "tblSamenwerking": ("Aandeel", "Alleen"),
}
"""Per table the columns, one a year, that hold whole euros."""
AFRONDEN = {"ROUND", "ROUNDUP", "ROUNDDOWN", "MROUND", "INT", "TRUNC", "CEILING", "FLOOR"}


def geen_getal(i: Inspectie) -> Iterator[Vondst]:
    """6: no number in a formula but those agreed."""
    for f in i.formules:
        if f.van_ons:
            for getal in f.sjabloon.getallen:
                if not _may(getal):
                    yield at_formula(
                        f,
                        f"{getal.tekst} in {told(f.parsed.tekst)}",
                        "een verwijzing naar Parameters; alleen 0, 1, 4, 36, 100 en 1000 mogen, "
                        "en 2 of 6 in ROUND",
                    )


def _may(getal: Getal) -> bool:
    in_round = getal.functie == "ROUND" and getal.argument == 1
    return getal.tekst in GETALLEN or (in_round and getal.tekst in IN_ROUND)


def geen_vluchtige(i: Inspectie) -> Iterator[Vondst]:
    """8: no volatile function and no approximate look-up, on sheets of the user neither."""
    for f in i.formules:
        for call in f.sjabloon.oproepen:
            if call.functie in VLUCHTIG:
                yield at_formula(f, call.functie, "een vaste verwijzing, of INDEX met MATCH")
            elif not _looks_up_exactly(f.parsed, call):
                yield at_formula(f, f"{call.functie} zonder exacte zoekwijze", "exact zoeken (0)")
    for blad, tekst, waar in overige_formules(i):
        if "(" in tekst:
            for call in parsed(f"={tekst}").sjabloon.oproepen:
                if call.functie in VLUCHTIG:
                    yield Vondst(blad, waar, call.functie, "een vaste verwijzing")


def _looks_up_exactly(deel: Ontleed, call: Oproep) -> bool:
    if "LOOKUP" not in call.naam and "MATCH" not in call.naam:
        return True
    argumenten = deel.argumenten(call)
    naam = call.functie
    if naam == "LOOKUP":
        return False
    if naam in ZOEKT:
        plaats = ZOEKT[naam]
        return len(argumenten) > plaats and argumenten[plaats].strip().upper() in EXACT
    if naam in ZOEKT_NIEUW:
        wijze = argumenten[ZOEKT_NIEUW[naam] :][:1]
        return not wijze or wijze[0].strip().upper() in EXACT
    return True


def functies_2016(i: Inspectie) -> Iterator[Vondst]:
    """16: only functions of Excel 2016, and no formula that spills over cells."""
    for f in i.formules:
        if not f.van_ons:
            continue
        if f.matrix:
            yield at_formula(f, "een matrixformule of gegevenstabel", "een gewone formule")
        if not f.sjabloon.leesbaar:
            yield at_formula(f, told(f.parsed.tekst), "een formule die te lezen is")
        for call in f.sjabloon.oproepen:
            if call.functie in NIEUWER:
                if call.naam == call.functie:
                    gevonden = f"{call.naam} zonder wat een bestand ervoor zet"
                    yield at_formula(f, gevonden, f"een formule die Excel met {call.naam} bewaarde")
            elif call.naam not in FORMULAE:
                yield at_formula(f, call.functie, "een functie van Excel 2016")


def afronden_waar_afgesproken(i: Inspectie) -> Iterator[Vondst]:
    """17: rounding only where section 3 of the design has it."""
    for f in i.formules:
        if f.van_ons:
            afgerond = [call.naam for call in f.sjabloon.oproepen if call.naam in AFRONDEN]
            if afgerond and not (set(afgerond) == {"ROUND"} and _may_round(i, f)):
                yield at_formula(f, f"{afgerond[0]} in {told(f.parsed.tekst)}", "geen afronding")


def _may_round(i: Inspectie, f: Formulecel) -> bool:
    """Amounts per line and year, extra nodig, numbers of people, and a difference in a check.

    Among the amounts are what an investment costs each year, and each one's share of a total.
    """
    if f.blad == i.rollen.get("Start"):
        return True
    tabel = i.tabel_op(f.blad, f.rij, f.kolom)
    if tabel is not None:
        kop = tabel.kolommen[f.kolom - tabel.eerste_kolom]
        if tabel.naam == "tblInvoer":
            return kop == "Verschil"
        label, _, jaar = kop.rpartition(" ")
        return jaar.isdigit() and label in AFGEROND.get(tabel.naam, ())
    return any(
        domein.blad == f.blad
        and f.rij < domein.kop_rij
        and Domeinrij.EXTRA.label in i.labels_links(f.blad, f.rij, f.kolom)
        for domein in i.onze_tabellen(*DOMEINTABELLEN)
    )


REGELS = (
    Regel(
        6,
        "fout",
        "Formules",
        "In formules staan geen getallen, behalve de afgesproken",
        "Zet het getal als parameter in een cel en verwijs daarnaar.",
        geen_getal,
    ),
    Regel(
        8,
        "fout",
        "Formules",
        "Geen OFFSET, INDIRECT, vluchtige functie of zoeken bij benadering",
        "Verwijs rechtstreeks, of zoek exact met INDEX en MATCH(...;0).",
        geen_vluchtige,
    ),
    Regel(
        16,
        "fout",
        "Formules",
        "Alleen functies van Excel 2016",
        "Schrijf de formule met functies die Excel 2016 en LibreOffice kennen.",
        functies_2016,
    ),
    Regel(
        17,
        "waarschuwing",
        "Formules",
        "Afgerond wordt alleen per regel en jaar, bij extra nodig en bij aantallen mensen",
        "Haal de afronding weg; toon minder decimalen met de getalnotatie.",
        afronden_waar_afgesproken,
    ),
)
