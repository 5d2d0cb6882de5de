"""The manifest, against the rules of Microsoft's schemas and against what we serve."""

import re
from pathlib import Path

import pytest
from httpx import Client
from lxml import etree

from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.server.grond.omgeving import (
    CLIENT,
    MANIFEST_ID,
    PROJECT,
    TENANT,
    ServerWeigert,
)
from modelgemeente_xl.server.manifest import manifest_of
from tests.conftest import needs
from tests.server.dienst import running

URL = "https://modelgemeente.voorbeeld.nl"
APP = "11111111-2222-3333-4444-555555555555"
ENTRA = {TENANT: "99999999-2222-3333-4444-555555555555", CLIENT: APP}
KNOPPEN = ["schaal", "vernieuw", "herbereken", "controleer", "terugdraaien"]
OV = "{http://schemas.microsoft.com/office/taskpaneappversionoverrides}"
BT = "{http://schemas.microsoft.com/office/officeappbasictypes/1.0}"
SCHEMA = Path(__file__).parent / "schema" / "manifest.rng"


def tree(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


def errors(text: str) -> list[str]:
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    schema.validate(tree(text))
    return [str(error) for error in schema.error_log]


@pytest.mark.parametrize("omgeving", [{}, ENTRA])
def test_it_follows_the_schema(omgeving: dict[str, str]) -> None:
    assert errors(manifest_of(URL, omgeving)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<Permissions>ReadWriteDocument</Permissions>", "<Permissions>Alles</Permissions>"),
        ('lifetime="long"', 'lifetime="altijd"'),
        ('<bt:Image size="80"', '<bt:Image size="81"'),
        ("<DefaultLocale>nl-NL</DefaultLocale>", ""),
        (f"<Id>{MANIFEST_ID}</Id>", "<Id>geen-guid</Id>"),
        ('id="Tab.Label"', f'id="{"x" * 33}"'),
        ('ICT-begroting"', "x" * 126 + '"'),
        (URL + "/taskpane.html", "http://onveilig.nl"),
    ],
)
def test_the_schema_sees_a_mistake(old: str, new: str) -> None:
    text = manifest_of(URL, {})
    assert old in text
    assert errors(text.replace(old, new, 1))


def test_every_reference_has_its_resource_and_the_other_way_round() -> None:
    root = tree(manifest_of(URL, {}))
    asked = {node.get("resid") for node in root.iter() if node.get("resid")}
    kept = [
        n.get("id")
        for kind in ("Image", "Url", "String")
        for n in root.iter(BT + kind)
        if n.get("id")
    ]
    assert len(kept) == len(set(kept))
    assert asked == set(kept)


def test_the_tab_has_the_five_buttons_and_the_pane() -> None:
    root = tree(manifest_of(URL, {}))
    actions = [a[0].text for a in root.iter(OV + "Action") if a[0].tag == OV + "FunctionName"]
    assert actions == KNOPPEN
    texts = {n.get("id"): n.get("DefaultValue") for n in root.iter(BT + "String")}
    assert [texts[f"{k}.Label"] for k in (*KNOPPEN, "paneel")] == [
        *(k.capitalize() for k in KNOPPEN),
        "Paneel",
    ]
    assert texts["Functies.Naamruimte"] == "MODELGEMEENTE"
    assert texts["Tab.Label"] == "Modelgemeente"
    assert len(list(root.iter(OV + "Action"))) == 6


def test_nothing_points_elsewhere() -> None:
    text = manifest_of(URL, ENTRA)
    assert "xlwings.org" not in text
    assert "xlwings-" not in text
    namespaces = r"http://(schemas\.microsoft\.com|www\.w3\.org)/"
    for address in re.findall(r"https?://[^\"<]+", text):
        assert address.startswith(URL) or re.match(namespaces, address), address


def test_sign_on_is_in_it_only_where_it_is_configured() -> None:
    assert "WebApplicationInfo" not in manifest_of(URL, {})
    assert "WebApplicationInfo" not in manifest_of(URL, {CLIENT: APP})
    text = manifest_of(URL + ":8443/", ENTRA)
    assert f"<Resource>api://modelgemeente.voorbeeld.nl:8443/{APP}</Resource>" in text
    with pytest.raises(ServerWeigert, match="geen GUID"):
        manifest_of(URL, {**ENTRA, CLIENT: "naam"})


@pytest.mark.parametrize(
    "url",
    [
        "http://a.nl",
        "a.nl",
        "https://",
        "https://a.nl/pad",
        "https://u:p@a.nl",
        "https://a.nl?x=1",
        'https://a"b.nl',
    ],
)
def test_another_address_than_https_with_a_host_is_refused(url: str) -> None:
    with pytest.raises(ServerWeigert, match="--url"):
        manifest_of(url, {})


def test_the_server_serves_the_manifest_of_the_address_that_was_set(tmp_path: Path) -> None:
    with running(tmp_path, **ENTRA, MODELGEMEENTE_ADRES=URL) as dienst:
        for host in ("modelgemeente.voorbeeld.nl", dienst.adres.removeprefix("http://")):
            served = dienst.client.get("/manifest.xml", headers={"Host": host})
            assert served.text == manifest_of(URL, ENTRA)
        refused = dienst.client.get("/manifest.xml", headers={"Host": "kwaad.voorbeeld.nl"})
        assert refused.status_code == 421
        assert "kwaad" not in refused.text


def test_without_an_address_the_server_does_not_guess_one(client: Client) -> None:
    answer = client.get("/manifest.xml")
    assert answer.status_code == 404
    assert "MODELGEMEENTE_ADRES" in answer.text
    assert "127.0.0.1" not in answer.text


def test_the_verb_writes_a_file_and_keeps_one_that_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for naam in (TENANT, CLIENT):
        monkeypatch.delenv(naam, raising=False)
    uit = tmp_path / "manifest.xml"
    arguments = ["server", "manifest", "--url", URL, "--uit", str(uit)]
    assert cli.main(arguments) == 0
    assert uit.read_text("utf-8") == manifest_of(URL, {})
    assert cli.main(arguments) == 2
    assert "bestaat al" in capsys.readouterr().err
    assert cli.main(["server", "manifest", "--url", URL]) == 0
    assert capsys.readouterr().out == manifest_of(URL, {})


def test_every_picture_in_it_is_ours_and_there(client: Client) -> None:
    needs((PROJECT / "static" / "images").is_dir(), "de map met eigen iconen")
    root = tree(manifest_of(URL, {}))
    found = [
        str(n.get("DefaultValue"))
        for n in root.iter()
        if str(n.get("DefaultValue")).endswith(".png")
    ]
    assert len(found) == 2 + 3 * 6
    for address in found:
        path = address.removeprefix(URL)
        assert (PROJECT / path.removeprefix("/")).is_file(), path
        assert client.get(path).headers["Content-Type"] == "image/png"
