"""Rule 38: every sheet prints well."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from modelgemeente_xl.excel.adressen import Bereik, parse_area
from modelgemeente_xl.regels.bestand.letter import te_klein
from modelgemeente_xl.regels.zicht.hulp import at, is_getal, tekst_van
from modelgemeente_xl.regels.zicht.inspectie import Inspectie
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst
from modelgemeente_xl.regels.zicht.stijlen import Stijl
from modelgemeente_xl.regels.zicht.xmldeel import MAIN, getal, waar

GROEP = "Afdruk, toegang en bestand"
A4 = "9"
_MARGE = 0.71
"""Part of a column's width, in characters, that is no room for text."""
_NORMAAL = 11
"""Size of the letter in which widths are counted."""


def drukt_goed_af(i: Inspectie) -> Iterator[Vondst]:
    """38: A4, fit to width, letters that can be read, repeated rows, gemeente, date and pages."""
    for blad in i.onze_bladen:
        yield from _instelling(i, blad)
        yield from _bereik(i, blad)
        yield from _te_smal(i, blad)
        yield from te_klein(i, blad)


def _instelling(i: Inspectie, blad: str) -> Iterator[Vondst]:
    deel = i.bladdelen[blad]
    pagina = deel.root.find(f"{MAIN}pageSetup")
    passend = deel.root.find(f"{MAIN}sheetPr/{MAIN}pageSetUpPr")
    a4 = pagina is not None and pagina.get("paperSize") == A4
    breed = (
        passend is not None
        and waar(passend, "fitToPage")
        and pagina is not None
        and getal(pagina, "fitToWidth", 1) == 1
        and getal(pagina, "fitToHeight", 1) == 0
    )
    for goed, gevonden, verwacht in (
        (a4, "geen A4", "A4"),
        (breed, "niet passend op de breedte", "één pagina breed, zo lang als nodig"),
        ("&D" in deel.kop, "geen datum in de kop", "de datum in de kop"),
        ("&P" in deel.voet and "&N" in deel.voet, "geen paginanummer", "pagina x van y in de voet"),
    ):
        if not goed:
            yield Vondst(blad, "A1", gevonden, verwacht)


def _bereik(i: Inspectie, blad: str) -> Iterator[Vondst]:
    vlakken = i.afdrukbereiken.get(blad, ())
    if not vlakken:
        yield Vondst(blad, "A1", "geen afdrukbereik", "een afdrukbereik")
    herhaald = _herhaalde_rijen(i, blad)
    if herhaald is None:
        yield Vondst(blad, "A1", "geen herhaalde rijen", "de bovenste rijen op elke pagina")
    elif not any(
        f.rij in herhaald and "Gemeentenaam" in f.sjabloon.namen for f in i.formules_van(blad)
    ):
        yield Vondst(blad, "A1", "de gemeente staat niet bovenaan elke pagina", "de gemeente")
    for tabel in i.onze_tabellen():
        if tabel.blad == blad and vlakken:
            onder = [v for v in vlakken if _touches(v, tabel.vlak)]
            if onder and max(v.rij_tot for v in onder) < tabel.laatste_rij:
                yield at(
                    blad,
                    tabel.laatste_rij,
                    tabel.eerste_kolom,
                    f"de laatste rijen van {tabel.naam} vallen buiten het afdrukbereik",
                    f"een afdrukbereik tot en met rij {tabel.laatste_rij}",
                    "Kies Pagina-indeling, Afdrukbereik, Toevoegen aan afdrukbereik.",
                )


def _touches(vlak: Bereik, tabel: Bereik) -> bool:
    """Whether the header of a table is printed in an area."""
    return vlak.rij <= tabel.rij <= vlak.rij_tot and vlak.holds(tabel.rij, tabel.kolom)


def _herhaalde_rijen(i: Inspectie, blad: str) -> range | None:
    index = i.volgorde[blad]
    for naam in i.werkmap.namen:
        if naam.naam == "_xlnm.Print_Titles" and naam.blad == index:
            for deel in naam.tekst.split(","):
                adres = deel.rpartition("!")[2].replace("$", "")
                vlak = parse_area(adres)
                if vlak is not None and adres[:1].isdigit():
                    return range(vlak.rij, vlak.rij_tot + 1)
    return None


def _te_smal(i: Inspectie, blad: str) -> Iterator[Vondst]:
    """A number wider than its column shows as ###."""
    deel = i.bladdelen[blad]
    past: dict[tuple[int, int], float] = {}
    ruimten: dict[int, float] = {}
    for rij, kolom, cel, stijl in i.blikken(blad):
        soort = cel.data_type
        if soort == "s":
            continue
        waarde = deel.uitkomsten.get((rij, kolom)) if soort == "f" else cel.value
        if waarde is None or isinstance(waarde, (str, bool)):
            continue
        if kolom not in ruimten:
            ruimten[kolom] = deel.breedte(kolom) - _MARGE
        ruimte = ruimten[kolom]
        if is_getal(waarde):
            key = kolom, id(stijl)
            if key not in past:
                past[key] = _grootste(stijl, ruimte)
            if abs(waarde) < past[key]:
                continue
        tekst = zichtbaar(waarde, stijl.formaat)
        if ruimte > 0 and _breedte(tekst, stijl) > ruimte and kolom not in i.eigen_kolommen[blad]:
            yield at(
                blad,
                rij,
                kolom,
                f"{tekst_van(waarde)} past niet in de kolom en wordt ###",
                f"een kolom van {len(tekst) + 2} tekens of meer",
                "Maak de kolom breder.",
            )


def _grootste(stijl: Stijl, ruimte: float) -> float:
    """Below this a number surely fits: the largest power of ten of which minus one does."""
    for macht in range(1, 12):
        if _breedte(zichtbaar(-(10.0**macht) + 1, stijl.formaat), stijl) > ruimte:
            return 10.0 ** (macht - 1)
    return 10.0**11


def _breedte(tekst: str, stijl: Stijl) -> float:
    """Width of a number in characters of the normal letter; points and commas are narrow."""
    smal = sum(teken in ".,-:" for teken in tekst)
    return (len(tekst) - smal / 2) * stijl.grootte / _NORMAAL * (1.05 if stijl.vet else 1.0)


def zichtbaar(waarde: object, formaat: str) -> str:
    """Text of a number as its format shows it, near enough to know its width."""
    if isinstance(waarde, date):
        tijd = isinstance(waarde, datetime) and "hh" in formaat
        return f"{waarde:%d-%m-%Y %H:%M}" if tijd else f"{waarde:%d-%m-%Y}"
    if not is_getal(waarde):
        return str(waarde)
    eerste = formaat.split(";")[0]
    if waarde == 0 and formaat.count(";") >= 2 and not formaat.split(";")[2]:
        return ""
    if "%" in eerste:
        waarde *= 100
    decimalen = re.search(r"[0#]\.(0+)", eerste)
    if eerste == "General":
        return f"{waarde:.6g}"
    tekst = f"{waarde:{',' if ',' in eerste else ''}.{len(decimalen[1]) if decimalen else 0}f}"
    return tekst + ("%" if "%" in eerste else "")


REGELS = (
    Regel(
        38,
        "fout",
        GROEP,
        "Elk blad drukt goed af: A4, passend, leesbaar, met gemeente, datum en paginanummer",
        "Herstel het onder Pagina-indeling, Pagina-instelling.",
        drukt_goed_af,
    ),
)
