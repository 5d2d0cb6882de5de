"""Hours behind lines, worked out by hand, and over the real catalogue."""

from dataclasses import replace
from decimal import Decimal

import pytest

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import Begrotingsregel
from modelgemeente_xl.model.voorstel.capaciteit import INZET, Capaciteit, capaciteit_of, per_jaar
from modelgemeente_xl.model.voorstel.voorstel import voorstel_of


def with_lines(catalogus: Catalogus, *lines: dict[str, object]) -> Catalogus:
    """A catalogue of these lines only, each fixed and from the first quarter of 2027 on."""
    ontwikkeling = next(o for o in catalogus.ontwikkelingen if o.begrotingsregels)
    plain: Begrotingsregel = replace(
        next(r for _, r in catalogus.regels() if r.aard == "structureel"),
        drijver="vast",
        vast_deel=Decimal(1),
        uren_per_week=None,
        schaal=None,
        bedrag=None,
        dagen=None,
        dagtarief=None,
        prijspeil=2027,
        startjaar=2027,
        startkwartaal=1,
        scenario="minimaal",
        meenemen=True,
    )
    regels = tuple(
        replace(plain, id=f"o.r{i}", **changed)  # type: ignore[arg-type]
        for i, changed in enumerate(lines)
    )
    one = replace(ontwikkeling, id="o", begrotingsregels=regels, overlapt_met=())
    return replace(catalogus, ontwikkelingen=(one,))


def inzet_of(catalogus: Catalogus) -> Capaciteit:
    parameters, omvang = catalogus.parameters, catalogus.parameters.referentie
    (alles,) = voorstel_of(catalogus, 2027, [omvang], "ambitie")
    return capaciteit_of(alles, parameters)


def test_staff_is_its_share_of_a_working_year(catalogus: Catalogus) -> None:
    """18 of 36 hours a week is a half fte, from the third quarter of 2027 on."""
    half = {
        "kostensoort": "personeel",
        "reeks": "loon",
        "uren_per_week": Decimal(18),
        "schaal": "10",
        "startkwartaal": 3,
    }
    inzet = inzet_of(with_lines(catalogus, half))
    expected = dict.fromkeys(INZET, (0, 0, 0, 0)) | {"personeel": (0.25, 0.5, 0.5, 0.5)}
    assert {n: tuple(map(float, fte)) for n, fte in inzet.fte_per_jaar()} == expected
    assert dict(inzet.fte_per_kwartaal())["personeel"][:4] == (0, 0, 0.5, 0.5)
    assert inzet.drukte == 0


@pytest.mark.parametrize("soort", ["inhuur", "advies"])
def test_days_of_hire_are_eight_hours_each(catalogus: Catalogus, soort: str) -> None:
    """100 days over four quarters, the last two in 2028."""
    tarief = catalogus.parameters.dagtarieven[soort]
    line = {
        "aard": "incidenteel",
        "kostensoort": soort,
        "reeks": catalogus.parameters.kostensoorten[soort].reeks,
        "bedrag": 100 * tarief.euro_per_dag,
        "prijspeil": tarief.prijspeil,
        "startkwartaal": 3,
        "kwartalen": 4,
    }
    inzet = inzet_of(with_lines(catalogus, line))
    hours = 100 * tarief.uren_per_dag
    assert [round(uren, 6) for uren in per_jaar(inzet.eenmalig)] == [hours / 2, hours / 2, 0, 0]
    assert round(inzet.drukte, 6) == 2


def test_what_is_no_people_has_no_hours_and_unknown_hours_are_named(catalogus: Catalogus) -> None:
    software = {"kostensoort": "software", "reeks": "prijs", "bedrag": Decimal(9000)}
    staff = {"kostensoort": "personeel", "reeks": "loon", "bedrag": Decimal(9000)}
    inzet = inzet_of(with_lines(catalogus, software, staff))
    assert all(not any(reeks) for _, reeks in inzet.uren)
    assert inzet.zonder_uren == ("o.r1",)


def test_a_line_by_days_gets_its_own_days_back(catalogus: Catalogus) -> None:
    """At the reference size the hours are those that the catalogue says."""
    for ontwikkeling, regel in catalogus.regels():
        if regel.dagen is None or regel.kwartalen is None or regel.kostensoort not in INZET:
            continue
        alone = replace(regel, startjaar=2027, startkwartaal=1, meenemen=True)
        one = replace(ontwikkeling, begrotingsregels=(alone,), overlapt_met=())
        inzet = inzet_of(replace(catalogus, ontwikkelingen=(one,)))
        tarief = catalogus.parameters.dagtarieven[regel.dagtarief or regel.kostensoort]
        assert round(sum(inzet.eenmalig), 3) == round(regel.dagen * tarief.uren_per_dag, 3)
