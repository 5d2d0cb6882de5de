"""Own amounts are in prices of a year: what is wrong when that is another year, and the way out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from modelgemeente_xl.model.catalogus import Rekenparameters
from modelgemeente_xl.model.geld import round_half_up
from modelgemeente_xl.model.keuze import Keuzes
from modelgemeente_xl.model.ontwikkeling import Domeinregel


@dataclass(frozen=True, slots=True)
class Omrekening:
    """An own amount of a line or of running cost, before and after; `nieuw` is in whole euros."""

    id: str
    was: Decimal
    factor: Decimal
    nieuw: Decimal


def verouderd(keuzes: Keuzes, begrotingsjaar: int) -> bool:
    """Say whether own amounts are in prices of another year: a fout until they are converted."""
    own = any(keuze.eigen_bedrag is not None for keuze in keuzes.regels.values())
    return keuzes.prijsjaar not in (None, begrotingsjaar) and (own or bool(keuzes.basis))


def omrekeningen_of(
    keuzes: Keuzes,
    regels: Iterable[Domeinregel],
    begrotingsjaar: int,
    parameters: Rekenparameters,
) -> Iterator[Omrekening]:
    """Every own amount carried to prices of the begrotingsjaar by the index of its line.

    Raises ValueError where the index does not reach the prijsjaar.
    """
    if not verouderd(keuzes, begrotingsjaar) or keuzes.prijsjaar is None:
        return
    van, index = keuzes.prijsjaar, parameters.index
    for line in regels:
        keuze = keuzes.regels.get(line.regel.id)
        if keuze is not None and keuze.eigen_bedrag is not None:
            factor = index.factor(line.regel.reeks, van, begrotingsjaar)
            yield _carried(line.regel.id, keuze.eigen_bedrag, factor)
    for post in parameters.basis:
        if post.id in keuzes.basis:
            reeks = parameters.kostensoorten[post.kostensoort].reeks
            factor = index.factor(reeks, van, begrotingsjaar)
            yield _carried(post.id, keuzes.basis[post.id], factor)


def omgerekend(keuzes: Keuzes, omrekeningen: Iterable[Omrekening], begrotingsjaar: int) -> Keuzes:
    """The same decisions, with own amounts in prices of the begrotingsjaar."""
    nieuw = {each.id: each.nieuw for each in omrekeningen}
    return replace(
        keuzes,
        regels={
            id_: replace(keuze, eigen_bedrag=nieuw.get(id_, keuze.eigen_bedrag))
            for id_, keuze in keuzes.regels.items()
        },
        basis={id_: nieuw.get(id_, bedrag) for id_, bedrag in keuzes.basis.items()},
        prijsjaar=begrotingsjaar,
    )


def _carried(id_: str, bedrag: Decimal, factor: Decimal) -> Omrekening:
    return Omrekening(id_, bedrag, factor, round_half_up(bedrag * factor))
