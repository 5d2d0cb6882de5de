"""The one refusal: what it says, how it ends a command, and how the web answers."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.bewaren.opslaan import OpslaanMislukt
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.catalogus.ongeldig import CatalogusOngeldig
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.grond.geweigerd import Geweigerd
from modelgemeente_xl.knoppen.nieuw import BerekeningenVerschillen
from modelgemeente_xl.knoppen.nieuw_alle import WerkersGestopt
from modelgemeente_xl.model.planner.volgorde import WachtOpElkaar
from modelgemeente_xl.model.zoeken.register import Register
from modelgemeente_xl.model.zoeken.zoeken import GemeenteNietGevonden, choose_gemeenten
from modelgemeente_xl.plan.toepassen import PlanPastNiet
from modelgemeente_xl.regels.zicht.inlezen import NietTeControleren
from modelgemeente_xl.server.grond.omgeving import ServerWeigert
from modelgemeente_xl.server.paneel.vraag import VraagOnjuist
from modelgemeente_xl.werkmap.lezen.stand import AndereIndeling, IndelingBeschadigd, WerkmapOnbekend
from tests.server.dienst import environment

ROOT = Path(__file__).resolve().parents[2]
STATUS = {
    BestandGeweigerd: 422,
    OpslaanMislukt: 422,
    NietTeControleren: 422,
    GemeenteNietGevonden: 422,
    WerkmapOnbekend: 422,
    AndereIndeling: 422,
    IndelingBeschadigd: 422,
    VraagOnjuist: 422,
    PlanPastNiet: 409,
    CatalogusOngeldig: 500,
    BerekeningenVerschillen: 500,
    WerkersGestopt: 500,
    WachtOpElkaar: 422,
    ServerWeigert: 500,
}
TWEE = (Bevinding("Start!B3", "leeg", "vul haar in"), Bevinding("Start!B4", "leeg"))


@pytest.mark.parametrize("soort", STATUS)
def test_every_refusal_has_its_status_and_its_code(soort: type[Geweigerd]) -> None:
    error = soort(TWEE)
    assert (error.status, error.code) == (STATUS[soort], 2)
    assert error.bevindingen == TWEE
    assert error.zinnen == ("Start!B3: leeg; vul haar in", "Start!B4: leeg")
    assert str(error) == "\n".join(error.zinnen)


def test_every_kind_of_refusal_in_the_package_is_known_here() -> None:
    def below(soort: type[Geweigerd]) -> set[type[Geweigerd]]:
        return {soort}.union(*map(below, soort.__subclasses__()))

    ours = {soort for soort in below(Geweigerd) if soort.__module__.startswith("modelgemeente_xl")}
    assert ours - {Geweigerd} == set(STATUS)


def test_a_sentence_is_a_finding_of_the_workbook_and_is_not_cut_at_a_line_end() -> None:
    error = BestandGeweigerd("a\nb.xlsx: dit is een map")
    assert error.zinnen == ("a\nb.xlsx: dit is een map",)
    assert error.bevindingen == (Bevinding("de werkmap", "a\nb.xlsx: dit is een map"),)


def test_names_that_are_not_there_are_told_each_on_its_own() -> None:
    with pytest.raises(GemeenteNietGevonden) as refused:
        choose_gemeenten(["Atlan\ntis", "Utopia"], Register(()), 9)
    assert len(refused.value.zinnen) == 2


def test_what_was_read_of_the_environment_is_told_line_by_line() -> None:
    assert ServerWeigert("een:\n  twee\n\ndrie").zinnen == ("een:", "  twee", "", "drie")


@pytest.mark.parametrize("wat", ["een zin", TWEE, ("een", "twee")])
def test_a_refusal_arrives_whole_from_another_process(wat: str | tuple[Bevinding, ...]) -> None:
    error = WerkmapOnbekend(wat)
    there = pickle.loads(pickle.dumps(error))
    assert type(there) is WerkmapOnbekend
    assert (there.zinnen, there.bevindingen) == (error.zinnen, error.bevindingen)


RIBBON = """
import asyncio, httpx, json, multiprocessing, sys
from pathlib import Path
from modelgemeente_xl.bestand.proces import werkproces
werkproces._context = lambda: multiprocessing.get_context("fork")  # what is broken here, is there
from modelgemeente_xl.server.app import make_app
app = make_app()
from modelgemeente_xl.addin import scripts
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.catalogus.ongeldig import CatalogusOngeldig
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.server.paneel import druk
from tests.server.lading import payload_of

async def ask(path, body):
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        return await client.post(path, json=body)

boek = payload_of(Path(sys.argv[1]))
for error in (BestandGeweigerd("geheim"), CatalogusOngeldig([Bevinding("geheim", "kapot")])):
    def refuse(*_, **__):
        raise error
    for place in (scripts.WIJZIGT, druk.WIJZIGT):
        place["schaal"] = refuse
    for path, body in (
        ("/xlwings/custom-scripts-call/schaal", boek),
        ("/modelgemeente/schaal/voorbeeld", {"boek": boek}),
    ):
        answer = asyncio.run(ask(path, body))
        print(answer.status_code, "geheim" in answer.text)
"""


def test_the_ribbon_and_the_pane_answer_alike(meester_pad: Path) -> None:
    """What a user can mend is told; where the catalogue is unsound, only that we could not."""
    done = subprocess.run(
        [sys.executable, "-c", RIBBON, str(meester_pad)],
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split("\n")[:-1] == [
        "422 True",
        "422 True",
        "500 False",
        "500 False",
    ], done.stderr
