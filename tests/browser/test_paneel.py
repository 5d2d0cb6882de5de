"""Each button of the task pane: preview, cancel, apply; the cells are those of the same on a file."""

import base64
import copy
import json
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter
from playwright.sync_api import Route

from modelgemeente_xl.cli.hoofd import main
from modelgemeente_xl.knoppen import controleren, knoppen
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.werkmap.inhoud.nummer import INDELING
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of
from tests.browser.conftest import MEEST, WIE, MaakPaneel, OpBestand
from tests.browser.nep.nepboek import cellen_van, lees, tabellen_van, waarden_van, with_own_sheet
from tests.browser.paneel import Paneel
from tests.browser.taakpaneel import KNOPPEN, Taakpaneel, open_taakpaneel
from tests.browser.vergelijk import differences, recalculate
from tests.knoppen.volgend_jaar import GEWIJZIGD, NIEUW, TITEL

GETAL = 4321


def totals(toestand: dict[str, Any]) -> Totalen:
    waarden = waarden_van(toestand)
    return totals_of(lambda blad, rij, kolom: waarden.get((blad, rij, kolom)))


def trips(paneel: Paneel, *paths: str) -> None:
    """The workbook went to the server once for each press, and not too much of it."""
    sent = paneel.workbook_requests()
    assert [r.url.removeprefix(f"{paneel.url}/modelgemeente/") for r in sent] == list(paths)
    for asked in sent:
        assert len(asked.post_data_buffer or b"") < MEEST
    paneel.requests.clear()


def but_the_log(paneel: Paneel, before: dict[str, Any]) -> list[object]:
    """Cells and tables that differ from what there was, the log left out."""
    now, then = paneel.cellen(), cellen_van(before)
    cells = [
        (p, then.get(p), now.get(p))
        for p in sorted(now.keys() | then.keys())
        if p[0] != "Wijzigingen" and now.get(p) != then.get(p)
    ]
    tables = dict(tabellen_van(before).items() ^ paneel.tabellen().items())
    return [*cells, *(naam for naam in tables if naam != "tblWijzigingen")]


def test_purmerend_scaled_refreshed_and_undone(
    maak_paneel: MaakPaneel,
    server: str,
    meester_pad: Path,
    meesterboek: dict[str, Any],
    op_bestand: OpBestand,
    pad: Path,
    catalogus: Catalogus,
    tmp_path: Path,
) -> None:
    """As a new user would; the numbers are those of `modelgemeente nieuw -g Purmerend`."""
    paneel = open_taakpaneel(maak_paneel, server)
    page = paneel.page
    assert page.get_attribute("html", "lang") == "nl"
    assert "Modelgemeente, begrotingsjaar 2027" in page.inner_text("#werkmap")
    paneel.kies_alleen("Purmerend")
    assert "Voorbeeld: 1 wijziging" in paneel.voorbeeld("schaal")
    assert "Purmerend" in str(page.text_content("#uitkomst"))
    assert paneel.paneel.nep("tellers.schrijf") == 0
    page.click("#annuleren")
    assert not page.is_visible("#toepassen")
    assert paneel.tekst() == ""
    paneel.voorbeeld("schaal")
    assert "Toegepast" in paneel.toepassen()
    trips(paneel.paneel, "schaal/voorbeeld", "schaal/voorbeeld", "schaal/toepassen")
    assert "Purmerend, begrotingsjaar 2027" in page.inner_text("#werkmap")

    keuze = knoppen.Schaalkeuze(("Purmerend",), 2027)
    uitkomst: Uitkomst = op_bestand(lambda book: knoppen.schaal(book, catalogus, keuze, WIE))
    assert differences(paneel.paneel.toestand(), lees(pad)) == []
    nieuw = tmp_path / "nieuw.xlsx"
    assert main(["nieuw", "--gemeente", "Purmerend", "--uit", str(nieuw)]) in (None, 0)
    geschaald = recalculate(meester_pad, paneel.paneel, tmp_path / "geschaald.xlsx")
    assert totals(geschaald) == totals(lees(nieuw)) == uitkomst.na

    assert "Er is niets te wijzigen" in paneel.voorbeeld("vernieuw")
    assert not page.is_visible("#toepassen")
    assert "Voorbeeld" in paneel.voorbeeld("terugdraaien")
    assert "Toegepast" in paneel.toepassen()
    terug = recalculate(meester_pad, paneel.paneel, tmp_path / "terug.xlsx")
    assert totals(terug) == totals(meesterboek)
    assert but_the_log(paneel.paneel, meesterboek) == []
    trips(paneel.paneel, "vernieuw/voorbeeld", "terugdraaien/voorbeeld", "terugdraaien/toepassen")


