"""What is wrong comes back in Dutch, all at once; what changed since the preview is not applied."""

import base64
import copy
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from modelgemeente_xl.bestand.proces.procesgrens import MERK
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.werkmap.inhoud import nummer
from tests.server.lading import Lading, file_of, payload_of
from tests.server.paneel.conftest import Antwoord, Server

KNOPPEN = ("schaal", "vernieuw", "herbereken", "terugdraaien")
ELF = [
    "Almelo",
    "Almere",
    "Assen",
    "Baarn",
    "Breda",
    "Delft",
    "Ede",
    "Emmen",
    "Gouda",
    "Venlo",
    "Zwolle",
]
ENGELS = re.compile(r"\b(error|invalid|expected|Traceback|line \d+|None|dict|list index)\b")


def refused(antwoord: Antwoord, status: int) -> str:
    assert (antwoord.status, antwoord.soort) == (status, "application/json"), antwoord.tekst[:500]
    assert antwoord.json["fout"] is True
    assert "acties" not in antwoord.json
    assert ENGELS.search(antwoord.html) is None, antwoord.html
    return antwoord.html


def preview(server: Server, boek: Lading, naam: str = "Venlo") -> Lading:
    body = {"boek": boek, "keuze": {"gemeenten": [naam]}}
    return body | {"vingerafdruk": server.druk("schaal", "voorbeeld", **body).json["vingerafdruk"]}


def named_cell(boek: Lading, naam: str) -> tuple[list[Any], int]:
    """The row of a named cell, and its place in it."""
    name = next(n for n in boek["names"] if n["name"] == naam)
    match = re.fullmatch(r"([A-Z])([0-9]+)", name["address"])
    assert match is not None
    return boek["sheets"][name["sheet_index"]]["values"][int(match[2]) - 1], ord(match[1]) - 65


def test_a_workbook_that_changed_since_the_preview_is_left_alone(
    server: Server, boek: Lading
) -> None:
    body = preview(server, boek)
    changed = copy.deepcopy(boek)
    row, place = named_cell(changed, "Gemeente")
    row[place] = "Zwolle"
    antwoord = server.druk("schaal", "toepassen", **(body | {"boek": changed}))
    html = refused(antwoord, 409)
    assert "Er is niets toegepast" in html
    assert "Zwolle → Venlo" in html
    afdruk = antwoord.json["vingerafdruk"]
    assert afdruk != body["vingerafdruk"]
    again = body | {"boek": changed, "vingerafdruk": afdruk}
    assert server.druk("schaal", "toepassen", **again).status == 200


def test_another_choice_than_was_previewed_is_not_applied(server: Server, boek: Lading) -> None:
    body = preview(server, boek)
    other = body | {"keuze": {"gemeenten": ["Zwolle"]}}
    refused(server.druk("schaal", "toepassen", **other), 409)
    without = {k: v for k, v in body.items() if k != "vingerafdruk"}
    html = refused(server.druk("schaal", "toepassen", **without), 422)
    assert "druk eerst op Voorbeeld" in html


def test_every_fault_of_a_choice_is_told_at_once(server: Server, boek: Lading) -> None:
    keuze = {
        "gemeenten": ["Purmerent", "Atlantis", "Zwolle", "zwolle"],
        "jaar": 1999,
        "medewerkers": "veel",
        "afdelingen": 2.5,
        "wis_eigen": "ja",
        "kleur": "rood",
    }
    html = refused(server.druk("schaal", "voorbeeld", boek=boek, keuze=keuze), 422)
    for part in (
        "bedoelde u &#39;Purmerend&#39;",
        "gemeente &#39;Atlantis&#39; staat niet in het register",
        "gemeente &#39;Zwolle&#39; is meer dan één keer gegeven",
        "&#39;1999&#39; past niet; verwacht wordt een geheel getal van 2026 tot en met 2032",
        "Medewerkers",
        "&#39;2.5&#39; past niet",
        "Eigen aantallen wissen",
        "keuze kleur",
    ):
        assert part in html, part


@pytest.mark.parametrize(
    ("knop", "keuze", "text"),
    [
        ("terugdraaien", {"aantal": 0}, "van 1 tot en met 1000"),
        ("terugdraaien", {"aantal": True}, "van 1 tot en met 1000"),
        ("vernieuw", {"alleen": "alles"}, "geen lijst van teksten"),
        ("herbereken", {"jaar": 2027}, "deze knop kent geen keuzes"),
        ("schaal", ["Venlo"], "geen lijst van keuzes"),
        ("schaal", {"gemeenten": ELF}, "11 gemeenten gegeven; de werkmap heeft plaats voor 10"),
    ],
)
def test_wrong_choices_of_each_button(
    server: Server, boek: Lading, knop: str, keuze: Any, text: str
) -> None:
    assert text in refused(server.druk(knop, "voorbeeld", boek=boek, keuze=keuze), 422)


