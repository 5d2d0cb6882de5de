"""Every development hangs under a thema and under opgaven, and a wrong hook is found."""

import re
from collections import Counter
from pathlib import Path

import pytest

from modelgemeente_xl.catalogus.ijk.ijking import calibrate
from modelgemeente_xl.model.catalogus import Catalogus
from tests.catalogus.fouten import change, findings

SMART = "ontwikkelingen/algemeen/smart-city.yaml"


@pytest.mark.parametrize(
    ("file", "pattern", "replacement", "expected"),
    [
        (
            SMART,
            r"^thema: .*",
            "thema: inovatie",
            r"smart-city.yaml:\d+: thema 'inovatie' bestaat niet; .*bedoelde u 'innovatie'\?",
        ),
        (
            SMART,
            r"^  beleidsadviseur:\n",
            "  beleidsadviseur:\n    thema: datta\n",
            r"smart-city.yaml:\d+: thema 'datta' bestaat niet; .*bedoelde u 'data'\?",
        ),
        (
            SMART,
            r"^opgaven: .*",
            "opgaven: [veilig]",
            r"opgave 'veilig' bestaat niet; .*bedoelde u 'veiligheid'\?",
        ),
        (
            SMART,
            r"^opgaven: .*",
            "opgaven: [veiligheid, veiligheid]",
            r"opgave 'veiligheid' staat er twee keer",
        ),
        (SMART, r"^opgaven: .*", "opgaven: []", r"opgaven is een lege lijst; "),
        (SMART, r"^thema: .*\n", "", r"sleutel 'thema' ontbreekt"),
        (
            "opgaven.yaml",
            r"^  wonen:",
            "  varen:\n    naam: Varen\n    omschrijving: Op het water.\n  wonen:",
            r"opgaven.yaml:\d+: opgave 'varen' heeft geen ontwikkelingen",
        ),
        (
            "opgaven.yaml",
            r"^  wonen:",
            "  varen:\n    naam: Varen\n    omschrijving: Op het water.\n  wonen:",
            r"opgave 'varen' heeft geen bron; .*eigen",
        ),
        (
            "nulmeting.yaml",
            r"^  talent:",
            "  durf:",
            r"nulmeting.yaml:\d+: thema 'durf' heeft geen ontwikkelingen",
        ),
        (
            "nulmeting.yaml",
            r"^  5:\n    naam: .*\n    omschrijving: .*\n",
            "",
            r"nulmeting.yaml:\d+: niveau 5 van ladder ontbreekt",
        ),
        (
            "nulmeting.yaml",
            r"^          5:\n(            .*\n)+",
            "",
            r"nulmeting.yaml:\d+: niveau 5 van digitale-dienstverlening.zaken-regelen ontbreekt",
        ),
        (
            "nulmeting.yaml",
            r"^            stelling: De contracten .*",
            "            stelling: >-\n              De ICT-kosten van het vorige jaar zijn uit de "
            "boekhouding op te tellen.",
            r"nulmeting.yaml:\d+: deze stelling staat ook bij ict-kosten.inzicht.1",
        ),
        (
            "opgaven.yaml",
            r"bronnen: \[vng-inzet-formatie\]",
            "bronnen: [vng-inzet-formattie]",
            r"opgaven.yaml:\d+: bron 'vng-inzet-formattie' bestaat niet; bedoelde u",
        ),
    ],
)
def test_a_wrong_hook_is_found(
    folder: Path, file: str, pattern: str, replacement: str, expected: str
) -> None:
    match = re.search(pattern, (folder / file).read_text("utf-8"), re.MULTILINE)
    assert match, f"{pattern} staat niet in {file}"
    change(folder, file, match[0], replacement)
    assert re.search(expected, findings(folder))


def test_a_line_has_the_thema_of_its_development_unless_it_says_another(
    catalogus: Catalogus,
) -> None:
    themas = {regel.id: regel.thema for _, regel in catalogus.regels()}
    assert themas["digivaardigheid.leeraanbod"] == "talent"
    assert themas["ai-verordening-en-generatieve-ai.basistraining-ai"] == "talent"
    assert themas["ai-verordening-en-generatieve-ai.ai-coordinator"] == "innovatie"


def test_the_themes_are_the_seven_of_the_modelgemeente_and_the_basis(catalogus: Catalogus) -> None:
    themas = catalogus.nulmeting.themas.values()
    assert sum("mxi-modelgemeente" in thema.bronnen for thema in themas) == 7
    assert [thema.id for thema in themas if thema.eigen] == ["veiligheid-en-beheer"]


def test_the_fourth_rung_is_named_as_the_modelgemeente_names_it(catalogus: Catalogus) -> None:
    assert [niveau.nummer for niveau in catalogus.nulmeting.niveaus] == [1, 2, 3, 4, 5]
    assert catalogus.nulmeting.niveaus[3].naam == "gemanaged"


def test_each_level_of_a_thema_has_three_or_four_statements_with_what_shows_them(
    catalogus: Catalogus,
) -> None:
    for thema in catalogus.nulmeting.themas.values():
        per_niveau = Counter(s.niveau for aspect in thema.aspecten for s in aspect.stellingen)
        assert set(per_niveau) == {1, 2, 3, 4, 5}
        assert set(per_niveau.values()) <= {3, 4}, thema.id
    stellingen = list(catalogus.nulmeting.stellingen())
    assert len({s.id for s in stellingen}) == len(stellingen)
    for texts in ([s.stelling for s in stellingen], [s.te_zien_aan for s in stellingen]):
        assert [text for text, n in Counter(texts).items() if n > 1] == []
        for text in texts:
            assert text.endswith("."), text
            assert len(text.split()) <= 35, text


def test_themes_share_out_the_euros_and_opgaven_count_each_development_whole(
    catalogus: Catalogus,
) -> None:
    ijking = calibrate(catalogus, 2027)
    alles = sum(stand.bedrag for stand in ijking.herkomst)
    assert sum(groep.bedrag for groep in ijking.per_thema) == alles
    assert sum(groep.ontwikkelingen for groep in ijking.per_thema) == len(catalogus.ontwikkelingen)
    wonen = next(groep for groep in ijking.per_opgave if groep.naam == "Wonen")
    onder = [o for o in catalogus.ontwikkelingen if "wonen" in o.opgaven]
    posten = {post.id: post for post in ijking.begroting.posten}
    bedrag = sum(sum(posten[r.id].jaren) for o in onder for r in o.begrotingsregels)
    assert (wonen.ontwikkelingen, wonen.bedrag) == (len(onder), bedrag)
