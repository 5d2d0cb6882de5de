"""Build `workbook/modelgemeente.xlsx`, the master of the Modelgemeente itself.

The time written in it is that of the newest edition, so that the same catalogue always gives
the same bytes.
"""

from datetime import datetime, time
from pathlib import Path

from modelgemeente_xl.bestand.bewaren.opslaan import save
from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.keuze import STANDAARDJAAR
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht, referentie_of

MEESTER = Path(__file__).resolve().parents[2] / "workbook" / "modelgemeente.xlsx"


def meester_opdracht(catalogus: Catalogus) -> Opdracht:
    """The order that gives the master."""
    datum = max(editie.datum for editie in catalogus.edities.values())
    moment = datetime.combine(datum, time())
    return Opdracht(catalogus, (referentie_of(catalogus),), STANDAARDJAAR, moment)


def write(content: bytes, pad: Path = MEESTER) -> str:
    """Write the master where it differs, and tell; somebody may have worked in what was there."""
    kept = save(content, pad, overwrite=True)
    return f"{pad.name}; de vorige versie blijft als {kept.name}" if kept else pad.name


if __name__ == "__main__":
    print(write(make_workbook(meester_opdracht(load_catalogus()))))
