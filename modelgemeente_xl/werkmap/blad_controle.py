"""The sheet Controle: the checks, the Python totals beside the workbook's, the master check."""

from collections.abc import Iterator
from decimal import Decimal

from modelgemeente_xl.model.begroting import Begroting
from modelgemeente_xl.model.ontwikkeling import DOMEINEN
from modelgemeente_xl.werkmap.blad import (
    Bouw,
    begin_blad,
    conditional_oordeel,
    define_name,
    print_bereik,
    write_tabel,
)
from modelgemeente_xl.werkmap.blad_start import RIJ_DEELNEMERS
from modelgemeente_xl.werkmap.declaratie import Eigenaar, Kolom, Tabel, cel
from modelgemeente_xl.werkmap.domeintabel import (
    KOLOM_JAAR_1,
    RIJ_EXTRA,
    RIJ_INCIDENTEEL,
    RIJ_STRUCTUREEL,
)
from modelgemeente_xl.werkmap.opdracht import MAX_GEMEENTEN
from modelgemeente_xl.werkmap.tabellen import TBL_CONTROLE_KOLOMMEN, TBL_PYTHON_KOLOMMEN
from modelgemeente_xl.werkmap.toetsen import jaren, toetsen
from modelgemeente_xl.werkmap.totaalindeling import KOLOM_1, RIJ_BASIS, RIJ_BRUTO, RIJ_NETTO

