"""`modelgemeente server`: what it refuses, what it says, and that it runs."""

import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from modelgemeente_xl.cli import hoofd as cli
from modelgemeente_xl.server import start
from modelgemeente_xl.server.grond.adres import ADRES
from modelgemeente_xl.server.grond.omgeving import (
    CLIENT,
    GRENZEN,
    JWKS,
    LICENTIE,
    MANIFEST_ID,
    PROXY,
    ROLLEN,
    TENANT,
    Opties,
    ServerWeigert,
    check,
    environment_of,
    lay_down,
)
from tests.conftest import needs
from tests.server.certificaat import write_certificate
from tests.server.dienst import Dienst, command, environment, free_port, running

GOED = {LICENTIE: "noncommercial"}
NUMMER = "99999999-2222-3333-4444-555555555555"
ENTRA = {**GOED, TENANT: NUMMER, CLIENT: NUMMER}


def refusal(opties: Opties, omgeving: dict[str, str]) -> str:
    with pytest.raises(ServerWeigert) as found:
        check(opties, omgeving)
    return str(found.value)


def test_without_a_licence_key_it_says_what_each_gemeente_decides() -> None:
    text = refusal(Opties(), {})
    assert "XLWINGS_LICENSE_KEY=noncommercial" in text
    assert "PolyForm" in text
    assert "Uw gemeente beslist" in text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_loopback_needs_no_sign_on(host: str) -> None:
    check(Opties(host), GOED)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.5", "server.gemeente.nl"])
def test_another_host_needs_sign_on(host: str) -> None:
    assert TENANT in refusal(Opties(host), GOED)
    check(Opties(host), ENTRA)


def test_a_proxy_needs_sign_on_on_any_host() -> None:
    assert "FORWARDED_ALLOW_IPS is gezet: er staat een proxy" in refusal(
        Opties(), {**GOED, PROXY: "127.0.0.1"}
    )
    check(Opties(), {**ENTRA, PROXY: "127.0.0.1"})
    check(Opties(), {**GOED, PROXY: ""})


@pytest.mark.parametrize("deel", ["*", "0.0.0.0/0", "::/0", "proxy.gemeente.nl", "10.0.0.1, *"])
def test_a_proxy_is_an_address_or_a_net_and_not_everyone(deel: str) -> None:
    assert f"{PROXY} noemt '" in refusal(Opties(), {**ENTRA, PROXY: deel})
    check(Opties(), {**ENTRA, PROXY: "10.0.0.1, 10.1.0.0/16,::1"})


@pytest.mark.parametrize(
    "adres", ["http://a.nl", "a.nl", "https://a.nl/pad", "https://u:p@a.nl", "https://[", "x"]
)
def test_an_address_must_be_one_that_excel_can_use(adres: str) -> None:
    assert f"{ADRES} is '{adres}': " in refusal(Opties(), {**ENTRA, ADRES: adres})
    check(Opties(), {**ENTRA, ADRES: "https://server.gemeente.nl:8443"})


def test_without_sign_on_the_address_is_one_of_this_computer() -> None:
    assert "aanmelden staat uit" in refusal(Opties(), {**GOED, ADRES: "https://a.gemeente.nl"})
    check(Opties(), {**GOED, ADRES: "https://localhost:8443"})


@pytest.mark.parametrize("half", [TENANT, CLIENT])
def test_half_of_entra_is_refused_on_any_host(half: str) -> None:
    assert "vraagt beide" in refusal(Opties(), {**GOED, half: "x"})


@pytest.mark.parametrize("naam", [TENANT, CLIENT])
@pytest.mark.parametrize(
    "waarde",
    ["gemeente.onmicrosoft.com", "common", f"{NUMMER} ", f"A{NUMMER[1:]}", f"api://{NUMMER}"],
)
def test_what_no_token_can_name_is_refused_at_the_start(naam: str, waarde: str) -> None:
    assert f"{naam} is geen nummer zoals Entra ID dat geeft" in refusal(
        Opties(), {**ENTRA, naam: waarde}
    )


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    text = refusal(
        Opties("0.0.0.0", certificaat=tmp_path / "weg.pem"),
        {"MODELGEMEENTE_MAX_MB": "veel", "MODELGEMEENTE_JWKS": "weg.json"},
    )
    for part in (LICENTIE, "0.0.0.0", "--sleutel", "MODELGEMEENTE_MAX_MB is 'veel'", "weg.json"):
        assert part in text


