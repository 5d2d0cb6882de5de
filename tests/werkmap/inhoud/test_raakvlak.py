"""The column Overlap says the same on both sides, and names the lines."""

from dataclasses import replace
from decimal import Decimal

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import Ontwikkeling, Paar, Raakvlak
from modelgemeente_xl.werkmap.inhoud.raakvlak import raakvlakken_of


def two(catalogus: Catalogus, *, mogelijk: bool) -> tuple[Catalogus, Ontwikkeling, Ontwikkeling]:
    a, b = (o for o in catalogus.ontwikkelingen if o.id in ("smart-city", "omgevingsloket"))
    own, other = a.begrotingsregels[0], b.begrotingsregels[0]
    pair = Paar(own.id, other.id, Decimal(1), Decimal("0.05"), mogelijk)
    a = replace(a, overlapt_met=(Raakvlak(b.id, "Samen één.", (pair,)),))
    b = replace(b, overlapt_met=())
    return replace(catalogus, ontwikkelingen=(a, b)), a, b


def test_both_sides_say_it_with_the_title_of_the_other(catalogus: Catalogus) -> None:
    both, a, b = two(catalogus, mogelijk=False)
    own, other = a.begrotingsregels[0].begrotingsregel, b.begrotingsregels[0].begrotingsregel
    rest = f": Samen één. Trek van '{own}' (100 %) af wat in '{other}' (5 %) staat."
    assert list(raakvlakken_of(both, a)) == [b.titel + rest]
    assert list(raakvlakken_of(both, b)) == [a.titel + rest]


def test_what_is_only_possible_is_said_so(catalogus: Catalogus) -> None:
    both, a, _ = two(catalogus, mogelijk=True)
    (text,) = raakvlakken_of(both, a)
    assert "Trek dan van " in text


def test_where_the_money_stands_comes_first(catalogus: Catalogus) -> None:
    both, a, b = two(catalogus, mogelijk=False)
    first, _ = raakvlakken_of(both, replace(a, verwijst_naar=b.id))
    assert first == f"De begroting staat bij {b.titel}."
