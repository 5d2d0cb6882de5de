"""A domain sheet: totals and years in the frozen rows, the table of lines beneath."""

from modelgemeente_xl.model.ontwikkeling import DOMEINEN
from modelgemeente_xl.werkmap.bouw.bladen.blad import (
    Bouw,
    begin_blad,
    jaarformule,
    print_bereik,
    write_tabel,
)
from modelgemeente_xl.werkmap.bouw.vormen.knopvormen import insert_knoppen
from modelgemeente_xl.werkmap.indeling.declaratie import Tabel, cel
from modelgemeente_xl.werkmap.indeling.domeintabel import (
    INDEXRIJEN,
    JAARKOLOMMEN,
    KOLOMMEN,
    LAATSTE_PRINTKOLOM,
    PER_AARD,
    TOTALEN,
    Domeinrij,
    domeintabel,
)
from modelgemeente_xl.werkmap.indeling.formaten import EURO, FACTOR, JAAR
from modelgemeente_xl.werkmap.indeling.kleuren import GRIJS

UITLEG = "Vul de gele kolommen in; eigen regels typt u onder de laatste regel."


def write_domein(bouw: Bouw, domein: str) -> None:
    """Write the sheet of one domain (key of `DOMEINEN`)."""
    naam = DOMEINEN[domein]
    tabel = domeintabel(naam)
    ws = begin_blad(bouw, naam, [kolom.breedte for kolom in KOLOMMEN], UITLEG)
    first, last = write_tabel(bouw, tabel, bouw.inhoud[tabel.naam])
    _write_totalen(bouw, tabel)
    ws.freeze_panes(tabel.kop_rij + 1, tabel.index("Begrotingsregel") + 1)
    right = tabel.index(LAATSTE_PRINTKOLOM)
    print_bereik(ws, (0, last), (0, right), tabel.kop_rij)
    ws.ignore_errors({"number_stored_as_text": f"A{first + 1}:{cel(last, len(KOLOMMEN) - 1)}"})
    _write_opmaak(bouw, tabel, first, last)
    insert_knoppen(ws, ("vernieuw", "controleer"), 0, tabel.index("Begrotingsregel"), 100)


def _write_totalen(bouw: Bouw, tabel: Tabel) -> None:
    ws, stijl, naam = bouw.bladen[tabel.blad], bouw.stijl, tabel.naam
    euro = stijl.of(num_format=EURO.notatie)
    vet = stijl.of(num_format=EURO.notatie, bold=True, top=1)
    for totaal in TOTALEN:
        write_label(bouw, tabel, totaal, totaal.label)
    for jaarkolom in JAARKOLOMMEN:
        kolom = tabel.index(jaarkolom)
        reeks = f"{naam}[{jaarkolom}]"
        for rij, aard in PER_AARD.items():
            ws.write_formula(rij, kolom, f'=SUMIFS({reeks},{naam}[Aard],"{aard}")', euro)
        per_aard = f"{cel(min(PER_AARD), kolom)}:{cel(max(PER_AARD), kolom)}"
        ws.write_formula(Domeinrij.BRUTO, kolom, f"=SUM({per_aard})", vet)
        bruto, extra = cel(Domeinrij.BRUTO, kolom), cel(Domeinrij.EXTRA, kolom)
        ws.write_formula(Domeinrij.AL_BEGROOT, kolom, f"={bruto}-{extra}", euro)
        netto = "+".join(
            f'ROUND(ROUND(SUMPRODUCT(({naam}[Aard]="{aard}")*{reeks}*(1-{naam}[Al begroot])),6),0)'
            for aard in PER_AARD.values()
        )
        ws.write_formula(Domeinrij.EXTRA, kolom, f"={netto}", vet)
    write_index(bouw, tabel)


def write_label(bouw: Bouw, tabel: Tabel, rij: int, label: str) -> None:
    """Write the label of a row above the table, to the left of its years."""
    links = tabel.index(JAARKOLOMMEN[0]) - 1
    bouw.bladen[tabel.blad].write_string(rij, links, label, bouw.stijl.of(bold=True, align="right"))


def write_index(bouw: Bouw, tabel: Tabel) -> None:
    """Write the years above their columns, and the index of each year above those."""
    ws, stijl = bouw.bladen[tabel.blad], bouw.stijl
    factor = stijl.of(num_format=FACTOR.notatie, font_color=GRIJS)
    jaar = stijl.of(num_format=JAAR.notatie, bold=True)
    for rij in (*INDEXRIJEN, Domeinrij.JAAR):
        write_label(bouw, tabel, rij, rij.label)
    for k, jaarkolom in enumerate(JAARKOLOMMEN):
        kolom = tabel.index(jaarkolom)
        for rij, serie in INDEXRIJEN.items():
            ws.write_formula(
                rij,
                kolom,
                f'=SUMIFS(tblParametersIndex[Cumulatief],tblParametersIndex[Reeks],"{serie}",'
                f"tblParametersIndex[Jaar],{cel(Domeinrij.JAAR, kolom)})/Index_{serie}",
                factor,
            )
        ws.write_formula(Domeinrij.JAAR, kolom, jaarformule(Domeinrij.JAAR, kolom, k), jaar)


def _write_opmaak(bouw: Bouw, tabel: Tabel, first: int, last: int) -> None:
    """Show at a glance what is left out, what is the user's own, and what is an estimate."""
    ws, boek = bouw.bladen[tabel.blad], bouw.boek
    meenemen, eigen = (
        cel(first, tabel.index(naam), "kolom") for naam in ("Meenemen", "Eigen bedrag")
    )
    uit = boek.add_format({"font_color": GRIJS, "font_strikeout": True})
    ws.conditional_format(
        first,
        tabel.index("Ontwikkeling"),
        last,
        tabel.index(JAARKOLOMMEN[-1]),
        {"type": "formula", "criteria": f'={meenemen}="nee"', "format": uit},
    )
    ws.conditional_format(
        first,
        tabel.index("Gehanteerd bedrag"),
        last,
        tabel.index("Gehanteerd bedrag"),
        {"type": "formula", "criteria": f'={eigen}<>""', "format": boek.add_format({"bold": True})},
    )
    ws.conditional_format(
        first,
        tabel.index("Toelichting"),
        last,
        tabel.index("Toelichting"),
        {
            "type": "formula",
            "criteria": f'=AND({eigen}<>"",{cel(first, tabel.index("Toelichting"), "kolom")}="")',
            "format": boek.add_format({"bg_color": "#FFD9A0"}),
        },
    )
    for naam in ("Aard", "Drijver"):
        k = tabel.index(naam)
        ws.conditional_format(
            first,
            k,
            last,
            k,
            {
                "type": "formula",
                "criteria": f'={cel(first, k, "kolom")}=""',
                "format": boek.add_format({"bg_color": "#FBE1E1"}),
            },
        )
