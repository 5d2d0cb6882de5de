"""The functions of Excel's namespace MODELGEMEENTE, for analyses of one's own.

They convert, and call the model. A docstring or `doc` here is what the function wizard shows,
hence Dutch. The name of each in JavaScript is that of its Python function, in Excel that of
`name`: the ribbon has a button `schaal`, and both live in one page.
"""

from functools import cache
from typing import Any

from xlwings import XlwingsError, arg, func

from modelgemeente_xl.addin.argumenten import Argumenten
from modelgemeente_xl.catalogus.laden import installed_catalogus
from modelgemeente_xl.catalogus.ongeldig import CatalogusOngeldig
from modelgemeente_xl.model.benchmark import benchmarkband, peiljaar
from modelgemeente_xl.model.catalogus import Catalogus, Parameters
from modelgemeente_xl.model.keuze import EERSTE_JAAR, LAATSTE_JAAR, STANDAARDJAAR
from modelgemeente_xl.model.ontwikkeling import DOMEINEN, DRIJVERS
from modelgemeente_xl.model.rekenen.rekenmodel import Rekenmodel, rekenmodel_of
from modelgemeente_xl.model.schaal import geschaald_bedrag, loonkosten_in, omvang_of
from modelgemeente_xl.model.totalen import as_rows
from modelgemeente_xl.werkmap.inhoud.inhoud import Inhoudsrij, inhoud_of, register_of

LIJST = ("Id", "Ontwikkeling", "Domein", "Editie", "Noodzaak", "Start", "Einde")
"""Columns of ONTWIKKELINGEN, as the sheet Ontwikkelingen has them."""

_LEEG = f"Weggelaten of leeg: {STANDAARDJAAR}."
_JAAR = f"Jaar, bijvoorbeeld 2028. {_LEEG}"
_BEGROTINGSJAAR = f"van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}. {_LEEG}"
_SCHAAL = "Salarisschaal uit de loonkostentabel, bijvoorbeeld 10 of 10A."
_INWONERS = "Aantal inwoners, een geheel getal."


@func(name="TARIEF")
@arg("schaal", doc=_SCHAAL, err_to_str=True)
@arg("jaar", doc=_JAAR, err_to_str=True)
def tarief(schaal: Any, jaar: Any = None) -> float:
    """Loonkosten van een fte (36 uur) in een schaal: euro per jaar, in prijzen van dat jaar."""
    parameters = _parameters()
    with Argumenten() as gegeven:
        gekozen = gegeven.keuze("schaal", schaal, _schalen(parameters))
        peil = gegeven.jaar("jaar", jaar, *_loonjaren(parameters))
    return float(loonkosten_in(gekozen, parameters.uren_per_fte, parameters, peil))


@func(name="LOONKOSTEN")
@arg("schaal", doc=_SCHAAL, err_to_str=True)
@arg("uren_per_week", doc="Uren per week; 36 uur is 1 fte.", err_to_str=True)
@arg("jaar", doc=_JAAR, err_to_str=True)
def loonkosten(schaal: Any, uren_per_week: Any, jaar: Any = None) -> float:
    """Loonkosten van uren per week in een schaal: euro per jaar, in prijzen van dat jaar."""
    parameters = _parameters()
    with Argumenten() as gegeven:
        gekozen = gegeven.keuze("schaal", schaal, _schalen(parameters))
        uren = gegeven.getal("uren_per_week", uren_per_week, 0)
        peil = gegeven.jaar("jaar", jaar, *_loonjaren(parameters))
    return float(loonkosten_in(gekozen, uren, parameters, peil))


@func(name="SCHAAL")
@arg("bedrag", doc="Bedrag voor de Modelgemeente, in euro.", err_to_str=True)
@arg("drijver", doc=f"Waarmee het bedrag meegroeit: {', '.join(DRIJVERS)}.", err_to_str=True)
@arg("vast_deel", doc="Deel dat niet meegroeit, van 0 tot en met 1 (of 40%).", err_to_str=True)
@arg("inwoners", doc=_INWONERS, err_to_str=True)
@arg(
    "medewerkers",
    doc="Aantal medewerkers. Weggelaten of leeg: geschat uit de inwoners.",
    err_to_str=True,
)
def geschaald(
    bedrag: Any, drijver: Any, vast_deel: Any, inwoners: Any, medewerkers: Any = None
) -> float:
    """Schaalt een bedrag van de Modelgemeente (100.000 inwoners) naar een andere omvang: euro."""
    parameters = _parameters()
    eigen = None
    with Argumenten() as gegeven:
        euro = gegeven.getal("bedrag", bedrag)
        gekozen = gegeven.keuze("drijver", drijver, {naam: naam for naam in DRIJVERS})
        deel = gegeven.getal("vast_deel", vast_deel, 0, 1)
        aantal = gegeven.geheel("inwoners", inwoners, 1, _meeste_inwoners(parameters))
        if medewerkers not in (None, ""):
            eigen = gegeven.geheel("medewerkers", medewerkers, 1, _meeste_inwoners(parameters))
    omvang = omvang_of(aantal, parameters, eigen)
    return float(geschaald_bedrag(euro, gekozen, deel, omvang, parameters))


