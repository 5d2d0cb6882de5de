"""The sheet Gemeenten: the register, with the Modelgemeente as its first row."""

from modelgemeente_xl.werkmap.bouw.bladen.blad import Bouw, begin_blad, print_bereik, write_tabel
from modelgemeente_xl.werkmap.indeling.catalogustabellen import TBL_GEMEENTEN
from modelgemeente_xl.werkmap.indeling.declaratie import cel


def write_gemeenten(bouw: Bouw) -> None:
    """Write the register and remember the range that the drop-downs point to."""
    ws = begin_blad(
        bouw,
        "Gemeenten",
        [kolom.breedte for kolom in TBL_GEMEENTEN.kolommen],
        "Inwoners op 1 januari (CBS)",
    )
    first, last = write_tabel(bouw, TBL_GEMEENTEN, bouw.inhoud["tblGemeenten"])
    k = TBL_GEMEENTEN.index("Gemeente")
    bouw.bereiken["gemeente"] = f"Gemeenten!{cel(first, k, 'beide')}:{cel(last, k, 'beide')}"
    ws.freeze_panes(TBL_GEMEENTEN.kop_rij + 1, 2)
    print_bereik(ws, (0, last), (0, len(TBL_GEMEENTEN.kolommen) - 1), TBL_GEMEENTEN.kop_rij)
