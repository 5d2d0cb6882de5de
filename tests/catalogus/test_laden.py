"""A wrong catalogue is refused: all at once, in Dutch, with file, line and how to mend it."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from modelgemeente_xl.catalogus.afdruk import hash_of
from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.model.catalogus import Catalogus
from tests.catalogus.fouten import edit, faults

SMART = "ontwikkelingen/algemeen/smart-city.yaml"
Change = Callable[[str, str, str], None]


@pytest.fixture
def change(folder: Path) -> Change:
    return partial(edit, folder)


@pytest.mark.parametrize(
    ("pattern", "replacement", "expected"),
    [
        (
            r"^titel:",
            "tietel:",
            r"smart-city.yaml:1: onbekende sleutel 'tietel'; .*bedoelde u 'titel'\?",
        ),
        (
            r"^    begrotingsregel:",
            "    omschrijving:",
            r"onbekende sleutel 'omschrijving'; .*bedoelde u 'begrotingsregel'\?",
        ),
        (
            r"^    aard: .*\n((?:    .*\n)*?)    bedrag: 100000",
            r"\1    bedarg: 100000",
            r"onbekende sleutel 'bedarg'; .*bedoelde u 'bedrag'\?",
        ),
        *(
            (
                r"^    bedrag: 100000",
                f"    bedrag: 100000\n    {oud}: 2028",
                rf"onbekende sleutel '{oud}'; .*bedoelde u '{nieuw}'\?",
            )
            for oud, nieuw in (
                ("start", "startjaar"),
                ("taakveld", "taakveld_regel"),
                ("categorie", "categorie_regel"),
            )
        ),
        (
            r"^    bedrag: 100000",
            "    bedrag: 1,5",
            r"\.bedrag is '1,5'; verwacht een getal met een punt",
        ),
        (r"^    bedrag: 100000", "    bedrag: 1_000", r"\.bedrag is '1_000'"),
        (r"^    bedrag: 100000", "    bedrag: no", r"\.bedrag is 'no'"),
        (r"^    bedrag: 100000", "    bedrag: true", r"\.bedrag is 'true'"),
        (r"^    bedrag: 100000", "    bedrag: -5", r"\.bedrag is '-5'; verwacht ten minste 0"),
        (r"^start: \d+", "start: 2027-01-01", r"start is '2027-01-01'; verwacht een geheel getal"),
        (r"aard: structureel", "aard: structurel", r"bedoelde u 'structureel'\?"),
        (
            r"^editie: .*",
            "editie: modelgemeente-2032",
            r"editie '.*' bestaat niet; .*modelgemeente-2023",
        ),
        (
            r"kostensoort: personeel",
            "kostensoort: persooneel",
            r"kostensoort 'persooneel' bestaat niet; .*bedoelde u 'personeel'",
        ),
        (r"drijver: \w+", "drijver: vast", r"drijver vast met vast_deel"),
        (
            r"^    bedrag: 100000",
            '    bedrag: 100000\n    uren_per_week: 36\n    schaal: "16"',
            r"salarisschaal '16' bestaat niet; bekend zijn 5, 6",
        ),
        (
            r"^    bedrag: 100000",
            "    bedrag: 100000\n    bedrag: 1",
            r"sleutel 'bedrag' staat er twee keer",
        ),
        (r"prijspeil: 2023", "prijspeil: 2012", r"prijspeil 2012 ligt buiten de indexreeks loon"),
        (r"status: bron", "status: afgeleid", r"status afgeleid zonder waarnemingen"),
        (
            r"status: bron",
            "status: afgeleid\n    berekening: 2 * 3",
            r"de berekening geeft 6 en de regel zegt 100000",
        ),
        (
            r"^samenvatting: (?:.*\n)*?(?=wettelijk_kader)",
            "samenvatting: Kort.\ngevolgen: Kort.\n",
            r"hebben samen \d+ woorden; verwacht 80 tot 200",
        ),
        (
            r"^noodzaak: \w+",
            "noodzaak: keuze\nafhankelijk_van: [{ontwikkeling: smartcity, na: 0, reden: x}]",
            r"ontwikkeling 'smartcity' bestaat niet",
        ),
    ],
)
def test_each_mistake_is_found(
    folder: Path, change: Change, pattern: str, replacement: str, expected: str
) -> None:
    change(SMART, pattern, replacement)
    found = faults(folder)
    assert any(re.search(expected, line) for line in found), found
    assert all(line.startswith(str(folder)) for line in found)


def test_all_mistakes_come_at_once(folder: Path, change: Change) -> None:
    change(SMART, r"^    bedrag: 100000", "    bedrag: veel")
    change("ontwikkelingen/fysiek/energietransitie.yaml", r"^titel:", "tietel:")
    change("parameters/loonkosten.yaml", r"periodiek: 9", "periodiek: negen")
    change("bronnen.yaml", r"url: https?://", "url: ftp://")
    found = "\n".join(faults(folder))
    for file in ("smart-city", "energietransitie", "loonkosten", "bronnen"):
        assert file in found


def test_unknown_source_gets_the_nearest(folder: Path, change: Change) -> None:
    change(SMART, r"- mxi-smart", "- mxi-smrt")
    assert any(re.search(r"bron 'mxi-smrt.*' bestaat niet; bedoelde u", f) for f in faults(folder))


def test_source_that_nobody_cites(folder: Path) -> None:
    with (folder / "bronnen.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "verweesd:\n  titel: T\n  uitgever: U\n  url: https://voorbeeld.nl/x\n"
            "  gelezen: niets\n  geraadpleegd: 2026-11-23\n"
        )
    assert any("bron 'verweesd' wordt nergens genoemd" in f for f in faults(folder))


def test_same_title_twice(folder: Path, change: Change) -> None:
    change(SMART, r"^titel: .*", "titel: Energietransitie")
    assert any("titel 'Energietransitie' staat ook bij" in f for f in faults(folder))


def test_development_without_lines_must_say_where_its_budget_is(
    folder: Path, change: Change
) -> None:
    change("ontwikkelingen/algemeen/grenzen-vervagen.yaml", r"^verwijst_naar: .*\n", "")
    assert any("geen begrotingsregels" in f for f in faults(folder))


def test_former_id_that_is_still_borne_or_claimed_twice_is_refused(
    folder: Path, change: Change
) -> None:
    change(SMART, r"^bronnen:", "voorheen: [energietransitie, oud]\nbronnen:")
    change(
        "ontwikkelingen/algemeen/grenzen-vervagen.yaml", r"^bronnen:", "voorheen: [oud]\nbronnen:"
    )
    change(
        "ontwikkelingen/fysiek/energietransitie.yaml",
        r"^  dashboard:\n",
        "  dashboard:\n    voorheen: [dashboard]\n",
    )
    found = "\n".join(faults(folder))
    assert "smart-city.yaml" in found
    assert "voorheen 'energietransitie' is de id van iets dat er nu is" in found
    assert "voorheen 'energietransitie.dashboard' is de id van iets dat er nu is" in found
    assert "voorheen 'oud' staat ook bij grenzen-vervagen" in found


def test_former_ids_of_a_line_follow_those_of_its_development(folder: Path, change: Change) -> None:
    change(SMART, r"^bronnen:", "voorheen: [oud]\nbronnen:")
    change(SMART, r"^  beleidsadviseur:\n", "  beleidsadviseur:\n    voorheen: [adviseur]\n")
    catalogus = load_catalogus(folder)
    (regel,) = (r for _, r in catalogus.regels() if r.id == "smart-city.beleidsadviseur")
    assert set(regel.voorheen) == {"smart-city.adviseur", "oud.beleidsadviseur", "oud.adviseur"}


def test_a_file_of_which_the_name_is_no_id_is_named(folder: Path) -> None:
    (folder / SMART).rename(folder / "ontwikkelingen/algemeen/Smart City.yaml")
    assert any("Smart City.yaml: id 'Smart City' past niet; noem het" in f for f in faults(folder))


def test_the_order_of_findings_is_that_of_the_file(folder: Path) -> None:
    (folder / SMART).write_text("titel: x\n", "utf-8")
    first = faults(folder)
    assert first == faults(folder)
    assert "smart-city.yaml:1: titel is 'x'; verwacht ten minste 3 tekens" in first[0]


def test_a_text_that_fits_in_no_cell_is_refused(folder: Path, change: Change) -> None:
    change(SMART, r"^planning: .*", f"planning: {'woord ' * 400}")
    assert any(re.search(r"planning is 'woord.*ten hoogste 2000 tekens", f) for f in faults(folder))


def test_missing_file_is_named(folder: Path) -> None:
    (folder / "parameters" / "index.yaml").unlink()
    path = folder / "parameters" / "index.yaml"
    assert any(f.startswith(f"{path}: dit bestand ontbreekt") for f in faults(folder))


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "deze map is er niet" in faults(tmp_path / "weg")[0]


def test_hash_follows_content_and_not_line_ends(folder: Path) -> None:
    before = hash_of(folder)
    path = folder / SMART
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert hash_of(folder) == before
    path.write_bytes(path.read_bytes() + b"# anders\n")
    assert hash_of(folder) != before


def test_edition_can_be_selected_alone(catalogus: Catalogus) -> None:
    alone = catalogus.of_editie("modelgemeente-2023")
    assert len(alone.ontwikkelingen) == 37
    assert {regel.editie for _, regel in alone.regels()} == {"modelgemeente-2023"}


def test_nothing_was_looked_at_tomorrow(folder: Path, change: Change) -> None:
    change("wetten.yaml", r"gecontroleerd: .*", "gecontroleerd: 2999-02-20")
    (found,) = faults(folder)
    assert "gecontroleerd is 2999-02-20, en dat is nog niet geweest" in found
    assert "wetten.yaml:" in found
