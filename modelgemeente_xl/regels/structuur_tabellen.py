"""Rules 21, 23, 24, 27 and 28: what the tables hold, and names."""

import re
from collections.abc import Iterator
from datetime import date

from modelgemeente_xl.model.ontwikkeling import STATUSSEN
from modelgemeente_xl.regels.formule import ontleed
from modelgemeente_xl.regels.hulp import bij, is_getal, tekst_van
from modelgemeente_xl.regels.inspectie import Inspectie
from modelgemeente_xl.regels.onze import DOMEINTABELLEN, Tabelzicht
from modelgemeente_xl.regels.regel import Regel, Vondst
from modelgemeente_xl.regels.xmldeel import MAIN, ontleed_xml
from modelgemeente_xl.werkmap.declaratie import Eigenaar
from modelgemeente_xl.werkmap.stijl import GETALFORMATEN
from modelgemeente_xl.werkmap.tabellen import PARAMETERKOLOMMEN

GROEP = "Opbouw"
EIGEN_SLEUTEL = re.compile(r"eigen-[0-9]{3,}")
VERVALLEN = "vervallen"
HERKOMST = ("Eenheid", "Status", "Gecontroleerd", "Bron")
_GEEN_GETAL = {"tekst", "lang", "sleutel", "code", "datum", "tijdstip"}
_GETAL = frozenset(GETALFORMATEN) - _GEEN_GETAL


def herkomst(i: Inspectie) -> Iterator[Vondst]:
    """21: unit, source, date and status on every parameter."""
    for tabel in i.onze_tabellen(*PARAMETERKOLOMMEN):
        for kop in HERKOMST:
            plaats = tabel.kolom(kop)
            if plaats is None:
                cel = (tabel.kop_rij, tabel.eerste_kolom)
                yield bij(tabel.blad, *cel, f"kolom {kop} ontbreekt", f"kolom {kop}")
                continue
            for rij, waarde in zip(tabel.rijen, i.kolomwaarden(tabel, kop), strict=True):
                if kop == "Status" and waarde not in STATUSSEN:
                    yield bij(tabel.blad, rij, plaats, tekst_van(waarde), ", ".join(STATUSSEN))
                elif kop == "Gecontroleerd" and not (isinstance(waarde, date) or is_getal(waarde)):
                    yield bij(tabel.blad, rij, plaats, tekst_van(waarde), "een datum")
                elif waarde in (None, ""):
                    yield bij(tabel.blad, rij, plaats, "leeg", kop.lower())


