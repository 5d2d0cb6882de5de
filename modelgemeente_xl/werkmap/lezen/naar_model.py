"""The Python model of a workbook: its inputs, computed anew without looking at its formulas."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from decimal import Decimal
from functools import partial

from modelgemeente_xl.excel.waarde import Waarde, spelled
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.model.begroting import Begroting
from modelgemeente_xl.model.catalogus import Rekenparameters
from modelgemeente_xl.model.gemeente import Gemeente, Omvang, default_omvang
from modelgemeente_xl.model.keuze import AANTAL_JAREN, Keuze, Keuzes
from modelgemeente_xl.model.ontwikkeling import (
    AARDEN,
    DOMEINEN,
    DRIJVERS,
    SCENARIOS,
    Domeinregel,
    Rekenregel,
)
from modelgemeente_xl.model.rekenen.kwartalen import KWARTALEN
from modelgemeente_xl.model.rekenen.rekenmodel import Rekenmodel
from modelgemeente_xl.model.totalen import Totalen, totalen_of
from modelgemeente_xl.model.zoeken.naam import nearest, plain
from modelgemeente_xl.werkmap.indeling.declaratie import tabelnaam
from modelgemeente_xl.werkmap.indeling.formaten import LIJSTEN
from modelgemeente_xl.werkmap.lezen import onder_tabel
from modelgemeente_xl.werkmap.lezen.getallen import Lezer, is_getal
from modelgemeente_xl.werkmap.lezen.naar_parameters import (
    PARAMETERTABELLEN,
    parameters_of,
    register_of,
)
from modelgemeente_xl.werkmap.lezen.rekenbaar import check_classes, computing
from modelgemeente_xl.werkmap.lezen.stand import Boekstand, Delen


@dataclass(frozen=True, slots=True)
class Werkmodel:
    """What a workbook asks for: gemeenten, year, size and every line with its decisions.

    Lines are named `tabel!n` by their row (from 0), because own lines need no id and ids may
    occur twice. `bevindingen` says which cells were not what they should be; those count as empty.
    """

    gemeenten: tuple[Gemeente, ...]
    begrotingsjaar: int
    omvang: Omvang
    parameters: Rekenparameters
    regels: tuple[Domeinregel, ...]
    keuzes: Keuzes
    bevindingen: tuple[Bevinding, ...]
    delen: Delen = field(repr=False, compare=False)

    def begroting(self) -> Begroting:
        """Compute it; raise `WerkmapOnbekend` where a number is too large to compute with."""
        p, jaar, omvang = self.parameters, self.begrotingsjaar, self.omvang
        with computing():
            rekenmodel = self.delen.make(
                "rekenmodel",
                (p, self.regels, self.keuzes, jaar),
                lambda _: Rekenmodel(p, self.regels, jaar, self.keuzes),
            )
            return self.delen.make(
                "begroting", (rekenmodel, *astuple(omvang)), lambda _: rekenmodel.begroting(omvang)
            )

    def totalen(self) -> Totalen:
        """What it comes to; raise `WerkmapOnbekend` as `begroting` does.

        A share of what is budgeted already counts here only, so a sum may be too large here first.
        """
        begroting = self.begroting()
        with computing():
            return totalen_of(begroting)


def werkmodel_of(stand: Boekstand, eerder: Werkmodel | None = None) -> Werkmodel:
    """Read a workbook's inputs as the model knows them.

    Of an earlier model of the same workbook, what rests on tables that are still the same is kept.
    Raises `WerkmapOnbekend` where the parameters miss what nothing can be computed without.
    """
    bevindingen: list[Bevinding] = list(_beneath(stand))
    delen, tabellen = Delen(eerder.delen if eerder else None), stand.tabellen
    parameters = delen.make(
        "parameters",
        tuple(tabellen[naam] for naam in PARAMETERTABELLEN),
        partial(parameters_of, stand),
        bevindingen,
    )
    register = delen.make(
        "register",
        (tabellen["tblGemeenten"],),
        partial(_register, stand),
        bevindingen,
    )
    gemeenten = tuple(_gemeenten(stand, register, bevindingen))
    jaar = _whole(stand, "Begrotingsjaar", bevindingen)
    own = {
        naam: aantal
        for naam in ("inwoners", "medewerkers", "afdelingen")
        if (aantal := _whole(stand, f"Eigen_{naam}", bevindingen)) is not None
    }
    check_classes(stand, gemeenten, parameters.klassen)
    with computing():
        omvang = default_omvang(
            (gemeente.inwoners for gemeente in gemeenten),
            parameters.klassen,
            parameters.afdelingen_per_1000,
            own,
        )
    eerste, laatste = _years(parameters)
    if jaar is None or not eerste <= jaar <= laatste:
        bevindingen.append(
            Bevinding(
                stand.plaatsen["Begrotingsjaar"],
                f"begrotingsjaar {jaar or '(leeg)'} kan niet",
                f"kies een jaar van {eerste} tot en met {laatste}",
            )
        )
        jaar = laatste if jaar and jaar > laatste else eerste
    basis = delen.make(
        "basis",
        (tabellen["tblBasis"],),
        lambda found: dict(_own_basis(stand, found)),
        bevindingen,
    )
    bladen = [
        delen.make(
            blad,
            (tabellen[tabelnaam(blad)], parameters, jaar),
            partial(_regels_of, stand, domein, jaar, parameters),
            bevindingen,
        )
        for domein, blad in DOMEINEN.items()
    ]
    regels, keuzes = delen.make("keuzes", (basis, *bladen), lambda _: _together(basis, bladen))
    return Werkmodel(gemeenten, jaar, omvang, parameters, regels, keuzes, tuple(bevindingen), delen)


def _beneath(stand: Boekstand) -> Iterator[Bevinding]:
    """Rows that look like lines and stand outside their table, so that no model has them."""
    for naam, rijen in stand.onder.items():
        blad = stand.tabellen[naam].blad
        yield from (onder_tabel.told(blad, naam, first, last) for first, last in rijen)


def _register(stand: Boekstand, bevindingen: list[Bevinding]) -> dict[Waarde, Gemeente]:
    return {spelled(g.naam): g for g in register_of(stand, bevindingen)}


def _years(parameters: Rekenparameters) -> tuple[int, int]:
    """First and last begrotingsjaar that loonkosten and index can serve."""
    return parameters.loonkosten.jaren[0], parameters.index.laatste_jaar - AANTAL_JAREN + 1


def _gemeenten(
    stand: Boekstand, register: Mapping[Waarde, Gemeente], bevindingen: list[Bevinding]
) -> Iterator[Gemeente]:
    for naam in (stand.namen["Gemeente"], *stand.deelnemers):
        if naam in (None, ""):
            continue
        if spelled(naam) in register:
            yield register[spelled(naam)]
        else:
            namen = {plain(gemeente.naam): gemeente.naam for gemeente in register.values()}
            meant = [f"'{namen[near]}'" for near in nearest(plain(str(naam)), namen, 1)]
            bevindingen.append(
                Bevinding(
                    stand.plaatsen["Gemeente"],
                    f"gemeente '{naam}' staat niet op blad Gemeenten",
                    f"bedoelde u {meant[0]}?" if meant else "kies er een uit de lijst op Start",
                )
            )


def _whole(stand: Boekstand, naam: str, bevindingen: list[Bevinding]) -> int | None:
    value = stand.namen[naam]
    if value in (None, ""):
        return None
    if is_getal(value) and value == int(value):
        return int(value)
    bevindingen.append(
        Bevinding(stand.plaatsen[naam], f"'{value}' is geen geheel getal", "verbeter de cel")
    )
    return None


def _own_basis(stand: Boekstand, bevindingen: list[Bevinding]) -> Iterator[tuple[str, Decimal]]:
    lezer = Lezer(stand.tabellen["tblBasis"], bevindingen)
    for nummer, rij in lezer.tabel.records():
        eigen = lezer.getal(nummer, rij, "Eigen bedrag")
        if eigen is not None:
            yield lezer.tekst(rij, "Id"), eigen


def regel_id(tabel: str, nummer: int) -> str:
    """Name of the line in a row of a table."""
    return f"{tabel}!{nummer}"


def _regels_of(
    stand: Boekstand,
    domein: str,
    jaar: int,
    parameters: Rekenparameters,
    bevindingen: list[Bevinding],
) -> tuple[tuple[Domeinregel, Keuze], ...]:
    lezer = Lezer(stand.tabellen[tabelnaam(DOMEINEN[domein])], bevindingen)
    schalen = _schalen(parameters, jaar)
    found = []
    for nummer, rij in lezer.tabel.records():
        regel = _regel(lezer, nummer, rij, jaar, parameters, schalen)
        keuze = _keuze(lezer, nummer, rij, jaar)
        found.append((Domeinregel(regel, domein, lezer.tekst(rij, "Ontwikkeling")), keuze))
    return tuple(found)


def _together(
    basis: Mapping[str, Decimal], bladen: Sequence[Sequence[tuple[Domeinregel, Keuze]]]
) -> tuple[tuple[Domeinregel, ...], Keuzes]:
    paren = [paar for blad in bladen for paar in blad]
    keuzes = {regel.regel.id: keuze for regel, keuze in paren}
    return tuple(regel for regel, _ in paren), Keuzes(keuzes, basis)


def _regel(
    lezer: Lezer,
    nummer: int,
    rij: Mapping[str, Waarde],
    jaar: int,
    parameters: Rekenparameters,
    schalen: Sequence[str],
) -> Rekenregel:
    kostensoort = lezer.keuze(
        nummer, rij, "Kostensoort", parameters.kostensoorten, "de regel volgt de prijzen"
    )
    drijver = lezer.keuze(nummer, rij, "Drijver", DRIJVERS, "de regel groeit niet mee")
    soort = parameters.kostensoorten.get(kostensoort)
    vast_deel = lezer.getal(nummer, rij, "Vast deel") or Decimal(0)
    uren = lezer.getal(nummer, rij, "Uren per week") or Decimal(0)
    schaal = lezer.keuze(nummer, rij, "Schaal", schalen, "de uren tellen niet") or None
    if schaal is not None and schaal not in schalen:
        uren = Decimal(0)
        schaal = schalen[0]
    bedrag = lezer.getal(nummer, rij, "Bedrag") or Decimal(0)
    if drijver not in DRIJVERS:
        # Without a driver only the fixed part is left, as in the workbook; Controle says so.
        drijver, vast_deel, uren, bedrag = "vast", Decimal(1), uren * vast_deel, bedrag * vast_deel
    reeks = soort.reeks if soort else "prijs"
    prijspeil = lezer.geheel(nummer, rij, "Prijspeil")
    basisjaar = parameters.index.basisjaren[reeks]
    if prijspeil is not None and not basisjaar <= prijspeil <= parameters.index.laatste_jaar:
        verwacht = f"verwacht is {basisjaar} tot en met {parameters.index.laatste_jaar}"
        lezer.tell(nummer, "Prijspeil", float(prijspeil), verwacht)
        prijspeil = jaar
    return Rekenregel(
        id=regel_id(lezer.tabel.naam, nummer),
        begrotingsregel=lezer.tekst(rij, "Begrotingsregel"),
        aard=lezer.keuze(nummer, rij, "Aard", AARDEN, "de regel telt in geen totaal mee"),
        kostensoort=kostensoort,
        reeks=reeks,
        drijver=drijver,
        vast_deel=vast_deel,
        bedrag=None if schaal else bedrag,
        uren_per_week=uren if schaal else None,
        schaal=schaal,
        prijspeil=prijspeil,
        startjaar=jaar,
        startkwartaal=1,
        kwartalen=None,
        scenario=SCENARIOS[0],
        meenemen=True,
        in_basis=Decimal(0),
        vanaf_niveau=None,
        thema="",
        taakveld_regel=lezer.tekst(rij, "Taakveld regel") or None,
        categorie_regel=lezer.tekst(rij, "Categorie regel") or None,
        status=lezer.tekst(rij, "Status"),
    )


def _schalen(parameters: Rekenparameters, jaar: int) -> tuple[str, ...]:
    """The scales that have a tariff for this begrotingsjaar."""
    tariefjaar = parameters.loonkosten.tariefjaar(jaar)
    return tuple(schaal for schaal, year in parameters.loonkosten.tarieven if year == tariefjaar)


def _keuze(lezer: Lezer, nummer: int, rij: Mapping[str, Waarde], jaar: int) -> Keuze:
    """Decisions of a row: blank means ja, the begrotingsjaar, 1 year and 0 %."""
    meenemen = lezer.keuze(nummer, rij, "Meenemen", LIJSTEN["meenemen"], "de regel telt mee")
    return Keuze(
        meenemen=meenemen != "nee",
        al_begroot=lezer.getal(nummer, rij, "Al begroot") or Decimal(0),
        eigen_bedrag=lezer.getal(nummer, rij, "Eigen bedrag"),
        startjaar=lezer.geheel(nummer, rij, "Startjaar") or jaar,
        kwartalen=KWARTALEN * max(1, lezer.geheel(nummer, rij, "Duur") or 1),
    )
