"""Rules 19, 20, 22, 25 and 26: sheets, and what must stand on them."""

import re
from collections.abc import Iterator

from modelgemeente_xl.bestand.adressen import Bereik, column_letters
from modelgemeente_xl.regels.formules_stroom import MASTERTOETS
from modelgemeente_xl.regels.hulp import bij, is_getal, reeksen, tekst_van
from modelgemeente_xl.regels.inspectie import Inspectie
from modelgemeente_xl.regels.onze import DOMEINTABELLEN, VERKLAARDE_BLADEN
from modelgemeente_xl.regels.plaats import vlakken_of
from modelgemeente_xl.regels.regel import Regel, Vondst
from modelgemeente_xl.regels.xmldeel import MAIN, ontleed_xml
from modelgemeente_xl.werkmap.declaratie import DOMEINBLADEN
from modelgemeente_xl.werkmap.domeintabel import JAARKOLOMMEN, KOLOMMEN
from modelgemeente_xl.werkmap.stijl import TABKLEUR

GROEP = "Opbouw"
STARTNAMEN = ("Gemeente", "Begrotingsjaar", "Inwoners", "Medewerkers", "Afdelingen")
STARTTEKSTEN = (
    "Inhoud",
    "Kleuren",
    "Afspraken",
    "Eenheid",
    "Teken",
    "Knoppen",
    "nieuw",
    "schaal",
    "vernieuw",
    "herbereken",
    "controleer",
    "terugdraaien",
    "invoer",
    "catalogus",
    "formule",
    "sleutel",
)
"""Texts that Start must have: headings, agreements, what each button does, the key of colours."""


def bladen_in_orde(i: Inspectie) -> Iterator[Vondst]:
    """19: our sheets in their order before those of the user, tab colour by kind."""
    for rol in VERKLAARDE_BLADEN:
        if rol not in i.rollen:
            yield Vondst("", "werkmap", f"blad {rol} ontbreekt", "alle bladen van de werkmap")
    onze = [blad for blad in i.volgorde if blad in i.onze_bladen]
    verwacht = list(i.onze_bladen)
    for blad, hoort in zip(onze, verwacht, strict=True):
        if blad != hoort:
            yield Vondst(blad, "A1", f"blad {blad} staat op de plaats van {hoort}", f"blad {hoort}")
            break
    laatste = max((i.volgorde[blad] for blad in onze), default=0)
    for blad, plaats in i.volgorde.items():
        if plaats < laatste and blad not in i.onze_bladen:
            yield Vondst(
                blad,
                "A1",
                "een eigen blad tussen de bladen van de werkmap",
                "eigen bladen achteraan",
                f"Sleep blad {blad} naar achteren.",
            )
    for blad, verklaard in i.onze_bladen.items():
        kleur = i.boek[blad].sheet_properties.tabColor
        gevonden, hoort = i.stijlen.kleur(kleur), TABKLEUR[verklaard.soort][1:]
        if gevonden != hoort:
            yield Vondst(
                blad,
                "A1",
                f"tabkleur {gevonden or 'ontbreekt'}",
                f"{hoort}, de kleur van {verklaard.soort.value}",
                f"Geef het tabblad de kleur {hoort}.",
            )


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
            yield bij(start, bereik.boven, bereik.links, "leeg", f"een waarde voor {naam}")
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
            yield bij(bereik.blad, bereik.boven, bereik.links, tekst_van(waarde), wat)
    yield from _koppelingen(i, start)


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
            (f.rij for f in i.formules_van(blad) if f.ontleed.tekst == MASTERTOETS and f.rij < 10),
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
        yield bij(
            oordeel.blad,
            oordeel.boven,
            oordeel.links,
            tekst_van(tekst),
            "Controle: goed",
            "Kijk op blad Controle welke toets fout is, en wat daar bij Herstel staat.",
        )


