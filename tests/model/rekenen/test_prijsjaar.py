"""Own amounts of another year, also those of running cost."""

from decimal import Decimal

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.keuze import Keuze, Keuzes
from modelgemeente_xl.model.rekenen.prijsjaar import omgerekend, omrekeningen_of, verouderd

OWN = {"x": Keuze(eigen_bedrag=Decimal(100)), "y": Keuze(meenemen=False)}


def test_amounts_are_old_only_where_there_are_some_of_another_year() -> None:
    assert verouderd(Keuzes(OWN, prijsjaar=2026), 2027)
    assert verouderd(Keuzes(basis={"software": Decimal(1)}, prijsjaar=2028), 2027)
    assert not verouderd(Keuzes(OWN, prijsjaar=2027), 2027)
    assert not verouderd(Keuzes(OWN), 2027)
    assert not verouderd(Keuzes({"y": OWN["y"]}, prijsjaar=2026), 2027)


def test_running_cost_and_lines_each_follow_their_own_index(catalogus: Catalogus) -> None:
    parameters = catalogus.parameters
    lines = list(catalogus.domeinregels())
    bedrag = Decimal(1_000_000)
    keuzes = Keuzes(
        {line.regel.id: Keuze(eigen_bedrag=bedrag) for line in lines},
        {post.id: bedrag for post in parameters.basis},
        prijsjaar=2027,
    )
    changes = list(omrekeningen_of(keuzes, lines, 2028, parameters))
    assert len(changes) == len(lines) + len(parameters.basis)
    growth = {r: 1 + parameters.index.procenten[r][2028] / 100 for r in ("loon", "prijs")}
    reeksen = {line.regel.id: line.regel.reeks for line in lines} | {
        post.id: parameters.kostensoorten[post.kostensoort].reeks for post in parameters.basis
    }
    assert all(each.nieuw == bedrag * growth[reeksen[each.id]] for each in changes)
    now = omgerekend(keuzes, changes, 2028)
    assert list(omrekeningen_of(now, lines, 2028, parameters)) == []
    assert now.basis == {each.id: each.nieuw for each in changes if each.id in now.basis}


def test_what_a_user_decided_otherwise_stays(catalogus: Catalogus) -> None:
    _, regel = next(catalogus.regels())
    keuze = Keuze(eigen_bedrag=Decimal(50), al_begroot=Decimal("0.5"), startjaar=2029)
    keuzes = Keuzes({regel.id: keuze, "y": OWN["y"]}, scenario="ambitie", prijsjaar=2026)
    changes = omrekeningen_of(keuzes, catalogus.domeinregels(), 2027, catalogus.parameters)
    now = omgerekend(keuzes, changes, 2027)
    assert (now.scenario, now.prijsjaar, now.regels["y"]) == ("ambitie", 2027, OWN["y"])
    assert now.regels[regel.id].al_begroot == Decimal("0.5")
    assert now.regels[regel.id].startjaar == 2029
