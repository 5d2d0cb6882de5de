"""The lower part of Totaal: cost by Iv3 taakveld and categorie, as finance carries it into Iv3."""

from modelgemeente_xl.model.catalogus import codelijst_of
from modelgemeente_xl.werkmap.bouw.bladen.blad import Bouw, jaarformule, write_value
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN, Eigenaar, cel
from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN
from modelgemeente_xl.werkmap.indeling.formaten import EURO
from modelgemeente_xl.werkmap.indeling.totaalindeling import (
    JAREN,
    KOLOM_JAAR_1,
    KOLOM_JAAR_4,
    RIJ_IV3,
    Somrij,
    iv3_combinaties,
    rij_iv3_rest,
)

TABELLEN = (*(f"tbl{blad}" for blad in DOMEINBLADEN), "tblBasis")
KOLOM_NAAM = KOLOM_JAAR_4 + 2


def write_iv3(bouw: Bouw) -> int:
    """Write one row per taakveld and categorie, what fits none, and the sum; give the last row."""
    ws, stijl, catalogus = bouw.bladen["Totaal"], bouw.stijl, bouw.catalogus
    combinaties = iv3_combinaties(catalogus)
    kop, first = RIJ_IV3 + 1, RIJ_IV3 + 2
    rest = rij_iv3_rest(catalogus)
    ws.write_string(
        RIJ_IV3, 0, "Per taakveld en categorie (Iv3): basis en ontwikkelingen, bruto", stijl.sectie
    )
    for kolom, label in enumerate(("Taakveld", "Categorie")):
        ws.write_string(kop, kolom, label, stijl.kop(Eigenaar.CATALOGUS))
    ws.write_string(kop, KOLOM_NAAM, "Omschrijving", stijl.kop(Eigenaar.CATALOGUS))
    for kolom in range(KOLOM_NAAM + 1, KOLOM_NAAM + 8):
        write_value(ws, kop, kolom, None, stijl.kop(Eigenaar.CATALOGUS))
    euro = stijl.of(num_format=EURO.notatie)
    lijst = codelijst_of(catalogus.codelijsten, bouw.opdracht.begrotingsjaar)
    for rij, (taakveld, categorie) in enumerate(combinaties, first):
        ws.write_string(rij, 0, taakveld, stijl.of())
        ws.write_string(rij, 1, categorie, stijl.of())
        namen = (lijst.taakvelden[taakveld], lijst.lasten[categorie])
        ws.write_string(rij, KOLOM_NAAM, ": ".join(namen), stijl.of())
    ws.write_string(rest, 0, "Niet toegedeeld", stijl.of())
    ws.write_string(rest + 1, 0, "Samen", stijl.of(bold=True, top=1))
    ws.write_blank(rest + 1, 1, None, stijl.of(top=1))
    for k in JAREN:
        kolom = KOLOM_JAAR_1 + k
        ws.write_formula(
            kop,
            kolom,
            jaarformule(kop, kolom, k),
            stijl.jaarkop,
        )
        for rij in range(first, rest):
            ws.write_formula(rij, kolom, f"={_som(rij, JAARKOLOMMEN[k])}", euro)
        delen = f"{cel(first, kolom)}:{cel(rest - 1, kolom)}"
        ws.write_formula(rest, kolom, f"={cel(Somrij.BRUTO, kolom)}-SUM({delen})", euro)
        ws.write_formula(
            rest + 1,
            kolom,
            f"=SUM({cel(first, kolom)}:{cel(rest, kolom)})",
            stijl.of(num_format=EURO.notatie, bold=True, top=1),
        )
    bouw.boek.define_name(
        "Niet_toegedeeld",
        f"=Totaal!{cel(rest, KOLOM_JAAR_1, 'beide')}:{cel(rest, KOLOM_JAAR_4, 'beide')}",
    )
    ws.ignore_errors({"number_stored_as_text": f"A{first + 1}:B{rest + 1}"})
    return rest + 1


def _som(rij: int, jaar: str) -> str:
    """Exact comparison of codes: SUMIFS would take 0.1 and 0.10 for the same number."""
    taakveld, categorie = cel(rij, 0, "kolom"), cel(rij, 1, "kolom")
    return "+".join(
        f"SUMPRODUCT(({tabel}[Taakveld]={taakveld})*({tabel}[Categorie]={categorie})"
        f"*{tabel}[{jaar}])"
        for tabel in TABELLEN
    )
