"""Write true results into a package that was just built: formula cells, and copies in charts."""

from collections.abc import Mapping

from modelgemeente_xl.bestand.blad.blad import Werkblad
from modelgemeente_xl.bestand.blad.teksten import Teksten
from modelgemeente_xl.bestand.grafieken import with_values
from modelgemeente_xl.bestand.pakket.pakket import sheet_parts
from modelgemeente_xl.bestand.rekenen.herrekenen import fill_results
from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.excel.waarde import Waarde


def fill_values(parts: Mapping[str, bytes], rekenblad: Rekenblad) -> dict[str, bytes]:
    """Give the package with every formula result as the engine computed it.

    Only sheets and charts change; the engine must have evaluated the same package.
    """
    teksten = Teksten(parts)
    bladen = {
        naam: Werkblad(naam, parts[part], teksten) for naam, part in sheet_parts(parts).items()
    }
    fill_results(bladen.values(), rekenblad)
    filled = dict(parts)
    for naam, part in sheet_parts(parts).items():
        filled[part] = bladen[naam].render()

    def value(naam: str, rij: int, kolom: int) -> Waarde:
        return bladen[naam].value(rij, kolom)

    return filled | with_values(filled, value)