@pytest.mark.parametrize("naam", GRENZEN)
@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("9" * 5000, "999999999999999999999999999999... (5000 tekens)"),
        ("9999999", "9999999"),
        ("0", "0"),
        ("-1", "-1"),
        ("1.5", "1.5"),
        ("²", "²"),
        ("٣", "٣"),
    ],
)
def test_a_limit_must_be_a_number_that_limits(naam: str, tekst: str, gevonden: str) -> None:
    said = f"{naam} is '{gevonden}'; verwacht een geheel getal van 1 tot en met "
    assert said in refusal(Opties(), {**GOED, naam: tekst})


@pytest.mark.parametrize(
    "rollen", ["begroting.gebruiker", '"een"', "[1]", '[""]', "['een']", "null", "{}", "[" * 9999]
)
def test_roles_must_be_a_list_of_texts(rollen: str) -> None:
    assert f"{ROLLEN} is '{rollen}'; verwacht een lijst" in refusal(
        Opties(), {**ENTRA, ROLLEN: rollen}
    )


@pytest.mark.parametrize("rollen", ["", "[]", '["een", "twee"]'])
def test_a_list_of_roles_is_right(rollen: str) -> None:
    check(Opties(), {**ENTRA, ROLLEN: rollen})


@pytest.mark.parametrize("inhoud", [b"", b"{", b"[]", b"\xff", b'{"keys": 1}', b"<html>"])
def test_a_file_of_keys_must_hold_keys(tmp_path: Path, inhoud: bytes) -> None:
    pad = tmp_path / "jwks.json"
    pad.write_bytes(inhoud)
    assert "bevat geen sleutels" in refusal(Opties(), {**ENTRA, JWKS: str(pad)})
    pad.write_text('{"keys": []}', "utf-8")
    check(Opties(), {**ENTRA, JWKS: str(pad)})


def test_wrong_roles_are_told_in_dutch_without_a_traceback() -> None:
    assert "verwacht een lijst van teksten" in fails(
        **{TENANT: NUMMER, CLIENT: NUMMER, ROLLEN: "begroting.gebruiker"}
    )


def test_a_certificate_must_fit_its_key(tmp_path: Path) -> None:
    one, key = write_certificate(tmp_path, "een")
    other, _ = write_certificate(tmp_path, "ander")
    check(Opties(certificaat=one, sleutel=key), GOED)
    assert "passen niet bij elkaar" in refusal(Opties(certificaat=other, sleutel=key), GOED)
    locked = write_certificate(tmp_path, "slot", password=b"geheim")
    assert "wachtwoord" in refusal(Opties(certificaat=locked[0], sleutel=locked[1]), GOED)
    missing = refusal(Opties(certificaat=one, sleutel=tmp_path / "weg.key"), GOED)
    assert "dit bestand is er niet" in missing


def test_the_environment_leaves_nothing_open() -> None:
    found = environment_of({})
    assert found["XLWINGS_ENVIRONMENT"] == "prod"
    assert found["XLWINGS_AUTH_PROVIDERS"] == "[]"
    assert found["XLWINGS_FUNCTIONS_NAMESPACE"] == "MODELGEMEENTE"
    assert found["XLWINGS_MANIFEST_ID_PROD"] == MANIFEST_ID
    for naam in ("EXAMPLES", "SOCKETIO", "HOTRELOAD", "WASM", "TESTS"):
        assert found[f"XLWINGS_ENABLE_{naam}"] == "false"
    assert environment_of(ENTRA)["XLWINGS_AUTH_PROVIDERS"] == '["entraid"]'


def test_only_what_a_gemeente_chooses_reaches_xlwings_server() -> None:
    kept = {**ENTRA, ROLLEN: '["rol"]', "PATH": "/bin", "MODELGEMEENTE_MAX_MB": "9"}
    stray = {
        "XLWINGS_AUTH_ENTRAID_MULTITENANT": "true",
        "XLWINGS_PUBLIC_ADDIN_STORE": "true",
        "XLWINGS_LOG_LEVEL": "DEBUG",
        "xlwings_app_path": "/elders",
        "DOTENV_PATH": "/elders/.env",
    }
    found = {**kept, **stray}
    lay_down(found)
    assert found == {**kept, **environment_of(ENTRA)}
    empty = {**GOED, ROLLEN: ""}
    lay_down(empty)
    assert ROLLEN not in empty


