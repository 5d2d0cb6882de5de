"""An observation that cannot be what its line costs is named, with what to do."""

from decimal import Decimal
from pathlib import Path

import pytest

from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.model.ontwikkeling import Begrotingsregel
from tests.catalogus.fouten import findings
from tests.catalogus.regelproef import with_line

ALMERE = """
waarnemingen:
  - partij: Almere
    bedrag: 1000000
    prijsjaar: 2026
    bevat: Alles.
    bron: almere-burgerzaken
"""


def proefregel(folder: Path) -> Begrotingsregel:
    catalogus = load_catalogus(folder)
    return next(r for _, r in catalogus.regels() if r.id == "smart-city.proefregel")


def test_an_amount_is_divided_by_the_factor_of_its_own_line(folder: Path) -> None:
    """By hand: Almere had 232.619 inhabitants on 1-1-2026; 0,4 + 0,6 x 2,32619 = 1,795714."""
    with_line(folder, {}, ALMERE)
    regel = proefregel(folder)
    assert regel.bedrag == Decimal("556881.552408")
    assert (regel.laag, regel.hoog) == (regel.bedrag, regel.bedrag)
    assert regel.bronnen == ("almere-burgerzaken",)
    assert regel.waarnemingen[0].omvang.inwoners == 232_619


def test_the_middle_one_of_three_counts(folder: Path) -> None:
    """Three bodies of the reference size: 30, 10 and 20 thousand; the middle is 20 thousand."""
    three = "waarnemingen:\n" + "".join(
        f"  - partij: Partij {bedrag}\n    bedrag: {bedrag}\n    prijsjaar: 2026\n"
        f"    inwoners: 100000\n    bevat: Alles.\n    bron: almere-burgerzaken\n"
        for bedrag in (30000, 10000, 20000)
    )
    with_line(folder, {}, three)
    regel = proefregel(folder)
    assert (regel.laag, regel.bedrag, regel.hoog) == (10000, 20000, 30000)


def test_a_price_per_employee_is_an_observation_of_one(folder: Path) -> None:
    more = ALMERE.replace("partij: Almere", "partij: Leverancier\n    medewerkers: 1").replace(
        "1000000", "30"
    )
    with_line(folder, {"drijver": "medewerkers", "vast_deel": "0"}, more)
    assert proefregel(folder).bedrag == 30_000


def test_an_amount_of_all_gemeenten_has_a_fixed_part_for_each(folder: Path) -> None:
    """By hand: 10 gemeenten, 5.000.000 inhabitants; 0,4 x 10 + 0,6 x 50 = 34."""
    more = ALMERE.replace(
        "partij: Almere", "partij: Allen\n    inwoners: 5000000\n    gemeenten: 10"
    ).replace("1000000", "3400000")
    with_line(folder, {}, more)
    assert proefregel(folder).bedrag == 100_000


def test_hours_are_observed_as_hours(folder: Path) -> None:
    """Two fte at the size of the reference stay two fte, whatever year they were read in."""
    more = ALMERE.replace("partij: Almere", "partij: Partij\n    inwoners: 100000").replace(
        "bedrag: 1000000", "uren_per_week: 72"
    )
    with_line(folder, {"kostensoort": "personeel", "prijspeil": "", "schaal": '"10"'}, more)
    regel = proefregel(folder)
    assert (regel.uren_per_week, regel.bedrag) == (72, None)


@pytest.mark.parametrize(
    ("changed", "old", "new", "expected"),
    [
        ({"bedrag": "5"}, "", "", "bedrag bij waarnemingen"),
        ({"status": "bron"}, "", "", "status bron met waarnemingen"),
        ({}, "bedrag: 1000000", "uren_per_week: 36", "bedrag en uren passen niet bij de regel"),
        ({}, "    bedrag: 1000000\n", "", "geef of bedrag, of uren_per_week"),
        ({}, "bedrag: 1000000", "bedrag: 1000000\n    berekening: 2 * 499999", "geeft 999998"),
        ({}, "bedrag: 1000000", "bedrag: 1000000\n    berekening: twee", "mag alleen getallen"),
        ({}, "Almere", "Almeree", "bedoelde u 'Almere'?"),
        ({}, "prijsjaar: 2026", "prijsjaar: 2017", "van 2017 zijn geen inwoners bekend"),
        ({}, "prijsjaar: 2026", "prijsjaar: 2004\n    inwoners: 5", "buiten de indexreeks prijs"),
        ({}, "prijsjaar: 2026", "prijsjaar: 2015\n    inwoners: 5", "te oud voor een afgeleid"),
        ({}, "bevat: Alles.", "bevat: Alles.\n    aandeel: 0.5", "aandeel 0.5 zonder"),
        (
            {},
            "bevat: Alles.",
            "bevat: Alles.\n    aandeel: 0.5\n    aandeel_status: raming\n"
            "    aandeel_reden: Gegokt.",
            "het aandeel 0.5 is geraamd en de regel heet afgeleid",
        ),
        ({}, "prijsjaar: 2026", "prijsjaar: 2026\n    gemeenten: 3", "3 gemeenten samen zonder"),
        (
            {},
            "prijsjaar: 2026",
            "prijsjaar: 2026\n    inwoners: 5000000",
            "meer dan enige gemeente",
        ),
        ({}, "almere-burgerzaken", "nergens-gelezen", "bron 'nergens-gelezen' bestaat niet"),
    ],
)
def test_what_cannot_be_is_named(
    folder: Path, changed: dict[str, str], old: str, new: str, expected: str
) -> None:
    assert old in ALMERE
    with_line(folder, dict(changed), ALMERE.replace(old, new) if old else ALMERE)
    text = findings(folder)
    assert expected in text
    assert "smart-city.yaml:" in text


def test_observations_far_apart_are_no_derived_figure(folder: Path) -> None:
    """A factor of five may be; more is of different things, and a raming at best."""
    two = "waarnemingen:\n" + "".join(
        f"  - partij: Partij {bedrag}\n    bedrag: {bedrag}\n    prijsjaar: 2026\n"
        f"    inwoners: 100000\n    bevat: Alles.\n    bron: almere-burgerzaken\n"
        for bedrag in (10000, 50001)
    )
    path = folder / "ontwikkelingen/algemeen/smart-city.yaml"
    before = path.read_text("utf-8")
    with_line(folder, {}, two)
    assert "keer de laagste (10000 tot 50001)" in findings(folder)
    path.write_text(before, "utf-8")
    with_line(folder, {"status": "raming"}, two)
    assert proefregel(folder).bedrag == Decimal("30000.5")
    path.write_text(before, "utf-8")
    with_line(folder, {}, two.replace("50001", "50000"))
    assert proefregel(folder).hoog == 50_000
