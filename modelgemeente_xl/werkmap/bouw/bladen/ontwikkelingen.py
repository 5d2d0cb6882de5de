"""The sheet Ontwikkelingen: what comes, and why."""

from modelgemeente_xl.werkmap.bouw.bladen.blad import Bouw, begin_blad, print_bereik, write_tabel
from modelgemeente_xl.werkmap.indeling.catalogustabellen import TBL_ONTWIKKELINGEN
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar
from modelgemeente_xl.werkmap.indeling.formaten import TEKST

LAATSTE_PRINTKOLOM = "Overlap"
BOVEN = {"valign": "top"}
"""Long texts begin at the top of their row, so that the eye finds them side by side."""


def write_ontwikkelingen(bouw: Bouw) -> None:
    """Write one row per development, with its sources as text and the first as a link."""
    tabel = TBL_ONTWIKKELINGEN
    ws = begin_blad(
        bouw,
        "Ontwikkelingen",
        [kolom.breedte for kolom in tabel.kolommen],
        "Wat er op de gemeente afkomt, wat het van de informatievoorziening vraagt "
        "en waar dat staat",
    )
    rijen = bouw.inhoud[tabel.naam]
    first, last = write_tabel(bouw, tabel, rijen, opmaak=BOVEN)
    bron = tabel.index("Bron")
    eerste = {o.id: bouw.catalogus.bronnen[o.bronnen[0]] for o in bouw.catalogus.ontwikkelingen}
    for i, rij in enumerate(rijen):
        if rij["Id"] not in eerste:  # of an older workbook: its source stays as text
            continue
        ws.write_url(
            first + i,
            bron,
            eerste[rij["Id"]].url,
            bouw.stijl.cel(Eigenaar.CATALOGUS, TEKST, **BOVEN, font_color="#0B5394", underline=1),
            string=rij["Bron"],
            tip="Open de eerste bron in de browser",
        )
    ws.freeze_panes(tabel.kop_rij + 1, 2)
    print_bereik(ws, (0, last), (0, tabel.index(LAATSTE_PRINTKOLOM)), tabel.kop_rij)
