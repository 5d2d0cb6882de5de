"""A domain sheet: totals and years in the frozen rows, the table of lines beneath."""

from modelgemeente_xl.model.ontwikkeling import DOMEINEN
from modelgemeente_xl.werkmap.bouw.bladen.blad import (
    Bouw,
    begin_blad,
    print_bereik,
    write_tabel,
)
from modelgemeente_xl.werkmap.indeling.declaratie import Tabel, cel
from modelgemeente_xl.werkmap.indeling.domeintabel import (
    JAARKOLOMMEN,
    KOLOM_JAAR_1,
    KOLOMMEN,
    LAATSTE_PRINTKOLOM,
    RIJ_AL_BEGROOT,
    RIJ_BRUTO,
    RIJ_EXTRA,
    RIJ_INCIDENTEEL,
    RIJ_INDEX_LOON,
    RIJ_INDEX_PRIJS,
    RIJ_JAAR,
    RIJ_KOP,
    RIJ_STRUCTUREEL,
    TOTALEN,
    domeintabel,
)
from modelgemeente_xl.werkmap.indeling.kleuren import GETALFORMATEN, GRIJS

UITLEG = "Vul de gele kolommen in; eigen regels typt u onder de laatste regel."


def write_domein(bouw: Bouw, domein: str) -> None:
    """Write the sheet of one domain (key of `DOMEINEN`)."""
    naam = DOMEINEN[domein]
    tabel = domeintabel(naam)
    ws = begin_blad(bouw, naam, [kolom.breedte for kolom in KOLOMMEN], UITLEG)
    first, last = write_tabel(bouw, tabel, bouw.inhoud[tabel.naam])
    _write_totalen(bouw, tabel)
    ws.freeze_panes(RIJ_KOP + 1, 3)
    right = tabel.index(LAATSTE_PRINTKOLOM)
    print_bereik(ws, (0, last), (0, right), RIJ_KOP)
    ws.ignore_errors({"number_stored_as_text": f"A{first + 1}:{cel(last, len(KOLOMMEN) - 1)}"})
    _write_opmaak(bouw, tabel, first, last)


def _write_totalen(bouw: Bouw, tabel: Tabel) -> None:
    ws, stijl, naam = bouw.bladen[tabel.blad], bouw.stijl, tabel.naam
    right = stijl.of(bold=True, align="right")
    for rij, label in enumerate((*TOTALEN, "Index loon", "Index prijs", "Jaar")):
        ws.write_string(rij, KOLOM_JAAR_1 - 1, label, right)
    euro = stijl.of(num_format=GETALFORMATEN["euro"])
    vet = stijl.of(num_format=GETALFORMATEN["euro"], bold=True, top=1)
    factor = stijl.of(num_format=GETALFORMATEN["factor"], font_color=GRIJS)
    jaar = stijl.of(num_format=GETALFORMATEN["jaar"], bold=True)
    for k, jaarkolom in enumerate(JAARKOLOMMEN):
        kolom = KOLOM_JAAR_1 + k
        reeks = f"{naam}[{jaarkolom}]"
        for rij, aard in ((RIJ_STRUCTUREEL, "structureel"), (RIJ_INCIDENTEEL, "incidenteel")):
            ws.write_formula(rij, kolom, f'=SUMIFS({reeks},{naam}[Aard],"{aard}")', euro)
        boven = f"{cel(RIJ_STRUCTUREEL, kolom)}:{cel(RIJ_INCIDENTEEL, kolom)}"
        ws.write_formula(RIJ_BRUTO, kolom, f"=SUM({boven})", vet)
        ws.write_formula(
            RIJ_AL_BEGROOT, kolom, f"={cel(RIJ_BRUTO, kolom)}-{cel(RIJ_EXTRA, kolom)}", euro
        )
        netto = "+".join(
            f'ROUND(ROUND(SUMPRODUCT(({naam}[Aard]="{aard}")*{reeks}*(1-{naam}[Al begroot])),6),0)'
            for aard in ("structureel", "incidenteel")
        )
        ws.write_formula(RIJ_EXTRA, kolom, f"={netto}", vet)
        for rij, serie in ((RIJ_INDEX_LOON, "loon"), (RIJ_INDEX_PRIJS, "prijs")):
            ws.write_formula(
                rij,
                kolom,
                f'=SUMIFS(tblParametersIndex[Cumulatief],tblParametersIndex[Reeks],"{serie}",'
                f"tblParametersIndex[Jaar],{cel(RIJ_JAAR, kolom)})/Index_{serie}",
                factor,
            )
        ws.write_formula(
            RIJ_JAAR,
            kolom,
            f"={cel(RIJ_JAAR, kolom - 1)}+1" if k else "=Begrotingsjaar",
            jaar,
        )


def _write_opmaak(bouw: Bouw, tabel: Tabel, first: int, last: int) -> None:
    """Show at a glance what is left out, what is the user's own, and what is an estimate."""
    ws, boek = bouw.bladen[tabel.blad], bouw.boek
    meenemen, eigen = (
        cel(first, tabel.index(naam), "kolom") for naam in ("Meenemen", "Eigen bedrag")
    )
    uit = boek.add_format({"font_color": GRIJS, "font_strikeout": True})
    ws.conditional_format(
        first,
        1,
        last,
        KOLOM_JAAR_1 + 3,
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
