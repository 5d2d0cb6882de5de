"""Give own lines an id, so that a plan and the log can name them."""

import re
from collections.abc import Iterator

from modelgemeente_xl.plan.samenvoegen import EIGEN
from modelgemeente_xl.plan.wijziging import SLEUTELKOLOM, Wijziging, Wijzigingssoort
from modelgemeente_xl.werkmap.lezen.boekbeeld import is_zonder_id, keyed_rows
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN
from modelgemeente_xl.werkmap.lezen.stand import Boekstand

_NUMMER = re.compile(rf"{EIGEN}([0-9]+)")


def number_own_lines(stand: Boekstand) -> Iterator[Wijziging]:
    """Give the changes that name every line without an id: `eigen-001` and on."""
    rows = [
        (tabel, sleutel)
        for tabel in DOMEINTABELLEN
        for _, sleutel, _ in keyed_rows(stand.tabellen[tabel])
    ]
    used = [int(match[1]) for _, sleutel in rows if (match := _NUMMER.fullmatch(sleutel))]
    number = max(used, default=0)
    for tabel, sleutel in rows:
        if is_zonder_id(sleutel):
            number += 1
            yield Wijziging(
                stand.tabellen[tabel].blad,
                tabel,
                sleutel,
                SLEUTELKOLOM,
                Wijzigingssoort.CEL,
                sleutel,
                f"{EIGEN}{number:03}",
                "eigen regel krijgt een vaste sleutel",
            )
