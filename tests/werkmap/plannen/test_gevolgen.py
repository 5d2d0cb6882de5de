"""What a new catalogue means for this gemeente: worked out on paper for a handful of developments.

Amounts do not scale (drijver vast) and prices stand still, so that every figure can be followed.
"""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.knoppen import knoppen, verslag
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import Begrotingsregel, Ontwikkeling
from modelgemeente_xl.model.tarief import Index
from modelgemeente_xl.werkmap.plannen.gevolgen import Gevolgsoort
from tests.klein import small_workbook
from tests.knoppen.conftest import WIE, fill_in

S, E = "structureel", "incidenteel"
Regels = dict[str, tuple[str, int]]
"""Of each line its aard and amount."""
OUD: dict[str, tuple[str, Regels]] = {
    "blijft": ("Blijft gelijk", {"a": (S, 10_000)}),
    "stijgt": ("Wordt duurder", {"a": (S, 5_000), "b": (E, 8_000)}),
    "daalt": ("Wordt goedkoper", {"a": (S, 4_000)}),
    "weg": ("Gaat weg", {"a": (S, 2_000), "b": (S, 500)}),
    "deels": ("Gaat deels weg", {"a": (S, 700), "b": (S, 300)}),
    "naam": ("Oude naam", {"a": (S, 1_000)}),
    "oud-id": ("Zelfde naam", {"a": (S, 1_100)}),
}
NIEUW: dict[str, tuple[str, Regels]] = {
    "blijft": OUD["blijft"],
    "stijgt": ("Wordt duurder", {"a": (S, 7_500), "b": (E, 9_600), "c": (S, 100)}),
    "daalt": ("Wordt goedkoper", {"a": (S, 3_000)}),
    "deels": ("Gaat deels weg", {"a": (S, 700)}),
    "naam": ("Nieuwe naam", {"a": (S, 1_000)}),
    "nieuw-id": ("Zelfde naam", {"a": (S, 1_100)}),
    "erbij": ("Komt erbij", {"a": (S, 600), "b": (E, 960)}),
}


@pytest.fixture(scope="module")
def voorbeelden(catalogus: Catalogus) -> tuple[Ontwikkeling, Begrotingsregel, Begrotingsregel]:
    """A development, and a line of each aard: the one-off ends within the four years.

    Its amounts are a multiple of eight, so that no quarter is rounded.
    """
    o = next(o for o in catalogus.ontwikkelingen if o.domein == "fysiek" and o.begrotingsregels)
    lines = [r for _, r in catalogus.regels() if r.startjaar == 2027 and r.meenemen]
    once = next(r for r in lines if r.aard == E and r.kwartalen in (4, 8))
    return o, next(r for r in lines if r.aard == S), once


@pytest.fixture(scope="module")
def vorm(catalogus: Catalogus) -> Catalogus:
    """The catalogue with one gemeente, without developments, and with prices that stand still."""
    p = catalogus.parameters
    still = {reeks: dict.fromkeys(jaren, Decimal(0)) for reeks, jaren in p.index.procenten.items()}
    return replace(
        catalogus,
        ontwikkelingen=(),
        gemeenten=catalogus.gemeenten[:1],
        parameters=replace(p, index=Index(p.index.basisjaren, still)),
    )


Voorbeelden = tuple[Ontwikkeling, Begrotingsregel, Begrotingsregel]


def catalogue(
    vorm: Catalogus, voorbeelden: Voorbeelden, inhoud: dict[str, tuple[str, Regels]], hash_: str
) -> Catalogus:
    development, running, once = voorbeelden

    def line(id_: str, naam: str, aard: str, bedrag: int) -> Begrotingsregel:
        return replace(
            running if aard == S else once,
            id=f"{id_}.{naam}",
            begrotingsregel=f"Regel {naam}",
            kostensoort="software",
            reeks="prijs",
            drijver="vast",
            vast_deel=Decimal(1),
            bedrag=Decimal(bedrag),
            uren_per_week=None,
            schaal=None,
            prijspeil=2027,
            dagen=None,
            waarnemingen=(),
            voorheen=("oud-id.a",) if id_ == "nieuw-id" else (),
        )

    return replace(
        vorm,
        hash=hash_ * 64,
        ontwikkelingen=tuple(
            replace(
                development,
                id=id_,
                titel=titel,
                overlapt_met=(),
                afhankelijk_van=(),
                voorheen=("oud-id",) if id_ == "nieuw-id" else (),
                begrotingsregels=tuple(line(id_, n, *what) for n, what in regels.items()),
            )
            for id_, (titel, regels) in inhoud.items()
        ),
    )


