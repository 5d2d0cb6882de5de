"""The sheet Controle: the checks, the Python totals beside the workbook's, the master check."""

from modelgemeente_xl.werkmap.bouw.bladen.blad import (
    Bouw,
    begin_blad,
    conditional_oordeel,
    define_name,
    print_bereik,
    write_tabel,
)
from modelgemeente_xl.werkmap.indeling.controletabellen import (
    NOG_NIET,
    TBL_BEVINDINGEN,
    TBL_CONTROLE,
    TBL_INVOER,
    TBL_PYTHON,
    Oordeelrij,
)
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar, Tabel, cel
from modelgemeente_xl.werkmap.indeling.formaten import EURO, JAAR, TEKST
from modelgemeente_xl.werkmap.indeling.startindeling import (
    MAX_GEMEENTEN,
    RIJ_DEELNEMERS,
    Deelnemer,
)
from modelgemeente_xl.werkmap.indeling.toetsen import toetsen
from modelgemeente_xl.werkmap.inhoud.vergelijking import input_lines, python_lines

KOLOM_UITKOMST = TBL_CONTROLE.index("Onderdeel")
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
        [kolom.breedte for kolom in TBL_CONTROLE.kolommen],
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
    euro = bouw.stijl.cel(Eigenaar.FORMULE, EURO)
    for rij, toets in enumerate(alle, first):
        _write_link(bouw, TBL_CONTROLE, rij, toets.blad)
        ws.write_formula(rij, TBL_CONTROLE.index("Gevonden"), f"={toets.gevonden}", euro)
        ws.write_formula(rij, TBL_CONTROLE.index("Verwacht"), f"={toets.verwacht}", euro)
    ws.write_string(TBL_CONTROLE.kop_rij - 1, 0, "Toetsen", bouw.stijl.sectie)
    _colour_oordeel(bouw, TBL_CONTROLE, first, last)
    last = _write_python(bouw, last + 3)
    last = _write_invoer(bouw, last + 3)
    last = _write_bevindingen(bouw, last + 3)
    _write_oordeel(bouw)
    ws.freeze_panes(4, 0)
    print_bereik(ws, (0, last), (0, len(TBL_CONTROLE.kolommen) - 1), 3)


def _colour_oordeel(bouw: Bouw, tabel: Tabel, first: int, last: int) -> None:
    k = tabel.index("Oordeel")
    conditional_oordeel(bouw, bouw.bladen["Controle"], first, k, last, k)


def _write_link(bouw: Bouw, tabel: Tabel, rij: int, blad: str) -> None:
    bouw.bladen["Controle"].write_url(
        rij,
        tabel.index("Onderdeel"),
        f"internal:{blad}!A1",
        bouw.stijl.cel(Eigenaar.CATALOGUS, TEKST, font_color="#0B5394", underline=1),
        string=blad,
        tip=f"Ga naar {blad}",
    )


def _write_python(bouw: Bouw, rij: int) -> int:
    ws = bouw.bladen["Controle"]
    ws.write_string(
        rij - 1, 0, "Werkmap naast Python: twee onafhankelijke berekeningen", bouw.stijl.sectie
    )
    tabel = TBL_PYTHON.op(rij)
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
        _write_link(bouw, tabel, i, regel.blad)
        ws.write_formula(
            i,
            tabel.index("Werkmap"),
            f"={regel.formule}",
            bouw.stijl.cel(Eigenaar.FORMULE, EURO),
        )
    _colour_oordeel(bouw, tabel, first, last)
    return last


def _write_invoer(bouw: Bouw, rij: int) -> int:
    ws, opdracht = bouw.bladen["Controle"], bouw.opdracht
    ws.write_string(rij - 1, 0, "Is de invoer nog zoals toen Python rekende?", bouw.stijl.sectie)
    tabel = TBL_INVOER.op(rij)
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
        _write_link(bouw, tabel, i, regel.blad)
        formaat = JAAR if regel.tekst == "Begrotingsjaar" else EURO
        nu = bouw.stijl.cel(Eigenaar.FORMULE, formaat)
        toen = bouw.stijl.cel(Eigenaar.CATALOGUS, formaat)
        ws.write_formula(i, tabel.index("Nu"), f"={regel.formule}", nu)
        ws.write_number(i, tabel.index("Bij Python"), float(regel.waarde), toen)
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
    tabel = TBL_BEVINDINGEN.op(rij)
    _, last = write_tabel(bouw, tabel, [{"Nr": 1, "Bevinding": NOG_NIET}], filter_=False)
    return last


def _write_oordeel(bouw: Bouw) -> None:
    ws, stijl = bouw.bladen["Controle"], bouw.stijl
    aantal = stijl.of(num_format="0", bold=True, align="left")
    fout, let_op = (cel(rij, KOLOM_UITKOMST) for rij in (Oordeelrij.FOUT, Oordeelrij.LET_OP))
    formules = {
        Oordeelrij.OORDEEL: f'=IF({fout}>0,"Controle: "&{fout}&" keer fout",'
        f'IF({let_op}>0,"Controle: goed, "&{let_op}&" keer let op","Controle: alles goed"))',
        Oordeelrij.FOUT: _FOUT,
        Oordeelrij.LET_OP: '=COUNTIFS(tblControle[Oordeel],"let op")',
        Oordeelrij.GEWIJZIGD: "=SUMPRODUCT((tblInvoer[Verschil]<>0)*1)",
    }
    for rij, formule in formules.items():
        ws.write_string(rij, 0, rij.label, stijl.label)
        ws.write_formula(rij, KOLOM_UITKOMST, formule, aantal)
    ws.write_string(
        Oordeelrij.GEWIJZIGD + 1,
        0,
        "Wijzigt u iets, dan vergelijkt de werkmap niet langer met Python en staat "
        "er 'verouderd'; dat is geen fout.",
        stijl.ondertitel,
    )
    define_name(bouw, "Controle_oordeel", "Controle", Oordeelrij.OORDEEL, KOLOM_UITKOMST)
    define_name(bouw, "Invoer_gewijzigd", "Controle", Oordeelrij.GEWIJZIGD, KOLOM_UITKOMST)
    first, last = RIJ_DEELNEMERS, RIJ_DEELNEMERS + MAX_GEMEENTEN - 1
    for naam, kolom in (("Deelnemers", Deelnemer.GEMEENTE), ("Deelnemers_keer", Deelnemer.KEER)):
        bouw.boek.define_name(
            naam, f"=Start!{cel(first, kolom, 'beide')}:{cel(last, kolom, 'beide')}"
        )