def test_gemeenten_add_up_with_a_year_and_a_size_of_their_own(
    maak_paneel: MaakPaneel,
    server: str,
    op_bestand: OpBestand,
    pad: Path,
    catalogus: Catalogus,
) -> None:
    paneel = open_taakpaneel(maak_paneel, server)
    paneel.kies_alleen("Hilversum", "Wijdemeren")
    paneel.page.fill("#jaar", "2028")
    paneel.page.fill("#medewerkers", "1100")
    paneel.voorbeeld("schaal")
    assert "Toegepast" in paneel.toepassen()
    keuze = knoppen.Schaalkeuze(("Hilversum", "Wijdemeren"), 2028, medewerkers=1100)
    op_bestand(lambda book: knoppen.schaal(book, catalogus, keuze, WIE))
    assert differences(paneel.paneel.toestand(), lees(pad)) == []
    assert "Hilversum + Wijdemeren, begrotingsjaar 2028" in paneel.page.inner_text("#werkmap")


def test_a_name_that_is_not_in_the_list_is_told_what_it_is_now(
    maak_paneel: MaakPaneel, server: str
) -> None:
    page = open_taakpaneel(maak_paneel, server).page
    page.fill("#gemeente-zoek", "heerhugowaard")
    page.wait_for_function(
        "() => document.getElementById('gemeente-aantal').textContent"
        " === \"Heerhugowaard is sinds 2022 Dijk en Waard; geef 'Dijk en Waard'.\""
    )
    page.fill("#gemeente-zoek", "den haag")
    page.click('#gemeente-keuze option[data-naam="\'s-Gravenhage"]')
    assert "'s-Gravenhage" in page.inner_text("#gekozen")


def test_the_pane_works_by_keyboard_alone(maak_paneel: MaakPaneel, server: str) -> None:
    paneel = open_taakpaneel(maak_paneel, server)
    page = paneel.page
    page.focus("#gemeente-zoek")
    page.keyboard.type("purme")
    page.keyboard.press("Enter")
    assert "Purmerend" in paneel.gekozen()
    page.focus("#knop-schaal")
    for knop in (*KNOPPEN[1:], KNOPPEN[0]):
        page.keyboard.press("ArrowRight")
        assert page.evaluate("() => document.activeElement.id") == f"knop-{knop}"
        assert page.is_visible(f"#paneel-{knop}")
    page.focus("#jaar")
    page.keyboard.press("Enter")
    paneel.klaar()
    assert "Voorbeeld" in paneel.tekst()
    page.focus("#annuleren")
    page.keyboard.press("Enter")
    assert paneel.tekst() == ""
    assert page.evaluate("() => document.activeElement.id") == "voorbeeld-schaal"


def test_a_conflict_is_shown_and_the_value_of_the_user_stays(
    maak_paneel: MaakPaneel,
    server_volgend: str,
    op_bestand: OpBestand,
    pad: Path,
    volgend: Catalogus,
) -> None:
    paneel = open_taakpaneel(maak_paneel, server_volgend)
    tabel, kop = paneel.paneel.tabellen()["tblFysiek"], paneel.paneel.kop("tblFysiek")
    cellen = paneel.paneel.cellen()
    k = tabel.k + kop.index("Bedrag")
    r = next(
        r
        for r in range(tabel.r + 1, tabel.r + tabel.hoog)
        if cellen["Fysiek", r, tabel.k + kop.index("Id")].waarde == GEWIJZIGD
    )

    def typed(book: Any) -> None:
        book.sheets["Fysiek"].range((r + 1, k + 1)).value = GETAL

    op_bestand(typed)
    op_bestand(lambda book: knoppen.vernieuw(book, volgend, WIE))
    paneel.paneel.typ("Fysiek", f"{get_column_letter(k + 1)}{r + 1}", GETAL)
    assert "1 conflict: uw waarde blijft staan" in paneel.voorbeeld("vernieuw")
    paneel.toepassen()
    assert paneel.paneel.cellen()["Fysiek", r, k].waarde == GETAL
    assert differences(paneel.paneel.toestand(), lees(pad)) == []


