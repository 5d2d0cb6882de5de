"""Rules 39 and 40: readable for everyone, and ready to open."""

from collections.abc import Iterator

from lxml import etree

from modelgemeente_xl.excel.adressen import cell_name, parse_area
from modelgemeente_xl.model.woorden import counted
from modelgemeente_xl.regels.zicht.bladdeel import Bladdeel
from modelgemeente_xl.regels.zicht.hulp import at, is_getal
from modelgemeente_xl.regels.zicht.inspectie import Inspectie
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst
from modelgemeente_xl.regels.zicht.stijlen import WIT, ZWART, contrast
from modelgemeente_xl.regels.zicht.xmldeel import GRAFIEK, MAIN, getal, parse_xml, waar

GROEP = "Afdruk, toegang en bestand"
GENOEG = 4.5
"""Contrast that WCAG 2 asks at level AA."""
_KIJKT = {"graphicFrame", "pic"}
_BALK = "dataBar"
_TEKENBALK = "REPT"
_CORE = "docProps/core.xml"


def voor_iedereen(i: Inspectie) -> Iterator[Vondst]:
    """39: alternative texts, contrast, and colour never alone; in publicatie no working aids."""
    yield from _beelden(i)
    yield from _contrast(i)
    yield from _kleur_alleen(i)
    if i.profiel == "publicatie":
        yield from _werkhulpen(i)


def _beelden(i: Inspectie) -> Iterator[Vondst]:
    """Those of the user on his own sheets count once the file is published."""
    for blad, deel in i.bladdelen.items():
        if blad not in i.onze_bladen and i.profiel == "werk":
            continue
        for beeld in i.werkmap.tekenobjecten(deel.part):
            kijkt = beeld.soort in _KIJKT or beeld.plek  # a shape that is pressed is one to see
            if kijkt and not beeld.tekst and not beeld.versiering:
                yield at(
                    blad,
                    *beeld.cel,
                    f"{beeld.naam or 'een beeld'} zonder alternatieve tekst",
                    "een alternatieve tekst",
                    "Klik rechts op de grafiek of het beeld en kies Alternatieve tekst bewerken.",
                )


def _contrast(i: Inspectie) -> Iterator[Vondst]:
    for blad in i.onze_bladen:
        for stijl, blikken in i.per_stijl(blad).items():
            onze = (b for b in blikken if b.kolom not in i.eigen_kolommen[blad])
            if eerste := next(onze, None):
                cel = cell_name(eerste.rij, eerste.kolom)
                yield from _te_zwak(blad, cel, stijl.letter, stijl.vulling or WIT)
    for nummer, (letter, vlak) in enumerate(_opmaakstijlen(i)):
        for blad, deel in i.bladdelen.items():
            if blad in i.onze_bladen:
                for regel in deel.opmaakregels:
                    if regel.stijl == nummer and (letter or vlak):
                        waar_ = str(regel.bereiken[0]) if regel.bereiken else "A1"
                        yield from _te_zwak(blad, waar_, letter or ZWART, vlak or WIT)


def _te_zwak(blad: str, cel: str, letter: str, vlak: str) -> Iterator[Vondst]:
    if len(letter) == len(vlak) == 6 and contrast(letter, vlak) < GENOEG:
        gevonden = f"contrast {contrast(letter, vlak):.1f} (letter {letter} op {vlak})"
        yield Vondst(
            blad, cel, gevonden.replace(".", ","), "4,5 of meer", "Kies een donkere letter."
        )


def _opmaakstijlen(i: Inspectie) -> Iterator[tuple[str, str]]:
    """Letter and fill of each style of conditional formatting, where they are plain colours."""
    root = parse_xml(i.parts.get("xl/styles.xml"))
    for dxf in root.iterfind(f"{MAIN}dxfs/{MAIN}dxf"):
        letter, vlak = (
            dxf.find(f"{MAIN}font/{MAIN}color"),
            dxf.find(f"{MAIN}fill/{MAIN}patternFill/{MAIN}bgColor"),
        )
        yield _rgb(letter), _rgb(vlak)


def _rgb(element: etree._Element | None) -> str:
    return "" if element is None else element.get("rgb", "")[-6:].upper()


def _kleur_alleen(i: Inspectie) -> Iterator[Vondst]:
    for blad in i.onze_bladen:
        deel = i.bladdelen[blad]
        for regel in deel.opmaakregels:
            cel = str(regel.bereiken[0]) if regel.bereiken else "A1"
            if regel.soort == "colorScale":
                gevonden = "een kleurenschaal: alleen kleur zegt hier iets"
                yield Vondst(blad, cel, gevonden, "ook een woord")
        yield from _balken(i, blad)
        cellen = i.cellen(blad)
        for koppeling in deel.koppelingen:
            plaats = parse_area(koppeling.cel)
            cel_ = cellen.get((plaats.rij, plaats.kolom)) if plaats else None
            if cel_ is not None and not i.stijlen.of(cel_).onderstreept:
                yield Vondst(
                    blad,
                    koppeling.cel,
                    "een koppeling zonder onderstreping",
                    "onderstreept",
                    "Onderstreep de tekst.",
                )
    for part, root in i.werkmap.grafieken():
        reeksen = len(root.findall(f".//{GRAFIEK}ser"))
        if reeksen > 1 and root.find(f".//{GRAFIEK}legend") is None:
            yield Vondst("", part, f"{reeksen} reeksen zonder legenda", "een legenda")


