"""Rules 20 and 22: Start tells all, and the master check is in view everywhere."""

import re
from collections.abc import Iterator

from modelgemeente_xl.regels.formules.stroom import MASTERTOETS
from modelgemeente_xl.regels.zicht.hulp import at, tekst_van
from modelgemeente_xl.regels.zicht.inspectie import Inspectie
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN
from modelgemeente_xl.werkmap.indeling.knoppen import KNOPPEN
from modelgemeente_xl.werkmap.inhoud import nummer
from modelgemeente_xl.werkmap.lezen.boekbeeld import waarde_of

GROEP = "Opbouw"
STARTNAMEN = ("Gemeente", "Begrotingsjaar", "Inwoners", "Medewerkers", "Afdelingen")
STARTTEKSTEN = (
    "Inhoud",
    "Kleuren",
    "Afspraken",
    "Eenheid",
    "Teken",
    "Knoppen",
    *(knop.naam for knop in KNOPPEN if knop.start),
    "invoer",
    "catalogus",
    "formule",
    "sleutel",
)
"""Texts that Start must have: headings, agreements, what each button does, the key of colours."""


def start_volledig(i: Inspectie) -> Iterator[Vondst]:
    """20: Start tells all a newcomer needs, and its links lead somewhere."""
    start = i.rollen.get("Start")
    if start is None:
        return
    for naam in STARTNAMEN:
        bereik = i.namen.get(naam)
        if bereik is None or bereik.blad != start:
            yield Vondst(start, "A1", f"naam {naam} wijst niet naar Start", f"naam {naam} op Start")
        elif i.waarde(start, bereik.boven, bereik.links) in (None, ""):
            yield at(start, bereik.boven, bereik.links, "leeg", f"een waarde voor {naam}")
    teksten = {cel.value for cel in i.cellen(start).values() if isinstance(cel.value, str)}
    for tekst in STARTTEKSTEN:
        if tekst not in teksten:
            yield Vondst(start, "A1", f"'{tekst}' ontbreekt", f"'{tekst}' met uitleg")
    for naam, vorm, wat in (
        ("Editie", r".+", "de editie van de catalogus"),
        ("Vingerafdruk", r"[0-9a-f]{64}", "de vingerafdruk van de catalogus"),
    ):
        bereik, waarde = i.namen.get(naam), i.naamwaarde(naam)
        if bereik is None:
            yield Vondst(start, "A1", f"naam {naam} ontbreekt", wat)
        elif not re.fullmatch(vorm, str(waarde or "")):
            yield at(bereik.blad, bereik.boven, bereik.links, tekst_van(waarde), wat)
    yield from _indelingsnummer(i)
    yield from _koppelingen(i, start)
    yield from _knoppen(i)


def _indelingsnummer(i: Inspectie) -> Iterator[Vondst]:
    """A workbook without the number is of the first layout, and nothing is wrong with it."""
    wat = f"een cel met het nummer van de indeling, {nummer.INDELING}"
    for naam in i.werkmap.namen:
        if naam.naam != nummer.NAAM or naam.blad >= 0:
            continue
        bereik = i.namen.get(naam.naam)
        if bereik is None or bereik.blad not in i.volgorde or not bereik.is_cel:
            yield Vondst("", f"naam {naam.naam}", naam.tekst or "leeg", wat)
            continue
        waarde = i.waarde(bereik.blad, bereik.boven, bereik.links)
        plain = waarde is None or isinstance(waarde, (str, int, float))
        fault = nummer.layout_fault(waarde_of(waarde) if plain else tekst_van(waarde))
        if fault is not None:
            gevonden, herstel = fault
            yield at(bereik.blad, bereik.boven, bereik.links, gevonden, wat, herstel)


