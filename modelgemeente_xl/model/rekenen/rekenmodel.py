"""Lines and the user's decisions on them, made ready to be computed for any size."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from modelgemeente_xl.model.activeren.investering import Investering
from modelgemeente_xl.model.begroting import Begroting, Jaarreeks, Post, Reeks, rang_of
from modelgemeente_xl.model.catalogus import Catalogus, Rekenparameters
from modelgemeente_xl.model.geld import round_half_up
from modelgemeente_xl.model.gemeente import Omvang
from modelgemeente_xl.model.keuze import AANTAL_JAREN, Keuze, Keuzes
from modelgemeente_xl.model.ontwikkeling import Domeinregel, Paar, Rekenregel
from modelgemeente_xl.model.rekenen.al_begroot import voorstel_al_begroot
from modelgemeente_xl.model.rekenen.eerste_indeling import in_hele_jaren
from modelgemeente_xl.model.rekenen.kwartalen import Looptijd, kwartaal, looptijd_of
from modelgemeente_xl.model.rekenen.overlap import delingen_of, overlap_of, paren_of
from modelgemeente_xl.model.schaal import prijspeil_of, referentiebedrag, schaalfactor

_NIETS: Reeks = (Decimal(0),) * AANTAL_JAREN
_NUL: Jaarreeks = (0,) * AANTAL_JAREN


@dataclass(frozen=True, slots=True)
class _Gereed:
    """A line with everything worked out that does not depend on the gemeente."""

    regel: Rekenregel
    domein: str
    ontwikkeling: str
    keuze: Keuze
    telt: bool
    rang: int
    looptijd: Looptijd
    referentiebedrag: Decimal
    per_jaar: Reeks
    voorstel_al_begroot: Decimal


class Rekenmodel:
    """Lines, pairs and the user's decisions on them made ready for one begrotingsjaar.

    Making it once and asking `begroting` for many sizes is what makes 342 gemeenten quick.
    """

    def __init__(
        self,
        parameters: Rekenparameters,
        regels: Iterable[Domeinregel],
        begrotingsjaar: int,
        keuzes: Keuzes | None = None,
        paren: Iterable[Paar] = (),
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
        self._delingen = tuple(
            delingen_of(
                paren,
                {g.regel.id: g.rang for g in self._gereed if g.telt},
                {g.regel.id for g in self._gereed if g.keuze.eigen_bedrag is not None},
                keuzes.overlap,
            )
        )

    def begroting(self, omvang: Omvang) -> Begroting:
        """Compute every line for one size."""
        scaled = [self._scaled(gereed, omvang) for gereed in self._gereed]
        bruto = {
            gereed.regel.id: self._bruto(gereed, gehanteerd)
            for gereed, (_, _, gehanteerd) in zip(self._gereed, scaled, strict=True)
        }
        overlap = overlap_of(self._delingen, bruto)
        investeringen = self._investeringen(
            {g.regel.id: s[2] for g, s in zip(self._gereed, scaled, strict=True)}
        )
        return Begroting(
            omvang,
            self.begrotingsjaar,
            self._keuzes.scenario,
            tuple(
                self._post(
                    gereed,
                    amounts,
                    bruto[gereed.regel.id],
                    overlap.get(gereed.regel.id, _NIETS),
                    investeringen.get(gereed.regel.id),
                )
                for gereed, amounts in zip(self._gereed, scaled, strict=True)
            ),
            tuple(self._basis(omvang)),
        )

    def _make_ready(self, regel: Rekenregel, domein: str, ontwikkeling: str) -> _Gereed:
        keuze = self._keuzes.regels.get(regel.id, Keuze())
        peil = prijspeil_of(regel, self.parameters, self.begrotingsjaar)
        telt = regel.meenemen if keuze.meenemen is None else keuze.meenemen
        looptijd = looptijd_of(regel, keuze)
        return _Gereed(
            regel,
            domein,
            ontwikkeling,
            keuze,
            telt,
            rang_of(keuze.scenario or regel.scenario),
            looptijd,
            referentiebedrag(regel, self.parameters, self.begrotingsjaar)
            * self.parameters.index.factor(regel.reeks, peil, self.begrotingsjaar),
            tuple(
                index * looptijd.deel(self.begrotingsjaar + k) if telt else Decimal(0)
                for k, index in enumerate(self._index[regel.reeks])
            ),
            voorstel_al_begroot(regel, self._keuzes.niveaus),
        )

    def _scaled(self, gereed: _Gereed, omvang: Omvang) -> tuple[Decimal, Decimal, Decimal]:
        """Schaalfactor, geschaald and gehanteerd bedrag of a line."""
        regel, eigen = gereed.regel, gereed.keuze.eigen_bedrag
        factor = schaalfactor(regel.vast_deel, regel.drijver, omvang, self.parameters.referentie)
        geschaald = gereed.referentiebedrag * factor
        return factor, geschaald, geschaald if eigen is None else eigen

    def _bruto(self, gereed: _Gereed, gehanteerd: Decimal) -> Reeks:
        return tuple(gehanteerd * share if share else Decimal(0) for share in gereed.per_jaar)

    def _investeringen(self, gehanteerd: Mapping[str, Decimal]) -> dict[str, Investering]:
        """The lines that are activated, with their krediet in every year of their project."""
        return {
            gereed.regel.id: Investering(
                self._krediet(gereed, gehanteerd),
                gereed.looptijd.jaren[-1],
                gereed.keuze.afschrijvingstermijn,
                self._keuzes.omslagrente,
            )
            for gereed in self._gereed
            if gereed.telt
            and gereed.keuze.activeren
            and gereed.regel.aard == "incidenteel"
            and gereed.keuze.afschrijvingstermijn is not None
            and self._keuzes.omslagrente is not None
        }

    def _krediet(self, gereed: _Gereed, gehanteerd: Mapping[str, Decimal]) -> dict[int, int]:
        """What a project spends in each of its years, also outside the four."""
        jaren, own = gereed.looptijd.jaren, gereed.regel.id
        delingen = [deling for deling in self._delingen if deling.wijkt == own]
        names = {own} | {deling.blijft for deling in delingen}
        bruto = {
            g.regel.id: tuple(
                gehanteerd[g.regel.id] * self._index_of(g.regel.reeks, jaar) * g.looptijd.deel(jaar)
                for jaar in jaren
            )
            for g in self._gereed
            if g.regel.id in names
        }
        less = overlap_of(delingen, bruto).get(own, (Decimal(0),) * len(jaren))
        return {
            jaar: int(round_half_up(most - least))
            for jaar, most, least in zip(jaren, bruto[own], less, strict=True)
        }

    def _index_of(self, reeks: str, jaar: int) -> Decimal:
        """Index of any year: 1 before the begrotingsjaar, and no growth past what is known."""
        index = self.parameters.index
        known = min(max(jaar, self.begrotingsjaar), index.laatste_jaar)
        return index.factor(reeks, self.begrotingsjaar, known)

    def _post(
        self,
        gereed: _Gereed,
        amounts: tuple[Decimal, Decimal, Decimal],
        bruto: Reeks,
        overlap: Reeks,
        investering: Investering | None,
    ) -> Post:
        regel, own = gereed.regel, gereed.keuze.al_begroot
        left = tuple(
            int(round_half_up(most - less)) if most else 0
            for most, less in zip(bruto, overlap, strict=True)
        )
        counts = gereed.rang <= rang_of(self._keuzes.scenario)
        bedrag, lasten = left, (_NUL, _NUL, _NUL)
        if investering is not None:
            years = range(self.begrotingsjaar, self.begrotingsjaar + AANTAL_JAREN)
            lasten = (
                left,
                tuple(map(investering.afschrijving, years)),
                tuple(map(investering.rente, years)),
            )
            bedrag = tuple(map(investering.kapitaallasten, years))
        return Post(
            regel,
            gereed.domein,
            gereed.ontwikkeling,
            regel.aard if investering is None else "structureel",
            gereed.telt,
            gereed.rang,
            gereed.looptijd.start - kwartaal(self.begrotingsjaar, 1) + 1,
            gereed.looptijd.kwartalen,
            gereed.voorstel_al_begroot,
            gereed.voorstel_al_begroot if own is None else own,
            gereed.referentiebedrag,
            *amounts,
            bruto,
            overlap,
            bedrag,
            bedrag if counts else _NUL,
            *lasten,
            investering,
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


def model_of(catalogus: Catalogus, begrotingsjaar: int, keuzes: Keuzes | None = None) -> Rekenmodel:
    """The lines and pairs of a catalogue, made ready for one begrotingsjaar."""
    return Rekenmodel(
        catalogus.parameters,
        catalogus.domeinregels(),
        begrotingsjaar,
        keuzes,
        paren_of(catalogus.ontwikkelingen),
    )


def rekenmodel_of(
    catalogus: Catalogus, begrotingsjaar: int, keuzes: Keuzes | None = None
) -> Rekenmodel:
    """What a workbook of the present layout makes of a catalogue.

    That is the first layout: the one place that says so, beside `werkmap/lezen/naar_model.py`.
    """
    return model_of(in_hele_jaren(catalogus), begrotingsjaar, keuzes)


def jaarindexen(
    parameters: Rekenparameters, reeks: str, begrotingsjaar: int
) -> tuple[Decimal, ...]:
    """Index of the four budget years, with the begrotingsjaar as 1."""
    return tuple(
        parameters.index.factor(reeks, begrotingsjaar, begrotingsjaar + k)
        for k in range(AANTAL_JAREN)
    )