@pytest.mark.parametrize("knop", KNOPPEN)
def test_a_workbook_without_our_tables(server: Server, boek: Lading, knop: str) -> None:
    empty = boek | {
        "sheets": [
            {**boek["sheets"][0], "name": "Blad1", "values": [[nummer.INDELING]], "tables": []}
        ],
        "names": [
            n | {"sheet_index": 0, "address": "A1"}
            for n in boek["names"]
            if n["name"] == nummer.NAAM
        ],
    }
    html = refused(server.druk(knop, "voorbeeld", boek=empty), 422)
    assert "tabel tblOOV is er niet" in html
    assert "de naam Gemeente is er niet" in html


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"tekst"', b"\xff\xfe", b'{"boek": NaN}', b"[" * 100_000, b"null"],
)
def test_what_is_no_json_object(server: Server, body: bytes) -> None:
    assert "JSON" in refused(server.post("/modelgemeente/schaal/voorbeeld", body), 400)


def _without(key: str) -> Any:
    def change(boek: Lading) -> None:
        del boek[key]

    return change


def _sheet(**changes: Any) -> Any:
    def change(boek: Lading) -> None:
        boek["sheets"][0].update(changes)

    return change


def _name(**changes: Any) -> Any:
    def change(boek: Lading) -> None:
        boek["names"][0].update(changes)

    return change


def _table(**changes: Any) -> Any:
    def change(boek: Lading) -> None:
        next(b for b in boek["sheets"] if b["tables"])["tables"][0].update(changes)

    return change


@pytest.mark.parametrize(
    "change",
    [
        _without("client"),
        _without("version"),
        _without("book"),
        _without("sheets"),
        _without("names"),
        _sheet(values=None),
        _sheet(values=[[1], [1, 2]]),
        _sheet(values=[[{"a": 1}]]),
        _sheet(name=3),
        _sheet(tables=[3]),
        _sheet(tables=None),
        _sheet(tables=True),
        _sheet(values=True),
        _table(range_address="A1:XFD1048576"),
        _table(range_address="hier"),
        _name(address="B2; DROP"),
        _name(sheet_index=99),
        _name(sheet_index=True),
        _name(book_scope=None),
        _name(book_scope=False),
        _name(name=None),
        _name(refers_to=[]),
        lambda boek: boek["names"][0].pop("address"),
    ],
)
def test_a_payload_of_another_form_is_refused_in_words(
    server: Server, boek: Lading, change: Any
) -> None:
    broken = copy.deepcopy(boek)
    change(broken)
    html = refused(server.druk("vernieuw", "voorbeeld", boek=broken), 422)
    assert "laad het paneel opnieuw" in html


def test_all_faults_of_form_are_told_with_those_of_the_choice(server: Server, boek: Lading) -> None:
    broken = copy.deepcopy(boek)
    for change in (_without("client"), _sheet(values=[[[]]]), _name(sheet_index=-1)):
        change(broken)
    html = refused(server.druk("terugdraaien", "voorbeeld", boek=broken, keuze={"aantal": -1}), 422)
    for part in ("boek.client", "blad 1", "naam 1", "Aantal acties"):
        assert part in html


def test_formulas_that_do_not_fit(server: Server, boek: Lading) -> None:
    for formules in (["x"], {"tblOOV": []}, 3):
        html = refused(server.druk("herbereken", "voorbeeld", boek=boek, formules=formules), 422)
        assert "formules" in html


def zip_of(**parts: str) -> str:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return base64.b64encode(file.getvalue()).decode("ascii")


@pytest.mark.parametrize(
    ("bestand", "text"),
    [
        (None, "de inhoud van de werkmap ontbreekt"),
        ("geen base64!", "de inhoud van de werkmap ontbreekt"),
        (base64.b64encode(b"tekst").decode(), "geen Excel-werkmap"),
        (base64.b64encode(b"PK\x03\x04rest").decode(), "beschadigd"),
        (zip_of(a="b"), "werkmap.xlsx"),
        (zip_of(bom="0" * 20_000_000), "keer zo groot"),
    ],
)
def test_a_file_that_is_no_workbook(server: Server, bestand: str | None, text: str) -> None:
    assert text in refused(server.druk("controleer", "voorbeeld", bestand=bestand), 422)


