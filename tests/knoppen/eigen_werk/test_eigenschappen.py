"""Whatever a user typed and whatever a catalogue changed: a refresh loses nothing of the user's."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from modelgemeente_xl.bestand.motor.motor import open_boek, werkboek_of
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.excel.waarde import Waarde, same
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import Begrotingsregel, Ontwikkeling
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN, Eigenaar, tabelnaam
from modelgemeente_xl.werkmap.indeling.domeintabel import KOLOMMEN
from tests.knoppen.conftest import WIE

Plek = tuple[str, int, int]
"""Sheet, row and column: a refresh moves no row, so what was typed must be found where it was."""

FORMULES_LIJKEND = (
    "=1+1",
    "=SOM(A1)",
    "+31 6 12345678",
    "-",
    "@team",
    "'x",
    "1,5",
    "0012",
    "WAAR",
    "#N/B",
    "2027-01-01",
)
TEKST = st.one_of(
    st.sampled_from(FORMULES_LIJKEND),
    st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30),
)
GETAL = st.one_of(
    st.integers(-10_000, 10_000_000).map(float),
    st.floats(-1e9, 1e9, allow_nan=False),
)
INVOER: dict[str, st.SearchStrategy[Any]] = {
    "Meenemen": st.one_of(st.sampled_from(("ja", "nee")), TEKST, st.none()),
    "Eigen bedrag": st.one_of(GETAL, TEKST, st.none()),
    "Startjaar": st.one_of(st.integers(2020, 2040).map(float), TEKST, st.none()),
    "Duur": st.one_of(st.integers(0, 9).map(float), TEKST, st.none()),
    "Al begroot": st.one_of(st.floats(0, 1), TEKST, st.none()),
    "Noodzaak": st.one_of(st.sampled_from(("onvermijdelijk", "keuze")), TEKST, st.none()),
    "Besluit": st.one_of(TEKST, st.none()),
    "Toelichting": st.one_of(TEKST, st.none()),
}
VAN_CATALOGUS: dict[str, st.SearchStrategy[Any]] = {
    "Begrotingsregel": TEKST,
    "Ontwikkeling": TEKST,
    "Bedrag": st.one_of(GETAL, st.none()),
    "Uren per week": st.one_of(GETAL, st.none()),
    "Vast deel": st.floats(0, 1),
    "Drijver": st.sampled_from(("inwoners", "medewerkers", "afdelingen", "vast", "raar")),
    "Kostensoort": st.one_of(st.sampled_from(("software", "personeel", "hardware")), TEKST),
    "Prijspeil": st.integers(2019, 2030).map(float),
}
INVOER |= {
    kolom.naam: st.one_of(TEKST, st.none())
    for kolom in KOLOMMEN
    if kolom.eigenaar is Eigenaar.INVOER and kolom.naam not in INVOER
}
"""What a user types; a column that nobody thought of here gets texts."""
GETYPT = INVOER | VAN_CATALOGUS


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, float, str, Waarde]:
    """Sheet, which of its rows (as a share), column and value."""
    kolom = draw(st.sampled_from(list(draw(st.sampled_from((INVOER, VAN_CATALOGUS))))))
    return (
        draw(st.sampled_from(DOMEINBLADEN)),
        draw(st.floats(0, 0.999)),
        kolom,
        draw(GETYPT[kolom]),
    )


@st.composite
def own_lines(draw: st.DrawFn) -> tuple[str, dict[str, Waarde]]:
    """Sheet and cells of a line of the user's own, without an id."""
    kolommen = draw(st.sets(st.sampled_from(list(GETYPT)), max_size=5)) | {"Begrotingsregel"}
    values = {kolom: draw(GETYPT[kolom]) for kolom in sorted(kolommen)}
    return draw(st.sampled_from(DOMEINBLADEN)), values


@dataclass(frozen=True)
class Ingreep:
    """What the next catalogue does to every line whose number it hits."""

    soort: str
    deler: int
    rest: int

    def on(self, catalogus: Catalogus) -> Catalogus:
        nieuw = []
        nummer = 0
        for o in catalogus.ontwikkelingen:
            regels: list[Begrotingsregel] = []
            for regel in o.begrotingsregels:
                hit = nummer % self.deler == self.rest
                regels += self._line(regel) if hit else [regel]
                nummer += 1
            if self.soort == "ontwikkeling weg" and len(nieuw) % self.deler == self.rest:
                self = replace(self, soort="klaar")
                continue
            nieuw.append(self._titled(replace(o, begrotingsregels=tuple(regels))))
        return replace(catalogus, ontwikkelingen=tuple(nieuw), hash=f"{self.deler:064x}")

    def _line(self, regel: Begrotingsregel) -> list[Begrotingsregel]:
        if self.soort == "bedrag" and regel.bedrag is not None:
            return [
                replace(
                    regel, bedrag=regel.bedrag * 2 + Decimal("0.5"), startjaar=regel.startjaar + 1
                )
            ]
        if self.soort == "tekst":
            return [
                replace(regel, begrotingsregel=f"={regel.begrotingsregel}, herzien", drijver="vast")
            ]
        if self.soort == "regel weg":
            return []
        if self.soort == "regel erbij":
            return [regel, replace(regel, id=f"{regel.id}-nieuw", begrotingsregel="+ nieuw")]
        return [regel]

    def _titled(self, o: Ontwikkeling) -> Ontwikkeling:
        return replace(o, titel=f"{o.titel} (herzien)") if self.soort == "titel" else o


INGREPEN = st.builds(
    Ingreep,
    st.sampled_from(("bedrag", "tekst", "titel", "regel weg", "regel erbij", "ontwikkeling weg")),
    st.integers(2, 8),
    st.integers(0, 1),
)


