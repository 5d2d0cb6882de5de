"""The begroting of a gemeente: every line and every total, in whole euros.

This is the second opinion beside the workbook (law 2). It is written from what the manual says
under "Zo rekent de werkmap", not from the workbook's formulas, and must stay so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from modelgemeente_xl.model.catalogus import Catalogus, Rekenparameters
from modelgemeente_xl.model.geld import round_half_up
from modelgemeente_xl.model.gemeente import Omvang
from modelgemeente_xl.model.keuze import AANTAL_JAREN, Keuze, Keuzes
from modelgemeente_xl.model.ontwikkeling import AARDEN, DOMEINEN, Domeinregel, Rekenregel
from modelgemeente_xl.model.schaal import prijspeil_of, referentiebedrag, schaalfactor

Jaarreeks = tuple[int, ...]
"""Whole euros for the begrotingsjaar and the three years after it."""

_NUL: Jaarreeks = (0,) * AANTAL_JAREN


@dataclass(frozen=True, slots=True)
class Post:
    """One line as computed: amounts in euro of the begrotingsjaar, `jaren` in whole euros."""

    id: str
    domein: str
    ontwikkeling: str
    aard: str
    al_begroot: Decimal
    referentiebedrag: Decimal
    schaalfactor: Decimal
    geschaald_bedrag: Decimal
    gehanteerd_bedrag: Decimal
    jaren: Jaarreeks


@dataclass(frozen=True, slots=True)
class Begroting:
    """The whole begroting: sums are sums of rounded lines, so nothing differs by rounding."""

    omvang: Omvang
    begrotingsjaar: int
    posten: tuple[Post, ...]
    basisposten: tuple[tuple[str, Jaarreeks], ...]

    @property
    def jaren(self) -> Jaarreeks:
        """The four budget years."""
        return tuple(range(self.begrotingsjaar, self.begrotingsjaar + AANTAL_JAREN))

    def bruto(self, domein: str | None = None, aard: str | None = None) -> Jaarreeks:
        """Sum of the lines of a domain and aard; of both where not given.

        A line without an aard counts in no total.
        """
        aarden = AARDEN if aard is None else (aard,)
        return _add(
            post.jaren
            for post in self.posten
            if domein in (None, post.domein) and post.aard in aarden
        )

    def netto(self, domein: str | None = None) -> Jaarreeks:
        """What must be asked for: bruto less what is budgeted already.

        Rounded once per domain, aard and year, and then added up.
        """
        return _add(
            self._netto_of(name, aard)
            for name in DOMEINEN
            if domein in (None, name)
            for aard in AARDEN
        )

    def al_begroot(self, domein: str | None = None) -> Jaarreeks:
        """The part of bruto that the existing budget already holds."""
        return tuple(b - n for b, n in zip(self.bruto(domein), self.netto(domein), strict=True))

    @property
    def basis(self) -> Jaarreeks:
        """Running cost (in stand houden)."""
        return _add(jaren for _, jaren in self.basisposten)

    @property
    def totaal(self) -> Jaarreeks:
        """Basis and developments together, bruto."""
        return _add((self.basis, self.bruto()))

    @property
    def totaal_netto(self) -> Jaarreeks:
        """Basis and developments together, with only what must be asked for."""
        return _add((self.basis, self.netto()))

    def _netto_of(self, domein: str, aard: str) -> Jaarreeks:
        posten = [post for post in self.posten if (post.domein, post.aard) == (domein, aard)]
        return tuple(
            int(round_half_up(sum((p.jaren[k] * (1 - p.al_begroot) for p in posten), Decimal(0))))
            for k in range(AANTAL_JAREN)
        )


@dataclass(frozen=True, slots=True)
class _Gereed:
    """A line with everything worked out that does not depend on the gemeente."""

    regel: Rekenregel
    domein: str
    ontwikkeling: str
    keuze: Keuze
    referentiebedrag: Decimal
    per_jaar: tuple[Decimal, ...]


class Rekenmodel:
    """Lines and the user's decisions on them made ready for one begrotingsjaar.

    Making it once and asking `begroting` for many sizes is what makes 342 gemeenten quick.
    """

    def __init__(
        self,
        parameters: Rekenparameters,
        regels: Iterable[Domeinregel],
        begrotingsjaar: int,
        keuzes: Keuzes | None = None,
    ) -> None:
        keuzes = keuzes or Keuzes()
        self.parameters = parameters
        self.begrotingsjaar = begrotingsjaar
        self._keuzes = keuzes
        self._index = {
            reeks: jaarindexen(self.parameters, reeks, begrotingsjaar)
            for reeks in ("loon", "prijs")
        }
        self._gereed = tuple(self._make_ready(r.regel, r.domein, r.ontwikkeling) for r in regels)

    def begroting(self, omvang: Omvang) -> Begroting:
        """Compute every line for one size."""
        return Begroting(
            omvang,
            self.begrotingsjaar,
            tuple(self._post(gereed, omvang) for gereed in self._gereed),
            tuple(self._basis(omvang)),
        )

    def _make_ready(self, regel: Rekenregel, domein: str, ontwikkeling: str) -> _Gereed:
        keuze = self._keuzes.regels.get(regel.id, Keuze())
        peil = prijspeil_of(regel, self.parameters, self.begrotingsjaar)
        return _Gereed(
            regel,
            domein,
            ontwikkeling,
            keuze,
            referentiebedrag(regel, self.parameters, self.begrotingsjaar)
            * self.parameters.index.factor(regel.reeks, peil, self.begrotingsjaar),
            tuple(self._share_of_year(regel, keuze, k) for k in range(AANTAL_JAREN)),
        )

    def _share_of_year(self, regel: Rekenregel, keuze: Keuze, k: int) -> Decimal:
        """What a year takes of the amount in force: index, activity and spreading together."""
        start = regel.startjaar if keuze.startjaar is None else keuze.startjaar
        jaar = self.begrotingsjaar + k
        spreiding = 1
        if regel.aard == "incidenteel":
            spreiding = regel.duur if keuze.duur is None else keuze.duur
            if jaar >= start + spreiding:
                return Decimal(0)
        if not keuze.meenemen or jaar < start:
            return Decimal(0)
        return self._index[regel.reeks][k] / spreiding

    def _post(self, gereed: _Gereed, omvang: Omvang) -> Post:
        regel, keuze = gereed.regel, gereed.keuze
        factor = schaalfactor(regel.vast_deel, regel.drijver, omvang, self.parameters.referentie)
        geschaald = gereed.referentiebedrag * factor
        gehanteerd = geschaald if keuze.eigen_bedrag is None else keuze.eigen_bedrag
        return Post(
            regel.id,
            gereed.domein,
            gereed.ontwikkeling,
            regel.aard,
            keuze.al_begroot,
            gereed.referentiebedrag,
            factor,
            geschaald,
            gehanteerd,
            tuple(
                int(round_half_up(gehanteerd * share)) if share else 0 for share in gereed.per_jaar
            ),
        )

    def _basis(self, omvang: Omvang) -> Iterator[tuple[str, Jaarreeks]]:
        """Running cost per kind: from the benchmark, or the gemeente's own figure."""
        for post in self.parameters.basis:
            reeks = self.parameters.kostensoorten[post.kostensoort].reeks
            standaard = (
                post.per_inwoner
                * self.parameters.lopend_aandeel
                * omvang.inwoners
                * self.parameters.index.factor(reeks, post.prijspeil, self.begrotingsjaar)
            )
            bedrag = self._keuzes.basis.get(post.id, standaard)
            yield post.id, tuple(int(round_half_up(bedrag * i)) for i in self._index[reeks])


