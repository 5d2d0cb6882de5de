"""Lines and the user's decisions on them, made ready to be computed for any size."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from modelgemeente_xl.model.activeren.investering import Investering
from modelgemeente_xl.model.begroting import NIETS, NUL, Begroting, Jaarreeks, Post, Reeks, rang_of
from modelgemeente_xl.model.catalogus import Catalogus, Rekenparameters
from modelgemeente_xl.model.geld import round_half_up
from modelgemeente_xl.model.gemeente import Omvang
from modelgemeente_xl.model.keuze import AANTAL_JAREN, Keuzes
from modelgemeente_xl.model.ontwikkeling import AARDEN, Domeinregel, Paar
from modelgemeente_xl.model.rekenen.eerste_indeling import in_hele_jaren
from modelgemeente_xl.model.rekenen.gereed import Gereed, gereed_of, jaarindexen
from modelgemeente_xl.model.rekenen.krediet import investering_of, is_activated, krediet_of
from modelgemeente_xl.model.rekenen.kwartalen import kwartaal
from modelgemeente_xl.model.rekenen.overlap import delingen_of, overlap_of, paren_of
from modelgemeente_xl.model.schaal import schaalfactor

Bedragen = tuple[Decimal, Decimal, Decimal]
"""Schaalfactor, geschaald and gehanteerd bedrag of a line."""


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
        self.parameters = parameters
        self.begrotingsjaar = begrotingsjaar
        self._keuzes = keuzes or Keuzes()
        self._jaren = range(begrotingsjaar, begrotingsjaar + AANTAL_JAREN)
        self._indexen = jaarindexen(parameters, begrotingsjaar)
        self._gereed = tuple(
            gereed_of(line, parameters, begrotingsjaar, self._keuzes, self._indexen)
            for line in regels
        )
        self._activated = [g for g in self._gereed if is_activated(g, self._keuzes.omslagrente)]
        self._delingen = tuple(
            delingen_of(
                paren,
                {g.regel.id: g.rang for g in self._gereed if g.telt},
                {g.regel.id for g in self._gereed if g.keuze.eigen_bedrag is not None},
                self._keuzes.overlap,
            )
        )

    def begroting(self, omvang: Omvang) -> Begroting:
        """Compute every line for one size."""
        bedragen = {g.regel.id: self._bedragen(g, omvang) for g in self._gereed}
        bruto = {g.regel.id: _bruto(g, bedragen[g.regel.id][-1]) for g in self._gereed}
        overlap = overlap_of(self._delingen, bruto)
        investeringen = self._investeringen(bedragen)
        posten = []
        for gereed in self._gereed:
            id_ = gereed.regel.id
            less, investering = overlap.get(id_, NIETS), investeringen.get(id_)
            posten.append(self._post(gereed, bedragen[id_], bruto[id_], less, investering))
        return Begroting(
            omvang,
            self.begrotingsjaar,
            self._keuzes.scenario,
            tuple(posten),
            tuple(self._basis(omvang)),
        )

    def _bedragen(self, gereed: Gereed, omvang: Omvang) -> Bedragen:
        regel, eigen = gereed.regel, gereed.keuze.eigen_bedrag
        factor = schaalfactor(regel.vast_deel, regel.drijver, omvang, self.parameters.referentie)
        geschaald = gereed.referentiebedrag * factor
        return factor, geschaald, geschaald if eigen is None else eigen

    def _investeringen(self, bedragen: Mapping[str, Bedragen]) -> dict[str, Investering]:
        """The lines that are activated, with their krediet in every year of their project."""
        if not self._activated:
            return {}
        gehanteerd = {id_: amounts[-1] for id_, amounts in bedragen.items()}
        return {
            gereed.regel.id: investering_of(
                gereed,
                krediet_of(
                    gereed,
                    gehanteerd,
                    self._gereed,
                    self._delingen,
                    self.parameters,
                    self.begrotingsjaar,
                ),
                self._keuzes.omslagrente,
            )
            for gereed in self._activated
        }

    def _post(
        self,
        gereed: Gereed,
        bedragen: Bedragen,
        bruto: Reeks,
        overlap: Reeks,
        investering: Investering | None,
    ) -> Post:
        left = bedrag = _left(bruto, overlap)
        aard, lasten = gereed.regel.aard, (NUL, NUL, NUL)
        if investering is not None:
            aard, bedrag = AARDEN[0], tuple(map(investering.kapitaallasten, self._jaren))
            afschrijving = tuple(map(investering.afschrijving, self._jaren))
            lasten = left, afschrijving, tuple(map(investering.rente, self._jaren))
        return Post(
            gereed.regel,
            gereed.domein,
            gereed.ontwikkeling,
            aard,
            gereed.telt,
            gereed.rang,
            gereed.looptijd.start - kwartaal(self.begrotingsjaar, 1) + 1,
            gereed.looptijd.kwartalen,
            gereed.voorstel_al_begroot,
            gereed.al_begroot,
            gereed.referentiebedrag,
            *bedragen,
            bruto,
            overlap,
            bedrag,
            bedrag if gereed.rang <= rang_of(self._keuzes.scenario) else NUL,
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
            yield post.id, tuple(int(round_half_up(bedrag * i)) for i in self._indexen[reeks])


def _bruto(gereed: Gereed, gehanteerd: Decimal) -> Reeks:
    return tuple([gehanteerd * share if share else Decimal(0) for share in gereed.per_jaar])


def _left(bruto: Reeks, overlap: Reeks) -> Jaarreeks:
    """What another line does not hold, in whole euros."""
    pairs = zip(bruto, overlap, strict=True)
    return tuple([int(round_half_up(most - less)) if most else 0 for most, less in pairs])


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