def zelfde_kolommen(i: Inspectie) -> Iterator[Vondst]:
    """25: the same columns on all domain sheets; consecutive years above them."""
    begin = i.namen.get("Begrotingsjaar")
    eerste = i.waarde(begin.blad, begin.boven, begin.links) if begin else None
    for naam, domein in zip(DOMEINTABELLEN, DOMEINBLADEN, strict=True):
        tabel = i.tabellen.get(naam)
        if tabel is None:
            yield Vondst(i.rollen.get(domein, ""), "A1", f"tabel {naam} ontbreekt", naam)
            continue
        for kolom in KOLOMMEN:
            if tabel.kolom(kolom.naam) is None:
                cel = f"{column_letters(tabel.eerste_kolom)}{tabel.kop_rij}"
                yield Vondst(tabel.blad, cel, f"kolom {kolom.naam} ontbreekt", kolom.naam)
        if not is_getal(eerste):
            continue
        for k, kop in enumerate(JAARKOLOMMEN):
            plaats, rij = tabel.kolom(kop), tabel.kop_rij - 1
            jaar = i.waarde(tabel.blad, rij, plaats) if plaats else None
            if plaats and jaar is not None and jaar != eerste + k:
                yield bij(tabel.blad, rij, plaats, tekst_van(jaar), f"jaar {eerste + k:.0f}")


def niets_verborgen(i: Inspectie) -> Iterator[Vondst]:
    """26: nothing hidden, on sheets of the user neither; rows that a filter holds back may be."""
    for blad in i.werkmap.bladen:
        if blad.staat != "visible":
            herstel = "Klik rechts op een tabblad en kies Zichtbaar maken."
            yield Vondst(blad.naam, "A1", "een verborgen blad", "een zichtbaar blad", herstel)
    for naam in i.werkmap.namen:
        if naam.verborgen and not naam.ingebouwd:
            yield Vondst("", f"naam {naam.naam}", "een verborgen naam", "een zichtbare naam")
    gefilterd = _gefilterd(i)
    for blad_naam, deel in i.bladdelen.items():
        for kolom, laatste, breed in deel.breedten:
            if breed == 0:
                cel = f"{column_letters(kolom)}:{column_letters(min(laatste, 16384))}"
                yield Vondst(
                    blad_naam,
                    cel,
                    "verborgen kolommen" if laatste > kolom else "een verborgen kolom",
                    "alles zichtbaar",
                    "Selecteer de kolommen ernaast en kies Zichtbaar maken.",
                )
        rijen = (
            rij
            for rij in deel.verborgen_rijen
            if not any(v.rij < rij <= v.rij_tot for v in gefilterd.get(blad_naam, ()))
        )
        for eerste, laatste in reeksen(rijen):
            yield Vondst(
                blad_naam,
                f"{eerste}:{laatste}",
                "verborgen rijen" if laatste > eerste else "een verborgen rij",
                "alles zichtbaar",
                "Selecteer de rijen eromheen en kies Zichtbaar maken.",
            )


def _gefilterd(i: Inspectie) -> dict[str, list[Bereik]]:
    """Per sheet the ranges of filters that hold rows back, of tables and of the sheet."""
    found = {blad: list(deel.gefilterd()) for blad, deel in i.bladdelen.items()}
    for blad, deel in i.bladdelen.items():
        for relatie in i.werkmap.relaties(deel.part):
            if relatie.soort == "table":
                root = ontleed_xml(i.parts.get(relatie.doel))
                for filter_ in root.findall(f"{MAIN}autoFilter"):
                    if filter_.find(f"{MAIN}filterColumn") is not None:
                        found[blad].extend(vlakken_of(filter_.get("ref", "")))
    return found


REGELS = (
    Regel(
        19,
        "fout",
        GROEP,
        "De bladen staan in vaste volgorde, met de tabkleur van hun soort",
        "Sleep de bladen terug in hun volgorde.",
        bladen_in_orde,
    ),
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
    Regel(
        25,
        "fout",
        GROEP,
        "Alle domeinbladen hebben dezelfde kolommen en opeenvolgende jaren",
        "Zet de kolom terug, of gebruik Vernieuw.",
        zelfde_kolommen,
    ),
    Regel(
        26,
        "fout",
        GROEP,
        "Niets is verborgen",
        "Maak zichtbaar wat verborgen is.",
        niets_verborgen,
    ),
)
