"""Rules 10 and 41: nothing in the file leads outside, runs by itself, or tells who made it."""

import re
from collections.abc import Iterator

from modelgemeente_xl.excel.adressen import parse_area
from modelgemeente_xl.regels.zicht.hulp import at_formula, told
from modelgemeente_xl.regels.zicht.inspectie import Inspectie
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst
from modelgemeente_xl.regels.zicht.xmldeel import parse_xml

_URL = re.compile(r"https?://[^\s\"')]+")
_NAAR_BUITEN = {
    "xl/externalLinks/": "een koppeling met een andere werkmap",
    "xl/connections": "een gegevensverbinding",
    "xl/queryTables/": "een webquery",
}
_DRAAIT = {
    "vbaproject": "macro's (VBA)",
    "xl/macrosheets/": "een macroblad (Excel 4)",
    "xl/dialogsheets/": "een dialoogblad",
    "xl/activex/": "een ActiveX-besturingselement",
    "xl/embeddings/": "een ingesloten bestand (OLE)",
}
_DDE = re.compile(r"""^[=+\-@]?\s*["']?[\w.]+["']?\|""")
MAKER = "modelgemeente_xl"
_PERSOONLIJK = {"creator": "maker", "manager": "manager", "company": "organisatie"}
_NA_BEWAREN = {"lastModifiedBy": "laatst bewaard door"}
"""What Excel writes at each save: a finding only in a file that is published."""


def geen_koppeling(i: Inspectie) -> Iterator[Vondst]:
    """10: no link to another workbook, and no web address that is not a source."""
    for part in i.parts:
        for begin, soort in _NAAR_BUITEN.items():
            if part.startswith(begin) and "/_rels/" not in part:
                yield Vondst("", part, soort, "een werkmap die op zichzelf staat")
    for f in i.formules:
        if f.sjabloon.elders:
            gevonden = f"{f.sjabloon.elders[0]} in {told(f.parsed.tekst)}"
            yield at_formula(f, gevonden, "een verwijzing binnen deze werkmap")
        if any(call.naam in ("HYPERLINK", "WEBSERVICE") for call in f.sjabloon.oproepen):
            for url in _URL.findall(f.parsed.tekst):
                if url not in _bronnen(i):
                    yield at_formula(f, url, "een bron die op Catalogus staat")
    for naam in i.werkmap.namen:
        if re.match(r"'?[^'!]*\[[^\]]+\][^'!]*'?!", naam.tekst):
            yield Vondst("", f"naam {naam.naam}", naam.tekst, "een verwijzing binnen deze werkmap")
    yield from _onbekende_adressen(i)


def _onbekende_adressen(i: Inspectie) -> Iterator[Vondst]:
    bekend = _bronnen(i)
    for blad, deel in i.bladdelen.items():
        relaties = {r.id: r for r in i.werkmap.relaties(deel.part)}
        for koppeling in deel.koppelingen:
            relatie = relaties.get(koppeling.relatie)
            if relatie is None or not relatie.buiten or relatie.doel in bekend:
                continue
            if not (_in_bronkolom(i, blad, koppeling.cel) and _URL.fullmatch(relatie.doel)):
                yield Vondst(blad, koppeling.cel, relatie.doel, "een bron die op Catalogus staat")


def _bronnen(i: Inspectie) -> set[str]:
    """The addresses that the sheet Catalogus lists."""
    tabel = i.tabellen.get("tblCatalogus")
    teksten = i.kolomwaarden(tabel, "Bronnen") if tabel else []
    return {url for tekst in teksten if isinstance(tekst, str) for url in _URL.findall(tekst)}


def _in_bronkolom(i: Inspectie, blad: str, cel: str) -> bool:
    """Whether a link stands in the list of sources of the developments."""
    tabel = i.tabellen.get("tblOntwikkelingen")
    kolom = tabel.kolom("Bron") if tabel else None
    plaats = parse_area(cel)
    return (
        tabel is not None
        and tabel.blad == blad
        and plaats is not None
        and plaats.kolom == kolom
        and plaats.rij in tabel.rijen
    )


def niets_dat_draait(i: Inspectie) -> Iterator[Vondst]:
    """41: no macros, controls, embedded files or DDE; no personal data in the properties."""
    for part in i.parts:
        klein = part.lower()
        for deel, soort in _DRAAIT.items():
            if deel in klein and "/_rels/" not in klein:
                yield Vondst("", part, soort, "een werkmap zonder")
    for part in i.parts:
        if part.startswith("xl/externalLinks/") and b"<ddeLink" in i.parts[part]:
            yield Vondst("", part, "een DDE-koppeling", "een werkmap zonder")
    for f in i.formules:
        if _DDE.match(f.parsed.tekst.removeprefix("=")):
            yield at_formula(f, f"DDE: {told(f.parsed.tekst)}", "een formule of tekst")
    yield from _eigenschappen(i)


def _eigenschappen(i: Inspectie) -> Iterator[Vondst]:
    gevraagd = dict(_PERSOONLIJK)
    if i.profiel == "publicatie":
        gevraagd |= _NA_BEWAREN
        for part in i.parts:
            if part.startswith("xl/persons/"):
                yield Vondst("", part, "namen van wie opmerkingen maakten", "geen namen")
    for part in ("docProps/core.xml", "docProps/app.xml"):
        for element in parse_xml(i.parts.get(part)):
            if not isinstance(element.tag, str):
                continue
            naam, tekst = element.tag.rpartition("}")[2], (element.text or "").strip()
            soort = gevraagd.get(naam) or gevraagd.get(naam.lower())
            if soort and tekst not in ("", MAKER):
                yield Vondst("", part, f"{soort}: '{tekst}'", f"leeg of '{MAKER}'")


REGELS = (
    Regel(
        10,
        "fout",
        "Formules",
        "Geen koppeling met een andere werkmap en geen onbekend webadres",
        "Neem de waarde over in deze werkmap; zet een webadres als tekst in Toelichting.",
        geen_koppeling,
    ),
    Regel(
        41,
        "fout",
        "Afdruk, toegang en bestand",
        "Geen macro's, besturingselementen, ingesloten bestanden, DDE of persoonsgegevens",
        "Bewaar als .xlsx; verwijder persoonsgegevens via Bestand, Info, Document controleren.",
        niets_dat_draait,
    ),
)
