"""The sheets Catalogus (the base of the next merge) and Wijzigingen (the log)."""

from typing import Any

from modelgemeente_xl.model.ontwikkeling import DOMEINEN
from modelgemeente_xl.werkmap.blad import Bouw, begin_blad, print_bereik, write_tabel
from modelgemeente_xl.werkmap.tabellen import TBL_CATALOGUS, TBL_WIJZIGINGEN


def write_catalogus(bouw: Bouw) -> None:
    """Write every line as the catalogue holds it, with reasoning and sources."""
    tabel = TBL_CATALOGUS
    ws = begin_blad(
        bouw,
        "Catalogus",
        [kolom.breedte for kolom in tabel.kolommen],
        "Niet wijzigen: dit is het vergelijkingspunt voor een volgende editie",
    )
    bronnen = bouw.catalogus.bronnen
    rijen: list[list[Any]] = []
    for o, r in bouw.catalogus.regels():
        rijen.append(
            [
                r.id,
                DOMEINEN[o.domein],
                o.titel,
                r.editie,
                r.omschrijving,
                r.aard,
                r.kostensoort,
                r.drijver,
                r.vast_deel,
                r.bedrag,
                r.laag,
                r.hoog,
                r.uren_per_week,
                r.schaal,
                r.prijspeil,
                r.start,
                r.duur if r.aard == "incidenteel" else None,
                o.noodzaak,
                r.taakveld_regel,
                r.categorie_regel,
                r.status,
                r.onderbouwing,
                "\n".join(f"{bronnen[b].uitgever}: {bronnen[b].url}" for b in r.bronnen),
            ]
        )
    _, last = write_tabel(bouw, tabel, rijen, opmaak={"valign": "top"})
    ws.freeze_panes(tabel.kop_rij + 1, 1)
    print_bereik(ws, (0, last), (0, len(tabel.kolommen) - 1), tabel.kop_rij)
    ws.ignore_errors({"number_stored_as_text": f"A1:W{last + 1}"})


def write_wijzigingen(bouw: Bouw) -> None:
    """Write the log with its first entry: the making of this workbook."""
    tabel = TBL_WIJZIGINGEN
    ws = begin_blad(
        bouw,
        "Wijzigingen",
        [kolom.breedte for kolom in tabel.kolommen],
        "Elke knop schrijft hier wat hij deed; nieuwe regels komen onderaan",
    )
    edities = " en ".join(
        dict.fromkeys(bouw.catalogus.edities[r.editie].naam for _, r in bouw.catalogus.regels())
    )
    eerste = [
        1,
        bouw.opdracht.moment,
        "modelgemeente",
        "nieuw",
        edities,
        "Start",
        "Gemeente",
        "Waarde",
        None,
        bouw.opdracht.naam,
        "Werkmap gemaakt uit de catalogus",
        "nee",
    ]
    _, last = write_tabel(bouw, tabel, [eerste])
    ws.freeze_panes(tabel.kop_rij + 1, 2)
    print_bereik(ws, (0, last), (0, len(tabel.kolommen) - 1), tabel.kop_rij)