@func(name="INWONERS")
@arg("gemeente", doc="Naam van de gemeente, haar CBS-code, of Modelgemeente.", err_to_str=True)
def inwoners(gemeente: Any) -> int:
    """Aantal inwoners van een gemeente volgens het register (CBS, 1 januari)."""
    with Argumenten() as gegeven:
        gevonden = gegeven.gemeente("gemeente", gemeente, register_of(_catalogus()))
    return gevonden.inwoners


@func(name="BENCHMARK")
@arg("inwoners", doc=_INWONERS, err_to_str=True)
@arg("jaar", doc=_JAAR, err_to_str=True)
def benchmark(inwoners: Any, jaar: Any = None) -> list[list[Any]]:
    """Band van de ICT-benchmark: euro per inwoner per jaar. Geeft een kopregel en één rij."""
    parameters = _parameters()
    with Argumenten() as gegeven:
        aantal = gegeven.geheel("inwoners", inwoners, 1, _meeste_inwoners(parameters))
        laatste = parameters.index.laatste_jaar
        peil = gegeven.jaar("jaar", jaar, peiljaar(parameters), laatste)
    band = benchmarkband(aantal, peil, parameters)
    return [
        ["Grootteklasse", "Benchmark laag", "Benchmark gemiddeld", "Benchmark hoog"],
        [band.klasse, float(band.laag), float(band.gemiddeld), float(band.hoog)],
    ]


@func(name="ONTWIKKELING")
@arg("id", doc="Id van de ontwikkeling, bijvoorbeeld omnichannel.", err_to_str=True)
@arg("veld", doc="Kolom van blad Ontwikkelingen, bijvoorbeeld Samenvatting.", err_to_str=True)
def ontwikkeling(id: Any, veld: Any) -> Any:  # noqa: A002 - the word the user sees
    """Eén gegeven van een ontwikkeling uit de catalogus, zoals titel of samenvatting."""
    rijen = _ontwikkelingen()
    velden = {kolom: kolom for kolom in next(iter(rijen.values()))} | {"Titel": "Ontwikkeling"}
    with Argumenten() as gegeven:
        rij = gegeven.keuze("id", id, rijen, "een id uit MODELGEMEENTE.ONTWIKKELINGEN()")
        kolom = gegeven.keuze("veld", veld, velden)
    return rij[kolom]


@func(name="ONTWIKKELINGEN")
@arg("domein", doc=f"{', '.join(DOMEINEN.values())}. Leeg: alle domeinen.", err_to_str=True)
def ontwikkelingen(domein: Any = None) -> list[list[Any]]:
    """Lijst van de ontwikkelingen in een domein. Geeft een kopregel en een rij per stuk."""
    gekozen = ""
    with Argumenten() as gegeven:
        if domein not in (None, ""):
            gekozen = gegeven.keuze("domein", domein, {blad: blad for blad in DOMEINEN.values()})
    rijen = _ontwikkelingen().values()
    return [
        list(LIJST),
        *([rij[kop] for kop in LIJST] for rij in rijen if gekozen in ("", rij["Domein"])),
    ]


@func(name="BEGROTING")
@arg("gemeente", doc="Naam van de gemeente, haar CBS-code, of Modelgemeente.", err_to_str=True)
@arg("jaar", doc=f"Begrotingsjaar, {_BEGROTINGSJAAR}", err_to_str=True)
def begroting(gemeente: Any, jaar: Any = None) -> list[list[Any]]:
    """ICT-begroting van een gemeente uit de catalogus: hele euro's per domein, aard en jaar."""
    with Argumenten() as gegeven:
        gevonden = gegeven.gemeente("gemeente", gemeente, register_of(_catalogus()))
        begrotingsjaar = gegeven.jaar("jaar", jaar, EERSTE_JAAR, LAATSTE_JAAR)
    omvang = omvang_of(gevonden.inwoners, _parameters())
    return as_rows(_model(begrotingsjaar).begroting(omvang))


def _catalogus() -> Catalogus:
    try:
        return installed_catalogus()
    except CatalogusOngeldig as fout:
        raise XlwingsError("de catalogus is niet in orde; waarschuw de beheerder") from fout


def _parameters() -> Parameters:
    return _catalogus().parameters


@cache
def _model(begrotingsjaar: int) -> Rekenmodel:
    return rekenmodel_of(_catalogus(), begrotingsjaar)


@cache
def _ontwikkelingen() -> dict[str, Inhoudsrij]:
    return {rij["Id"]: rij for rij in inhoud_of(_catalogus())["tblOntwikkelingen"]}


def _schalen(parameters: Parameters) -> dict[str, str]:
    return {schaal: schaal for schaal in parameters.loonkosten.schalen}


def _loonjaren(parameters: Parameters) -> tuple[int, int]:
    """From the first year of the table to the last that the index reaches."""
    return parameters.loonkosten.jaren[0], parameters.index.laatste_jaar


def _meeste_inwoners(parameters: Parameters) -> int:
    return parameters.klassen[-1].tot - 1
