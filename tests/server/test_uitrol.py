"""What an administrator is given: the container, the unit and the manual, as text."""

import configparser
import json
import re
import shlex
from pathlib import Path

import pytest

from modelgemeente_xl.cli import parser as cli_parser
from modelgemeente_xl.server.grond import adres, omgeving

ROOT = Path(__file__).resolve().parents[2]
CONTAINER = (ROOT / "deploy" / "Containerfile").read_text("utf-8")
UNIT = (ROOT / "deploy" / "modelgemeente.service").read_text("utf-8")
BEHEER = (ROOT / "docs" / "beheer.md").read_text("utf-8")
GEHEIM = re.compile(
    r"(LICENSE_KEY|SECRET|PASSWORD|TOKEN|TENANT_ID|CLIENT_ID)\s*=\s*\S", re.IGNORECASE
)


def instructions() -> list[tuple[str, str]]:
    """The instructions of the container file, lines that go on put together."""
    lines = [line for line in CONTAINER.splitlines() if line and not line.startswith("#")]
    joined = re.sub(r"\s*\\\n\s*", " ", "\n".join(lines))
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in joined.splitlines())]


def value(word: str) -> str:
    return [rest for found, rest in instructions() if found == word][-1]


def unit() -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(strict=False, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment]
    parser.read_string(UNIT)
    assert parser.sections() == ["Unit", "Service", "Install"]
    return parser["Service"]


def test_the_container_knows_only_real_instructions() -> None:
    known = {
        "FROM",
        "ENV",
        "RUN",
        "WORKDIR",
        "COPY",
        "USER",
        "EXPOSE",
        "STOPSIGNAL",
        "HEALTHCHECK",
        "ENTRYPOINT",
        "CMD",
    }
    assert {word for word, _ in instructions()} == known
    assert instructions()[0] == ("FROM", "docker.io/library/python:3.11-slim")


def test_the_container_does_not_run_as_root() -> None:
    order = [word for word, _ in instructions()]
    assert value("USER").isdigit()
    assert int(value("USER")) > 0
    assert f"--uid {value('USER')}" in CONTAINER
    assert order.index("USER") < order.index("ENTRYPOINT")
    assert "RUN" not in order[order.index("USER") :]


def test_the_container_keeps_dutch_time() -> None:
    assert "TZ=Europe/Amsterdam" in value("ENV").split()
    order = [word for word, _ in instructions()]
    assert order.index("ENV") < instructions().index(("RUN", "test -e /usr/share/zoneinfo/$TZ"))


def test_port_health_and_command_of_the_container_agree() -> None:
    command = [*json.loads(value("ENTRYPOINT")), *json.loads(value("CMD"))]
    options = cli_parser.make_parser().parse_args(command[1:])
    assert (options.werk, options.host, options.poort) == (
        "server:server",
        "0.0.0.0",
        int(value("EXPOSE")),
    )
    health = json.loads(value("HEALTHCHECK").partition("CMD ")[2])
    assert f"https://127.0.0.1:{value('EXPOSE')}/modelgemeente/gezond" in health[-1]
    compile(health[-1], "gezond", "exec")


def test_what_the_container_copies_is_there() -> None:
    for word, rest in instructions():
        if word == "COPY":
            for source in rest.split()[:-1]:
                assert (ROOT / source).exists(), source


def test_the_unit_starts_the_server_without_rights() -> None:
    service = unit()
    assert service["User"] not in ("", "root", "0")
    program, *arguments = shlex.split(service["ExecStart"])
    assert program.endswith("/bin/modelgemeente")
    options = cli_parser.make_parser().parse_args(arguments)
    assert options.werk == "server:server"
    given = re.findall(r"^LoadCredential=([^:]+):", UNIT, re.MULTILINE)
    assert given == ["server.pem", "server.key"]
    assert [str(options.certificaat), str(options.sleutel)] == [f"%d/{naam}" for naam in given]
    for naam in (
        "NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "ProtectKernelTunables",
        "ProtectKernelModules", "ProtectControlGroups", "RestrictNamespaces", "RestrictSUIDSGID", "LockPersonality",
    ):  # fmt: skip
        assert service[naam] == "yes", naam
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""
    assert service["SystemCallFilter"]
    assert service["Restart"] == "on-failure"
    assert int(options.poort) > 1024


@pytest.mark.parametrize("text", [CONTAINER, UNIT])
def test_no_secret_is_in_them(text: str) -> None:
    assert not GEHEIM.search(text)


def test_the_manual_names_every_variable_and_option() -> None:
    names = {
        omgeving.LICENTIE,
        omgeving.TENANT,
        omgeving.CLIENT,
        omgeving.ROLLEN,
        omgeving.JWKS,
        omgeving.PROXY,
        adres.ADRES,
        *omgeving.GRENZEN,
    }
    table = set(re.findall(r"^\| `([A-Z_]+)` \|", BEHEER, re.MULTILINE))
    assert table == names
    for naam, standaard in omgeving.GRENZEN.items():
        row = next(line for line in BEHEER.splitlines() if line.startswith(f"| `{naam}`"))
        assert f"standaard {standaard}" in row
    for option in ("--certificaat", "--sleutel", "--poort", "--werkers", "--url", "--uit"):
        assert option in BEHEER, option


def test_the_manual_says_which_names_go_along_and_which_stay() -> None:
    rows = [line.split("|") for line in BEHEER.splitlines() if line.startswith("| ")]
    (function,) = [row for row in rows if "argumenten van een functie" in row[1]]
    assert "naam van het bestand" in function[1]
    assert "adres van de cel" in function[1]
    (change,) = [row for row in rows if "wat moet veranderen" in row[1]]
    assert "kolom Wie" in change[4]
    (person,) = [row for row in rows if row[1].strip() == "naam van de gebruiker"]
    assert "kolom *Wie*" in person[2]


def test_links_in_the_manual_lead_somewhere() -> None:
    heads = {
        re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-")
        for head in re.findall(r"^## (.+)$", BEHEER, re.MULTILINE)
    }
    for target in re.findall(r"\]\(([^)]+)\)", BEHEER):
        if target.startswith("#"):
            assert target[1:] in heads, target
        elif not target.startswith("https://"):
            assert (ROOT / "docs" / target.partition("#")[0]).exists(), target
