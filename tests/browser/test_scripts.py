"""The buttons through xlwings' own client and server: the workbook is as after the same on a file."""

import copy
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from openpyxl.utils import get_column_letter

from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.model.catalogus import Catalogus
from tests.browser.conftest import MEEST, WIE, MaakPaneel, OpBestand
from tests.browser.nep.nepboek import cellen_van, lees, with_own_sheet
from tests.browser.paneel import Paneel
from tests.browser.vergelijk import differences, moment_cells, recalculate
from tests.knoppen.volgend_jaar import NIEUW

GEMEENTE = ("Start", "C7")


def told(paneel: Paneel) -> list[str]:
    """The lines of the last alert, once it is there."""
    paneel.page.wait_for_function("() => Nep.meldingen.length > 0")
    return str(paneel.nep("meldingen")[-1]["tekst"]).split("\n")


def one_round_trip(paneel: Paneel, scripts: int) -> None:
    """Each button press sent the workbook once, and not too much of it."""
    sent = paneel.workbook_requests()
    assert len(sent) == scripts
    for asked in sent:
        assert len(asked.post_data_buffer or b"") < MEEST


def test_schaal_in_the_browser_is_schaal_on_a_file(
    maak_paneel: MaakPaneel,
    server_volgend: str,
    pad: Path,
    op_bestand: OpBestand,
    volgend: Catalogus,
) -> None:
    """The user chose another gemeente on Start; the button brings its newest inhabitants."""

    def choose(book: Any) -> None:
        book.sheets["Start"].range("C7").value = "Purmerend"

    op_bestand(choose)  # the fake does not compute, and Excel would have done so by now
    paneel = maak_paneel(server_volgend, lees(pad))
    paneel.script("schaal")
    uitkomst = op_bestand(lambda book: knoppen.schaal(book, volgend, knoppen.Schaalkeuze(), WIE))
    assert told(paneel) == uitkomst.lines()
    assert differences(paneel.toestand(), lees(pad)) == []
    one_round_trip(paneel, 1)


def test_vernieuw_in_the_browser_is_vernieuw_on_a_file(
    maak_paneel: MaakPaneel,
    server_volgend: str,
    pad: Path,
    op_bestand: OpBestand,
    volgend: Catalogus,
) -> None:
    paneel = maak_paneel(server_volgend)
    paneel.script("vernieuw")
    uitkomst = op_bestand(lambda book: knoppen.vernieuw(book, volgend, WIE))
    assert len(uitkomst.plan.wijzigingen) > 500
    assert told(paneel)[:10] == uitkomst.lines()[:10]
    bestand = lees(pad)
    assert differences(paneel.toestand(), bestand) == []
    cellen = paneel.cellen()
    assert any(str(cel.waarde).startswith(NIEUW) for cel in cellen.values())
    now = (datetime.now() - datetime(1899, 12, 30)) / timedelta(days=1)
    latest = max(moment_cells(bestand))
    assert abs(float(str(cellen[latest].waarde)) - now) < 0.01
    one_round_trip(paneel, 1)


def test_herbereken_in_the_browser_mends_what_was_typed_over(
    maak_paneel: MaakPaneel, server: str, meester_pad: Path, tmp_path: Path
) -> None:
    """As in Excel on the web, where formulas cannot be read: see docs/besluiten/0011."""
    paneel = maak_paneel(server)
    paneel.script("herbereken")
    assert told(paneel)[0].startswith("herbereken")
    before = paneel.cellen()
    tabel = paneel.tabellen()["tblOOV"]
    plek = "OOV", tabel.r + 1, tabel.k + paneel.kop("tblOOV").index("Per jaar")
    assert before[plek].formule is not None
    paneel.typ("OOV", f"{get_column_letter(plek[2] + 1)}{plek[1] + 1}", 77)
    assert paneel.cellen()[plek].formule is None
    recalculate(meester_pad, paneel, tmp_path / "berekend.xlsx")
    paneel.script("herbereken")
    assert paneel.cellen()[plek].formule == before[plek].formule
    one_round_trip(paneel, 2)


def test_terugdraaien_gives_back_every_cell_but_the_log(
    maak_paneel: MaakPaneel, server_volgend: str, meesterboek: dict[str, Any]
) -> None:
    paneel = maak_paneel(server_volgend)
    paneel.script("vernieuw")
    paneel.script("terugdraaien")
    after, before = paneel.cellen(), cellen_van(meesterboek)
    different = [
        place
        for place in before.keys() | after.keys()
        if place[0] != "Wijzigingen" and before.get(place) != after.get(place)
    ]
    assert different == []
    assert {
        naam: tabel for naam, tabel in paneel.tabellen().items() if naam != "tblWijzigingen"
    } == {
        t["naam"]: (blad["naam"], t["r"], t["k"], t["hoog"], t["breed"])
        for blad in meesterboek["bladen"]
        for t in blad["tabellen"]
        if t["naam"] != "tblWijzigingen"
    }
    one_round_trip(paneel, 2)


def test_a_workbook_without_our_tables_is_told_in_dutch(
    maak_paneel: MaakPaneel, server: str, meesterboek: dict[str, Any]
) -> None:
    boek = copy.deepcopy(meesterboek)
    oov = next(blad for blad in boek["bladen"] if blad["naam"] == "OOV")
    oov["tabellen"][0]["naam"] = "mijnOOV"
    paneel = maak_paneel(server, boek)
    paneel.expect("tabel tblOOV is er niet|Failed to load resource")
    paneel.script("vernieuw")
    assert any("tabel tblOOV is er niet" in line for line in told(paneel))
    assert paneel.nep("tellers.schrijf") == 0


def test_an_alert_can_be_read_and_closed(maak_paneel: MaakPaneel, server: str) -> None:
    paneel = maak_paneel(server)
    paneel.script("terugdraaien")
    regels = told(paneel)
    url = str(paneel.nep("meldingen")[0]["url"])
    melding = maak_paneel(server, bladzijde=url.removeprefix(server))
    assert melding.page.inner_text("h1") == "Modelgemeente"
    assert all(regel in melding.page.inner_text("body") for regel in regels)
    melding.page.click("#ok")
    melding.page.wait_for_function("() => Nep.bericht !== undefined")
    paneel.page.evaluate("bericht => Nep.beantwoord(bericht)", melding.nep("bericht"))
    assert paneel.nep("meldingen")[0]["open"] is False


def test_a_script_takes_no_sheet_of_the_user_along(
    maak_paneel: MaakPaneel, server: str, meesterboek: dict[str, Any]
) -> None:
    """Sheets are counted by place: one in between must not shift what is written."""
    paneel = maak_paneel(server, with_own_sheet(meesterboek, "Eigen salarissen", "geheim van P&O"))
    paneel.typ(*GEMEENTE, "Zwolle")
    paneel.script("schaal")
    assert told(paneel)[0].startswith("schaal")
    one_round_trip(paneel, 1)
    (asked,) = paneel.workbook_requests()
    assert "geheim van P" not in str(asked.post_data)
    assert paneel.cellen()["Eigen salarissen", 0, 0].waarde == "geheim van P&O"
