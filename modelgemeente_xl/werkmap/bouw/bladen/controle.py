"""The sheet Controle: the checks, the Python totals beside the workbook's, the master check."""

from modelgemeente_xl.werkmap.bouw.bladen.blad import (
    Bouw,
    begin_blad,
    conditional_oordeel,
    define_name,
    print_bereik,
    write_tabel,
)
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar, Tabel, cel
from modelgemeente_xl.werkmap.indeling.startindeling import MAX_GEMEENTEN, RIJ_DEELNEMERS
from modelgemeente_xl.werkmap.indeling.tabellen import (
    NOG_NIET,
    TBL_BEVINDINGEN_KOLOMMEN,
    TBL_CONTROLE_KOLOMMEN,
    TBL_INVOER_KOLOMMEN,
    TBL_PYTHON_KOLOMMEN,
)
from modelgemeente_xl.werkmap.indeling.toetsen import toetsen
from modelgemeente_xl.werkmap.inhoud.vergelijking import input_lines, python_lines

RIJ_OORDEEL, RIJ_FOUT, RIJ_LET_OP, RIJ_GEWIJZIGD = range(4, 8)
TBL_CONTROLE = Tabel("tblControle", "Controle", TBL_CONTROLE_KOLOMMEN, 11)
# What is not good, and not a known other outcome, is wrong: an error value counts as wrong too.
_FOUT = "=" + "+".join(
    f'ROWS({t}[Oordeel])-COUNTIFS({t}[Oordeel],"goed")-COUNTIFS({t}[Oordeel],"{ander}")'
    for t, ander in (("tblControle", "let op"), ("tblPython", "verouderd"))
)


def write_controle(bouw: Bouw) -> None:
    """Write the three tables and the names of the outcomes."""
    ws = begin_blad(
        bouw,
        "Controle",
        [kolom.breedte for kolom in TBL_CONTROLE_KOLOMMEN],
        "Elke toets is goed als gevonden gelijk is aan verwacht",
    )
    alle = list(toetsen())
    first, last = write_tabel(
        bouw,
        TBL_CONTROLE,
        [
            {
                "Nr": nr,
                "Toets": t.toets,
                "Onderdeel": t.blad,
                "Ernst": t.ernst,
                "Herstel": t.herstel,
            }
            for nr, t in enumerate(alle, 1)
        ],
        filter_=False,
    )
    euro = bouw.stijl.cel(Eigenaar.FORMULE, "euro")
    for rij, toets in enumerate(alle, first):
        _write_link(bouw, rij, toets.blad)
        ws.write_formula(rij, 3, f"={toets.gevonden}", euro)
        ws.write_formula(rij, 4, f"={toets.verwacht}", euro)
    ws.write_string(TBL_CONTROLE.kop_rij - 1, 0, "Toetsen", bouw.stijl.sectie)
    conditional_oordeel(bouw, ws, first, 7, last, 7)
    last = _write_python(bouw, last + 3)
    last = _write_invoer(bouw, last + 3)
    last = _write_bevindingen(bouw, last + 3)
    _write_oordeel(bouw)
    ws.freeze_panes(4, 0)
    print_bereik(ws, (0, last), (0, len(TBL_CONTROLE_KOLOMMEN) - 1), 3)


def _write_link(bouw: Bouw, rij: int, blad: str) -> None:
    bouw.bladen["Controle"].write_url(
        rij,
        2,
        f"internal:{blad}!A1",
        bouw.stijl.cel(Eigenaar.CATALOGUS, "tekst", font_color="#0B5394", underline=1),
        string=blad,
        tip=f"Ga naar {blad}",
    )


def _write_python(bouw: Bouw, rij: int) -> int:
    ws = bouw.bladen["Controle"]
    ws.write_string(
        rij - 1, 0, "Werkmap naast Python: twee onafhankelijke berekeningen", bouw.stijl.sectie
    )
    tabel = Tabel("tblPython", "Controle", TBL_PYTHON_KOLOMMEN, rij)
    herstel = "Is er een fout: maak de werkmap opnieuw, en meld het als zij terugkomt."
    regels = list(python_lines(bouw.opdracht.begroting()))
    first, last = write_tabel(
        bouw,
        tabel,
        [
            {
                "Nr": nr,
                "Vergelijking": regel.tekst,
                "Onderdeel": regel.blad,
                "Python": regel.waarde,
                "Herstel": herstel,
            }
            for nr, regel in enumerate(regels, 1)
        ],
        filter_=False,
    )
    for i, regel in enumerate(regels, first):
        _write_link(bouw, i, regel.blad)
        ws.write_formula(i, 3, f"={regel.formule}", bouw.stijl.cel(Eigenaar.FORMULE, "euro"))
    conditional_oordeel(bouw, ws, first, 7, last, 7)
    return last


