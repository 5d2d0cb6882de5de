"""What a workbook must hold before Python can compute it; what is missing is told by its place."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal

from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.model.gemeente import Gemeente, Grootteklasse
from modelgemeente_xl.model.keuze import AANTAL_JAREN
from modelgemeente_xl.model.tarief import Index, Loonkosten
from modelgemeente_xl.werkmap.lezen.stand import Boekstand, WerkmapOnbekend

REEKSEN = ("loon", "prijs")
REFERENTIE = "tblParametersReferentie"
INDEX = "tblParametersIndex"
LOONKOSTEN = "tblParametersLoonkosten"
KLASSEN = "tblParametersGrootteklassen"
ENKELE = (
    "Uren per fte",
    "Afdelingen per 1.000",
    "Schaling zeker vanaf",
    "Schaling zeker tot en met",
    "Incidenteel ten hoogste",
    "Lopend aandeel",
    "Groei benchmark per jaar",
)
"""Parameters of which there is one."""
TERUG = "haal de oude waarden terug uit een eerdere versie, of maak een nieuwe werkmap"


def check_enkele(stand: Boekstand, enkele: Mapping[str, Decimal]) -> None:
    """Each single parameter is there, and fulltime is more than no hours at all."""
    missing = [f"parameter {naam} is er niet" for naam in ENKELE if naam not in enkele]
    if not missing and enkele["Uren per fte"] <= 0:
        missing.append(f"parameter Uren per fte is {enkele['Uren per fte']}")
    _refuse(stand, REFERENTIE, missing)


def check_index(stand: Boekstand, index: Index) -> None:
    """Both series have a base year and every year after it."""
    missing = []
    for reeks in REEKSEN:
        years = sorted(index.procenten[reeks])
        begin = index.basisjaren.get(reeks)
        if begin is None or not years:
            missing.append(f"reeks {reeks} heeft geen jaren")
        elif years != list(range(begin + 1, begin + 1 + len(years))):
            missing.append(f"reeks {reeks} is niet elk jaar vanaf {begin}, maar {years}")
    _refuse(stand, INDEX, missing)


def check_years(stand: Boekstand, loonkosten: Loonkosten, index: Index) -> None:
    """There is a begrotingsjaar that tariffs and index can both serve."""
    if not loonkosten.tarieven:
        _refuse(stand, LOONKOSTEN, ["er is geen tarief in de jaren van de index"])
    nodig = loonkosten.jaren[0] + AANTAL_JAREN - 1
    if index.laatste_jaar < nodig:
        _refuse(stand, INDEX, [f"de index loopt tot en met {index.laatste_jaar}, nodig is {nodig}"])


def check_classes(
    stand: Boekstand, gemeenten: Iterable[Gemeente], klassen: Iterable[Grootteklasse]
) -> None:
    """Each gemeente that was chosen falls in a size class."""
    classes = tuple(klassen)
    _refuse(
        stand,
        KLASSEN,
        [
            f"geen klasse voor {g.naam} met {g.inwoners} inwoners"
            for g in gemeenten
            if not any(klasse.holds(g.inwoners) for klasse in classes)
        ],
    )


@contextmanager
def computing() -> Iterator[None]:
    """Say in Dutch that a sum went beyond what can be computed to the euro."""
    try:
        yield
    except ArithmeticError as error:
        raise WerkmapOnbekend(
            (
                Bevinding(
                    "de werkmap",
                    "een uitkomst is te groot om op de euro te berekenen",
                    "zoek het bedrag, het aantal of het percentage dat veel te groot is",
                ),
            )
        ) from error


def _refuse(stand: Boekstand, tabel: str, missing: Iterable[str]) -> None:
    where = f"{stand.tabellen[tabel].blad}, tabel {tabel}"
    findings = tuple(Bevinding(where, what, TERUG) for what in missing)
    if findings:
        raise WerkmapOnbekend(findings)
