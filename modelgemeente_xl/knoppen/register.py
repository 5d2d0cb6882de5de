"""What each button of the register does: its function, whatever door it is pressed through.

A button that changes the workbook stands in `WIJZIGT`, one that looks at its file in `KIJKT`. The
names, texts and choices are those of `werkmap/indeling/knoppen.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from modelgemeente_xl.knoppen import knoppen

if TYPE_CHECKING:
    from modelgemeente_xl.knoppen.uitkomst import Uitkomst
    from modelgemeente_xl.model.catalogus import Catalogus
    from modelgemeente_xl.regels.zicht.regel import Gevonden
    from modelgemeente_xl.werkmap.plannen.herberekenen import Formules


@dataclass(frozen=True, slots=True)
class Druk:
    """What a door hands over when a button is pressed, beside the workbook.

    `keuze` has the choices of the button by their names; what is not there is as it stands.
    """

    wie: knoppen.Wie
    catalogus: Callable[[], Catalogus]
    keuze: Mapping[str, Any] = field(default_factory=dict)
    formules: Formules | None = None
    voorbeeld: bool = False


def _schaal(book: Any, druk: Druk) -> Uitkomst:
    keuze = knoppen.Schaalkeuze(**druk.keuze)
    return knoppen.schaal(book, druk.catalogus(), keuze, druk.wie, voorbeeld=druk.voorbeeld)


def _vernieuw(book: Any, druk: Druk) -> Uitkomst:
    return knoppen.vernieuw(
        book, druk.catalogus(), druk.wie, voorbeeld=druk.voorbeeld, **druk.keuze
    )


def _herbereken(book: Any, druk: Druk) -> Uitkomst:
    return knoppen.herbereken(
        book, druk.wie, formules=druk.formules, voorbeeld=druk.voorbeeld, **druk.keuze
    )


def _terugdraaien(book: Any, druk: Druk) -> Uitkomst:
    return knoppen.terugdraaien(
        book, druk.wie, formules=druk.formules, voorbeeld=druk.voorbeeld, **druk.keuze
    )


def _controleer(book: Any, keuze: Mapping[str, Any]) -> tuple[Gevonden, ...]:
    from modelgemeente_xl.knoppen import controleren  # with all rules, which no other button needs

    return controleren.controleer(book, **keuze)


WIJZIGT: dict[str, Callable[[Any, Druk], Uitkomst]] = {
    "schaal": _schaal,
    "vernieuw": _vernieuw,
    "herbereken": _herbereken,
    "terugdraaien": _terugdraaien,
}
KIJKT: dict[str, Callable[[Any, Mapping[str, Any]], tuple[Gevonden, ...]]] = {
    "controleer": _controleer,
}