def test_vernieuw_brings_the_new_edition_and_terugdraaien_takes_it_away(
    maak_paneel: MaakPaneel,
    server_volgend: str,
    op_bestand: OpBestand,
    pad: Path,
    volgend: Catalogus,
    meesterboek: dict[str, Any],
) -> None:
    paneel = open_taakpaneel(maak_paneel, server_volgend)
    assert "Voorbeeld" in paneel.voorbeeld("vernieuw")
    assert TITEL in str(paneel.page.text_content("#uitkomst"))
    assert paneel.paneel.nep("tellers.schrijf") == 0
    assert "Toegepast" in paneel.toepassen()
    op_bestand(lambda book: knoppen.vernieuw(book, volgend, WIE))
    assert differences(paneel.paneel.toestand(), lees(pad)) == []
    assert any(str(c.waarde).startswith(NIEUW) for c in paneel.paneel.cellen().values())
    paneel.voorbeeld("terugdraaien")
    paneel.toepassen()
    assert but_the_log(paneel.paneel, meesterboek) == []
    trips(
        paneel.paneel,
        "vernieuw/voorbeeld",
        "vernieuw/toepassen",
        "terugdraaien/voorbeeld",
        "terugdraaien/toepassen",
    )


def test_herbereken_mends_just_what_was_typed_over(
    maak_paneel: MaakPaneel,
    server: str,
    op_bestand: OpBestand,
    pad: Path,
    meester_pad: Path,
    tmp_path: Path,
) -> None:
    """The page reads the formulas, so the amount moves to Eigen bedrag, as on a file."""
    paneel = open_taakpaneel(maak_paneel, server)
    tabel = paneel.paneel.tabellen()["tblOOV"]
    kop = paneel.paneel.kop("tblOOV")
    r, k = tabel.r + 1, tabel.k + kop.index("Geschaald bedrag")
    letter = get_column_letter(k + 1)
    paneel.paneel.typ("OOV", f"{letter}{r + 1}", GETAL)
    recalculate(meester_pad, paneel.paneel, tmp_path / "getypt.xlsx")
    assert "Voorbeeld" in paneel.voorbeeld("herbereken")
    assert "Geschaald bedrag" in str(paneel.page.text_content("#uitkomst"))
    paneel.toepassen()
    cellen = paneel.paneel.cellen()
    assert cellen["OOV", r, k].formule is not None
    assert cellen["OOV", r, tabel.k + kop.index("Eigen bedrag")].waarde == GETAL

    def typed(book: Any) -> None:
        book.sheets["OOV"].range((r + 1, k + 1)).value = GETAL

    op_bestand(typed)
    op_bestand(lambda book: knoppen.herbereken(book, WIE))
    assert differences(paneel.paneel.toestand(), lees(pad)) == []
    trips(paneel.paneel, "herbereken/voorbeeld", "herbereken/toepassen")


def test_controleer_lists_findings_that_select_their_cell(
    maak_paneel: MaakPaneel, server: str, op_bestand: OpBestand, pad: Path
) -> None:
    """The file is that of Excel; a number typed over a formula is found and can be gone to."""

    def typed(book: Any) -> None:
        book.sheets["OOV"].range((10, 6)).value = GETAL

    op_bestand(typed)
    paneel = open_taakpaneel(maak_paneel, server, lees(pad))
    inhoud = base64.b64encode(pad.read_bytes()).decode()
    paneel.page.evaluate("inhoud => { Nep.bestand = inhoud; }", inhoud)
    assert "OOV" in paneel.voorbeeld("controleer")
    assert paneel.paneel.nep("tellers.schrijf") == 0
    knop = paneel.cellen().filter(has_text="OOV").first
    cel = knop.get_attribute("data-cel")
    knop.click()
    paneel.page.wait_for_function("() => Nep.boek.selectie.blad.naam === 'OOV'")
    assert paneel.page.evaluate("() => Nep.adres(Nep.boek.selectie)") == f"OOV!{cel}"
    assert "Controle" in paneel.toepassen()
    assert paneel.paneel.nep("bestanden_open") == 0

    def found(book: Any) -> None:
        controleren.write_findings(book, controleren.controleer(book))

    op_bestand(found)
    assert differences(paneel.paneel.toestand(), lees(pad)) == []
    trips(paneel.paneel, "controleer/voorbeeld", "controleer/toepassen")


def test_terugdraaien_has_nothing_to_take_back_in_a_new_workbook(
    maak_paneel: MaakPaneel, server: str
) -> None:
    paneel = open_taakpaneel(maak_paneel, server)
    assert "niets te wijzigen" in paneel.voorbeeld("terugdraaien")
    assert not paneel.page.is_visible("#toepassen")


