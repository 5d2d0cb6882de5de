"""The sheets Catalogus (the base of the next merge) and Wijzigingen (the log)."""

from modelgemeente_xl.werkmap.bouw.bladen.blad import (
    Bouw,
    begin_blad,
    codes_as_text,
    define_name,
    print_bereik,
    write_tabel,
)
from modelgemeente_xl.werkmap.indeling.catalogustabellen import (
    TBL_CATALOGUS,
    TBL_KENMERKEN,
    TBL_WIJZIGINGEN,
)
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar
from modelgemeente_xl.werkmap.indeling.formaten import LANG
from modelgemeente_xl.werkmap.inhoud import nummer
from modelgemeente_xl.werkmap.inhoud.inhoud import edities_of
from modelgemeente_xl.werkmap.inhoud.kenmerken import kenmerken_of

RIJ_EDITIE = 3
"""Row above the table that says which edition this is; buttons write it."""
KOLOM_INDELING = 8
"""Beyond the fingerprint, which is wider than its own column."""


def write_catalogus(bouw: Bouw) -> None:
    """Write every line as the catalogue holds it, with reasoning and sources."""
    tabel = TBL_CATALOGUS
    ws = begin_blad(
        bouw,
        "Catalogus",
        [*(k.breedte for k in tabel.kolommen), 3, *(k.breedte for k in TBL_KENMERKEN.kolommen)],
        "Niet wijzigen: dit is het vergelijkingspunt voor een volgende editie",
    )
    _, last = write_tabel(bouw, tabel, bouw.inhoud[tabel.naam], opmaak={"valign": "top"})
    ws.write_formula(
        1,
        0,
        '=Gemeentenaam&", begroting "&Begrotingsjaar&". Niet wijzigen: vergelijkingspunt voor een '
        'volgende editie"',
        bouw.stijl.ondertitel,
    )
    link = bouw.stijl.cel(Eigenaar.CATALOGUS, LANG, valign="top", font_color="#0B5394", underline=1)
    lines = (regel for _, regel in bouw.catalogus.regels())
    for i, (regel, rij) in enumerate(zip(lines, bouw.inhoud[tabel.naam], strict=True), 1):
        if regel.bronnen:  # a cell has one link; the other addresses stand beneath it
            ws.write_url(
                tabel.kop_rij + i,
                tabel.kolom + tabel.index("Bronnen"),
                bouw.catalogus.bronnen[regel.bronnen[0]].url,
                link,
                string=rij["Bronnen"],
                tip="Open de eerste bron in de browser",
            )
    for kolom, naam, waarde in (
        (1, "Editie", edities_of(bouw.catalogus)),
        (4, "Vingerafdruk", bouw.catalogus.hash),
    ):
        ws.write_string(RIJ_EDITIE, kolom - 1, naam, bouw.stijl.label)
        ws.write_string(RIJ_EDITIE, kolom, waarde, bouw.stijl.of())
        define_name(bouw, naam, "Catalogus", RIJ_EDITIE, kolom)
    ws.write_string(RIJ_EDITIE, KOLOM_INDELING - 1, nummer.NAAM, bouw.stijl.label)
    ws.write_number(RIJ_EDITIE, KOLOM_INDELING, nummer.INDELING, bouw.stijl.of(align="left"))
    define_name(bouw, nummer.NAAM, "Catalogus", RIJ_EDITIE, KOLOM_INDELING)
    write_tabel(bouw, TBL_KENMERKEN, kenmerken_of(bouw.inhoud), filter_=False)
    ws.freeze_panes(tabel.kop_rij + 1, 1)
    print_bereik(ws, (0, last), (0, tabel.index("Hoog")), tabel.kop_rij)
    codes_as_text(ws, last, len(tabel.kolommen) - 1)


def write_wijzigingen(bouw: Bouw) -> None:
    """Write the log with its first entry: the making of this workbook."""
    tabel = TBL_WIJZIGINGEN
    ws = begin_blad(
        bouw,
        "Wijzigingen",
        [kolom.breedte for kolom in tabel.kolommen],
        "Elke knop schrijft hier wat hij deed; nieuwe regels komen onderaan",
    )
    eerste = {
        "Nr": 1,
        "Actie": 1,
        "Wanneer": bouw.opdracht.moment,
        "Wie": "modelgemeente",
        "Knop": "nieuw",
        "Editie": edities_of(bouw.catalogus),
        "Blad": "Start",
        "Sleutel": "Gemeente",
        "Soort": "cel",
        "Nieuw": bouw.opdracht.naam,
        "Waarom": "Werkmap gemaakt uit de catalogus",
        "Ongedaan": "nee",
    }
    _, last = write_tabel(bouw, tabel, [eerste])
    ws.freeze_panes(tabel.kop_rij + 1, 2)
    print_bereik(ws, (0, last), (0, tabel.index("Ongedaan")), tabel.kop_rij)
