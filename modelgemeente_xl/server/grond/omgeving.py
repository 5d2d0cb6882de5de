"""What the server is told before it starts: options and environment, checked all at once.

xlwings Server reads its settings from the environment on import, so `lay_down` must come before
anything of it is imported. What a gemeente may choose has names of our own; the rest
is fixed here, so that no stray variable opens examples, sockets or another origin.
"""

import ipaddress
import json
import re
import ssl
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from modelgemeente_xl.bestand.pakket.zipcontrole import Uitpakgrens
from modelgemeente_xl.grond.geweigerd import EIGEN_FOUT, Geweigerd
from modelgemeente_xl.server.grond.adres import ADRES, checked

PROJECT = Path(__file__).parents[1] / "project"
MANIFEST_ID = "b0a70ecd-4582-42af-836d-7c636a3873e1"
"""Identity of the add-in in Microsoft 365; never changes."""
NAAMRUIMTE = "MODELGEMEENTE"

LICENTIE = "XLWINGS_LICENSE_KEY"
TENANT = "XLWINGS_AUTH_ENTRAID_TENANT_ID"
CLIENT = "XLWINGS_AUTH_ENTRAID_CLIENT_ID"
ROLLEN = "XLWINGS_AUTH_REQUIRED_ROLES"
GEKOZEN = (LICENTIE, TENANT, CLIENT, ROLLEN)
"""All that a gemeente may say to xlwings Server itself."""

_NUMMER = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""How Entra ID writes an organisation and an app in a token."""

JWKS = "MODELGEMEENTE_JWKS"
"""A file with the keys of Entra ID, for a server that may not reach Microsoft."""
PROXY = "FORWARDED_ALLOW_IPS"
"""From where forwarded addresses are believed; set, it says that a proxy stands before it."""
GRENZEN = {
    "MODELGEMEENTE_MAX_MB": 8,
    "MODELGEMEENTE_KNOPPEN_PER_MINUUT": 300,
    "MODELGEMEENTE_FUNCTIES_PER_MINUUT": 6000,
    "MODELGEMEENTE_MAX_MB_UITGEPAKT": 64,
}
"""Limits with their usual values."""
MEEST = {
    "MODELGEMEENTE_MAX_MB": 100,
    "MODELGEMEENTE_KNOPPEN_PER_MINUUT": 1_000_000,
    "MODELGEMEENTE_FUNCTIES_PER_MINUUT": 1_000_000,
    "MODELGEMEENTE_MAX_MB_UITGEPAKT": 512,
}
"""What they can be at most: beyond it nothing is limited."""
UITPAKRAAD = (
    "verplaats grote eigen lijsten of plaatjes naar een andere werkmap, of controleer deze op een "
    "pc met de opdracht modelgemeente controleer"
)
"""What helps someone whose file is too large for the server, and not for a pc."""

_LICENTIEUITLEG = f"""\
{LICENTIE} is niet gezet. De server gebruikt xlwings Server, en dat heeft een eigen licentie:
gratis voor niet-commercieel gebruik (PolyForm Noncommercial 1.0.0), anders betaald.
PolyForm noemt overheidsinstellingen als toegestane gebruikers; de leverancier noemt intern gebruik
in zijn eigen uitleg commercieel. Uw gemeente beslist zelf wat op haar van toepassing is.
Is uw gebruik niet-commercieel, zet dan {LICENTIE}=noncommercial; zet anders uw eigen sleutel.
Meer hierover staat in docs/beheer.md."""


class ServerWeigert(Geweigerd):
    """The server does not start; the message says, in Dutch, everything that is wrong."""

    status = EIGEN_FOUT

    @property
    def zinnen(self) -> tuple[str, ...]:
        """Its lines: these texts are ours, and say where a line ends."""
        return tuple("\n".join(super().zinnen).split("\n"))


@dataclass(frozen=True, slots=True)
class Opties:
    """How the server was asked to run."""

    host: str = "127.0.0.1"
    poort: int | None = None
    certificaat: Path | None = None
    sleutel: Path | None = None
    werkers: int = 1

    @property
    def veilig(self) -> bool:
        """Whether it speaks https itself."""
        return self.certificaat is not None

    @property
    def adres(self) -> str:
        """Where it can be reached, as a browser writes it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.veilig else 'http'}://{host}:{self.gekozen_poort}"

    @property
    def gekozen_poort(self) -> int:
        """The port that was asked for, or the usual one."""
        return self.poort or (8443 if self.veilig else 8000)