def rekenmodel_of(
    catalogus: Catalogus, begrotingsjaar: int, keuzes: Keuzes | None = None
) -> Rekenmodel:
    """The lines of a catalogue, made ready for one begrotingsjaar.

    A line that the catalogue does not count from the start counts when the user says so.
    """
    own = keuzes or Keuzes()
    return Rekenmodel(
        catalogus.parameters,
        catalogus.domeinregels(),
        begrotingsjaar,
        replace(own, regels=keuzes_vooraf(catalogus) | dict(own.regels)),
    )


def keuzes_vooraf(catalogus: Catalogus) -> dict[str, Keuze]:
    """What a new begroting decides before anybody did: the lines that it does not count."""
    return {r.id: Keuze(meenemen=False) for _, r in catalogus.regels() if not r.meenemen}


def jaarindexen(
    parameters: Rekenparameters, reeks: str, begrotingsjaar: int
) -> tuple[Decimal, ...]:
    """Index of the four budget years, with the begrotingsjaar as 1."""
    return tuple(
        parameters.index.factor(reeks, begrotingsjaar, begrotingsjaar + k)
        for k in range(AANTAL_JAREN)
    )


def _add(reeksen: Iterable[Jaarreeks]) -> Jaarreeks:
    return tuple(sum(column) for column in zip(_NUL, *reeksen, strict=True))
