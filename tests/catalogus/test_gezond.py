"""The health of the catalogue itself, and that what was read stands as it was read."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from modelgemeente_xl.catalogus.ijk.ijking import OP_BEWIJS, calibrate
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import DOMEINEN, Begrotingsregel, Ontwikkeling

COMPLEET_MET_EEN = {"smart-city"}
"""Developments whose page was read whole and has one line."""


def regels(catalogus: Catalogus, ontwikkeling: str) -> tuple[Begrotingsregel, ...]:
    return next(o for o in catalogus.ontwikkelingen if o.id == ontwikkeling).begrotingsregels


@pytest.mark.parametrize(
    ("ontwikkeling", "gelezen"),
    [
        ("smart-city", {"aard": "structureel", "bedrag": 100000, "status": "bron"}),
        ("energietransitie", {"aard": "incidenteel", "bedrag": 5000, "status": "bron"}),
        ("van-buiten-naar-binnen", {"aard": "incidenteel", "bedrag": 3000, "status": "bron"}),
        (
            "van-buiten-naar-binnen",
            {"aard": "structureel", "uren_per_week": 16, "schaal": "10", "status": "bron"},
        ),
        (
            "werken-onder-architectuur",
            {"aard": "structureel", "bedrag": 25000, "status": "secundair"},
        ),
        (
            "werken-onder-architectuur",
            {"aard": "structureel", "uren_per_week": 72, "status": "secundair"},
        ),
        (
            "participatie-dienstverlening",
            {"aard": "incidenteel", "bedrag": 12000, "status": "bron"},
        ),
        (
            "participatie-dienstverlening",
            {"aard": "structureel", "bedrag": 22000, "status": "bron"},
        ),
    ],
)
def test_what_was_read_stands_as_read(
    catalogus: Catalogus, ontwikkeling: str, gelezen: dict[str, Any]
) -> None:
    found = [
        r
        for r in regels(catalogus, ontwikkeling)
        if all(getattr(r, veld) == waarde for veld, waarde in gelezen.items())
    ]
    assert len(found) == 1
    assert found[0].bedrag is None or found[0].prijspeil == 2023
    assert found[0].editie == "modelgemeente-2023"


def test_all_developments_are_there(catalogus: Catalogus) -> None:
    per_editie = {
        e: sum(o.editie == e for o in catalogus.ontwikkelingen) for e in catalogus.edities
    }
    assert per_editie == {"modelgemeente-2023": 37, "aanvulling-2026": 23}
    per_domein = {d: sum(o.domein == d for o in catalogus.ontwikkelingen) for d in DOMEINEN}
    assert per_domein == {
        "algemeen": 15,
        "bedrijfsvoering": 14,
        "dienstverlening": 12,
        "fysiek": 9,
        "oov": 5,
        "sociaal": 5,
    }


def test_no_development_is_silently_zero(catalogus: Catalogus) -> None:
    """A zero says so: of status ontbreekt, and in the words of the line."""
    for o in catalogus.ontwikkelingen:
        if o.verwijst_naar:
            assert o.begrotingsregels == ()
        elif all(r.status == "ontbreekt" for r in o.begrotingsregels):
            assert o.begrotingsregels, o.id
        else:
            assert len(o.begrotingsregels) >= (1 if o.id in COMPLEET_MET_EEN else 2), o.id
        for r in o.begrotingsregels:
            assert (r.status == "ontbreekt") != bool(r.bedrag or r.uren_per_week), r.id
            missing = r.begrotingsregel.endswith("(nog geen bedrag bekend)")
            assert missing == (r.status == "ontbreekt"), r.id


def test_one_line_in_five_rests_on_evidence(catalogus: Catalogus) -> None:
    """One in four until lines whose observation is not the line itself became a raming."""
    statussen = [regel.status for _, regel in catalogus.regels()]
    assert 5 * sum(status in OP_BEWIJS for status in statussen) >= len(statussen)


def words(o: Ontwikkeling) -> int:
    return len(f"{o.samenvatting} {o.gevolgen}".split())


def test_texts_are_whole(catalogus: Catalogus) -> None:
    for o in catalogus.ontwikkelingen:
        assert 80 <= words(o) <= 200, o.id
        for text in (o.samenvatting, o.gevolgen, o.planning):
            assert text.rstrip().endswith((".", "!", "?")), (o.id, text[-30:])
            assert not re.search(r"TODO|werktitel|unverified|memory", text), o.id


def test_every_source_can_be_followed(catalogus: Catalogus) -> None:
    for bron in catalogus.bronnen.values():
        assert re.fullmatch(r"https?://[\w.-]+\.[a-z]{2,}(/\S*)?", bron.url), bron.id
        assert bron.geraadpleegd <= date(2026, 12, 31)
        assert "(uitgever)" not in bron.uitgever, bron.id
        assert bron.gelezen.strip()


def test_every_parameter_has_unit_source_and_date(catalogus: Catalogus) -> None:
    for naam, g in catalogus.parameters.grondslagen.items():
        assert g.eenheid, naam
        assert g.toelichting, naam
        assert g.bron in catalogus.bronnen, naam
        assert g.gecontroleerd >= date(2026, 1, 1), naam


def test_ranges_hold_their_amount(catalogus: Catalogus) -> None:
    for _, regel in catalogus.regels():
        if regel.laag is not None and regel.hoog is not None and regel.bedrag is not None:
            assert regel.laag <= regel.bedrag <= regel.hoog, regel.id


def test_start_is_never_before_the_first_begrotingsjaar(catalogus: Catalogus) -> None:
    assert all(regel.startjaar >= 2027 for _, regel in catalogus.regels())


def test_known_overlaps_are_recorded(catalogus: Catalogus) -> None:
    pairs = {
        frozenset((o.id, raakvlak.ontwikkeling))
        for o in catalogus.ontwikkelingen
        for raakvlak in o.overlapt_met
    }
    for pair in (
        ("cyberbeveiligingswet-en-bio2", "informatiebeveiliging-en-privacy"),
        ("transitie-omgevingsplan", "omgevingswet-en-wkb"),
        ("participatie-dienstverlening", "participatie-fysiek"),
    ):
        assert frozenset(pair) in pairs
    assert any("financiering" in pair for pair in pairs)


def test_register_of_gemeenten(catalogus: Catalogus) -> None:
    assert len(catalogus.gemeenten) == 342
    assert sum(g.inwoners for g in catalogus.gemeenten) == 18_130_208
    assert len({g.code for g in catalogus.gemeenten}) == 342
    purmerend = next(g for g in catalogus.gemeenten if g.naam == "Purmerend")
    assert purmerend.inwoners == 96_182


def test_loonkosten_follow_their_own_basis(catalogus: Catalogus) -> None:
    """One scale worked out from its monthly salary: schaal 10 periodiek 9 in 2027 is 5.381 euro."""
    jaarloon = Decimal(12 * 5381) * Decimal("1.1705")
    premie = jaarloon - 18_500
    sociaal = Decimal("0.1643") * min(jaarloon - Decimal("0.081") * premie, Decimal(79_409))
    kosten = jaarloon + sociaal + Decimal("0.194") * premie
    assert abs(kosten - catalogus.parameters.loonkosten.tarieven["10", 2027]) <= 100


def test_totals_are_in_proportion(catalogus: Catalogus) -> None:
    """A slip of a factor ten in a heavy line leaves these bounds; evidence moves within them."""
    ijking = calibrate(catalogus, 2027)
    structureel = ijking.begroting.bruto(aard="structureel")[0]
    incidenteel = sum(ijking.begroting.bruto(aard="incidenteel"))
    assert 4_000_000 <= structureel <= 10_000_000
    assert 3_000_000 <= incidenteel <= 12_000_000
    assert 9_000_000 <= ijking.begroting.basis[0] <= 11_500_000
    assert ijking.buiten_verhouding == ()