def _write_invoer(bouw: Bouw, rij: int) -> int:
    ws, opdracht = bouw.bladen["Controle"], bouw.opdracht
    ws.write_string(rij - 1, 0, "Is de invoer nog zoals toen Python rekende?", bouw.stijl.sectie)
    tabel = Tabel("tblInvoer", "Controle", TBL_INVOER_KOLOMMEN, rij)
    regels = list(input_lines(opdracht.begrotingsjaar, opdracht.omvang, bouw.inhoud))
    first, last = write_tabel(
        bouw,
        tabel,
        [
            {
                "Nr": nr,
                "Invoer": regel.tekst,
                "Onderdeel": regel.blad,
                "Bij Python": regel.waarde,
            }
            for nr, regel in enumerate(regels, 1)
        ],
        filter_=False,
    )
    for i, regel in enumerate(regels, first):
        _write_link(bouw, i, regel.blad)
        formaat = "jaar" if regel.tekst == "Begrotingsjaar" else "euro"
        ws.write_formula(i, 3, f"={regel.formule}", bouw.stijl.cel(Eigenaar.FORMULE, formaat))
        ws.write_number(i, 4, float(regel.waarde), bouw.stijl.cel(Eigenaar.CATALOGUS, formaat))
    return last


def _write_bevindingen(bouw: Bouw, rij: int) -> int:
    """Write the empty list that the button Controleer fills."""
    ws = bouw.bladen["Controle"]
    ws.write_string(
        rij - 1,
        0,
        "Bevindingen van Controleer",
        bouw.stijl.sectie,
    )
    tabel = Tabel("tblBevindingen", "Controle", TBL_BEVINDINGEN_KOLOMMEN, rij)
    _, last = write_tabel(bouw, tabel, [{"Nr": 1, "Bevinding": NOG_NIET}], filter_=False)
    return last


def _write_oordeel(bouw: Bouw) -> None:
    ws, stijl = bouw.bladen["Controle"], bouw.stijl
    aantal = stijl.of(num_format="0", bold=True, align="left")
    fout, let_op = cel(RIJ_FOUT, 2), cel(RIJ_LET_OP, 2)
    regels = (
        (
            RIJ_OORDEEL,
            "Oordeel",
            f'=IF({fout}>0,"Controle: "&{fout}&" keer fout",'
            f'IF({let_op}>0,"Controle: goed, "&{let_op}&" keer let op","Controle: alles goed"))',
        ),
        (RIJ_FOUT, "Aantal fout", _FOUT),
        (RIJ_LET_OP, "Aantal let op", '=COUNTIFS(tblControle[Oordeel],"let op")'),
        (
            RIJ_GEWIJZIGD,
            "Invoer gewijzigd sinds de Python-berekening",
            "=SUMPRODUCT((tblInvoer[Verschil]<>0)*1)",
        ),
    )
    for rij, label, formule in regels:
        ws.write_string(rij, 0, label, stijl.label)
        ws.write_formula(rij, 2, formule, aantal)
    ws.write_string(
        RIJ_GEWIJZIGD + 1,
        0,
        "Wijzigt u iets, dan vergelijkt de werkmap niet langer met Python en staat "
        "er 'verouderd'; dat is geen fout.",
        stijl.ondertitel,
    )
    define_name(bouw, "Controle_oordeel", "Controle", RIJ_OORDEEL, 2)
    define_name(bouw, "Invoer_gewijzigd", "Controle", RIJ_GEWIJZIGD, 2)
    first, last = RIJ_DEELNEMERS, RIJ_DEELNEMERS + MAX_GEMEENTEN - 1
    for naam, kolom in (("Deelnemers", 0), ("Deelnemers_keer", 4)):
        bouw.boek.define_name(
            naam, f"=Start!{cel(first, kolom, 'beide')}:{cel(last, kolom, 'beide')}"
        )
