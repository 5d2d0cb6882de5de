"""A workbook that is computed in a process of its own, that ends on time and on Ctrl-C."""

import os
import time
from collections.abc import Callable, Sequence
from io import BytesIO

from modelgemeente_xl.bestand.pakket.pakket import read_parts, sheets_of
from modelgemeente_xl.bestand.proces.werkproces import TeTraag, WerkMislukt, run
from modelgemeente_xl.bestand.rekenen.rekenboek import Invoer, Rekenboek, Uitkomsten
from modelgemeente_xl.bestand.rekenen.rekenmotor import RekenenMislukt
from modelgemeente_xl.excel.waarde import Waarde

REKENTIJD = "MODELGEMEENTE_REKENTIJD"
"""Name of the environment variable for the seconds that a calculation may take."""
SECONDEN = 60
_MEEST = 24 * 3600
_GEHEUGEN = 4_000_000_000


class Rekenver:
    """Holds what is put in its cells; the engine has it only while it computes."""

    def __init__(self, pakket: bytes) -> None:
        self._pakket = pakket
        self.bladen = tuple(sheet.naam for sheet in sheets_of(read_parts(BytesIO(pakket))))
        self._invoer: list[Invoer] = []
        self._uitkomsten = Uitkomsten({}, {})
        self._seconden = float(allowed_seconds())

    def evaluate(self) -> None:
        """Compute every formula, in what is left of the time."""
        begin = time.monotonic()
        try:
            self._uitkomsten = run(
                compute, self._pakket, self._invoer, seconds=self._seconden, memory=_GEHEUGEN
            )
        except TeTraag as error:
            raise RekenenMislukt(
                f"de berekening duurde langer dan {allowed_seconds()} seconden en is gestopt; "
                "maak de bereiken die eigen formules lezen kleiner, of geef met "
                f"{REKENTIJD} meer seconden"
            ) from error
        except WerkMislukt as error:
            raise RekenenMislukt(f"de berekening is niet gelukt: {error}") from error
        self._seconden = max(self._seconden - (time.monotonic() - begin), 1.0)

    def reader(self, blad: str) -> Callable[[int, int], Waarde]:
        """What gives the result of a cell of one sheet, as it was last computed."""
        values = self._uitkomsten.waarden.get(blad, {})
        return lambda rij, kolom: values.get((rij, kolom))

    def is_error(self, blad: str, rij: int, kolom: int) -> bool:
        """Whether the result of a cell is an error."""
        return (rij, kolom) in self._uitkomsten.fouten.get(blad, ())

    def put(self, invoer: Invoer) -> None:
        """Let a cell be this from the next `evaluate` on."""
        self._invoer.append(invoer)


def compute(pakket: bytes, invoer: Sequence[Invoer]) -> Uitkomsten:
    """The work of the process."""
    boek = Rekenboek(pakket)
    for each in invoer:
        boek.put(each)
    boek.evaluate()
    return boek.results()


def allowed_seconds() -> int:
    """How long a calculation may take: what the environment says, if that is a number of them."""
    given = os.environ.get(REKENTIJD, "").strip()[:9]
    return min(max(int(given), 1), _MEEST) if given.isascii() and given.isdigit() else SECONDEN