@settings(max_examples=15)
@example(
    getypt=[
        (blad, share / 10, kolom, value)
        for blad in DOMEINBLADEN
        for share, (kolom, value) in enumerate(
            (("Bedrag", 6100.0), ("Begrotingsregel", "=mijn eigen naam"), ("Startjaar", 2030.0)) * 3
        )
    ],
    eigen=[("OOV", {"Begrotingsregel": "+ eigen", "Eigen bedrag": 5.0})],
    ingrepen=[Ingreep("bedrag", 2, 0), Ingreep("tekst", 2, 1), Ingreep("ontwikkeling weg", 8, 1)],
)
@given(
    st.lists(edits(), max_size=20),
    st.lists(own_lines(), max_size=2),
    st.lists(INGREPEN, min_size=1, max_size=4),
)
def test_nothing_typed_is_lost_twice_is_once_and_undo_restores(
    meester_pad: Path,
    tmp_path: Path,
    getypt: list[tuple[str, float, str, Waarde]],
    eigen: list[tuple[str, dict[str, Waarde]]],
    ingrepen: list[Ingreep],
) -> None:
    pad = Path(shutil.copy(meester_pad, tmp_path / "begroting.xlsx"))
    typed = type_in(pad, getypt, eigen)
    before = cells_of(pad)
    later = today()
    for ingreep in ingrepen:
        later = ingreep.on(later)

    uitkomst = press(pad, lambda book: knoppen.vernieuw(book, later, WIE))
    after = cells_of(pad)
    for plek, value in typed.items():
        assert same(after[plek], value), (plek, value, after[plek])
    ids = dict(rows_by_id(pad))
    for conflict in uitkomst.plan.conflicten:
        if conflict.tabel in map(tabelnaam, DOMEINBLADEN):
            blad, rij, koppen = ids[conflict.tabel, conflict.sleutel]
            assert same(after[blad, rij, koppen[conflict.kolom]], conflict.hunne), conflict

    assert press(pad, lambda book: knoppen.vernieuw(book, later, WIE)).plan.leeg
    assert cells_of(pad) == after

    if not uitkomst.plan.leeg:
        terug = press(pad, lambda book: knoppen.terugdraaien(book, WIE))
        assert terug.plan.conflicten == ()
    assert cells_of(pad) == before


@cache
def today() -> Catalogus:
    """Not a fixture: hypothesis shows every argument of what fails, and this is long."""
    return load_catalogus()


def press(pad: Path, knop: Callable[[Any], Uitkomst]) -> Uitkomst:
    """Press a button on the file; nothing is computed, for no property here is about formulas."""
    book = open_boek(pad)
    try:
        uitkomst = knop(book)
        werkboek_of(book).save()
    finally:
        book.close()
    return uitkomst


def type_in(
    pad: Path,
    getypt: list[tuple[str, float, str, Waarde]],
    eigen: list[tuple[str, dict[str, Waarde]]],
) -> dict[Plek, Waarde]:
    """Type it all in, and give what differs from what stood there, by its place."""
    boek = Werkboek.open(pad)
    typed: dict[Plek, Waarde] = {}
    for blad, values in eigen:
        tabel = boek.tabellen[tabelnaam(blad)]
        boek.resize(tabel.naam, tabel.laatste_rij + 1)
        for kolom, value in values.items():
            k = tabel.eerste_kolom + tabel.kolommen.index(kolom)
            boek.write(blad, tabel.laatste_rij + 1, k, [[value]])
            typed[blad, tabel.laatste_rij + 1, k] = value
    for blad, share, kolom, value in getypt:
        tabel = boek.tabellen[tabelnaam(blad)]
        k = tabel.eerste_kolom + tabel.kolommen.index(kolom)
        aantal = tabel.laatste_rij - tabel.kop_rij
        rij = tabel.kop_rij + 1 + int(share * aantal)
        [[stood]] = boek.waarden(blad, rij, k, rij, k)
        if not same(stood, value) or (blad, rij, k) in typed:
            boek.write(blad, rij, k, [[value]])
            typed[blad, rij, k] = value
    boek.save()
    return typed


def cells_of(pad: Path) -> dict[Plek, Waarde]:
    """Every cell of every table but the log, and of Start, that holds something; no formulas."""
    boek = Werkboek.open(pad)
    found: dict[Plek, Waarde] = {}
    for blad in boek.bladnamen:
        if blad in ("Wijzigingen", "Totaal", "Agenda", "Controle"):
            continue
        block = (1, 1, *boek.gebruikt(blad))
        values, formulas = boek.waarden(blad, *block), boek.formules(blad, *block)
        for r, (row, texts) in enumerate(zip(values, formulas, strict=True), 1):
            for k, (value, formula) in enumerate(zip(row, texts, strict=True), 1):
                if value is not None and not formula:
                    found[blad, r, k] = value
    return DefaultNone(found)


class DefaultNone(dict[Plek, Waarde]):
    """An empty cell holds nothing."""

    def __missing__(self, key: Plek) -> Waarde:
        return None


def rows_by_id(pad: Path) -> Iterator[tuple[tuple[str, str], tuple[str, int, dict[str, int]]]]:
    boek = Werkboek.open(pad)
    for blad in DOMEINBLADEN:
        tabel = boek.tabellen[tabelnaam(blad)]
        koppen = {kop: k for k, kop in enumerate(tabel.kolommen, tabel.eerste_kolom)}
        ids = boek.waarden(blad, tabel.kop_rij + 1, koppen["Id"], tabel.laatste_rij, koppen["Id"])
        for rij, [sleutel] in enumerate(ids, tabel.kop_rij + 1):
            yield (tabel.naam, str(sleutel)), (blad, rij, koppen)
