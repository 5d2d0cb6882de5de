"""Lines and the user's decisions on them, made ready to be computed for any size."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

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
        return Begroting(
            omvang,
            self.begrotingsjaar,
            self._keuzes.scenario,
            tuple(
                self._post(
                    gereed, amounts, bruto[gereed.regel.id], overlap.get(gereed.regel.id, _NIETS)
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

    def _post(
        self,
        gereed: _Gereed,
        amounts: tuple[Decimal, Decimal, Decimal],
        bruto: Reeks,
        overlap: Reeks,
    ) -> Post:
        regel, keuze = gereed.regel, gereed.keuze
        bedrag = tuple(
            int(round_half_up(most - less)) if most else 0
            for most, less in zip(bruto, overlap, strict=True)
        )
        counts = gereed.rang <= rang_of(self._keuzes.scenario)
        own = keuze.al_begroot
        return Post(
            regel,
            gereed.domein,
            gereed.ontwikkeling,
            regel.aard,
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
            bedrag if counts else (0,) * AANTAL_JAREN,
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