def _koppelingen(i: Inspectie, start: str) -> Iterator[Vondst]:
    gelinkt = set()
    for koppeling in i.bladdelen[start].koppelingen:
        blad = koppeling.plek.rpartition("!")[0].strip("'").replace("''", "'")
        if koppeling.plek and blad:
            gelinkt.add(blad)
            if blad not in i.volgorde:
                yield Vondst(
                    start,
                    koppeling.cel,
                    f"een koppeling naar blad {blad}, dat er niet is",
                    "een koppeling naar een blad van deze werkmap",
                    f"Laat de koppeling wijzen naar hoe blad {blad} nu heet.",
                )
    for rol, blad in i.rollen.items():
        if rol != "Start" and blad not in gelinkt and rol not in gelinkt:
            yield Vondst(start, "A1", f"geen koppeling naar blad {blad}", f"{blad} bij Inhoud")


def _knoppen(i: Inspectie) -> Iterator[Vondst]:
    """A shape that is pressed leads to a name or a sheet of this workbook."""
    bekend = {naam.casefold() for naam in i.namen}
    for blad in i.onze_bladen:
        for vorm in i.werkmap.tekenobjecten(i.bladdelen[blad].part):
            naar, is_blad, _ = vorm.plek.rpartition("!")
            er_is = naar.strip("'").replace("''", "'") in i.volgorde if is_blad else None
            if vorm.plek and not (vorm.plek.casefold() in bekend if er_is is None else er_is):
                yield at(
                    blad,
                    *vorm.cel,
                    f"knop {vorm.naam} leidt naar {vorm.plek}, dat er niet is",
                    "een knop die naar haar uitleg op Start leidt",
                    f"Verwijder de knop, of zet naam {vorm.plek} terug: Formules, Namen beheren.",
                )


def mastertoets(i: Inspectie) -> Iterator[Vondst]:
    """22: a check per domain; the master check in view on every sheet, and green."""
    tabel = i.tabellen.get("tblControle")
    onderdelen = set(i.kolomwaarden(tabel, "Onderdeel")) if tabel else set()
    controle = i.rollen.get("Controle", "")
    for domein in DOMEINBLADEN:
        if domein not in onderdelen:
            yield Vondst(controle, "A1", f"geen toets voor {domein}", "een toets per domein")
    for blad in i.onze_bladen:
        rij = next(
            (f.rij for f in i.formules_van(blad) if f.parsed.tekst == MASTERTOETS and f.rij < 10),
            None,
        )
        if rij is None:
            yield Vondst(blad, "A3", "de mastertoets ontbreekt", MASTERTOETS)
        elif i.profiel == "werk" and i.bladdelen[blad].bevroren_rijen < rij:
            yield Vondst(
                blad,
                f"A{rij}",
                "de mastertoets schuift uit beeld",
                "vastgezette rijen tot en met de mastertoets",
                "Zet de bovenste rijen vast: Beeld, Blokkeren.",
            )
    oordeel = i.namen.get("Controle_oordeel")
    if oordeel is None:
        yield Vondst(controle, "A1", "naam Controle_oordeel ontbreekt", "de mastertoets")
        return
    tekst = i.waarde(oordeel.blad, oordeel.boven, oordeel.links)
    if tekst is not None and not (isinstance(tekst, str) and "goed" in tekst):
        yield at(
            oordeel.blad,
            oordeel.boven,
            oordeel.links,
            tekst_van(tekst),
            "Controle: goed",
            "Kijk op blad Controle welke toets fout is, en wat daar bij Herstel staat.",
        )


REGELS = (
    Regel(
        20,
        "fout",
        GROEP,
        "Start is volledig: keuze, uitleg, kleuren, afspraken, knoppen, inhoud en editie",
        "Zet terug wat op Start ontbreekt, of maak de werkmap opnieuw.",
        start_volledig,
    ),
    Regel(
        22,
        "fout",
        GROEP,
        "Controle toetst elk domein; de mastertoets staat op elk blad in beeld en is groen",
        "Herstel wat op blad Controle fout is, of zet de mastertoets terug.",
        mastertoets,
    ),
)