@dataclass(frozen=True, slots=True)
class Grens:
    """What may be sent: bytes, requests per caller and minute, and what a file may unpack to."""

    bytes: int
    knoppen: int
    functies: int
    uitgepakt: int = GRENZEN["MODELGEMEENTE_MAX_MB_UITGEPAKT"]

    @property
    def uitpakken(self) -> Uitpakgrens:
        """Of a file: half of it may be in one part."""
        return Uitpakgrens(self.uitgepakt * 2**20, self.uitgepakt * 2**19, UITPAKRAAD)

    @classmethod
    def of(cls, omgeving: Mapping[str, str]) -> Self:
        """The limits as an administrator set them."""
        found = {naam: _number(omgeving, naam) for naam in GRENZEN}
        mb, knoppen, functies, uitgepakt = found.values()
        return cls(mb * 1_000_000, knoppen, functies, uitgepakt)


@dataclass(frozen=True, slots=True)
class Toegangsweg:
    """The way to the server: whether one signs on, by which address, and through which proxies."""

    aanmelden: bool
    adres: str = ""
    proxies: str = ""

    @property
    def alle_proxies(self) -> list[str]:
        """Each address or net by itself."""
        return list(filter(None, map(str.strip, self.proxies.split(","))))

    @classmethod
    def of(cls, omgeving: Mapping[str, str]) -> Self:
        """As an administrator set it; `check` has seen that it is right."""
        adres = omgeving.get(ADRES, "")
        return cls(has_entra(omgeving), checked(adres) if adres else "", omgeving.get(PROXY, ""))


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server on that address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def has_entra(omgeving: Mapping[str, str]) -> bool:
    """Whether sign-on with Entra ID is configured."""
    return bool(omgeving.get(TENANT) and omgeving.get(CLIENT))


def check(opties: Opties, omgeving: Mapping[str, str]) -> None:
    """Raise with everything that stands in the way of a start."""
    fouten = list(_complaints(opties, omgeving))
    if fouten:
        raise ServerWeigert("\n\n".join(fouten))


def environment_of(omgeving: Mapping[str, str]) -> dict[str, str]:
    """The variables that xlwings Server must find, whatever stood there before."""
    return {
        "XLWINGS_PROJECT_DIR": str(PROJECT),
        "XLWINGS_ON_SERVER": "true",
        "XLWINGS_ENVIRONMENT": "prod",
        "XLWINGS_PROJECT_NAME": "Modelgemeente",
        "XLWINGS_FUNCTIONS_NAMESPACE": NAAMRUIMTE,
        "XLWINGS_MANIFEST_ID_PROD": MANIFEST_ID,
        "XLWINGS_DATE_FORMAT": "",
        "XLWINGS_ADD_SECURITY_HEADERS": "false",  # kopregels.py sets them, on our own answers too
        "XLWINGS_CORS_ALLOW_ORIGINS": "[]",  # kopregels.py allows Office hosts, by pattern
        "XLWINGS_CUSTOM_HEADERS": "{}",
        "XLWINGS_ENABLE_EXAMPLES": "false",
        "XLWINGS_ENABLE_TESTS": "false",
        "XLWINGS_ENABLE_HOTRELOAD": "false",
        "XLWINGS_ENABLE_SOCKETIO": "false",
        "XLWINGS_ENABLE_WASM": "false",
        "XLWINGS_CDN_OFFICEJS": "false",
        "XLWINGS_LOG_LEVEL": "WARNING",  # at DEBUG it writes tokens
        "XLWINGS_AUTH_PROVIDERS": '["entraid"]' if has_entra(omgeving) else "[]",
    }


def lay_down(omgeving: MutableMapping[str, str]) -> None:
    """Leave of what steers xlwings Server only what a gemeente may choose, and what we fix.

    It reads names in any case, and a value that is empty as wrong JSON.
    """
    for naam in list(omgeving):
        steers = naam.upper().startswith("XLWINGS_") or naam.upper() == "DOTENV_PATH"
        if steers and not (naam in GEKOZEN and omgeving[naam]):
            del omgeving[naam]
    omgeving.update(environment_of(omgeving))


def _complaints(opties: Opties, omgeving: Mapping[str, str]) -> Iterator[str]:
    if not omgeving.get(LICENTIE):
        yield _LICENTIEUITLEG
    entra = [naam for naam in (TENANT, CLIENT) if omgeving.get(naam)]
    if len(entra) == 1:
        ontbreekt = CLIENT if entra == [TENANT] else TENANT
        yield f"{entra[0]} is gezet, maar {ontbreekt} niet; aanmelden met Entra ID vraagt beide."
    for naam in entra:
        if not _NUMMER.fullmatch(omgeving[naam]):
            yield (
                f"{naam} is geen nummer zoals Entra ID dat geeft; verwacht 36 tekens, in kleine "
                "letters: 11111111-2222-3333-4444-555555555555. Anders kan niemand zich aanmelden."
            )
    if not entra and not is_loopback(opties.host):
        yield (
            f"--host {opties.host} is van buiten deze computer bereikbaar, en aanmelden staat uit. "
            f"Zet {TENANT} en {CLIENT} (zie docs/beheer.md), of laat --host weg: dan kan alleen "
            "deze computer erbij."
        )
    if not entra and omgeving.get(PROXY):
        yield (
            f"{PROXY} is gezet: er staat een proxy voor de server, en die maakt hem van buiten "
            "deze computer bereikbaar, terwijl aanmelden uit staat. "
            f"Zet {TENANT} en {CLIENT} (zie docs/beheer.md), of haal {PROXY} weg."
        )
    yield from _address_complaints(omgeving, entra=bool(entra))
    yield from _json_complaints(omgeving)
    for naam in GRENZEN:
        try:
            _number(omgeving, naam)
        except ServerWeigert as error:
            yield str(error)
    yield from _certificate_complaints(opties)