def _balken(i: Inspectie, blad: str) -> Iterator[Vondst]:
    """A bar says how much only where its number is read: in its cell, or beside it."""
    for regel in i.bladdelen[blad].opmaakregels:
        if regel.soort == _BALK and not regel.toont:
            zonder = (
                (rij, kolom)
                for rij, kolom in i.cellen(blad)
                if any(vlak.holds(rij, kolom) for vlak in regel.bereiken)
                and not _heeft_getal(i, blad, rij, kolom)
            )
            if eerste := next(zonder, None):
                yield at(blad, *eerste, "een balk zonder getal ernaast", "het getal ernaast")
    for f in i.formules_van(blad):
        balk = f.van_ons and any(call.naam == _TEKENBALK for call in f.sjabloon.oproepen)
        if balk and not _heeft_getal(i, blad, f.rij, f.kolom):
            yield at(blad, f.rij, f.kolom, "een balk zonder getal ernaast", "het getal ernaast")


def _heeft_getal(i: Inspectie, blad: str, rij: int, kolom: int) -> bool:
    """Whether a bar has its number at its left or right; none is needed where there is no bar."""
    if i.waarde(blad, rij, kolom) in (None, ""):
        return True
    return any(is_getal(i.waarde(blad, rij, k)) for k in (kolom - 1, kolom + 1))


def _werkhulpen(i: Inspectie) -> Iterator[Vondst]:
    """Frozen panes, filters and fills help who works and hinder who reads with aids."""
    herstel = "Haal dit weg in de kopie die u publiceert."
    for blad, deel in i.bladdelen.items():
        if deel.root.find(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane") is not None:
            yield Vondst(blad, "A1", "vastgezette titels", "geen vastgezette titels", herstel)
        if deel.has_filter or _tabelfilters(i, deel):
            yield Vondst(blad, "A1", "een filter", "geen filter", herstel)
        gevuld = [p for p, c in i.cellen(blad).items() if i.stijlen.of(c).vulling not in ("", WIT)]
        if gevuld:
            yield at(
                blad,
                *gevuld[0],
                f"{counted(len(gevuld), 'cel', 'cellen')} met een vulkleur",
                "geen",
                herstel,
            )


def _tabelfilters(i: Inspectie, deel: Bladdeel) -> bool:
    return any(
        parse_xml(i.parts.get(relatie.doel)).find(f"{MAIN}autoFilter") is not None
        for relatie in i.werkmap.relaties(deel.part)
        if relatie.soort == "table"
    )


def klaar_om_te_openen(i: Inspectie) -> Iterator[Vondst]:
    """40: titles, document title and language; in publicatie opened on the first sheet."""
    for blad in i.bladdelen if i.profiel == "publicatie" else i.onze_bladen:
        titel = i.waarde(blad, 1, 1)
        heeft_formule = (blad, 1, 1) in i.formule_op
        if not (isinstance(titel, str) and titel.strip()) and not (titel is None and heeft_formule):
            yield Vondst(blad, "A1", "geen titel", "een titel in A1", "Typ een titel in A1.")
    core = parse_xml(i.parts.get(_CORE))
    for tag, wat in (("title", "titel"), ("language", "taal")):
        if not (core.findtext(f"{{http://purl.org/dc/elements/1.1/}}{tag}") or "").strip():
            yield Vondst("", _CORE, f"geen {wat} in de eigenschappen", f"een {wat}")
    if i.profiel == "publicatie":
        yield from _eerste_blad(i)


def _eerste_blad(i: Inspectie) -> Iterator[Vondst]:
    """Who works leaves the cursor where he was; who publishes puts it at the beginning."""
    eerste = next(iter(i.bladdelen), "")
    for view in i.werkmap.root.iter(f"{MAIN}workbookView"):
        if getal(view, "activeTab", 0) != 0:
            yield Vondst(eerste, "A1", "een ander blad is actief", "het eerste blad actief")
    for view in i.bladdelen[eerste].root.iter(f"{MAIN}sheetView") if eerste else ():
        if waar(view, "tabSelected") or len(i.bladdelen) == 1:
            actief = [s.get("activeCell", "A1") for s in view.iter(f"{MAIN}selection")]
            if actief and "A1" not in actief:
                yield Vondst(eerste, actief[-1], "de cursor staat hier", "de cursor in A1")


REGELS = (
    Regel(
        39,
        "fout",
        GROEP,
        "Beelden hebben een alternatieve tekst, contrast is genoeg, kleur is nooit het enige teken",
        "Voeg tekst toe, of maak de letter donkerder.",
        voor_iedereen,
    ),
    Regel(
        40,
        "fout",
        GROEP,
        "Elk blad heeft een titel in A1; het document heeft een titel en een taal",
        "Vul de titel in; eigenschappen staan onder Bestand, Info.",
        klaar_om_te_openen,
    ),
)
