"""The parameters of the computation, as a workbook holds them, own values included."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest
from modelgemeente_xl.model.catalogus import Basispost, Kostensoort, Rekenparameters
from modelgemeente_xl.model.gemeente import Gemeente, Grootteklasse, Omvang
from modelgemeente_xl.model.tarief import Index, Loonkosten
from modelgemeente_xl.werkmap.lezen.getallen import Lezer, known_word
from modelgemeente_xl.werkmap.lezen.rekenbaar import (
    INDEX,
    LOONKOSTEN,
    REEKSEN,
    check_enkele,
    check_index,
    check_years,
)
from modelgemeente_xl.werkmap.lezen.stand import Boekstand

PARAMETERTABELLEN = (
    "tblParametersReferentie",
    "tblParametersDrijvers",
    "tblParametersGrootteklassen",
    "tblParametersKostensoorten",
    LOONKOSTEN,
    INDEX,
    "tblBasis",
)
"""Every table that parameters are read from."""
NUL = Decimal(0)
HONDERD = Decimal(100)


def parameters_of(stand: Boekstand, bevindingen: list[Bevinding]) -> Rekenparameters:
    """Read the parameters; what does not fit is added to the findings and counts as nothing.

    Raises `WerkmapOnbekend` where so much is missing that nothing can be computed.
    """
    enkele = dict(_enkele(stand, bevindingen))
    check_enkele(stand, enkele)
    index = _index(stand, bevindingen)
    check_index(stand, index)
    kostensoorten: dict[str, Kostensoort] = {}
    for soort in _kostensoorten(stand, bevindingen):
        if known_word(soort.id, kostensoorten) is None:  # of two, a formula takes the first
            kostensoorten[soort.id] = soort
    basis = tuple(_basis(stand, index, kostensoorten, bevindingen))
    for post in basis:
        # An unknown kind of cost follows the prices, as in the workbook.
        kostensoorten.setdefault(post.kostensoort, _prijs(post.kostensoort))
    drijvers = {
        lezer.tekst(rij, "Drijver").lower(): lezer.geheel(nummer, rij, "Referentie") or 1
        for lezer, nummer, rij in _rijen(stand, "tblParametersDrijvers", bevindingen)
    }
    loonkosten = _loonkosten(stand, index, bevindingen)
    check_years(stand, loonkosten, index)
    return Rekenparameters(
        referentie=Omvang(
            drijvers.get("inwoners", 1),
            drijvers.get("medewerkers", 1),
            drijvers.get("afdelingen", 1),
        ),
        uren_per_fte=enkele["Uren per fte"],
        afdelingen_per_1000=enkele["Afdelingen per 1.000"],
        klassen=tuple(_klassen(stand, bevindingen)),
        loonkosten=loonkosten,
        index=index,
        kostensoorten=kostensoorten,
        basis=basis,
        lopend_aandeel=enkele["Lopend aandeel"],
    )


def register_of(stand: Boekstand, bevindingen: list[Bevinding]) -> Iterator[Gemeente]:
    """The gemeenten that can be chosen."""
    for lezer, nummer, rij in _rijen(stand, "tblGemeenten", bevindingen):
        yield Gemeente(
            lezer.tekst(rij, "Code"),
            lezer.tekst(rij, "Gemeente"),
            lezer.tekst(rij, "Provincie"),
            lezer.geheel(nummer, rij, "Inwoners") or 0,
            lezer.geheel(nummer, rij, "Jaar") or 0,
        )


def _rijen(
    stand: Boekstand, tabel: str, bevindingen: list[Bevinding]
) -> Iterator[tuple[Lezer, int, Mapping[str, Waarde]]]:
    lezer = Lezer(stand.tabellen[tabel], bevindingen)
    for nummer, rij in stand.tabellen[tabel].records():
        yield lezer, nummer, rij


def _in_gebruik(lezer: Lezer, nummer: int, rij: Mapping[str, Waarde]) -> Decimal:
    """The own value where there is one, else the default."""
    eigen = lezer.getal(nummer, rij, "Eigen")
    return eigen if eigen is not None else lezer.getal(nummer, rij, "Standaard") or NUL


def _enkele(stand: Boekstand, bevindingen: list[Bevinding]) -> Iterator[tuple[str, Decimal]]:
    for lezer, nummer, rij in _rijen(stand, "tblParametersReferentie", bevindingen):
        yield lezer.tekst(rij, "Parameter"), lezer.getal(nummer, rij, "Waarde") or NUL


def _klassen(stand: Boekstand, bevindingen: list[Bevinding]) -> Iterator[Grootteklasse]:
    for lezer, nummer, rij in _rijen(stand, "tblParametersGrootteklassen", bevindingen):
        yield Grootteklasse(
            lezer.tekst(rij, "Klasse"),
            lezer.geheel(nummer, rij, "Vanaf") or 0,
            lezer.geheel(nummer, rij, "Tot") or 0,
            lezer.getal(nummer, rij, "Medewerkers per 1.000") or NUL,
        )


def _index(stand: Boekstand, bevindingen: list[Bevinding]) -> Index:
    """The first row of a series is its base year; each later one is growth on the year before."""
    basisjaren: dict[str, int] = {}
    procenten: dict[str, dict[int, Decimal]] = {reeks: {} for reeks in REEKSEN}
    for lezer, nummer, rij in _rijen(stand, INDEX, bevindingen):
        reeks, jaar = lezer.tekst(rij, "Reeks").lower(), lezer.geheel(nummer, rij, "Jaar")
        if jaar is None:
            continue
        if reeks not in REEKSEN:
            lezer.tell(nummer, "Reeks", rij["Reeks"], known_or_nearest(reeks, REEKSEN))
        elif reeks not in basisjaren:
            basisjaren[reeks] = jaar
        else:
            procenten[reeks][jaar] = _growth(lezer, nummer, rij)
    return Index(basisjaren, procenten)


def _growth(lezer: Lezer, nummer: int, rij: Mapping[str, Waarde]) -> Decimal:
    growth = _in_gebruik(lezer, nummer, rij)
    if -HONDERD < growth <= HONDERD:
        return growth
    kolom = "Standaard" if rij["Eigen"] in (None, "") else "Eigen"
    lezer.tell(nummer, kolom, rij[kolom], "verwacht is een groei tussen -100 en 100 procent")
    return NUL


def _loonkosten(stand: Boekstand, index: Index, bevindingen: list[Bevinding]) -> Loonkosten:
    """The tariffs of the years that the index reaches."""
    tarieven: dict[tuple[str, int], Decimal] = {}
    eerste, laatste = max(index.basisjaren.values()), index.laatste_jaar
    for lezer, nummer, rij in _rijen(stand, LOONKOSTEN, bevindingen):
        jaar = lezer.geheel(nummer, rij, "Jaar")
        if jaar is None:
            continue
        if eerste <= jaar <= laatste:
            tarieven[lezer.tekst(rij, "Schaal"), jaar] = _in_gebruik(lezer, nummer, rij)
        else:
            lezer.tell(
                nummer, "Jaar", rij["Jaar"], f"de index loopt van {eerste} tot en met {laatste}"
            )
    return Loonkosten(tarieven)


def _kostensoorten(stand: Boekstand, bevindingen: list[Bevinding]) -> Iterator[Kostensoort]:
    for lezer, nummer, rij in _rijen(stand, "tblParametersKostensoorten", bevindingen):
        reeks = lezer.tekst(rij, "Reeks").lower()
        if reeks not in REEKSEN:
            lezer.tell(nummer, "Reeks", rij["Reeks"], known_or_nearest(reeks, REEKSEN))
            reeks = "prijs"
        yield Kostensoort(
            lezer.tekst(rij, "Kostensoort"),
            lezer.tekst(rij, "Naam"),
            reeks,
            lezer.tekst(rij, "Taakveld"),
            lezer.tekst(rij, "Categorie"),
        )


def _prijs(naam: str) -> Kostensoort:
    return Kostensoort(naam, naam, "prijs", "", "")


def _basis(
    stand: Boekstand,
    index: Index,
    kostensoorten: Mapping[str, Kostensoort],
    bevindingen: list[Bevinding],
) -> Iterator[Basispost]:
    eerste, laatste = max(index.basisjaren.values()), index.laatste_jaar
    for lezer, nummer, rij in _rijen(stand, "tblBasis", bevindingen):
        prijspeil = lezer.geheel(nummer, rij, "Prijspeil")
        if prijspeil is None:
            continue
        if not eerste <= prijspeil <= laatste:
            verwacht = f"verwacht is {eerste} tot en met {laatste}"
            lezer.tell(nummer, "Prijspeil", rij["Prijspeil"], verwacht)
        else:
            yield Basispost(
                lezer.tekst(rij, "Id"),
                lezer.tekst(rij, "Kosten"),
                lezer.keuze(nummer, rij, "Kostensoort", kostensoorten, "zij volgt de prijzen"),
                lezer.getal(nummer, rij, "Per inwoner") or NUL,
                prijspeil,
            )