def test_controleer_wants_the_file_and_the_workbook(server: Server) -> None:
    keuze = {"profiel": "alles"}
    html = refused(server.druk("controleer", "toepassen", keuze=keuze), 422)
    for part in ("boek", "bestand", "vingerafdruk", "keuze profiel", "publicatie"):
        assert part in html


def test_an_unknown_button(server: Server) -> None:
    for pad in ("wis/voorbeeld", "schaal/straks"):
        assert "deze knop is er niet" in refused(server.post(f"/modelgemeente/{pad}", {}), 404)


def test_text_of_a_workbook_is_shown_as_text(server: Server, boek: Lading) -> None:
    hostile = copy.deepcopy(boek)
    row, place = named_cell(hostile, "Gemeente")
    row[place] = "<img src=x onerror=alert(1)>"
    antwoord = server.druk("schaal", "voorbeeld", boek=hostile, keuze={"gemeenten": ["Venlo"]})
    assert antwoord.status in (200, 422)
    assert "<img" not in antwoord.html
    assert "&lt;img src=x" in antwoord.html


def test_nothing_is_kept(server: Server, boek: Lading, meester: bytes) -> None:
    """No temporary file stays behind; the answers hold nothing of another request."""
    marked = copy.deepcopy(boek)
    row, place = named_cell(marked, "Gemeente")
    row[place] = "Geheim-Atlantis"
    bestand = base64.b64encode(meester).decode("ascii")
    server.druk("schaal", "voorbeeld", boek=marked, keuze={"gemeenten": ["Venlo"]})
    server.druk("controleer", "voorbeeld", bestand=bestand)
    left = [path for path in server.tijdelijk.rglob("*") if not path.is_dir()]
    # A mark says that the process whose folder it is lives; it holds nothing.
    assert [path for path in left if not path.is_socket() and path.name != MERK] == []
    assert [path.read_bytes() for path in left if path.name == MERK and path.stat().st_size] == []
    antwoord = server.druk("schaal", "voorbeeld", boek=boek, keuze={"gemeenten": ["Venlo"]})
    assert "Geheim-Atlantis" not in json.dumps(antwoord.json)


def test_the_engine_keeps_no_values_after_a_request(meester_pad: Path) -> None:
    """xlwings' remote engine holds the values of every sheet it read in a cache without bounds."""
    script = (
        "import json, sys; from pathlib import Path;"
        "from xlwings.pro import _xlremote as motor;"
        "from modelgemeente_xl.server.paneel.druk import press;"
        "from tests.server.lading import payload_of;"
        "body = json.dumps({'boek': payload_of(Path(sys.argv[1]))}).encode();"
        "antwoord = press('vernieuw', 'voorbeeld', body, 'ik', 'een');"
        "info = motor.get_range_api.cache_info();"
        "print(antwoord.status, info.currsize, len(motor.engine.apps[0].books), info.maxsize)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(meester_pad)],
        env=os.environ | {"XLWINGS_LICENSE_KEY": "noncommercial", "XLWINGS_ON_SERVER": "true"},
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["200", "0", "1", "None"]


def as_the_page_sends(server: Server, boek: Lading) -> Lading:
    """With only the names that the server told the page to send."""
    page = server.get("/taskpane.html").tekst
    (told,) = re.findall(r'<script id="paneel"[^>]*>(.*?)</script>', page, re.DOTALL)
    sent = json.loads(told)["namen"]
    return {**boek, "names": [name for name in boek["names"] if name["name"] in sent]}


@pytest.mark.parametrize("knop", [*KNOPPEN, "controleer"])
def test_a_workbook_of_a_newer_layout_is_refused(
    server: Server, meester_pad: Path, tmp_path: Path, knop: str
) -> None:
    newer = Werkboek.open(meester_pad)
    newer.write("Catalogus", 4, 9, [[nummer.INDELING + 1]])
    pad = tmp_path / "nieuwer.xlsx"
    newer.save(pad)
    body: Lading = {"boek": as_the_page_sends(server, payload_of(pad)), "keuze": {}}
    if knop == "controleer":
        body = {"bestand": file_of(pad), "keuze": {"profiel": "werk"}}
    html = refused(server.druk(knop, "voorbeeld", **body), 422)
    assert "deze werkmap is van een nieuwere versie" in html
    assert "erk het programma bij" in html
