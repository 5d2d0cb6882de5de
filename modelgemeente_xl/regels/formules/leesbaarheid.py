"""Rules 7 and 18: formulas that can be read, and how many there are."""

import re
from collections.abc import Iterator

from modelgemeente_xl.excel.formuledelen import Ontleed
from modelgemeente_xl.excel.patronen import TEKST
from modelgemeente_xl.model.woorden import counted
from modelgemeente_xl.regels.zicht.hulp import as_excel, at_formula, told
from modelgemeente_xl.regels.zicht.inspectie import Formulecel, Inspectie
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst

MAX_TEKENS, MAX_FUNCTIES, MAX_TERMEN = 100, 3, 8
_TEKST = re.compile(TEKST)
_TABELKOLOM = re.compile(r"\w+\[(?:\[#This Row\],)?\[?([^\[\]]+)\]?(?::\[([^\[\]]+)\])?\]")
_FUNCTIE = re.compile(r"([A-Z][A-Z0-9.]*)\(")


def leesbaar(i: Inspectie) -> Iterator[Vondst]:
    """7: short enough to read at once, and with `[@Kolom]` for the own row."""
    for groep in i.groepen:
        eerste = groep[0]
        uitkomst = i.bladdelen[eerste.blad].uitkomsten.get((eerste.rij, eerste.kolom))
        for reden, verwacht in _te_lang(eerste.parsed, isinstance(uitkomst, str)):
            for f in groep:
                yield at_formula(f, f"{reden}: {told(f.parsed.tekst)}", verwacht)
        for f in groep if eerste.parsed.bereiken else ():
            yield from _celadres(i, f)


def _celadres(i: Inspectie, f: Formulecel) -> Iterator[Vondst]:
    """A cell of the own row in a table is named by its column."""
    tabel = i.tabel_op(f.blad, f.rij, f.kolom)
    if tabel is None:
        return
    for b in f.parsed.bereiken:
        eigen_rij = b.boven == b.onder == f.rij and b.is_cel and not b.vast[1] and not b.blad
        if eigen_rij and b.links in tabel.plaatsen:
            kop = tabel.kolommen[b.links - tabel.eerste_kolom]
            yield at_formula(f, "een celadres voor een cel in dezelfde rij", f"[@[{kop}]]")


def _te_lang(deel: Ontleed, geeft_tekst: bool) -> list[tuple[str, str]]:
    s = deel.sjabloon
    keer_if = sum(call.naam == "IF" for call in s.oproepen)
    if (
        len(deel.tekst) <= MAX_TEKENS
        and len(s.oproepen) <= MAX_FUNCTIES
        and len(s.termen) <= MAX_TERMEN
        and keer_if <= 1
    ):
        return []  # nothing can be too long in what is short as a whole
    redenen = []
    termen = deel.termen()
    for term in termen:
        tekens = len(_leeslengte(term))
        if tekens > MAX_TEKENS:
            redenen.append((f"{tekens} tekens", f"ten hoogste {MAX_TEKENS} per term"))
        functies = _functies(term)
        if len(functies) > MAX_FUNCTIES:
            redenen.append((", ".join(functies), f"ten hoogste {MAX_FUNCTIES} functies per term"))
    if len(termen) > MAX_TERMEN:
        redenen.append((f"{len(termen)} termen", f"ten hoogste {MAX_TERMEN}"))
    if keer_if > (2 if geeft_tekst else 1):
        redenen.append((f"{keer_if} keer IF", "één IF, of twee voor een oordeel in woorden"))
    return redenen


def _leeslengte(term: str) -> str:
    """The term as it is read: a column by its name, a text as one sign."""
    return _TABELKOLOM.sub(lambda m: m[1] + (f":{m[2]}" if m[2] else ""), _TEKST.sub('"', term))


def _functies(term: str) -> list[str]:
    """The different functions of a term; INDEX with MATCH is one look-up."""
    functies = list(dict.fromkeys(_FUNCTIE.findall(_TEKST.sub('"', term))))
    if "INDEX" in functies and "MATCH" in functies:
        functies.remove("MATCH")
    return functies


def aantal_formules(i: Inspectie) -> Iterator[Vondst]:
    """18: how many different formulas there are."""
    vormen = set(map(as_excel, {f.vorm for f in i.formules if f.van_ons}))
    cellen = sum(f.van_ons for f in i.formules)
    yield Vondst(
        "",
        "werkmap",
        f"{counted(len(vormen), 'verschillende formule', 'verschillende formules')} in "
        f"{counted(cellen, 'cel', 'cellen')}",
        "zo weinig als kan",
    )


REGELS = (
    Regel(
        7,
        "waarschuwing",
        "Formules",
        "Een formule is in één keer te lezen: per term 100 tekens en drie functies, één IF",
        "Verdeel de formule over meer cellen of kolommen.",
        leesbaar,
    ),
    Regel(
        18,
        "informatie",
        "Formules",
        "Het aantal verschillende formules",
        "Dit is een maat, geen gebrek.",
        aantal_formules,
    ),
)
