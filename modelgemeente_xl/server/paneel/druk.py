"""Press a button for the task pane: the functions of `addin`, on the workbook that was sent.

Nothing is kept: the workbook lives as long as the request, and `toepassen` plans anew and is
refused where that plan is not the one that was previewed.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from modelgemeente_xl.bestand.motor.motor import open_inhoud
from modelgemeente_xl.catalogus.laden import installed_catalogus
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.grond.geweigerd import Geweigerd
from modelgemeente_xl.knoppen import controleren, knoppen
from modelgemeente_xl.knoppen.register import KIJKT, WIJZIGT, Druk
from modelgemeente_xl.regels.alle import as_json
from modelgemeente_xl.regels.zicht.regel import Gevonden
from modelgemeente_xl.server.grond.boek import open_boek
from modelgemeente_xl.server.grond.logboek import log_error
from modelgemeente_xl.server.grond.omgeving import Grens
from modelgemeente_xl.server.paneel import html as paneel_html
from modelgemeente_xl.server.paneel.vraag import STAPPEN, Vraag, VraagOnjuist, read_vraag
from modelgemeente_xl.werkmap.indeling.knoppen import Knop, in_excel
from modelgemeente_xl.werkmap.inhoud.inhoud import register_of

_BESTANDSNAAM = "werkmap.xlsx"


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What goes back: a status of HTTP, and what the page reads."""

    inhoud: Mapping[str, Any]
    status: int = 200


class _AnderPlan(Exception):
    """The workbook is not as it was at the preview; `antwoord` holds the new one."""

    def __init__(self, antwoord: Antwoord) -> None:
        self.antwoord = antwoord
        super().__init__()


def press_json(knop: str, stap: str, body: bytes, naam: str, verzoek: str) -> tuple[bytes, int]:
    """The answer as it goes out: JSON in ASCII, for a workbook may hold text that is no Unicode."""
    antwoord = press(knop, stap, body, naam, verzoek)
    return json.dumps(antwoord.inhoud).encode("ascii"), antwoord.status


def press(knop: str, stap: str, body: bytes, naam: str, verzoek: str) -> Antwoord:
    """Answer a request of the task pane; whatever is wrong comes back in Dutch words.

    `verzoek` is its number in the log, by which an administrator finds the two lines together.
    """
    try:
        known = next((k for k in in_excel() if k.naam == knop), None)
        if known is None or stap not in STAPPEN:
            raise VraagOnjuist([Bevinding(f"{knop}/{stap}"[:60], "deze knop is er niet")], 404)
        vraag = read_vraag(known, stap, body, register_of(installed_catalogus()))
        if known.schrijft:
            return _change(known, stap, vraag, _wie(naam))
        return _look(known, stap, vraag)
    except _AnderPlan as other:
        return other.antwoord
    except Exception as error:
        if isinstance(error, Geweigerd) and not error.eigen_fout:
            return _refusal(error.bevindingen, error.status)
        log_error(error, verzoek, knop=knop, stap=stap)
        return Antwoord({"html": paneel_html.storing(), "fout": True}, 500)


def _change(knop: Knop, stap: str, vraag: Vraag, wie: knoppen.Wie) -> Antwoord:
    voorbeeld = stap == "voorbeeld"
    druk = Druk(wie, installed_catalogus, vraag.keuze, vraag.formules, voorbeeld)
    with open_boek(vraag.boek or {}) as book:
        uitkomst = WIJZIGT[knop.naam](book, druk)
        afdruk = uitkomst.plan.vingerafdruk
        if voorbeeld:
            return _preview(paneel_html.voorbeeld(uitkomst), afdruk, uitkomst.plan.leeg)
        if afdruk != vraag.vingerafdruk:
            html = paneel_html.voorbeeld(uitkomst, gewijzigd=True)
            raise _AnderPlan(_preview(html, afdruk, uitkomst.plan.leeg, 409))
        return Antwoord({"html": paneel_html.uitkomst(uitkomst), "acties": book.json()})


def _look(knop: Knop, stap: str, vraag: Vraag) -> Antwoord:
    assert vraag.bestand is not None
    profiel = vraag.keuze.get("profiel", "werk")
    file = open_inhoud(_BESTANDSNAAM, vraag.bestand, Grens.of(os.environ).uitpakken)
    try:
        gevonden = KIJKT[knop.naam](file, vraag.keuze)
    finally:
        file.close()
    afdruk = _fingerprint(gevonden)
    if stap == "voorbeeld":
        return _preview(paneel_html.bevindingen(gevonden, profiel), afdruk, leeg=False)
    if afdruk != vraag.vingerafdruk:
        html = paneel_html.bevindingen(gevonden, profiel, gewijzigd=True)
        return _preview(html, afdruk, leeg=False, status=409)
    with open_boek(vraag.boek or {}) as book:
        controleren.write_findings(book, gevonden)
        return Antwoord({"html": paneel_html.opgeschreven(gevonden), "acties": book.json()})


def _preview(html: str, afdruk: str, leeg: bool, status: int = 200) -> Antwoord:
    inhoud: dict[str, Any] = {"html": html, "vingerafdruk": afdruk, "leeg": leeg}
    return Antwoord(inhoud if status == 200 else {**inhoud, "fout": True}, status)


def _refusal(bevindingen: tuple[Bevinding, ...], status: int) -> Antwoord:
    return Antwoord({"html": paneel_html.fout(bevindingen), "fout": True}, status)


def _fingerprint(gevonden: tuple[Gevonden, ...]) -> str:
    return hashlib.sha256(json.dumps(as_json(gevonden)).encode("ascii")).hexdigest()


def _wie(naam: str) -> knoppen.Wie:
    return knoppen.Wie(naam, datetime.now().replace(microsecond=0))