def _address_complaints(omgeving: Mapping[str, str], *, entra: bool) -> Iterator[str]:
    try:
        adres = Toegangsweg.of(omgeving).adres
        if adres and not entra and not is_loopback(urlsplit(adres).hostname or ""):
            yield (
                f"{ADRES} is '{adres}', en aanmelden staat uit: dan bedient de server alleen deze "
                f"computer. Zet {TENANT} en {CLIENT} (zie docs/beheer.md), of geef een adres "
                "zoals https://localhost:8443."
            )
    except ValueError as error:
        yield f"{ADRES} is '{omgeving[ADRES]}': {error}."
    for deel in filter(None, map(str.strip, omgeving.get(PROXY, "").split(","))):
        try:
            wijd = ipaddress.ip_network(deel).prefixlen == 0
        except ValueError:
            wijd = True
        if wijd:
            yield (
                f"{PROXY} noemt '{deel}'; verwacht het adres van de proxy, of een net zoals "
                "10.0.0.0/24. Wie iedereen gelooft, telt niemand: elk verzoek kan dan een ander "
                "adres opgeven."
            )


def _json_complaints(omgeving: Mapping[str, str]) -> Iterator[str]:
    tekst = omgeving.get(ROLLEN)
    rollen = _json(tekst) if tekst else []
    if not isinstance(rollen, list) or not all(rol and isinstance(rol, str) for rol in rollen):
        yield (
            f"{ROLLEN} is '{tekst}'; verwacht een lijst van teksten, met rechte aanhalingstekens: "
            '["naam.van.de.rol"].'
        )
    pad = omgeving.get(JWKS)
    if not pad:
        return
    if not Path(pad).is_file():
        yield f"{JWKS} wijst naar {pad}; dit bestand is er niet."
        return
    try:
        sleutels = _json(Path(pad).read_bytes())
    except OSError:
        yield f"{JWKS} wijst naar {pad}; de server mag dit bestand niet lezen."
        return
    if not isinstance(sleutels, dict) or not isinstance(sleutels.get("keys"), list):
        yield (
            f"{JWKS} wijst naar {pad}; dit bestand bevat geen sleutels van Entra ID. Verwacht: "
            'JSON zoals Microsoft die geeft, met een lijst "keys".'
        )


def _json(tekst: str | bytes) -> Any:
    """What it says, or nothing where it is no JSON."""
    try:
        return json.loads(tekst)
    except (ValueError, RecursionError):
        return None


def _number(omgeving: Mapping[str, str], naam: str) -> int:
    tekst = omgeving.get(naam) or str(GRENZEN[naam])
    meest = MEEST[naam]
    # Python refuses to read a number of thousands of digits.
    cijfers = tekst.isascii() and tekst.isdigit() and len(tekst) <= len(str(meest))
    if not cijfers or not 1 <= int(tekst) <= meest:
        kort = tekst if len(tekst) <= 30 else f"{tekst[:30]}... ({len(tekst)} tekens)"
        raise ServerWeigert(
            f"{naam} is '{kort}'; verwacht een geheel getal van 1 tot en met {meest}."
        )
    return int(tekst)


def _certificate_complaints(opties: Opties) -> Iterator[str]:
    if (opties.certificaat is None) != (opties.sleutel is None):
        yield "--certificaat en --sleutel horen bij elkaar; geef ze allebei."
        return
    paden = [pad for pad in (opties.certificaat, opties.sleutel) if pad]
    gemist = [pad for pad in paden if not pad.is_file()]
    yield from (f"{pad}: dit bestand is er niet." for pad in gemist)
    if gemist or opties.certificaat is None:
        return
    try:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        # An empty answer instead of a prompt that nobody would see.
        context.load_cert_chain(opties.certificaat, opties.sleutel, password=lambda: "")
    except (ssl.SSLError, OSError, ValueError):
        yield (
            f"{opties.certificaat} en {opties.sleutel} passen niet bij elkaar, zijn geen PEM, of "
            "de sleutel heeft een wachtwoord. Verwacht: een certificaat met zijn "
            "tussencertificaten en de sleutel daarvan zonder wachtwoord, beide als PEM."
        )
