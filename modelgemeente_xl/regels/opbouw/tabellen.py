"""Rules 21, 23 and 24: what the tables hold."""

import re
from collections.abc import Iterator
from datetime import date

from modelgemeente_xl.model.ontwikkeling import STATUSSEN
from modelgemeente_xl.regels.zicht.hulp import at, is_getal, tekst_van
from modelgemeente_xl.regels.zicht.inspectie import Inspectie
from modelgemeente_xl.regels.zicht.onze import Tabelzicht
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar
from modelgemeente_xl.werkmap.indeling.parametertabellen import TBL_PARAMETERS
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN

GROEP = "Opbouw"
EIGEN_SLEUTEL = re.compile(r"eigen-[0-9]{3,}")
VERVALLEN = "vervallen"
HERKOMST = ("Eenheid", "Status", "Gecontroleerd", "Bron")


def herkomst(i: Inspectie) -> Iterator[Vondst]:
    """21: unit, source, date and status on every parameter, also on one that has lapsed."""
    for tabel in i.onze_tabellen(*TBL_PARAMETERS):
        for kop in HERKOMST:
            plaats = tabel.kolom(kop)
            if plaats is None:
                cel = (tabel.kop_rij, tabel.eerste_kolom)
                yield at(tabel.blad, *cel, f"kolom {kop} ontbreekt", f"kolom {kop}")
                continue
            for rij, waarde in zip(tabel.rijen, i.kolomwaarden(tabel, kop), strict=True):
                if kop == "Status" and waarde not in (*STATUSSEN, VERVALLEN):
                    yield at(tabel.blad, rij, plaats, tekst_van(waarde), ", ".join(STATUSSEN))
                elif kop == "Gecontroleerd" and not (isinstance(waarde, date) or is_getal(waarde)):
                    yield at(tabel.blad, rij, plaats, tekst_van(waarde), "een datum")
                elif waarde in (None, ""):
                    yield at(tabel.blad, rij, plaats, "leeg", kop.lower())


def eenheden(i: Inspectie) -> Iterator[Vondst]:
    """23: amounts are numbers, and their unit is told."""
    for tabel in i.onze_tabellen():
        for kolom, plaats in tabel.onze():
            if not kolom.formaat.is_getal or kolom.eigenaar is Eigenaar.SLEUTEL:
                continue
            for rij, waarde in zip(tabel.rijen, i.kolomwaarden(tabel, kolom.naam), strict=True):
                if not (is_getal(waarde) or waarde in (None, "")):
                    yield at(
                        tabel.blad,
                        rij,
                        plaats,
                        f"{tekst_van(waarde)} in kolom {kolom.naam}",
                        "een getal",
                        "Typ het getal zonder tekst, valutateken of spaties.",
                    )
    for blad in i.onze_bladen:
        deel = i.bladdelen[blad]
        boven = (i.waarde(blad, rij, 1) for rij in (1, 2))
        if not any("euro" in str(tekst) for tekst in (deel.kop, deel.voet, *boven)):
            yield Vondst(blad, "A1", "nergens staat de eenheid", "'hele euro's' in kop of voet")


def sleutels(i: Inspectie) -> Iterator[Vondst]:
    """24: each id once, and known in the catalogue, marked as own, or lapsed."""
    catalogus = i.tabellen.get("tblCatalogus")
    bekend = set(i.kolomwaarden(catalogus, "Id")) if catalogus else None
    gezien: dict[object, str] = {}
    for tabel in i.onze_tabellen(*DOMEINTABELLEN):
        statussen = i.kolomwaarden(tabel, "Status") or [None] * len(tabel.rijen)
        for rij, plaats, id_ in _ids(i, tabel):
            if id_ in gezien:
                dubbel = f"'{id_}' ook op {gezien[id_]}"
                yield at(tabel.blad, rij, plaats, dubbel, "één regel per id")
                continue
            gezien[id_] = f"{tabel.blad}, rij {rij}"
            vervallen = statussen[rij - tabel.kop_rij - 1] == VERVALLEN
            eigen = EIGEN_SLEUTEL.fullmatch(str(id_))
            if bekend is not None and id_ not in bekend and not eigen and not vervallen:
                yield at(tabel.blad, rij, plaats, f"'{id_}'", "een id van Catalogus, of eigen-001")
    for tabel in i.onze_tabellen("tblCatalogus", "tblOntwikkelingen", "tblBasis"):
        eerder: dict[object, int] = {}
        for rij, plaats, id_ in _ids(i, tabel):
            if id_ in eerder:
                yield at(
                    tabel.blad, rij, plaats, f"'{id_}' ook in rij {eerder[id_]}", "één rij per id"
                )
            eerder.setdefault(id_, rij)


def _ids(i: Inspectie, tabel: Tabelzicht) -> Iterator[tuple[int, int, object]]:
    plaats = tabel.kolom("Id")
    if plaats is not None:
        for rij, id_ in zip(tabel.rijen, i.kolomwaarden(tabel, "Id"), strict=True):
            if id_ not in (None, ""):
                yield rij, plaats, id_


REGELS = (
    Regel(
        21,
        "fout",
        GROEP,
        "Elke parameter heeft eenheid, status, datum en bron",
        "Vul de kolommen Eenheid, Status, Gecontroleerd en Bron in.",
        herkomst,
    ),
    Regel(
        23,
        "fout",
        GROEP,
        "Bedragen zijn getallen, en de eenheid staat erbij",
        "Maak van de tekst een getal.",
        eenheden,
    ),
    Regel(
        24,
        "fout",
        GROEP,
        "Elke regel heeft een eigen, blijvende sleutel die Catalogus kent of eigen is",
        "Maak Id leeg bij een eigen of gekopieerde regel; een knop geeft een nieuwe sleutel.",
        sleutels,
    ),
)