def test_each_button_of_the_ribbon_opens_its_tab_and_previews(
    maak_paneel: MaakPaneel, server: str, meester_pad: Path
) -> None:
    paneel = open_taakpaneel(maak_paneel, server)
    inhoud = base64.b64encode(meester_pad.read_bytes()).decode()
    paneel.page.evaluate("inhoud => { Nep.bestand = inhoud; }", inhoud)
    acties = paneel.page.evaluate("() => Object.keys(Nep.acties)")
    assert sorted(acties) == sorted(KNOPPEN)
    for nummer, knop in enumerate(KNOPPEN, 1):
        assert paneel.page.evaluate("knop => Nep.lint(knop)", knop) == "completed"
        assert paneel.paneel.nep("paneel.getoond") == nummer
        assert paneel.page.is_visible(f"#paneel-{knop}")
        assert paneel.page.get_attribute(f"#knop-{knop}", "aria-selected") == "true"
        assert (paneel.tekst() != "") is (knop != "schaal")
    assert paneel.paneel.nep("tellers.schrijf") == 0
    trips(paneel.paneel, *(f"{knop}/voorbeeld" for knop in KNOPPEN[1:]))


def test_what_changed_since_the_preview_is_not_applied_but_shown(
    maak_paneel: MaakPaneel, server_volgend: str
) -> None:
    """Only what the preview just before did not say is marked, however often it changes."""
    paneel = open_taakpaneel(maak_paneel, server_volgend)
    paneel.paneel.expect("409")
    paneel.voorbeeld("vernieuw")
    tabel = paneel.paneel.tabellen()["tblGemeenten"]
    letter = get_column_letter(tabel.k + paneel.paneel.kop("tblGemeenten").index("Inwoners") + 1)
    seen = set(paneel.regels(nieuw=False))
    assert paneel.regels(nieuw=True) == []
    for row, typed in enumerate((1234, 2345), 1):
        paneel.paneel.typ("Gemeenten", f"{letter}{tabel.r + row + 1}", typed)
        assert "gewijzigd sinds het voorbeeld" in paneel.toepassen()
        (marked,) = (regel.removeprefix("nieuw ") for regel in paneel.regels(nieuw=True))
        assert str(typed) in marked
        assert marked not in seen
        known = set(paneel.regels(nieuw=False))
        assert len(known) == len(seen) - 1
        assert known <= seen
        seen = known | {marked}
    assert paneel.paneel.nep("tellers.schrijf") == 0
    assert "Toegepast" in paneel.toepassen()


def test_a_workbook_without_a_table_of_ours_is_refused_in_words(
    maak_paneel: MaakPaneel, server: str, meesterboek: dict[str, Any]
) -> None:
    boek = copy.deepcopy(meesterboek)
    oov = next(blad for blad in boek["bladen"] if blad["naam"] == "OOV")
    oov["tabellen"][0]["naam"] = "mijnOOV"
    paneel = open_taakpaneel(maak_paneel, server, boek)
    paneel.paneel.expect("422")
    paneel.voorbeeld("vernieuw")
    assert "tabel tblOOV is er niet" in paneel.fout()
    assert not paneel.page.is_visible("#toepassen")


def test_a_workbook_of_a_newer_layout_is_refused_in_words(
    maak_paneel: MaakPaneel, server: str
) -> None:
    paneel = open_taakpaneel(maak_paneel, server)
    paneel.paneel.expect("422")
    paneel.paneel.typ("Catalogus", "I4", INDELING + 1)
    paneel.voorbeeld("vernieuw")
    assert "deze werkmap is van een nieuwere versie" in paneel.fout()
    assert not paneel.page.is_visible("#toepassen")


def test_sheets_of_the_user_never_leave_the_pc(
    maak_paneel: MaakPaneel, server: str, meesterboek: dict[str, Any]
) -> None:
    boek = with_own_sheet(meesterboek, "Eigen salarissen", "geheim van P&O")
    paneel = open_taakpaneel(maak_paneel, server, boek)
    paneel.kies_alleen("Zwolle")
    paneel.voorbeeld("schaal")
    assert "Toegepast" in paneel.toepassen()
    for asked in paneel.paneel.workbook_requests():
        assert "geheim van P" not in str(asked.post_data)
        assert "Salaris" not in json.dumps(json.loads(str(asked.post_data))["boek"]["names"])
    assert paneel.paneel.cellen()["Start", 6, 2].waarde == "Zwolle"
    assert paneel.paneel.cellen()["Eigen salarissen", 0, 0].waarde == "geheim van P&O"


