"""What the column Overlap says of a development: the same on the side of each of the two."""

from collections.abc import Iterator
from decimal import Decimal

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import Ontwikkeling, Paar


def raakvlakken_of(catalogus: Catalogus, o: Ontwikkeling) -> Iterator[str]:
    """Where the money of a development stands, and where the same money can stand as well."""
    titels = {other.id: other.titel for other in catalogus.ontwikkelingen}
    regels = {regel.id: regel.begrotingsregel for _, regel in catalogus.regels()}
    if o.verwijst_naar:
        yield f"De begroting staat bij {titels.get(o.verwijst_naar, o.verwijst_naar)}."
    for holder in catalogus.ontwikkelingen:
        for raakvlak in holder.overlapt_met:
            sides = (holder.id, raakvlak.ontwikkeling)
            if o.id in sides:
                (other,) = (side for side in sides if side != o.id)
                paren = (_paar(paar, regels) for paar in raakvlak.paren)
                yield " ".join((f"{titels.get(other, other)}: {raakvlak.toelichting}", *paren))


def _paar(paar: Paar, regels: dict[str, str]) -> str:
    """What to do about it, in few words: a row of the sheet is 409 points high at most."""
    regel, met = (regels.get(key, key) for key in (paar.regel, paar.met))
    return (
        f"Trek {'dan ' if paar.mogelijk else ''}van '{regel}' ({_deel(paar.deel)}) af wat in "
        f"'{met}' ({_deel(paar.deel_met)}) staat."
    )


def _deel(deel: Decimal) -> str:
    return f"{(100 * deel).normalize():f} %".replace(".", ",")
