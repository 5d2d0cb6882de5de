"""What is known of gemeenten together: a mistake in it is found with its place."""

from pathlib import Path

import pytest

from modelgemeente_xl.catalogus.laden import load_catalogus
from tests.catalogus.fouten import change, findings


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "GM1980,2022-01-01,gelezen,samenvoeging",
            "GM1980,2022-01-01,gelezen,fusie",
            "soort is 'fusie'; verwacht een van samenvoeging, toevoeging, splitsing",
        ),
        ("2022-03-24", "24-3-2022", "datum is '24-3-2022'; verwacht een datum als"),
        ("2022-03-24", "2022-02-30", "datum is '2022-02-30'; die dag bestaat niet"),
        ("Dijk en Waard,GM1980", "Dijk en Waart,GM1980", "'Dijk en Waart' staat niet in gemeenten"),
        ("Dijk en Waard,GM1980", "Dijk en Waard,GM1981", "code van 'Dijk en Waard' is 'GM1981'"),
        (",herindelingen-2018,", ",herindeling-2018,", "bron 'herindeling-2018' bestaat niet"),
        (",herindelingen-2018,", ",,", "herindelingen.csv:5: bronnen is leeg"),
        (
            "2027-01-01,voornemen",
            "2026-01-01,gelezen",
            "'Wijdemeren' staat nog in gemeenten.csv van 1-1-2026, en ging op in een andere op "
            "01-01-2026",
        ),
        ("2022-03-24,", "2026-03-24,", "'Weesp' staat niet meer in gemeenten.csv van 1-1-2026"),
        ("2022-03-24,gelezen", "2022-03-24,voornemen", "'Weesp' staat niet meer in gemeenten.csv"),
    ],
)
def test_a_mistake_in_the_mergers_is_found(folder: Path, old: str, new: str, expected: str) -> None:
    change(folder, "herindelingen.csv", old, new)
    assert expected in findings(folder)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[Ermelo, Har", "[Ermello, Har", "'Ermello' is geen gemeente en was er geen; bedoelde u"),
        ("[Ermelo, Har", "[Qqqq, Har", "geen; schrijf haar zoals in gemeenten.csv"),
        ("[Ermelo, Har", "[Zeewolde, Har", "'Zeewolde' staat er meer dan één keer"),
        ("{Ermelo: 0.3497", "{Ermelo: 0.4", "de aandelen zijn samen 1.0503; samen"),
        ("{Ermelo: 0.3497, ", "{", "aandelen en leden verschillen: Ermelo; geef"),
        ("[meerinzicht-bestuursrapportage]", "[]", "leden_status gelezen zonder bronnen"),
        ("[meerinzicht-bestuursrapportage]", "[meerinzichd]", "bron 'meerinzichd' bestaat niet"),
        ("  opgeheven: true\n", "", "een samenwerking van één gemeente"),
        ("  naam: Meerinzicht", "  naaam: Meerinzicht", "bedoelde u 'naam'?"),
    ],
)
def test_a_mistake_in_the_partnerships_is_found(
    folder: Path, old: str, new: str, expected: str
) -> None:
    change(folder, "samenwerkingen.yaml", old, new)
    found = findings(folder)
    assert expected in found
    assert "samenwerkingen.yaml:" in found


def test_a_member_may_bear_its_name_of_before_a_merger(folder: Path) -> None:
    change(
        folder, "samenwerkingen.yaml", "[Ermelo, Harderwijk, Zeewolde]", "[Ermelo, Uden, Zeewolde]"
    )
    change(folder, "samenwerkingen.yaml", "Harderwijk: 0.3939", "Uden: 0.3939")
    load_catalogus(folder)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("[energietransitie]", "[energietransite]", "'energietransite' bestaat niet; bekend zijn"),
        (
            "  soort: geen\n  toelichting: >-\n    Alle",
            "  soort: specifieke uitkering\n  toelichting: >-\n    Alle",
            "specifieke uitkering zonder bedrag",
        ),
        (
            "  landelijk:\n    - {jaar: 2023, bedrag: 347000000}\n",
            "  landelijk:\n    - {jaar: 2025, bedrag: 347000000}\n",
            "één keer en op volgorde",
        ),
        ("  laatste_jaar: 2027", "  laatste_jaar: 2026", "laatste_jaar 2026 ligt voor 2027"),
        ("berekening: 149000 / 75166", "berekening: 149000 / 75", "de berekening geeft 1986.67"),
        ("status: afgeleid, berekening: 149000 / 75166", "status: afgeleid", "horen bij elkaar"),
        ("[vng-pok-middelen]", "[]", "een bedrag zonder bronnen"),
        ("[nds-stand-van-zaken]", "[nds-stand]", "bron 'nds-stand' bestaat niet"),
        ("  zekerheid: laag", "  zekerheid: zeker", "bekend zijn hoog, midden, laag"),
        ("bedrag: 17130000", "bedrag: 17,13", "onbekende sleutel '13'"),
    ],
)
def test_a_mistake_in_the_contributions_is_found(
    folder: Path, old: str, new: str, expected: str
) -> None:
    change(folder, "dekking.yaml", old, new)
    found = findings(folder)
    assert expected in found
    assert "dekking.yaml:" in found