def eenheden(i: Inspectie) -> Iterator[Vondst]:
    """23: amounts are numbers, and their unit is told."""
    for tabel in i.onze_tabellen():
        for kolom, plaats in tabel.onze():
            if kolom.formaat not in _GETAL or kolom.eigenaar is Eigenaar.SLEUTEL:
                continue
            for rij, waarde in zip(tabel.rijen, i.kolomwaarden(tabel, kolom.naam), strict=True):
                if not (is_getal(waarde) or waarde in (None, "")):
                    yield bij(
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
                yield bij(tabel.blad, rij, plaats, dubbel, "één regel per id")
                continue
            gezien[id_] = f"{tabel.blad}, rij {rij}"
            vervallen = statussen[rij - tabel.kop_rij - 1] == VERVALLEN
            eigen = EIGEN_SLEUTEL.fullmatch(str(id_))
            if bekend is not None and id_ not in bekend and not eigen and not vervallen:
                yield bij(tabel.blad, rij, plaats, f"'{id_}'", "een id van Catalogus, of eigen-001")
    for tabel in i.onze_tabellen("tblCatalogus", "tblOntwikkelingen", "tblBasis"):
        eerder: dict[object, int] = {}
        for rij, plaats, id_ in _ids(i, tabel):
            if id_ in eerder:
                yield bij(
                    tabel.blad, rij, plaats, f"'{id_}' ook in rij {eerder[id_]}", "één rij per id"
                )
            eerder.setdefault(id_, rij)


def _ids(i: Inspectie, tabel: Tabelzicht) -> Iterator[tuple[int, int, object]]:
    plaats = tabel.kolom("Id")
    if plaats is not None:
        for rij, id_ in zip(tabel.rijen, i.kolomwaarden(tabel, "Id"), strict=True):
            if id_ not in (None, ""):
                yield rij, plaats, id_


def niets_los(i: Inspectie) -> Iterator[Vondst]:
    """27: no merged cells, no blank rows in a table, nothing outside tables and print areas."""
    for blad in i.onze_bladen:
        for bereik in i.bladdelen[blad].samengevoegd:
            herstel = "Splits de samengevoegde cellen."
            yield Vondst(blad, bereik, "samengevoegde cellen", "losse cellen", herstel)
    for tabel in i.onze_tabellen():
        vulbaar = [k for kolom, k in tabel.onze() if kolom.eigenaar is not Eigenaar.FORMULE]
        vulbaar += tabel.eigen()
        if len(tabel.rijen) < 2:
            continue  # a table has at least one row, also where the catalogue has no lines
        for rij in tabel.rijen:
            if all(i.waarde(tabel.blad, rij, k) in (None, "") for k in vulbaar):
                yield bij(
                    tabel.blad,
                    rij,
                    tabel.eerste_kolom,
                    "een lege rij in de tabel",
                    "een regel, of geen rij",
                    "Verwijder de tabelrij.",
                )
    for blad in i.onze_bladen:
        yield from _los(i, blad)


def _los(i: Inspectie, blad: str) -> Iterator[Vondst]:
    tabellen = [tabel for tabel in i.tabellen.values() if tabel.blad == blad]
    vlakken = [*i.vlakken[blad], *(tabel.vlak for tabel in tabellen if not tabel.van_ons)]
    for (rij, kolom), cel in i.cellen(blad).items():
        if cel.value is None or cel.value == "":
            continue
        for v in vlakken:
            if v.rij <= rij <= v.rij_tot and v.kolom <= kolom <= v.kolom_tot:
                break
        else:
            yield from _losse_cel(i, blad, tabellen, rij, kolom)


def _losse_cel(
    i: Inspectie, blad: str, tabellen: list[Tabelzicht], rij: int, kolom: int
) -> Iterator[Vondst]:
    waarde = i.cellen(blad)[rij, kolom].value
    if kolom in i.eigen_kolommen[blad]:
        return
    boven = [t for t in tabellen if kolom in t.plaatsen and rij == t.laatste_rij + 1]
    if boven:
        yield bij(
            blad,
            rij,
            kolom,
            f"{tekst_van(waarde)} onder tabel {boven[0].naam}, telt niet mee",
            "een regel binnen de tabel",
            "Sleep de hoek rechtsonder van de tabel over deze rij.",
        )
    else:
        yield bij(
            blad,
            rij,
            kolom,
            f"{tekst_van(waarde)} los op het blad",
            "alleen wat bij de werkmap hoort",
            "Zet het op een eigen blad, of in een eigen kolom van de tabel.",
        )


def namen(i: Inspectie) -> Iterator[Vondst]:
    """28: every name resolves, is used, and belongs to the whole workbook."""
    gebruikt = _gebruikte_namen(i)
    for naam in i.werkmap.namen:
        if naam.ingebouwd:
            continue
        waar = f"naam {naam.naam}"
        if naam.blad >= 0:
            yield Vondst(
                "",
                waar,
                "geldt voor één blad; zo'n naam ontstaat bij het kopiëren van een blad",
                "een naam van de hele werkmap",
            )
        if not _bestaat(i, naam.tekst):
            yield Vondst("", waar, naam.tekst or "leeg", "een cel die bestaat")
        if naam.naam.casefold() not in gebruikt:
            yield Vondst("", waar, "nergens gebruikt", "een naam die een formule gebruikt")


def _bestaat(i: Inspectie, tekst: str) -> bool:
    deel = ontleed(f"={tekst}")
    bladen = {b.blad for b in deel.bereiken if b.blad}
    bladen |= {hele.rpartition("!")[0].strip("'") for hele in deel.sjabloon.hele if "!" in hele}
    tabellen = {t.tabel for t in deel.sjabloon.tabellen}
    return (
        bool(tekst)
        and deel.sjabloon.leesbaar
        and not deel.sjabloon.verwijsfout
        and bladen <= set(i.volgorde)
        and tabellen <= set(i.tabellen)
    )


def _gebruikte_namen(i: Inspectie) -> set[str]:
    """Names in formulas, validations, formats, charts and other names, in lower case."""
    found = {naam.casefold() for f in i.formules for naam in f.sjabloon.namen}
    teksten = [naam.tekst for naam in i.werkmap.namen]
    for deel in i.bladdelen.values():
        teksten += [tekst for v in deel.validaties for tekst in (v.eerste, v.tweede)]
        teksten += [tekst for regel in deel.opmaakregels for tekst in regel.formules]
        teksten += [koppeling.plek for koppeling in deel.koppelingen]
    teksten += [tekst for _, tekst in i.werkmap.grafiekverwijzingen()]
    for part, content in i.parts.items():
        if part.startswith("xl/tables/") and b"calculatedColumnFormula" in content:
            root = ontleed_xml(content)
            teksten += [f.text or "" for f in root.iter(f"{MAIN}calculatedColumnFormula")]
    for tekst in {tekst for tekst in teksten if tekst and not tekst.startswith('"')}:
        found.update(naam.casefold() for naam in ontleed(f"={tekst}").sjabloon.namen)
    return found


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
    Regel(
        27,
        "fout",
        GROEP,
        "Geen samengevoegde cellen, lege tabelrijen of losse cellen",
        "Zet eigen aantekeningen op een eigen blad of in een eigen kolom.",
        niets_los,
    ),
    Regel(
        28,
        "fout",
        GROEP,
        "Elke naam wijst naar iets, wordt gebruikt en geldt voor de hele werkmap",
        "Herstel of verwijder de naam: Formules, Namen beheren.",
        namen,
    ),
)
