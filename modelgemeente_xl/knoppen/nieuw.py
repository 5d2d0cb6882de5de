"""The button `nieuw`: a finished workbook for one or more gemeenten.

XlsxWriter builds it, IronCalc computes it, the results are written into it, and the totals are
held beside those of the Python model before anything is saved.
"""

import re
import tempfile
from pathlib import Path

from modelgemeente_xl.bestand.pakket.pakket import package_bytes, read_parts
from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.bestand.waarden import fill_values
from modelgemeente_xl.grond.geweigerd import EIGEN_FOUT, Geweigerd
from modelgemeente_xl.model.totalen import Totalen, totalen_of
from modelgemeente_xl.werkmap.bouw.bouw import build
from modelgemeente_xl.werkmap.bouw.vormen.knopvormen import with_names
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of

TAAL = "nl-NL"


class BerekeningenVerschillen(Geweigerd):
    """Workbook and Python model do not agree; the workbook must not be used."""

    status = EIGEN_FOUT


def make_workbook(opdracht: Opdracht) -> bytes:
    """Give the bytes of the finished workbook; raise when the two computations differ."""
    with tempfile.TemporaryDirectory(prefix="modelgemeente-") as folder:
        path = Path(folder) / "werkmap.xlsx"
        build(opdracht, path)
        rekenblad = Rekenblad(path)
        rekenblad.evaluate()
        parts = read_parts(path)
    check_totals(totals_of(rekenblad.value), totalen_of(opdracht.begroting()))
    parts = with_names(fill_values(parts, rekenblad))
    parts["docProps/core.xml"] = _with_language(parts["docProps/core.xml"])
    return package_bytes(parts)


def check_totals(werkmap: Totalen, model: Totalen) -> None:
    """Raise with every total that differs."""
    verschillen = werkmap.differences(model)
    if verschillen:
        raise BerekeningenVerschillen(
            (
                "de werkmap en de Python-berekening geven niet hetzelfde; meld dit als fout:",
                *verschillen,
            )
        )


def default_name(opdracht: Opdracht) -> str:
    """File name for an order, safe on every system: `ICT-begroting-Purmerend-2027.xlsx`."""
    naam = re.sub(r"[^\w-]+", "-", opdracht.naam).strip("-")[:80]
    return f"ICT-begroting-{naam}-{opdracht.begrotingsjaar}.xlsx"


def _with_language(core: bytes) -> bytes:
    return core.replace(
        b"</cp:coreProperties>", f"<dc:language>{TAAL}</dc:language></cp:coreProperties>".encode()
    )
