"""Rules 1, 2, 6, 8, 16 and 17: what stands in formulas."""

import re
from collections.abc import Iterator

from openpyxl.utils import FORMULAE

from modelgemeente_xl.regels.formule import ontleed
from modelgemeente_xl.regels.formuledelen import Getal, Ontleed, Oproep
from modelgemeente_xl.regels.herrekening import is_fout
from modelgemeente_xl.regels.hulp import bij, bij_formule, toon
from modelgemeente_xl.regels.inspectie import Formulecel, Inspectie
from modelgemeente_xl.regels.onze import DOMEINTABELLEN
from modelgemeente_xl.regels.regel import Regel, Vondst
from modelgemeente_xl.regels.xmldeel import MAIN, ontleed_xml
from modelgemeente_xl.werkmap.domeintabel import JAARKOLOMMEN, RIJ_EXTRA, TOTALEN

GETALLEN = {"0", "1", "36", "100", "1000"}
"""Numbers that may stand in a formula; 36 is the hours of a full working week."""
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
AFRONDEN = {"ROUND", "ROUNDUP", "ROUNDDOWN", "MROUND", "INT", "TRUNC", "CEILING", "FLOOR"}
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
                yield bij(blad, rij, kolom, str(waarde), "een waarde")
    for part, content in i.parts.items():
        if part.startswith("xl/charts/chart"):
            for match in _FOUT_IN_GRAFIEK.finditer(content):
                yield Vondst("", part, match[1].decode(), "een waarde in de grafiek")


def geen_verwijsfout(i: Inspectie) -> Iterator[Vondst]:
    """2: no #REF! in formulas, names, validations, formats, charts and print areas."""
    verwacht = "een verwijzing naar een cel die bestaat"
    for f in i.formules:
        if f.sjabloon.verwijsfout:
            yield bij_formule(f, toon(f.ontleed.tekst), verwacht)
    for blad, tekst, waar in _overige_formules(i):
        if "#REF!" in tekst:
            yield Vondst(blad, waar, tekst, verwacht)


def _overige_formules(i: Inspectie) -> Iterator[tuple[str, str, str]]:
    """Sheet, formula and place of every formula that does not stand in a cell."""
    for naam in i.werkmap.namen:
        yield "", naam.tekst, f"naam {naam.naam.removeprefix('_xlnm.')}"
    for blad, deel in i.bladdelen.items():
        for v in deel.validaties:
            waar = " ".join(map(str, v.bereiken))
            yield blad, v.eerste, waar
            yield blad, v.tweede, waar
        for regel in deel.opmaakregels:
            for tekst in regel.formules:
                yield blad, tekst, " ".join(map(str, regel.bereiken))
        for koppeling in deel.koppelingen:
            yield blad, koppeling.plek, koppeling.cel
    for part, tekst in i.werkmap.grafiekverwijzingen():
        yield "", tekst, part
    for part, content in i.parts.items():
        if part.startswith("xl/tables/") and b"#REF!" in content:
            for f in ontleed_xml(content).iter(f"{MAIN}calculatedColumnFormula"):
                yield "", f.text or "", part


def geen_getal(i: Inspectie) -> Iterator[Vondst]:
    """6: no number in a formula but those agreed."""
    for f in i.formules:
        if f.van_ons:
            for getal in f.sjabloon.getallen:
                if not _mag(getal):
                    yield bij_formule(
                        f,
                        f"{getal.tekst} in {toon(f.ontleed.tekst)}",
                        "een verwijzing naar Parameters; alleen 0, 1, 36, 100 en 1000 mogen, "
                        "en 2 of 6 in ROUND",
                    )


def _mag(getal: Getal) -> bool:
    in_round = getal.functie == "ROUND" and getal.argument == 1
    return getal.tekst in GETALLEN or (in_round and getal.tekst in IN_ROUND)


def geen_vluchtige(i: Inspectie) -> Iterator[Vondst]:
    """8: no volatile function and no approximate look-up, on sheets of the user neither."""
    for f in i.formules:
        for call in f.sjabloon.oproepen:
            if call.naam in VLUCHTIG:
                yield bij_formule(f, call.naam, "een vaste verwijzing, of INDEX met MATCH")
            elif not _zoekt_exact(f.ontleed, call):
                yield bij_formule(f, f"{call.naam} zonder exacte zoekwijze", "exact zoeken (0)")
    for blad, tekst, waar in _overige_formules(i):
        if "(" in tekst:
            for call in ontleed(f"={tekst}").sjabloon.oproepen:
                if call.naam in VLUCHTIG:
                    yield Vondst(blad, waar, call.naam, "een vaste verwijzing")


def _zoekt_exact(deel: Ontleed, call: Oproep) -> bool:
    if "LOOKUP" not in call.naam and "MATCH" not in call.naam:
        return True
    argumenten = deel.argumenten(call)
    naam = call.naam.removeprefix("_XLFN.")
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
            yield bij_formule(f, "een matrixformule of gegevenstabel", "een gewone formule")
        if not f.sjabloon.leesbaar:
            yield bij_formule(f, toon(f.ontleed.tekst), "een formule die te lezen is")
        for call in f.sjabloon.oproepen:
            if call.naam not in FORMULAE:
                yield bij_formule(f, call.naam, "een functie van Excel 2016")


def afronden_waar_afgesproken(i: Inspectie) -> Iterator[Vondst]:
    """17: rounding only where section 3 of the design has it."""
    for f in i.formules:
        if f.van_ons:
            afgerond = [call.naam for call in f.sjabloon.oproepen if call.naam in AFRONDEN]
            if afgerond and not (set(afgerond) == {"ROUND"} and _mag_afronden(i, f)):
                yield bij_formule(f, f"{afgerond[0]} in {toon(f.ontleed.tekst)}", "geen afronding")


def _mag_afronden(i: Inspectie, f: Formulecel) -> bool:
    """Amounts per line and year, extra nodig, numbers of people, and a difference in a check."""
    if f.blad == i.rollen.get("Start"):
        return True
    tabel = i.tabel_op(f.blad, f.rij, f.kolom)
    if tabel is not None:
        kop = tabel.kolommen[f.kolom - tabel.eerste_kolom]
        if tabel.naam == "tblInvoer":
            return kop == "Verschil"
        return kop in JAARKOLOMMEN and tabel.naam in (*DOMEINTABELLEN, "tblBasis")
    return any(
        domein.blad == f.blad
        and f.rij < domein.kop_rij
        and TOTALEN[RIJ_EXTRA] in i.labels_links(f.blad, f.rij, f.kolom)
        for domein in i.onze_tabellen(*DOMEINTABELLEN)
    )


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
        "Geen verwijzing is verloren (#REF!)",
        "Herstel de verwijzing, of haal weg wat ernaar verwijst.",
        geen_verwijsfout,
    ),
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