RIJ_OORDEEL, RIJ_FOUT, RIJ_LET_OP, RIJ_GEWIJZIGD = range(4, 8)
TBL_CONTROLE = Tabel("tblControle", "Controle", TBL_CONTROLE_KOLOMMEN, 11)
_PYTHON_KOLOMMEN = TBL_PYTHON_KOLOMMEN
# What is not good, and not a known other outcome, is wrong: an error value counts as wrong too.
_FOUT = "=" + "+".join(
    f'ROWS({t}[Oordeel])-COUNTIFS({t}[Oordeel],"goed")-COUNTIFS({t}[Oordeel],"{ander}")'
    for t, ander in (("tblControle", "let op"), ("tblPython", "verouderd"))
)
_GEWICHT = {"vast": 0, "inwoners": 1, "medewerkers": 2, "afdelingen": 6}
_INVOER_KOLOMMEN = (
    Kolom("Nr", Eigenaar.SLEUTEL, 6, "getal"),
    Kolom("Invoer", Eigenaar.CATALOGUS, 62, "lang"),
    Kolom("Onderdeel", Eigenaar.CATALOGUS, 20),
    Kolom("Nu", Eigenaar.FORMULE, 15, "euro"),
    Kolom("Bij Python", Eigenaar.CATALOGUS, 15, "euro"),
    Kolom("Verschil", Eigenaar.FORMULE, 13, "euro", "=ROUND([@Nu]-[@[Bij Python]],6)"),
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


def python_rijen(begroting: Begroting) -> Iterator[tuple[str, str, str, int]]:
    """What is compared: text, sheet, the workbook's formula, and the total of the Python model."""
    for domein, blad in DOMEINEN.items():
        for label, rij, waarde in (
            ("structureel", RIJ_STRUCTUREEL, begroting.bruto(domein, "structureel")),
            ("incidenteel", RIJ_INCIDENTEEL, begroting.bruto(domein, "incidenteel")),
            ("extra nodig", RIJ_EXTRA, begroting.netto(domein)),
        ):
            yield (
                f"{blad}: {label}, vier jaren",
                blad,
                f"SUM({jaren(blad, rij, KOLOM_JAAR_1)})",
                sum(waarde),
            )
    for label, rij, waarde in (
        ("In stand houden", RIJ_BASIS, begroting.basis),
        ("Totaal bruto", RIJ_BRUTO, begroting.totaal),
        ("Totaal netto", RIJ_NETTO, begroting.totaal_netto),
    ):
        yield f"{label}, vier jaren", "Totaal", f"SUM({jaren('Totaal', rij, KOLOM_1)})", sum(waarde)


def _write_python(bouw: Bouw, rij: int) -> int:
    ws = bouw.bladen["Controle"]
    ws.write_string(
        rij - 1, 0, "Werkmap naast Python: twee onafhankelijke berekeningen", bouw.stijl.sectie
    )
    tabel = Tabel("tblPython", "Controle", _PYTHON_KOLOMMEN, rij)
    herstel = "Is er een fout: maak de werkmap opnieuw, en meld het als zij terugkomt."
    rijen = list(python_rijen(bouw.opdracht.begroting()))
    first, last = write_tabel(
        bouw,
        tabel,
        [
            {
                "Nr": nr,
                "Vergelijking": text,
                "Onderdeel": blad,
                "Python": waarde,
                "Herstel": herstel,
            }
            for nr, (text, blad, _, waarde) in enumerate(rijen, 1)
        ],
        filter_=False,
    )
    for i, (_, blad, formule, _) in enumerate(rijen):
        _write_link(bouw, first + i, blad)
        ws.write_formula(first + i, 3, f"={formule}", bouw.stijl.cel(Eigenaar.FORMULE, "euro"))
    conditional_oordeel(bouw, ws, first, 7, last, 7)
    return last


def _invoer_rijen(bouw: Bouw) -> Iterator[tuple[str, str, str, int | Decimal]]:
    """Numbers that change when an input changes: text, sheet, formula, value as made."""
    opdracht = bouw.opdracht
    omvang = opdracht.omvang
    for label, waarde in (
        ("Begrotingsjaar", opdracht.begrotingsjaar),
        ("Inwoners", omvang.inwoners),
        ("Medewerkers", omvang.medewerkers),
        ("Afdelingen", omvang.afdelingen),
    ):
        yield label, "Start", label, waarde
    for domein, blad in DOMEINEN.items():
        regels = [r for o, r in bouw.catalogus.regels() if o.domein == domein]
        tabel = f"tbl{blad}"
        yield (
            f"{blad}: regels, meenemen, eigen bedrag, al begroot, startjaar en duur samen",
            blad,
            f'SUMPRODUCT(({tabel}[Begrotingsregel]<>"")*1)+COUNTIFS({tabel}[Meenemen],"nee")'
            f"+SUM({tabel}[Eigen bedrag])+COUNT({tabel}[Eigen bedrag])"
            f"+SUM({tabel}[Al begroot])+SUM({tabel}[[Startjaar]:[Duur]])",
            len(regels) + sum(r.start + (r.duur if r.aard == "incidenteel" else 0) for r in regels),
        )
        yield (
            f"{blad}: aard, drijver, vast deel, bedrag, uren en prijspeil samen",
            blad,
            f'COUNTIFS({tabel}[Aard],"incidenteel")+COUNTIFS({tabel}[Drijver],"inwoners")'
            f'+2*COUNTIFS({tabel}[Drijver],"medewerkers")+6*COUNTIFS({tabel}[Drijver],"afdelingen")'
            f"+SUM({tabel}[[Vast deel]:[Uren per week]])+SUM({tabel}[Prijspeil])",
            sum((_GEWICHT[r.drijver] + (r.aard == "incidenteel")) for r in regels)
            + sum(
                (r.vast_deel + (r.bedrag or 0) + (r.uren_per_week or 0) + (r.prijspeil or 0))
                for r in regels
            ),
        )
    for label, blad, tabel, kolom in (
        ("Eigen lopende kosten", "Basis", "tblBasis", "Eigen bedrag"),
        ("Eigen loonkosten", "Parameters", "tblParametersLoonkosten", "Eigen"),
        ("Eigen index", "Parameters", "tblParametersIndex", "Eigen"),
    ):
        yield f"{label}: aantal ingevulde cellen", blad, f"COUNT({tabel}[{kolom}])", 0


def _write_invoer(bouw: Bouw, rij: int) -> int:
    ws = bouw.bladen["Controle"]
    ws.write_string(rij - 1, 0, "Is de invoer nog zoals toen Python rekende?", bouw.stijl.sectie)
    tabel = Tabel("tblInvoer", "Controle", _INVOER_KOLOMMEN, rij)
    rijen = list(_invoer_rijen(bouw))
    first, last = write_tabel(
        bouw,
        tabel,
        [
            {"Nr": nr, "Invoer": text, "Onderdeel": blad, "Bij Python": waarde}
            for nr, (text, blad, _, waarde) in enumerate(rijen, 1)
        ],
        filter_=False,
    )
    for i, (label, blad, formule, waarde) in enumerate(rijen):
        _write_link(bouw, first + i, blad)
        formaat = "jaar" if label == "Begrotingsjaar" else "euro"
        ws.write_formula(first + i, 3, f"={formule}", bouw.stijl.cel(Eigenaar.FORMULE, formaat))
        ws.write_number(first + i, 4, float(waarde), bouw.stijl.cel(Eigenaar.CATALOGUS, formaat))
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
