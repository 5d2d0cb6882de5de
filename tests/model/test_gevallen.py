"""The case files of `tests/gevallen`: worked out by hand, held against model and workbook."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.model.activeren.bezwaren import bezwaren_of
from modelgemeente_xl.model.activeren.vooruit import jaarlasten
from modelgemeente_xl.model.begroting import Begroting
from modelgemeente_xl.model.catalogus import Basispost, Catalogus
from modelgemeente_xl.model.gemeente import Omvang, default_omvang
from modelgemeente_xl.model.keuze import Keuze, Keuzes
from modelgemeente_xl.model.ontwikkeling import Begrotingsregel, Ontwikkeling, Paar, Raakvlak
from modelgemeente_xl.model.overzicht.buiten import buiten_de_jaren
from modelgemeente_xl.model.overzicht.dubbel import mogelijk_dubbel
from modelgemeente_xl.model.overzicht.fte import fte_per_jaar
from modelgemeente_xl.model.overzicht.groepen import groepen_of
from modelgemeente_xl.model.rekenen.overlap import paren_of
from modelgemeente_xl.model.rekenen.prijsjaar import omgerekend, omrekeningen_of, verouderd
from modelgemeente_xl.model.rekenen.rekenmodel import model_of, rekenmodel_of
from modelgemeente_xl.model.tarief import Index, Loonkosten
from modelgemeente_xl.model.verdelen.sleutel import Partner, gewichten_of
from modelgemeente_xl.model.verdelen.verdeling import verdeling_of
from modelgemeente_xl.model.zoeken.zoeken import find_gemeente
from modelgemeente_xl.werkmap.bouw.bouw import build
from modelgemeente_xl.werkmap.indeling.basistabel import TBL_BASIS
from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN, domeintabel
from modelgemeente_xl.werkmap.inhoud.inhoud import register_of
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht, referentie_of
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of
from tests.invullen import fill_in, rows_of

FOLDER = Path(__file__).resolve().parents[1] / "gevallen"
FILES = sorted(FOLDER.glob("*.yaml"))
EERSTE = [path for path in FILES if "\nindeling: 2\n" not in path.read_text("utf-8")]
"""What a workbook of the first layout computes too."""
JA_NEE = {"ja": True, "nee": False}
REEKSEN = {"loon": "personeel", "prijs": "software"}


class Geval:
    """A case file with everything left out filled in from the catalogue."""

    def __init__(self, path: Path, catalogus: Catalogus) -> None:
        # Decimal from the text: 0.1 in a file is a tenth, not its nearest binary number.
        self.data: dict[str, Any] = yaml.load(path.read_text("utf-8"), _Loader)
        self.jaar = int(self.data["begrotingsjaar"])
        self.verwacht = self.data["verwacht"]
        parameters = replace(
            catalogus.parameters,
            index=self._index(),
            loonkosten=self._loonkosten(catalogus),
            basis=tuple(self._basis(catalogus)),
        )
        regels = tuple(self._regel(key, regel) for key, regel in self.data["regels"].items())
        ontwikkeling = replace(
            catalogus.ontwikkelingen[0],
            begrotingsregels=regels,
            overlapt_met=(Raakvlak("leeg-0", "Hetzelfde geld.", tuple(self._paren())),),
            domein="algemeen",
        )
        self.catalogus = replace(
            catalogus, parameters=parameters, ontwikkelingen=self._ten(ontwikkeling)
        )
        namen = self.data.get("gemeenten") or [referentie_of(catalogus).naam]
        register = register_of(catalogus)
        self.gemeenten = tuple(find_gemeente(naam, register) for naam in namen)
        self.eigen = {
            k: int(v) for k, v in (self.data.get("omvang") or self.data.get("eigen") or {}).items()
        }
        self.tweede = self.data.get("indeling") == 2
        self.keuzes = {key: _keuze(k) for key, k in (self.data.get("keuzes") or {}).items()}

    @staticmethod
    def _ten(ontwikkeling: Ontwikkeling) -> tuple[Ontwikkeling, ...]:
        """The top ten of the workbook wants ten developments; nine have no lines."""
        nothing: dict[str, Any] = {"begrotingsregels": (), "overlapt_met": ()}
        return (
            ontwikkeling,
            *(
                replace(ontwikkeling, id=f"leeg-{i}", titel=f"Leeg {i}", **nothing)
                for i in range(9)
            ),
        )

    def _index(self) -> Index:
        reeksen = {
            reeks: {int(jaar): Decimal(p) for jaar, p in procenten.items()}
            for reeks, procenten in self.data["index"].items()
        }
        return Index({reeks: min(p) - 1 for reeks, p in reeksen.items()}, reeksen)

    def _loonkosten(self, catalogus: Catalogus) -> Loonkosten:
        given = {
            (str(schaal), int(jaar)): Decimal(bedrag)
            for schaal, jaren in (self.data.get("loonkosten") or {}).items()
            for jaar, bedrag in jaren.items()
        }
        return Loonkosten(given) if given else catalogus.parameters.loonkosten

    def _basis(self, catalogus: Catalogus) -> list[Basispost]:
        voorbeeld = catalogus.parameters.basis[0]
        return [
            replace(
                voorbeeld,
                id=key,
                naam=key,
                kostensoort=REEKSEN[post["reeks"]],
                per_inwoner=Decimal(post["per_inwoner"]),
                prijspeil=2022,
            )
            for key, post in (self.data.get("basis") or {}).items()
        ] or [replace(voorbeeld, per_inwoner=Decimal(0), prijspeil=self.jaar)]

    def _regel(self, key: str, r: dict[str, Any]) -> Begrotingsregel:
        return Begrotingsregel(
            id=key,
            begrotingsregel=key,
            aard=r["aard"],
            kostensoort=REEKSEN[r["reeks"]],
            reeks=r["reeks"],
            drijver=r["drijver"],
            vast_deel=Decimal(r["vast_deel"]),
            bedrag=_decimal(r.get("bedrag")),
            uren_per_week=_decimal(r.get("uren_per_week")),
            schaal=r.get("schaal"),
            prijspeil=r.get("prijspeil"),
            startjaar=int(r.get("startjaar", self.jaar)),
            startkwartaal=int(r.get("startkwartaal", 1)),
            kwartalen=_kwartalen(r, 4) if r["aard"] == "incidenteel" else None,
            scenario=r.get("scenario", "voorstel"),
            meenemen=JA_NEE[r.get("meenemen", "ja")],
            in_basis=Decimal(r.get("in_basis", 0)),
            vanaf_niveau=r.get("vanaf_niveau"),
            thema=r.get("thema", "innovatie"),
            taakveld_regel=None,
            categorie_regel=None,
            status="raming",
            editie="modelgemeente-2023",
            bronnen=(),
            onderbouwing="geval",
        )

    def _paren(self) -> Iterator[Paar]:
        for p in self.data.get("paren") or ():
            delen = Decimal(p["deel"]), Decimal(p["deel_met"])
            yield Paar(p["regel"], p["met"], *delen, bool(p.get("mogelijk", False)))

    @property
    def omvang(self) -> Omvang:
        parameters = self.catalogus.parameters
        return default_omvang(
            [g.inwoners for g in self.gemeenten],
            parameters.klassen,
            parameters.afdelingen_per_1000,
            self.eigen,
        )

    def partners(self, aandelen: dict[str, Decimal]) -> list[Partner]:
        """The gemeenten that share, with their own percentages where they agreed on those."""
        return [
            Partner(naam, Omvang(**omvang), aandelen.get(naam))
            for naam, omvang in self.data["partners"].items()
        ]

    def alle_keuzes(self, scenario: str | None = None) -> Keuzes:
        """What the user decided, in the scenario of the case or in another."""
        return Keuzes(
            regels=self.keuzes,
            basis={k: Decimal(v) for k, v in (self.data.get("basis_eigen") or {}).items()},
            scenario=scenario or self.data.get("scenario", "voorstel"),
            niveaus=self.data.get("niveaus") or {},
            overlap={
                (b["regel"], b["met"]): b["besluit"] == "één keer"
                for b in self.data.get("besluiten") or ()
            },
            omslagrente=_decimal(self.data.get("omslagrente")),
            activeringsgrens=_decimal(self.data.get("activeringsgrens")),
            prijsjaar=self.data.get("prijsjaar"),
        )

    def begroting(self, scenario: str | None = None) -> Begroting:
        of = model_of if self.tweede else rekenmodel_of
        return of(self.catalogus, self.jaar, self.alle_keuzes(scenario)).begroting(self.omvang)

    def rekenblad(self, folder: Path) -> Rekenblad:
        path = folder / "geval.xlsx"
        build(
            Opdracht(self.catalogus, self.gemeenten, self.jaar, datetime(2026, 1, 1), self.eigen),
            path,
        )
        rekenblad = Rekenblad(path)
        fill_in(rekenblad, self.catalogus, self.keuzes)
        for i, post in enumerate(self.catalogus.parameters.basis):
            own = (self.data.get("basis_eigen") or {}).get(post.id)
            if own is not None:
                rij = TBL_BASIS.kop_rij + 2 + i
                rekenblad.set_value("Basis", rij, TBL_BASIS.index("Eigen bedrag") + 1, float(own))
        rekenblad.evaluate()
        return rekenblad


class _Loader(yaml.SafeLoader):
    pass


_Loader.add_constructor(
    "tag:yaml.org,2002:float", lambda loader, node: Decimal(loader.construct_scalar(node))
)


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)


def _kwartalen(given: dict[str, Any], absent: int | None) -> int | None:
    """How many quarters; an older case says it in years."""
    return 4 * int(given["duur"]) if "duur" in given else given.get("kwartalen", absent)


def _keuze(keuze: dict[str, Any]) -> Keuze:
    return Keuze(
        meenemen=JA_NEE.get(keuze.get("meenemen")),
        scenario=keuze.get("scenario"),
        al_begroot=_decimal(keuze.get("al_begroot")),
        eigen_bedrag=_decimal(keuze.get("eigen_bedrag")),
        startjaar=keuze.get("startjaar"),
        startkwartaal=keuze.get("startkwartaal"),
        kwartalen=_kwartalen(keuze, None),
        activeren=keuze.get("activeren") == "ja",
        afschrijvingstermijn=keuze.get("afschrijvingstermijn"),
    )


def test_there_are_enough_of_the_old_and_of_the_new() -> None:
    assert len(EERSTE) >= 25
    assert len(FILES) - len(EERSTE) >= 25


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_model_gives_what_was_worked_out(path: Path, catalogus: Catalogus) -> None:
    geval = Geval(path, catalogus)
    begroting = geval.begroting()
    verwacht = geval.verwacht
    assert {post.id: list(post.jaren) for post in begroting.posten} == verwacht["regels"]
    assert list(begroting.bruto(aard="structureel")) == verwacht["structureel"]
    assert list(begroting.bruto(aard="incidenteel")) == verwacht["incidenteel"]
    assert list(begroting.netto()) == verwacht["extra_nodig"]
    if "omvang" in verwacht:
        assert geval.omvang == Omvang(**verwacht["omvang"])
    if "basis" in verwacht:
        assert list(begroting.basis) == verwacht["basis"]
    for scenario, totalen in verwacht.get("scenarios", {}).items():
        in_scenario = geval.begroting(scenario)
        assert list(in_scenario.bruto()) == totalen["bruto"], scenario
        assert list(in_scenario.netto()) == totalen["extra_nodig"], scenario


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if "omslagrente" in path.read_text("utf-8")],
    ids=lambda path: path.stem,
)
def test_investments_are_what_was_worked_out(path: Path, catalogus: Catalogus) -> None:
    geval = Geval(path, catalogus)
    begroting, verwacht = geval.begroting(), geval.verwacht
    assert list(begroting.krediet()) == verwacht["krediet"]
    assert list(begroting.krediet_netto()) == verwacht.get("krediet_extra", verwacht["krediet"])
    found = {b.regel: b.gewicht for b in bezwaren_of(begroting, geval.alle_keuzes())}
    assert found == verwacht.get("bezwaren", {})
    if "vooruit" in verwacht:
        lasten = jaarlasten(begroting)
        for field, expected in verwacht["vooruit"].items():
            assert [getattr(last, field) for last in lasten] == expected, field


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_overviews_are_what_was_worked_out(path: Path, catalogus: Catalogus) -> None:
    geval = Geval(path, catalogus)
    begroting, verwacht, keuzes = geval.begroting(), geval.verwacht, geval.alle_keuzes()
    if "buiten" in verwacht:
        outside = list(buiten_de_jaren(begroting))
        found = {"voor": sum(b.voor for b in outside), "na": sum(b.na for b in outside)}
        assert found == verwacht["buiten"]
    if "mogelijk_dubbel" in verwacht:
        dubbel = mogelijk_dubbel(begroting, paren_of(geval.catalogus.ontwikkelingen), keuzes)
        assert list(dubbel) == verwacht["mogelijk_dubbel"]
    if "fte" in verwacht:
        assert list(fte_per_jaar(begroting, geval.catalogus.parameters)) == verwacht["fte"]
    for groep in verwacht.get("groepen", ()):
        (total,) = groepen_of(begroting, geval.data["kenmerken"], [groep["naam"]])
        assert list(total.bruto) == groep["bruto"], groep["naam"]
        assert list(total.extra_nodig) == groep["extra_nodig"], groep["naam"]
    if "omgerekend" in verwacht:
        c = geval.catalogus
        assert verouderd(keuzes, geval.jaar)
        changes = list(omrekeningen_of(keuzes, c.domeinregels(), geval.jaar, c.parameters))
        assert {each.id: each.nieuw for each in changes} == verwacht["omgerekend"]
        now = omgerekend(keuzes, changes, geval.jaar)
        assert not verouderd(now, geval.jaar)
        after = model_of(c, geval.jaar, now).begroting(geval.omvang)
        assert {p.id: list(p.jaren) for p in after.posten} == verwacht["na_omrekenen"]


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if "verdelingen" in path.read_text("utf-8")],
    ids=lambda path: path.stem,
)
def test_shares_are_what_was_worked_out(path: Path, catalogus: Catalogus) -> None:
    """Without any index each of the four years is the same."""
    geval = Geval(path, catalogus)
    parameters = geval.catalogus.parameters
    for expected in geval.verwacht["verdelingen"]:
        partners = geval.partners(expected.get("aandelen", {}))
        vast = Decimal(expected.get("deel_vast", 0))
        gewichten = gewichten_of(partners, expected["sleutel"], vast)
        verdeling = verdeling_of(
            geval.begroting(), partners, gewichten, geval.alle_keuzes(), parameters
        )
        assert {d.naam: list(d.samen) for d in verdeling.delen} == _each_year(expected["samen"])
        assert {d.naam: list(d.alleen) for d in verdeling.delen} == _each_year(expected["alleen"])
        assert list(verdeling.vast_deel) == [expected["vast_deel"]] * 4
        assert list(verdeling.overig) == [expected["overig"]] * 4


def _each_year(bedragen: dict[str, int]) -> dict[str, list[int]]:
    return {naam: [bedrag] * 4 for naam, bedrag in bedragen.items()}


@pytest.mark.parametrize("path", EERSTE, ids=lambda path: path.stem)
def test_workbook_gives_what_was_worked_out(
    path: Path, catalogus: Catalogus, tmp_path: Path
) -> None:
    geval = Geval(path, catalogus)
    rekenblad = geval.rekenblad(tmp_path)
    totalen = totals_of(rekenblad.value)
    verwacht = geval.verwacht
    tabel = domeintabel("Algemeen")
    for id_, (blad, rij) in rows_of(geval.catalogus).items():
        jaren = [rekenblad.value(blad, rij, tabel.index(k) + 1) for k in JAARKOLOMMEN]
        assert jaren == verwacht["regels"][id_]
    assert list(totalen.domeinen["Algemeen"]["structureel"]) == verwacht["structureel"]
    assert list(totalen.domeinen["Algemeen"]["incidenteel"]) == verwacht["incidenteel"]
    assert list(totalen.netto["Algemeen"]) == verwacht["extra_nodig"]
    if "basis" in verwacht:
        assert list(totalen.basis) == verwacht["basis"]
