"""Buttons in the sheet: a press opens the pane at that button, and the user stays where he was.

The shapes are those of the master; what Excel does when one is pressed (go where its link leads,
and tell who listens) is the fake's. That Excel itself does so has not been seen.
"""

import base64
from pathlib import Path
from typing import Any

import pytest

from modelgemeente_xl.werkmap.indeling.knoppen import in_excel
from tests.browser.conftest import MaakPaneel
from tests.browser.taakpaneel import Taakpaneel, open_taakpaneel

KNOPPEN = [(knop.naam, knop.label) for knop in in_excel()]


def press(paneel: Taakpaneel, blad: str, vorm: str) -> None:
    """Press a shape, and wait until the pane has shown itself and is done."""
    getoond = paneel.paneel.nep("paneel.getoond")
    paneel.page.evaluate("([blad, vorm]) => Nep.druk(blad, vorm)", [blad, vorm])
    paneel.page.wait_for_function("n => Nep.paneel.getoond === n", arg=getoond + 1)
    paneel.klaar()


def where(paneel: Taakpaneel) -> str:
    return str(paneel.page.evaluate("() => Nep.waar()"))


@pytest.mark.parametrize(("naam", "label"), KNOPPEN)
def test_a_press_on_start_opens_its_button(
    maak_paneel: MaakPaneel, server: str, meester_pad: Path, naam: str, label: str
) -> None:
    paneel = open_taakpaneel(maak_paneel, server)
    inhoud = base64.b64encode(meester_pad.read_bytes()).decode()  # one of them looks at the file
    paneel.page.evaluate("inhoud => { Nep.bestand = inhoud; }", inhoud)
    paneel.page.evaluate("() => Nep.loop('Start', 'C7')")
    press(paneel, "Start", label)
    assert paneel.page.is_visible(f"#paneel-{naam}")
    assert where(paneel) == "Start!C7"
    assert paneel.paneel.nep("tellers.schrijf") == 0
    chosen_first = naam == "schaal"
    assert bool(paneel.tekst()) is not chosen_first


def test_a_press_on_a_domain_sheet_brings_the_user_back_to_it(
    maak_paneel: MaakPaneel, server: str
) -> None:
    paneel = open_taakpaneel(maak_paneel, server)
    paneel.page.evaluate("() => Nep.loop('Sociaal', 'D12')")
    for _ in range(2):  # also where the same line was selected before
        press(paneel, "Sociaal", "Vernieuw")
        assert paneel.page.is_visible("#paneel-vernieuw")
        assert "Er is niets te wijzigen" in paneel.tekst()
        assert where(paneel) == "Sociaal!D12"
    assert len(paneel.paneel.workbook_requests()) == 2


def test_who_walks_over_the_explanation_presses_nothing(
    maak_paneel: MaakPaneel, server: str, meesterboek: dict[str, Any]
) -> None:
    paneel = open_taakpaneel(maak_paneel, server)
    (plek,) = (n["bereik"][1] for n in meesterboek["namen"] if n["naam"] == "Knop_vernieuw")
    links, rechts = plek.replace("$", "").split(":")
    for adres in (links, rechts, "A1:C3", f"{links}:H99"):
        paneel.page.evaluate("adres => Nep.loop('Start', adres)", adres)
    paneel.page.wait_for_timeout(500)
    assert paneel.paneel.nep("paneel.getoond") == 0
    assert paneel.paneel.workbook_requests() == []


def test_a_workbook_without_buttons_opens_as_before(
    maak_paneel: MaakPaneel, server: str, meesterboek: dict[str, Any]
) -> None:
    namen = [n for n in meesterboek["namen"] if not n["naam"].startswith("Knop_")]
    boek = {**meesterboek, "namen": namen}
    paneel = open_taakpaneel(maak_paneel, server, boek)
    assert "Er is niets te wijzigen" in paneel.voorbeeld("vernieuw")