def test_what_excel_refuses_is_told(
    maak_paneel: MaakPaneel, server: str, meesterboek: dict[str, Any]
) -> None:
    boek = copy.deepcopy(meesterboek)
    next(b for b in boek["bladen"] if b["naam"] == "Wijzigingen")["beschermd"] = True
    paneel = open_taakpaneel(maak_paneel, server, boek)
    paneel.paneel.expect("console: paneel:")
    paneel.kies_alleen("Zwolle")
    paneel.voorbeeld("schaal")
    paneel.toepassen()
    assert "blad is beveiligd" in paneel.fout()


def test_a_server_that_is_gone_is_told(maak_paneel: MaakPaneel, server: str) -> None:
    paneel = open_taakpaneel(maak_paneel, server)
    paneel.paneel.expect("net::ERR_FAILED")
    paneel.page.route("**/modelgemeente/**", lambda route: route.abort())
    paneel.voorbeeld("vernieuw")
    assert "niet bereikbaar" in paneel.fout()
    assert "niets gewijzigd" in paneel.fout()


def tab_through(paneel: Taakpaneel, key: str) -> list[str]:
    """Press Tab until the buttons below; each thing that gets the focus is clear of them."""
    passed: list[str] = []
    for _ in range(200):
        paneel.page.keyboard.press(key)
        at = paneel.page.evaluate(
            """() => {
                const dit = document.activeElement;
                const { bottom, height } = dit.getBoundingClientRect();
                const rand = document.getElementById("daden").getBoundingClientRect().top;
                const wat = dit.matches("button.cel") ? "cel" : dit.localName;
                return { wat, in: !!dit.closest("#uitkomst"), vrij: bottom <= rand && height > 0 };
            }"""
        )
        if not at["in"]:
            return passed
        assert at["vrij"], (len(passed), at)
        passed.append(at["wat"])
    raise AssertionError(passed)


def test_what_has_the_focus_is_not_under_the_buttons_below(
    maak_paneel: MaakPaneel, server_volgend: str, op_bestand: OpBestand, pad: Path
) -> None:
    """WCAG 2.4.11, in a pane so low that the list runs far below it."""

    def typed(book: Any) -> None:
        for row in range(10, 22):
            book.sheets["OOV"].range((row, 6)).value = GETAL

    op_bestand(typed)
    paneel = open_taakpaneel(maak_paneel, server_volgend, lees(pad))
    inhoud = base64.b64encode(pad.read_bytes()).decode()
    paneel.page.evaluate("inhoud => { Nep.bestand = inhoud; }", inhoud)
    paneel.page.set_viewport_size({"width": 350, "height": 400})
    paneel.voorbeeld("vernieuw")
    assert tab_through(paneel, "Tab").count("summary") > 4
    paneel.voorbeeld("controleer")
    assert tab_through(paneel, "Tab").count("cel") > 8
    assert tab_through(paneel, "Shift+Tab").count("cel") > 8


def test_a_screen_reader_hears_that_it_is_busy_and_lands_on_the_heading(
    maak_paneel: MaakPaneel, server: str
) -> None:
    paneel = open_taakpaneel(maak_paneel, server)
    page = paneel.page
    # A region is heard only if it was there, and shown, before its text came.
    assert page.get_attribute("#voortgang-tekst", "role") == "status"
    assert page.evaluate(
        """() => {
            const tekst = document.getElementById("voortgang-tekst");
            return tekst.textContent === "" && tekst.getClientRects().length === 1
                && !tekst.closest('[aria-busy="true"]');
        }"""
    )
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/modelgemeente/terugdraaien/voorbeeld", hold)
    paneel.tab("terugdraaien")
    page.click("#voorbeeld-terugdraaien")
    page.get_by_text("Het voorbeeld wordt gemaakt.").wait_for()
    assert page.is_visible("#voortgang")
    assert page.get_attribute("#uitkomst", "aria-busy") == "true"
    assert page.locator('[aria-busy="true"] [role]').count() == 0
    held[0].continue_()
    paneel.klaar()
    assert page.text_content("#voortgang-tekst") == ""
    assert page.get_attribute("#uitkomst", "aria-busy") is None
    assert page.get_attribute("#uitkomst", "role") is None
    assert page.evaluate("() => document.activeElement.matches('#uitkomst h2')")
