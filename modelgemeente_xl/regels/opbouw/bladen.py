"""Rules 19, 25 and 26: sheets in order, tables complete, nothing hidden."""

from collections.abc import Iterator

from modelgemeente_xl.excel.adressen import LAATSTE_KOLOM, Bereik, column_letters, parse_areas
from modelgemeente_xl.excel.reeksen import runs_of
from modelgemeente_xl.regels.zicht.bladdeel import Bladdeel
from modelgemeente_xl.regels.zicht.hulp import at, is_getal, tekst_van
from modelgemeente_xl.regels.zicht.inspectie import Inspectie
from modelgemeente_xl.regels.zicht.onze import (
    BLAD_VAN_TABEL,
    VERKLAARD,
    VERKLAARDE_BLADEN,
)
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst
from modelgemeente_xl.regels.zicht.xmldeel import MAIN, parse_xml
from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN
from modelgemeente_xl.werkmap.indeling.kleuren import TABKLEUR
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN

GROEP = "Opbouw"


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


def zelfde_kolommen(i: Inspectie) -> Iterator[Vondst]:
    """25: every table has its columns, the domains the same; consecutive years above them."""
    for naam, kolommen in VERKLAARD.items():
        tabel = i.tabellen.get(naam)
        if tabel is None:
            blad = i.rollen.get(BLAD_VAN_TABEL[naam], "")
            yield Vondst(blad, "A1" if blad else "werkmap", f"tabel {naam} ontbreekt", naam)
            continue
        for kolom in kolommen:
            if tabel.kolom(kolom.naam) is None:
                plek = (tabel.kop_rij, tabel.eerste_kolom)
                yield at(tabel.blad, *plek, f"kolom {kolom.naam} ontbreekt", kolom.naam)
    eerste = i.naamwaarde("Begrotingsjaar")
    if not is_getal(eerste):
        return
    for tabel in i.onze_tabellen(*DOMEINTABELLEN):
        for k, kop in enumerate(JAARKOLOMMEN):
            plaats, rij = tabel.kolom(kop), tabel.kop_rij - 1
            jaar = i.waarde(tabel.blad, rij, plaats) if plaats else None
            if plaats and jaar is not None and jaar != eerste + k:
                yield at(tabel.blad, rij, plaats, tekst_van(jaar), f"jaar {eerste + k:.0f}")


def niets_verborgen(i: Inspectie) -> Iterator[Vondst]:
    """26: nothing hidden, on sheets of the user neither; rows that a filter holds back may be.

    A group of columns or rows may be there, as long as it is open.
    """
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
                cel = f"{column_letters(kolom)}:{column_letters(min(laatste, LAATSTE_KOLOM))}"
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
        for reeks in runs_of(rijen):
            yield Vondst(
                blad_naam,
                f"{reeks[0]}:{reeks[-1]}",
                "verborgen rijen" if len(reeks) > 1 else "een verborgen rij",
                "alles zichtbaar",
                "Selecteer de rijen eromheen en kies Zichtbaar maken.",
            )
        yield from _gevouwen(blad_naam, deel)


def _gevouwen(blad: str, deel: Bladdeel) -> Iterator[Vondst]:
    """The groups that are closed, at the column or row with the plus sign."""
    dicht = [
        *(f"{column_letters(van)}:{column_letters(tot)}" for van, tot in deel.gevouwen_kolommen),
        *(f"{rij}:{rij}" for rij in deel.gevouwen_rijen),
    ]
    for cel in dicht:
        herstel = "Klik op het plusje in de rand van het blad."
        yield Vondst(blad, cel, "een dichtgeklapte groep", "een groep die open staat", herstel)


def _gefilterd(i: Inspectie) -> dict[str, list[Bereik]]:
    """Per sheet the ranges of filters that hold rows back, of tables and of the sheet."""
    found = {blad: list(deel.gefilterd()) for blad, deel in i.bladdelen.items()}
    for blad, deel in i.bladdelen.items():
        for relatie in i.werkmap.relaties(deel.part):
            if relatie.soort == "table":
                root = parse_xml(i.parts.get(relatie.doel))
                for filter_ in root.findall(f"{MAIN}autoFilter"):
                    if filter_.find(f"{MAIN}filterColumn") is not None:
                        found[blad].extend(parse_areas(filter_.get("ref", "")))
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
        25,
        "fout",
        GROEP,
        "Elke tabel heeft haar kolommen, alle domeinen dezelfde; jaren volgen op elkaar",
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