@pytest.fixture(scope="module")
def oud(vorm: Catalogus, voorbeelden: Voorbeelden) -> Catalogus:
    return catalogue(vorm, voorbeelden, OUD, "a")


@pytest.fixture(scope="module")
def nieuw(vorm: Catalogus, voorbeelden: Voorbeelden) -> Catalogus:
    return catalogue(vorm, voorbeelden, NIEUW, "b")


@pytest.fixture(scope="module")
def inhoud(oud: Catalogus) -> bytes:
    return small_workbook(oud)


@pytest.fixture
def pad(inhoud: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "begroting.xlsx"
    path.write_bytes(BytesIO(inhoud).getvalue())
    return path


def previewed(pad: Path, catalogus: Catalogus, *, toepassen: bool = False) -> Uitkomst:
    book = open_boek(pad)
    try:
        return knoppen.vernieuw(book, catalogus, WIE, voorbeeld=not toepassen)
    finally:
        book.close()


def told(uitkomst: Uitkomst) -> list[tuple[str, str, str]]:
    return [(r.tekst, r.eerste, r.vier) for r in verslag.changes(uitkomst.gevolgen)]


def four_years(uitkomst: Uitkomst) -> dict[str, dict[Gevolgsoort, int]]:
    found: dict[str, dict[Gevolgsoort, int]] = {}
    for g in uitkomst.gevolgen.per_ontwikkeling:
        found.setdefault(g.naam, {})[g.soort] = sum(map(sum, g.verschil.values()))
    return found


def test_each_development_is_told_by_what_happens_to_it(pad: Path, nieuw: Catalogus) -> None:
    uitkomst = previewed(pad, nieuw)
    assert four_years(uitkomst) == {
        "Komt erbij": {Gevolgsoort.NIEUW: 4 * 600 + 960},
        "Gaat weg": {Gevolgsoort.VERVALLEN: 0},
        "Gaat deels weg": {Gevolgsoort.VERVALLEN: 0},
        "Nieuwe naam": {Gevolgsoort.HERNOEMD: 0},
        "Zelfde naam": {Gevolgsoort.HERNOEMD: 0},
        "Wordt duurder": {Gevolgsoort.DUURDER: 4 * (2_500 + 100) + 1_600},
        "Wordt goedkoper": {Gevolgsoort.GOEDKOPER: 4 * -1_000},
    }
    assert not any(uitkomst.gevolgen.grondslag)


def test_they_are_told_in_words_with_the_euros_of_this_gemeente(
    pad: Path, nieuw: Catalogus
) -> None:
    rows = told(previewed(pad, nieuw))
    texts = [tekst for tekst, _, _ in rows]
    assert ("  Komt erbij (structureel)", "+600", "+2.400") in rows
    assert ("  Wordt duurder (structureel; 1 regel erbij)", "+2.600", "+10.400") in rows
    assert ("Goedkoper: 1 ontwikkeling", "-1.000", "-4.000") in rows
    assert "  Gaat weg (telt nog mee: 2.500 in 2027, 10.000 in vier jaren)" in texts
    assert (
        "  Gaat deels weg (1 van 2 regels; telt nog mee: 300 in 2027, 1.200 in vier jaren)" in texts
    )
    assert "  Nieuwe naam (heette Oude naam)" in texts
    assert "  Zelfde naam (id oud-id is nu nieuw-id)" in texts
    assert [t.partition(":")[0] for t in texts if not t.startswith(" ")] == [
        "Nieuw",
        "Vervallen",
        "Hernoemd",
        "Duurder",
        "Goedkoper",
        "Totaal bruto",
    ]


def test_the_differences_add_up_to_that_of_the_total(pad: Path, nieuw: Catalogus) -> None:
    uitkomst = previewed(pad, nieuw)
    bruto, netto = uitkomst.gevolgen.totalen
    assert sum(bruto.na) - sum(bruto.voor) == 3_360 + 12_000 - 4_000
    assert told(uitkomst)[-1] == ("Totaal bruto", told(uitkomst)[-1][1], "+11.360")
    assert (sum(uitkomst.voor.totaal), sum(uitkomst.na.totaal)) == (sum(bruto.voor), sum(bruto.na))
    assert netto.naam == "Extra nodig"


def test_what_the_prices_do_is_kept_apart_from_what_the_lines_do(
    pad: Path, oud: Catalogus, nieuw: Catalogus
) -> None:
    p = oud.parameters
    dearer = {reeks: dict(jaren) for reeks, jaren in p.index.procenten.items()}
    dearer["prijs"][2028] = Decimal(10)
    index = Index(p.index.basisjaren, dearer)
    alone = replace(oud, hash="c" * 64, parameters=replace(p, index=index))
    only = previewed(pad, alone)
    assert only.gevolgen.per_ontwikkeling == ()
    bruto = only.gevolgen.totalen[0]
    assert sum(only.gevolgen.grondslag) == sum(bruto.na) - sum(bruto.voor) > 0
    assert [tekst for tekst, _, _ in told(only)] == [verslag.GRONDSLAG, "Totaal bruto"]

    both = previewed(pad, replace(nieuw, parameters=alone.parameters))
    assert both.gevolgen.grondslag == only.gevolgen.grondslag
    # 600 a year, and from 2028 on a tenth more
    assert ("  Komt erbij (structureel)", "+600", "+2.580") in told(both)
    bruto = both.gevolgen.totalen[0]
    lines = sum(amount for kinds in four_years(both).values() for amount in kinds.values())
    assert lines + sum(both.gevolgen.grondslag) == sum(bruto.na) - sum(bruto.voor)


def test_what_the_user_decided_is_what_is_told(pad: Path, nieuw: Catalogus) -> None:
    """Left out, a development that falls away costs nothing; an own amount does not move."""
    from tests.knoppen.conftest import column

    ids = column(pad, "Fysiek", "Id")
    fill_in(
        pad,
        ("Fysiek", ids.index("weg.a") + 1, "Meenemen", "nee"),
        ("Fysiek", ids.index("weg.b") + 1, "Meenemen", "nee"),
        ("Fysiek", ids.index("daalt.a") + 1, "Eigen bedrag", 4_444),
    )
    uitkomst = previewed(pad, nieuw)
    assert "  Gaat weg (telt niet mee)" in [tekst for tekst, _, _ in told(uitkomst)]
    assert "Wordt goedkoper" not in four_years(uitkomst)


def test_the_same_is_told_when_it_is_done(pad: Path, nieuw: Catalogus) -> None:
    voor = previewed(pad, nieuw)
    assert previewed(pad, nieuw, toepassen=True).gevolgen == voor.gevolgen


def test_no_hash_is_shown_whatever_is_asked_for(pad: Path, nieuw: Catalogus) -> None:
    uitkomst = previewed(pad, nieuw)
    assert any(w.stil for w in uitkomst.plan.wijzigingen)
    lines = "\n".join(uitkomst.lines(alles=True))
    for w in uitkomst.plan.wijzigingen:
        if w.stil and w.nieuw:
            assert str(w.nieuw) not in lines
    assert "tblKenmerken" not in lines
    assert "Vingerafdruk" not in lines


def test_many_developments_are_named_up_to_a_limit_and_the_rest_is_added_up(
    pad: Path, vorm: Catalogus, voorbeelden: Voorbeelden
) -> None:
    more = {f"extra-{i:02}": (f"Extra {i}", {"a": (S, 100 + i)}) for i in range(15)}
    uitkomst = previewed(pad, catalogue(vorm, voorbeelden, OUD | more, "d"))
    rows = told(uitkomst)
    total = sum(100 + i for i in range(15))
    assert rows[0] == ("Nieuw: 15 ontwikkelingen", f"+{total:,}".replace(",", "."), "+6.420")
    left = sum(100 + i for i in range(5))
    assert rows[1] == ("  Extra 14 (structureel)", "+114", "+456")
    assert rows[11] == ("  en nog 5 ontwikkelingen", f"+{left}", "+2.040")
    alles = verslag.changes(uitkomst.gevolgen, alles=True)
    assert sum(r.tekst.startswith("  Extra ") for r in alles) == 15
