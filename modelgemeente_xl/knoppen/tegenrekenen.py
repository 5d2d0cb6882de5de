"""Let the workbook compute where its results can be read, and hold its totals beside Python's."""

from dataclasses import dataclass, replace
from typing import Any

from modelgemeente_xl.bestand.motor.motor import werkboek_of
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.knoppen.eigendom import claim
from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.werkmap.lezen.boek import read_boek, read_tabel
from modelgemeente_xl.werkmap.lezen.meegerekend import with_computed_inputs
from modelgemeente_xl.werkmap.lezen.naar_model import Werkmodel, werkmodel_of
from modelgemeente_xl.werkmap.lezen.stand import Boekstand
from modelgemeente_xl.werkmap.lezen.totaalverschil import TOTAAL, total_differences

_ZOALS = "zoals een programma zonder rekenmotor haar bewaart"
OUD = (
    f"de uitkomsten in het bestand waren oud of ontbraken, {_ZOALS}; de werkmap is opnieuw berekend"
)
OUD_VOORBEELD = (
    f"de uitkomsten in het bestand zijn oud of ontbreken, {_ZOALS}; alleen dit voorbeeld rekent "
    "met nieuwe, het bestand blijft zoals het is"
)

NIET_HEREKEND = "de uitkomsten in het bestand zijn oud of ontbreken"
DRUK = "open en bewaar de werkmap in Excel, of gebruik herbereken"


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A workbook as a button finds it, computed anew where its totals were not Python's.

    `oud` holds what differed before that and does not now; `ververst` says that results in it
    were old, so that a file must be saved.
    """

    stand: Boekstand
    model: Werkmodel
    totalen: Totalen
    oud: tuple[Bevinding, ...] = ()
    ververst: bool = False

    def differences(self) -> tuple[Bevinding, ...]:
        """Where the workbook gives other totals than Python, with both numbers."""
        return tuple(total_differences(self.stand, self.totalen))

    def findings(self) -> tuple[Bevinding, ...]:
        """What is wrong with the totals in a workbook that is only looked at."""
        if not self.oud:
            return self.differences()
        example = self.oud[-1]
        return (
            Bevinding(example.waar, f"{NIET_HEREKEND} ({example.wat})", DRUK),
            *self.differences(),
        )


def read_computed(book: Any, *, altijd: bool = False) -> Gelezen:
    """Read a workbook; where its totals are not Python's, or `altijd`, it computes first."""
    claim(book)
    held = _parts_of(book)
    stand = read_boek(book)
    model = werkmodel_of(stand)
    gelezen = Gelezen(stand, model, model.totalen())
    before = gelezen.differences()
    if not (before or altijd) or not computes_here(book):
        return gelezen
    book.app.calculate()
    if held is None or held != _parts_of(book):
        gelezen = replace(gelezen, stand=read_boek(book))
    now = set(gelezen.differences())
    oud = tuple(bevinding for bevinding in before if bevinding not in now)
    return replace(gelezen, oud=oud, ververst=bool(oud) or (altijd and _results_changed(book)))


def computes_here(book: Any) -> bool:
    """Whether the workbook computes while the button runs, so that its results can be read.

    A web client computes when the button is done; what is read stays as it was sent.
    """
    return book.app.engine.type != "remote" and not getattr(book.impl, "strict", False)


def _parts_of(book: Any) -> dict[str, bytes] | None:
    """What a book that is a file holds now; Excel keeps its own."""
    return werkboek_of(book).parts() if book.app.engine.name == "bestand" else None


def _results_changed(book: Any) -> bool:
    """Whether computing gave a file other results than it holds; Excel keeps its own."""
    return book.app.engine.name == "bestand" and werkboek_of(book).gewijzigd


def computed_after(
    book: Any, gepland: Boekstand, model: Werkmodel, totalen: Totalen
) -> tuple[Werkmodel, Totalen, tuple[Bevinding, ...]]:
    """Let the workbook compute what was written, and hold its totals beside Python's.

    An input that is a formula may follow what was written; then Python computes with that.
    """
    book.app.calculate()
    sheet = book.sheets[gepland.tabellen[TOTAAL].blad]
    tabellen = {**gepland.tabellen, TOTAAL: read_tabel(TOTAAL, sheet, sheet.tables[TOTAAL])}
    now = replace(gepland, tabellen=tabellen)
    differences = tuple(total_differences(now, totalen))
    if differences:
        followed = with_computed_inputs(book, gepland, read_boek(book))
        if followed != gepland:
            model = werkmodel_of(followed, model)
            totalen = model.totalen()
            differences = tuple(total_differences(now, totalen))
    return model, totalen, differences
