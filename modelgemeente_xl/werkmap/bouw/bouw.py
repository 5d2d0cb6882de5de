"""Build the workbook with XlsxWriter. Cached values come after, from the spreadsheet engine."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import IO

from xlsxwriter.workbook import Workbook

from modelgemeente_xl.model.ontwikkeling import DOMEINEN
from modelgemeente_xl.werkmap.bouw.bladen.archief import write_catalogus, write_wijzigingen
from modelgemeente_xl.werkmap.bouw.bladen.basis import write_basis
from modelgemeente_xl.werkmap.bouw.bladen.blad import Bouw
from modelgemeente_xl.werkmap.bouw.bladen.controle import write_controle
from modelgemeente_xl.werkmap.bouw.bladen.domein import write_domein
from modelgemeente_xl.werkmap.bouw.bladen.gemeenten import write_gemeenten
from modelgemeente_xl.werkmap.bouw.bladen.ontwikkelingen import write_agenda, write_ontwikkelingen
from modelgemeente_xl.werkmap.bouw.bladen.parameters import write_parameters
from modelgemeente_xl.werkmap.bouw.bladen.start import write_start
from modelgemeente_xl.werkmap.bouw.bladen.totaal import write_totaal
from modelgemeente_xl.werkmap.indeling.declaratie import BLADEN
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht

SCHRIJVERS: Mapping[str, Callable[[Bouw], None]] = {
    # The register comes first, and parameters before the lines: drop-downs point to them.
    "Gemeenten": write_gemeenten,
    "Parameters": write_parameters,
    "Start": write_start,
    **{blad: partial(write_domein, domein=domein) for domein, blad in DOMEINEN.items()},
    "Basis": write_basis,
    "Totaal": write_totaal,
    "Ontwikkelingen": write_ontwikkelingen,
    "Agenda": write_agenda,
    "Wijzigingen": write_wijzigingen,
    "Controle": write_controle,
    "Catalogus": write_catalogus,
}
"""Who writes each sheet, in the order of writing."""
if _zonder := [blad.naam for blad in BLADEN if blad.naam not in SCHRIJVERS]:
    raise ValueError(f"niemand schrijft blad {', '.join(_zonder)}: zet het bij SCHRIJVERS")


def build(opdracht: Opdracht, target: Path | IO[bytes]) -> None:
    """Write the workbook for an order; formula cells have no result yet."""
    # In memory: a temporary file of each part would stay behind where the process is ended.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    boek = Workbook(target, options)
    boek.set_calc_mode("auto")
    boek.set_properties(
        {
            "title": f"ICT-begroting {opdracht.naam} {opdracht.begrotingsjaar}",
            "subject": "ICT-begroting op basis van de Modelgemeente",
            "author": "modelgemeente_xl",
            "category": "begroting",
            "keywords": "ICT-begroting, gemeente, Modelgemeente",
            "created": opdracht.moment,
        }
    )
    boek.set_size(26000, 15000)
    bouw = Bouw(boek, opdracht)
    for write in SCHRIJVERS.values():
        write(bouw)
    bouw.bladen["Start"].activate()
    boek.close()
