"""Rules 27 and 28: nothing loose on a sheet, and names that mean something."""

from collections.abc import Iterator

from modelgemeente_xl.excel.adressen import Bereik
from modelgemeente_xl.excel.formule import parsed
from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.regels.zicht.hulp import at, tekst_van
from modelgemeente_xl.regels.zicht.inspectie import Inspectie
from modelgemeente_xl.regels.zicht.onze import Tabelzicht
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst
from modelgemeente_xl.regels.zicht.xmldeel import MAIN, parse_xml
from modelgemeente_xl.werkmap.indeling.declaratie import UITKOMST, Eigenaar
from modelgemeente_xl.werkmap.lezen import onder_tabel

GROEP = "Opbouw"


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
                yield at(
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
    for tabel in tabellen:
        if tabel.van_ons and tabel.totaalrij is not None:
            yield at(
                blad,
                tabel.totaalrij,
                tabel.eerste_kolom,
                f"een totaalrij in tabel {tabel.naam}",
                "geen; blad Totaal telt al, en de tabel kan zo niet groeien",
                "Klik in de tabel en zet bij Tabelontwerp het vinkje Totaalrij uit.",
            )
            totalen = tabel.vlak._replace(rij=tabel.totaalrij, rij_tot=tabel.totaalrij)
            vlakken.append(totalen)
    for tabel in tabellen:
        if tabel.naam in onder_tabel.MET_REGELS:
            for first, last in _regels_onder(i, tabel):
                vlak = tabel.vlak._replace(rij=first, rij_tot=last)
                vlakken.append(vlak)
                herstel = onder_tabel.herstel(last)
                yield Vondst(
                    blad,
                    str(vlak),
                    onder_tabel.wat(tabel.naam, first, last),
                    "regels binnen de tabel",
                    herstel,
                )
    for (rij, kolom), cel in i.cellen(blad).items():
        if cel.value is None or cel.value == "":
            continue
        for v in vlakken:
            if v.rij <= rij <= v.rij_tot and v.kolom <= kolom <= v.kolom_tot:
                break
        else:
            yield from _losse_cel(i, blad, tabellen, rij, kolom)


def vlakken_onder(i: Inspectie) -> Iterator[tuple[str, Bereik]]:
    """Per sheet the rows beneath tables that look like their lines: all of them one finding."""
    for tabel in i.onze_tabellen():
        if tabel.naam in onder_tabel.MET_REGELS:
            for first, last in _regels_onder(i, tabel):
                yield tabel.blad, tabel.vlak._replace(rij=first, rij_tot=last)


def _regels_onder(i: Inspectie, tabel: Tabelzicht) -> tuple[tuple[int, int], ...]:
    """First and last row of what stands beneath a table and looks like its lines."""
    onder = {rij for rij, _ in i.cellen(tabel.blad) if rij > tabel.laatste_rij}
    anders = [t for t in i.tabellen.values() if t.blad == tabel.blad and t.naam != tabel.naam]
    return onder_tabel.lines_beneath(
        ((rij, _per_kop(i, tabel, rij)) for rij in sorted(onder)),
        lambda rij: any(t.vlak.rij <= rij <= t.vlak.rij_tot for t in anders),
    )


def _per_kop(i: Inspectie, tabel: Tabelzicht, rij: int) -> dict[str, Waarde]:
    row = {}
    for kop, kolom in zip(tabel.kolommen, tabel.plaatsen, strict=True):
        value = i.waarde(tabel.blad, rij, kolom)
        row[kop] = value if value is None or isinstance(value, (str, float)) else str(value)
    return row


def _losse_cel(
    i: Inspectie, blad: str, tabellen: list[Tabelzicht], rij: int, kolom: int
) -> Iterator[Vondst]:
    waarde = i.cellen(blad)[rij, kolom].value
    if kolom in i.eigen_kolommen[blad]:
        return
    boven = [t for t in tabellen if kolom in t.plaatsen and rij == t.laatste_rij + 1]
    if boven:
        yield at(
            blad,
            rij,
            kolom,
            f"{tekst_van(waarde)} onder tabel {boven[0].naam}, telt niet mee",
            "een regel binnen de tabel",
            "Sleep de hoek rechtsonder van de tabel over deze rij.",
        )
    else:
        yield at(
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
        if not _exists(i, naam.tekst):
            yield Vondst("", waar, naam.tekst or "leeg", "een cel die bestaat")
        if naam.naam.casefold() not in gebruikt:
            yield Vondst("", waar, "nergens gebruikt", "een naam die een formule gebruikt")


def _exists(i: Inspectie, tekst: str) -> bool:
    deel = parsed(f"={tekst}")
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
    """Names in formulas, validations, formats, links, charts and other names, in lower case."""
    found = {naam.casefold() for f in i.formules for naam in f.sjabloon.namen}
    found |= {naam.casefold() for naam in UITKOMST.values()}  # by rules 11 and 12
    teksten = [naam.tekst for naam in i.werkmap.namen]
    for deel in i.bladdelen.values():
        teksten += [tekst for v in deel.validaties for tekst in (v.eerste, v.tweede)]
        teksten += [tekst for regel in deel.opmaakregels for tekst in regel.formules]
        teksten += [koppeling.plek for koppeling in deel.koppelingen]
        teksten += [vorm.plek for vorm in i.werkmap.tekenobjecten(deel.part)]
    teksten += [tekst for _, tekst in i.werkmap.grafiekverwijzingen()]
    for part, content in i.parts.items():
        if part.startswith("xl/tables/") and b"calculatedColumnFormula" in content:
            root = parse_xml(content)
            teksten += [f.text or "" for f in root.iter(f"{MAIN}calculatedColumnFormula")]
    for tekst in {tekst for tekst in teksten if tekst and not tekst.startswith('"')}:
        found.update(naam.casefold() for naam in parsed(f"={tekst}").sjabloon.namen)
    return found


REGELS = (
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
