"""The register: a button stands in it once, and every door knows it from there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from modelgemeente_xl.knoppen.register import KIJKT, WIJZIGT
from modelgemeente_xl.werkmap.indeling.knoppen import KNOPPEN, in_excel, knop_van
from tests.server.dienst import environment

ROOT = Path(__file__).resolve().parents[2]
DEUREN = ("addin", "cli", "server", "regels", "werkmap/bouw")
PROEF = '''
"""Put a button of our own in the register, and ask every door for it."""
import asyncio, contextlib, io, json, sys
from pathlib import Path
from modelgemeente_xl.werkmap.indeling import knoppen as lijst

lijst.KNOPPEN = (
    *lijst.KNOPPEN,
    lijst.Knop(
        "proef", "Doe een proef.", "Doet een proef op Start", "Doet een proef.", "Een proef.",
        (
            lijst.Knopkeuze("diepte", lijst.Keuzevorm.GETAL, "hoe diep", "Diepte van de proef"),
            lijst.Knopkeuze("met_spoed", lijst.Keuzevorm.JA, "nu meteen", "Nu meteen"),
        ),
    ),
)
from modelgemeente_xl.knoppen import knoppen, register

asked = []
def proef(book, druk):
    asked.append((book.name, dict(druk.keuze), druk.voorbeeld))
    return knoppen.herbereken(book, druk.wie, voorbeeld=druk.voorbeeld)
register.WIJZIGT["proef"] = proef

from modelgemeente_xl.cli import hoofd
from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.addin import runpython, scripts
from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.knoppen.meester import meester_opdracht
from modelgemeente_xl.regels.opbouw.start import STARTTEKSTEN
from modelgemeente_xl.server.app import make_app
from modelgemeente_xl.server.manifest import manifest_of
from modelgemeente_xl.werkmap.bouw.bouw import build
import httpx, openpyxl

meester, folder = Path(sys.argv[1]), Path(sys.argv[2])

with contextlib.redirect_stdout(io.StringIO()) as shown, contextlib.suppress(SystemExit):
    hoofd.main(["proef", "--help"])
for word in ("Doe een proef.", "--diepte", "hoe diep", "--met-spoed", "--voorbeeld"):
    assert word in shown.getvalue(), word
with contextlib.redirect_stdout(io.StringIO()):
    hoofd.main(["proef", str(meester), "--diepte", "3", "--voorbeeld"])
assert asked.pop() == (meester.name, {"diepte": 3, "met_spoed": False}, True)

manifest = manifest_of("https://voorbeeld.nl", {})
assert "<FunctionName>proef</FunctionName>" in manifest
assert 'DefaultValue="Doet een proef. U ziet eerst een voorbeeld."' in manifest
assert "proef-16.png" not in manifest

app = make_app()
async def ask(path):
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        return (await client.get(path)).text
page = asyncio.run(ask("/taskpane.html"))
for part in ('id="knop-proef"', 'id="paneel-proef"', ">Proef<", "<p>Een proef.</p>", 'id="diepte"',
             "Diepte van de proef", 'type="checkbox" id="met-spoed"', 'id="voorbeeld-proef"'):
    assert part in page, part
data = json.loads(page.partition('type="application/json">{"domein')[2].partition("</script>")[0]
                  .join(['{"domein', ""]))
assert [keuze["veld"] for keuze in data["knoppen"]["proef"]["keuzes"]] == ["diepte", "met-spoed"]
before = lijst.in_excel()[-2].label
assert f"<em>{before}</em> of <em>Proef</em>" in asyncio.run(ask("/"))

from modelgemeente_xl.server.paneel.druk import press
from tests.server.lading import payload_of
body = {"boek": payload_of(meester), "keuze": {"diepte": 2000, "met_spoed": True}}
antwoord = press("proef", "voorbeeld", json.dumps(body).encode(), "ik", "een")
assert antwoord.status == 422 and "Diepte van de proef" in antwoord.inhoud["html"]
body["keuze"]["diepte"] = 2
antwoord = press("proef", "voorbeeld", json.dumps(body).encode(), "ik", "een")
assert antwoord.status == 200, antwoord
assert asked.pop()[1:] == ({"diepte": 2, "met_spoed": True}, True)

text = runpython.vba_module()
assert "Public Sub Proef()" in text and "druk('proef')" in text
from xlwings_server.routers import xlwings as theirs
assert {"proef", "schaal"} <= set(vars(theirs.custom_scripts))
assert not hasattr(theirs.custom_scripts, "controleer")
scripts.proef(open_boek(meester))
assert asked.pop()[1:] == ({}, False)

build(meester_opdracht(load_catalogus()), folder / "nieuw.xlsx")
start = openpyxl.load_workbook(folder / "nieuw.xlsx")["Start"]
rows = [tuple(cell for cell in row if cell) for row in start.iter_rows(values_only=True)]
assert any(row[-2:] == ("proef", "Doet een proef op Start") for row in rows)
assert "proef" in STARTTEKSTEN
'''


def test_a_button_in_the_register_is_behind_every_door(meester_pad: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROEF, str(meester_pad), str(tmp_path)],
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_button_has_its_function_and_every_function_its_button() -> None:
    names = [knop.naam for knop in KNOPPEN]
    assert len(names) == len(set(names))
    assert [knop.naam for knop in in_excel() if knop.schrijft] == list(WIJZIGT)
    assert [knop.naam for knop in in_excel() if not knop.schrijft] == list(KIJKT)


def test_what_can_be_chosen_is_what_the_function_takes() -> None:
    from dataclasses import fields
    from inspect import signature

    from modelgemeente_xl.knoppen import controleren, knoppen

    assert [keuze.naam for keuze in knop_van("schaal").keuzes] == [
        field.name for field in fields(knoppen.Schaalkeuze)
    ]
    for function in (knoppen.vernieuw, knoppen.herbereken, knoppen.terugdraaien):
        taken = signature(function).parameters.keys()
        assert {keuze.naam for keuze in knop_van(function.__name__).keuzes} <= taken
    taken = signature(controleren.controleer).parameters.keys()
    assert {keuze.naam for keuze in knop_van("controleer").keuzes} <= taken


@pytest.mark.parametrize("deur", DEUREN)
def test_no_door_names_a_button_that_the_register_has(deur: str) -> None:
    """But for what is said of undoing, which is no list of buttons, and the verbs of the terminal."""
    named = re.compile(r"""["'](schaal|vernieuw|herbereken)["']""")
    for path in sorted((ROOT / "modelgemeente_xl" / deur).rglob("*")):
        if path.suffix in (".py", ".js", ".html", ".xml"):
            found = {hit[1] for hit in named.finditer(path.read_text("utf-8"))}
            assert len(found) < 2, (path.name, found)
