"""The totals of Python beside those that the sheet Totaal holds."""

from collections.abc import Iterator, Mapping

from modelgemeente_xl.excel.waarde import Waarde, same, shown
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.model.begroting import Jaarreeks
from modelgemeente_xl.model.geld import euro
from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN
from modelgemeente_xl.werkmap.lezen.stand import Boekstand, Tabelstand

TOTAAL = "tblTotaal"
KOLOMMEN = ("Domein", "Soort", *JAARKOLOMMEN)
HERSTEL = (
    "zoek de invoer die geen getal of geen keuze uit de lijst is, of de formule die is vervangen; "
    "controleer wijst haar aan"
)


def total_differences(stand: Boekstand, totalen: Totalen) -> Iterator[Bevinding]:
    """Every row of totals that is not what Python computes, with both numbers."""
    tabel = stand.tabellen[TOTAAL]
    if gone := [kolom for kolom in KOLOMMEN if not tabel.has(kolom)]:
        yield Bevinding(
            f"{tabel.blad}, tabel {TOTAAL}",
            f"{', '.join(gone)}: {'deze kolom is' if len(gone) == 1 else 'deze kolommen zijn'} er "
            "niet, zodat de totalen niet naast die van Python te leggen zijn",
            "haal haar terug uit een eerdere versie",
        )
        return
    held = {(rij["Domein"], rij["Soort"]): (nummer, rij) for nummer, rij in tabel.records()}
    for (domein, soort), reeks in _expected(totalen).items():
        if (domein, soort) not in held:
            yield Bevinding(
                f"{tabel.blad}, tabel {TOTAAL}",
                f"de rij {domein} {soort} is er niet; Python geeft {_row(reeks)}",
                "haal haar terug uit een eerdere versie",
            )
            continue
        yield from _beside(tabel, *held[domein, soort], f"{domein} {soort}", reeks)


def _beside(
    tabel: Tabelstand, nummer: int, rij: Mapping[str, Waarde], naam: str, reeks: Jaarreeks
) -> Iterator[Bevinding]:
    wrong = [
        (kolom, rij.get(kolom), bedrag)
        for kolom, bedrag in zip(JAARKOLOMMEN, reeks, strict=True)
        if not same(rij.get(kolom), float(bedrag))
    ]
    if not wrong:
        return
    first, last = (tabel.waar(nummer, wrong[i][0]) for i in (0, -1))
    waar = first if first == last else f"{first}:{last.rpartition('!')[2]}"
    workbook = " / ".join(_amount(waarde) for _, waarde, _ in wrong)
    python = " / ".join(euro(bedrag) for *_, bedrag in wrong)
    yield Bevinding(waar, f"{naam}: de werkmap geeft {workbook}, Python {python}", HERSTEL)


def _expected(totalen: Totalen) -> dict[tuple[Waarde, Waarde], Jaarreeks]:
    netto = (totalen.basis, *totalen.netto.values())
    return {
        **{
            (blad, aard.capitalize()): reeks
            for blad, aarden in totalen.domeinen.items()
            for aard, reeks in aarden.items()
        },
        **{(blad, "Extra nodig"): reeks for blad, reeks in totalen.netto.items()},
        ("Basis", "In stand houden"): totalen.basis,
        ("Totaal", "Bruto"): totalen.totaal,
        ("Totaal", "Netto"): tuple(map(sum, zip(*netto, strict=True))),
    }


def _row(reeks: Jaarreeks) -> str:
    return " / ".join(map(euro, reeks))


def _amount(waarde: Waarde) -> str:
    """A whole number as money; anything else as it is."""
    if isinstance(waarde, float) and waarde == int(waarde):
        return euro(int(waarde))
    return shown(waarde)
