"""The page itself: Dutch, whole, without scripts in the text, and with icons of our own."""

import re
import struct
from html.parser import HTMLParser

import pytest

from modelgemeente_xl.model.totalen import Totalen
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.wijziging import Conflict, Wijziging, Wijzigingssoort
from modelgemeente_xl.werkmap.indeling.knoppen import in_excel
from modelgemeente_xl.werkmap.indeling.tabellen import GELEZEN
from modelgemeente_xl.werkmap.plannen.gevolgen import (
    Gevolg,
    Gevolgen,
    Gevolgsoort,
    Totaalgevolg,
)
from tests.server.paneel.conftest import PROJECT, Server

KNOPPEN = tuple(knop.naam for knop in in_excel())
IDS = (
    *(f"{deel}-{knop}" for deel in ("knop", "paneel", "voorbeeld") for knop in KNOPPEN),
    *("toepassen", "annuleren", "uitkomst", "fout", "voortgang", "gemeente-zoek"),
    *("gemeente-keuze", "gekozen", "jaar", "medewerkers", "afdelingen", "wis-eigen"),
    *("profiel", "aantal"),
)


class Pagina(HTMLParser):
    """Tags with their attributes, and the text that a reader sees."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inline: list[str] = []
        self._in = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in = tag if tag in ("script", "style") and not dict(attrs).get("type") else ""

    def handle_data(self, data: str) -> None:
        if self._in and data.strip():
            self.inline.append(data)

    def ids(self) -> list[str]:
        return [str(a["id"]) for _, a in self.tags if "id" in a]


@pytest.fixture(scope="session")
def pagina(server: Server) -> Pagina:
    return Pagina(server.get("/taskpane.html").tekst)


def test_the_page_is_dutch_and_has_every_part_of_the_contract(pagina: Pagina) -> None:
    assert ("html", {"lang": "nl"}) in pagina.tags
    ids = pagina.ids()
    assert set(IDS) <= set(ids)
    assert len(ids) == len(set(ids))
    roles = {a.get("id"): a.get("role") for _, a in pagina.tags}
    assert (roles["voortgang-tekst"], roles["fout"]) == ("status", "alert")
    assert roles["uitkomst"] is None  # its heading gets the focus; it must not be read twice


def test_every_control_has_a_label_and_every_picture_an_alternative(pagina: Pagina) -> None:
    labelled = {a.get("for") for tag, a in pagina.tags if tag == "label"}
    for tag, attributes in pagina.tags:
        if tag in ("input", "select"):
            assert attributes["id"] in labelled or attributes.get("aria-label"), attributes
        if tag == "img":
            assert "alt" in attributes
    for _, attributes in pagina.tags:
        for name in ("aria-controls", "aria-labelledby", "aria-describedby", "for"):
            for id_ in str(attributes.get(name) or "").split():
                assert id_ in pagina.ids(), (name, id_)


def test_nothing_runs_or_is_styled_from_the_text_of_the_page(pagina: Pagina) -> None:
    assert pagina.inline == []
    for _, attributes in pagina.tags:
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)


def test_everything_the_page_loads_is_there_and_ours_to_serve(
    server: Server, pagina: Pagina
) -> None:
    links = {
        str(a.get("src") or a.get("href")) for _, a in pagina.tags if "src" in a or "href" in a
    }
    assert len(links) > 12
    for link in links:
        assert link.startswith("/"), link
        assert server.get(link).status == 200, link
    for part in ("bootstrap", "htmx", "alpine", "socket.io"):
        assert not any(part in link for link in links)


def test_modules_import_only_what_is_served(server: Server) -> None:
    for module in sorted((PROJECT / "static" / "js").glob("*.js")):
        for target in re.findall(r'from "\./([\w.-]+)"', module.read_text("utf-8")):
            assert server.get(f"/static/js/{target}").status == 200, (module.name, target)


def test_the_page_and_the_server_say_the_same_of_a_workbook_that_is_too_large() -> None:
    from modelgemeente_xl.server.grond.fouten import TEKSTEN

    assert f'413: "{TEKSTEN[413]}"' in (PROJECT / "static" / "js" / "server.js").read_text("utf-8")


def test_the_page_names_the_tables_by_which_sheets_are_sent(server: Server) -> None:
    text = server.get("/taskpane.html").tekst
    assert all(f'"{tabel}"' in text for tabel in GELEZEN)


def test_messages_of_scripts_are_dutch(server: Server) -> None:
    answer = server.get(
        "/xlwings/alert?prompt=%3Cb%3EKlaar&title=Error&buttons=yes_no_cancel&mode=info&callback="
    )
    assert answer.status == 200
    for word in ("Ja", "Nee", "Annuleren", "Melding", "&lt;b&gt;Klaar"):
        assert word in answer.tekst
    for word in (">Yes<", ">No<", ">Cancel<", ">Error<", "bootstrap"):
        assert word not in answer.tekst


@pytest.mark.parametrize("naam", ["modelgemeente", *KNOPPEN])
@pytest.mark.parametrize("maat", [16, 32, 64, 80])
def test_icons_have_their_size(server: Server, naam: str, maat: int) -> None:
    content = (PROJECT / "static" / "images" / f"{naam}-{maat}.png").read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", content[16:24]) == (maat, maat)


def test_long_lists_are_folded_and_every_text_is_escaped() -> None:
    from modelgemeente_xl.knoppen.uitkomst import Uitkomst
    from modelgemeente_xl.server.paneel import html as paneel_html

    geen = Totalen({}, {}, (0,), (0,))
    jaren = (2027, 2028, 2029, 2030)
    namen = tuple(f"<b>Titel {i}" for i in range(25))
    reeks = {"structureel": (1, 1, 1, 1)}
    gevolgen = Gevolgen(
        jaren,
        jaren,
        (Totaalgevolg("Totaal bruto", (5, 5, 5, 5), (30, 30, 30, 30)),),
        (),
        tuple(Gevolg(Gevolgsoort.DUURDER, naam, "", reeks, reeks) for naam in namen),
    )
    wijzigingen = tuple(
        Wijziging(
            "OOV",
            "tblOOV",
            f"regel-{i}",
            "Bedrag",
            Wijzigingssoort.CEL,
            i,
            "<b>nieuw</b>",
            "<i>reden",
        )
        for i in range(200)
    )
    conflicten = tuple(
        Conflict("OOV", "tblOOV", f"regel-{i}", "Duur", 1, 3, "<u>", "beide") for i in range(20)
    )
    html = paneel_html.voorbeeld(
        Uitkomst(Plan("vernieuw", "a -> b", wijzigingen, conflicten), geen, geen, gevolgen)
    )
    assert html.index("Duurder: 25 ontwikkelingen") < html.index("20 conflicten")
    assert html.count("Titel ") == 25
    assert "<summary>Nog 15</summary>" in html
    assert "Voorbeeld: 200 wijzigingen" in html
    assert html.count("data-wijziging") == paneel_html.MEEST_PER_BLAD
    assert f"En nog {200 - paneel_html.MEEST_PER_BLAD}." in html
    assert "20 conflicten: uw waarde blijft staan" in html
    assert html.index("<summary>Nog 12</summary>") < html.index("Per blad")
    assert not re.search(r"<[bui]>", html)
    assert "De totalen veranderen niet." in paneel_html.voorbeeld(
        Uitkomst(Plan("schaal", "", wijzigingen), geen, geen, Gevolgen(jaren, jaren, ()))
    )


def test_places_become_buttons_only_where_there_is_a_cell() -> None:
    from modelgemeente_xl.server.paneel.html import Vindplek, plek_of

    assert plek_of("Fysiek!M12") == Vindplek("Fysiek!M12", "Fysiek", "M12")
    assert plek_of("Ons blad!A1:B2").cel == "A1:B2"
    for waar in ("werkmap", "Fysiek!rij 3", "!A1", "blad Start", "A1"):
        assert plek_of(waar) == Vindplek(waar)