def test_stray_variables_change_nothing_of_what_is_served(tmp_path: Path) -> None:
    dotenv = tmp_path / "elders.env"
    dotenv.write_text("XLWINGS_REQUEST_TIMEOUT=77\n", "utf-8")
    stray = {
        "XLWINGS_APP_PATH": "/elders",
        "XLWINGS_STATIC_URL_PATH": "/elders/static",
        "XLWINGS_HOSTNAME": "elders.example",
        "XLWINGS_TASKPANE_HTML": "elders.html",
        "XLWINGS_PUBLIC_ADDIN_STORE": "true",
        "DOTENV_PATH": str(dotenv),
    }
    with running(tmp_path, **stray, MODELGEMEENTE_ADRES="https://localhost:8443") as dienst:
        for path in ("/taskpane.html", "/manifest.xml"):
            answer = dienst.client.get(path)
            assert answer.status_code == 200
            assert "elders" not in answer.text
            assert "appsforoffice.microsoft.com" not in answer.text
        assert '"requestTimeout": 300' in dienst.client.get("/taskpane.html").text


def test_ports_follow_the_certificate(tmp_path: Path) -> None:
    assert Opties().adres == "http://127.0.0.1:8000"
    assert Opties("::1", certificaat=tmp_path).adres == "https://[::1]:8443"
    assert Opties(poort=9).gekozen_poort == 9


def test_without_the_extra_it_says_how_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start.importlib.util, "find_spec", lambda naam: None)
    for arguments in (["server"], ["server", "manifest", "--url", "https://a.nl"]):
        assert cli.main(arguments) == 2
        assert "pip install 'modelgemeente-xl[server]'" in capsys.readouterr().err


def fails(*arguments: str, **omgeving: str) -> str:
    run = subprocess.run(
        command(*arguments),
        env=environment(**omgeving),
        capture_output=True,
        timeout=60,
        check=False,
    )
    text = run.stderr.decode()
    assert run.returncode == 2, text
    assert "Traceback" not in text
    return text


def test_a_wrong_key_and_a_taken_port_are_told_in_dutch(dienst: Dienst) -> None:
    assert "aanvaardt deze sleutel niet" in fails(
        "--poort", str(free_port()), XLWINGS_LICENSE_KEY="fout"
    )
    taken = dienst.adres.rpartition(":")[2]
    assert f"Poort {taken}" in fails("--poort", taken)


def test_it_says_where_it_runs_and_what_to_do_next(dienst: Dienst) -> None:
    text = dienst.logs()
    assert f"Modelgemeente draait op {dienst.adres}" in text
    assert "alleen deze computer" in text
    assert "Open dat adres in een browser" in text


def test_it_serves_https_with_more_than_one_process(tmp_path: Path) -> None:
    certificaat, sleutel = write_certificate(tmp_path, "server")
    arguments = ("--certificaat", str(certificaat), "--sleutel", str(sleutel), "--werkers", "2")
    with running(tmp_path, *arguments, ca=certificaat) as dienst:
        answer = dienst.client.get("/taskpane.html")
        assert answer.status_code == 200
        assert "max-age" in answer.headers["Strict-Transport-Security"]
        assert "server manifest --url" in dienst.logs()


@pytest.mark.parametrize("werkers", ["1", "2"])
def test_every_address_is_of_both_kinds_whatever_the_number_of_processes(
    tmp_path: Path, werkers: str
) -> None:
    needs(sys.platform == "linux" and socket.has_ipv6, "IPv6 naast IPv4 (Linux)")
    nummer = {TENANT: NUMMER, CLIENT: NUMMER}
    arguments = ("--host", "::", "--werkers", werkers)
    with running(tmp_path, *arguments, **nummer) as dienst:
        poort = dienst.adres.rpartition(":")[2]
        for adres in ("127.0.0.1", "[::1]"):
            assert httpx.get(f"http://{adres}:{poort}/modelgemeente/gezond").status_code == 200
        assert f"Poort {poort} op :: is niet te gebruiken" in fails(
            "--host", "::", "--poort", poort, **nummer
        )
