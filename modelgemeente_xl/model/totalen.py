"""The totals of a begroting as they go out: to JSON, to a table, and to hold beside a workbook."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from modelgemeente_xl.model.begroting import Begroting, Jaarreeks
from modelgemeente_xl.model.ontwikkeling import AARDEN, DOMEINEN


@dataclass(frozen=True, slots=True)
class Totalen:
    """Whole euros per budget year; `domeinen` by name of the sheet and by aard."""

    domeinen: Mapping[str, Mapping[str, Jaarreeks]]
    netto: Mapping[str, Jaarreeks]
    basis: Jaarreeks
    totaal: Jaarreeks

    def series(self) -> Iterator[tuple[str, Jaarreeks]]:
        """Every series with its name."""
        for domein, aarden in self.domeinen.items():
            for aard, reeks in aarden.items():
                yield f"{domein} {aard}", reeks
        for domein, reeks in self.netto.items():
            yield f"{domein} extra nodig", reeks
        yield "basis", self.basis
        yield "totaal", self.totaal

    def differences(self, other: "Totalen") -> list[str]:
        """Say which series differ, with both values."""
        others = dict(other.series())
        return [
            f"{naam}: {list(reeks)} tegenover {list(others[naam])}"
            for naam, reeks in self.series()
            if reeks != others[naam]
        ]


def totalen_of(begroting: Begroting) -> Totalen:
    """The totals of a computed begroting."""
    return Totalen(
        {
            blad: {aard: begroting.bruto(domein, aard) for aard in AARDEN}
            for domein, blad in DOMEINEN.items()
        },
        {blad: begroting.netto(domein) for domein, blad in DOMEINEN.items()},
        begroting.basis,
        begroting.totaal,
    )


def as_json(naam: str, begroting: Begroting) -> dict[str, Any]:
    """The object that `modelgemeente bereken --json` prints."""
    totalen = totalen_of(begroting)
    return {
        "gemeente": naam,
        "begrotingsjaar": begroting.begrotingsjaar,
        "inwoners": begroting.omvang.inwoners,
        "medewerkers": begroting.omvang.medewerkers,
        "afdelingen": begroting.omvang.afdelingen,
        "jaren": list(begroting.jaren),
        "domeinen": {
            domein: {aard: list(reeks) for aard, reeks in aarden.items()}
            for domein, aarden in totalen.domeinen.items()
        },
        "basis": list(totalen.basis),
        "totaal": list(totalen.totaal),
    }


def as_rows(begroting: Begroting) -> list[list[str | int]]:
    """Give the totals as a table with a header: a row per domain and aard, basis and total."""
    totalen = totalen_of(begroting)
    regels: list[list[str | int]] = [
        [domein, aard, *reeks]
        for domein, aarden in totalen.domeinen.items()
        for aard, reeks in aarden.items()
    ]
    return [
        ["Domein", "Aard", *begroting.jaren],
        *regels,
        ["Basis", "", *totalen.basis],
        ["Totaal", "", *totalen.totaal],
    ]
