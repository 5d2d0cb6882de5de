"""`modelgemeente server`: options become environment, and then uvicorn runs our app."""

import importlib.util
import os
import socket
from collections.abc import Callable

from modelgemeente_xl.server.grond import omgeving as om
from modelgemeente_xl.server.grond.omgeving import Opties, ServerWeigert

APP = "modelgemeente_xl.server.app:make_app"
_ONDERDELEN = ("xlwings_server", "uvicorn", "fastapi", "limits")


def start(opties: Opties, tell: Callable[[str], None]) -> None:
    """Check everything, say where the server runs, and serve until it is stopped."""
    require_extra()
    om.check(opties, os.environ)
    om.lay_down(os.environ)
    _check_licence()
    _check_port(opties)
    from modelgemeente_xl.server.deur.verbinding import RUST
    from modelgemeente_xl.server.grond import logboek
    from modelgemeente_xl.server.toezicht import serve

    logboek.configure()
    for regel in welcome(opties, om.has_entra(os.environ)):
        tell(regel)
    serve(
        APP,
        opties.werkers,
        factory=True,
        http="modelgemeente_xl.server.deur.voordeur:open_door",
        host=opties.host,
        port=opties.gekozen_poort,
        ssl_certfile=opties.certificaat,
        ssl_keyfile=opties.sleutel,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=RUST,
        proxy_headers=False,  # herkomst.py believes only the proxies that are named
        ws="none",  # nothing uses it, and uvicorn writes the address of a handshake with its query
    )


def require_extra() -> None:
    """Raise with how to install what is missing."""
    if any(importlib.util.find_spec(naam) is None for naam in _ONDERDELEN):
        raise ServerWeigert(
            "De server is een los onderdeel en is hier niet geïnstalleerd. Installeer hem met:\n"
            "    pip install 'modelgemeente-xl[server]'"
        )


def welcome(opties: Opties, entra: bool) -> tuple[str, ...]:
    """What the one who started it must know."""
    aanmelden = "met Entra ID" if entra else "uit (alleen deze computer kan erbij)"
    regels = [
        f"Modelgemeente draait op {opties.adres}",
        f"Aanmelden: {aanmelden}. Stoppen: Ctrl+C.",
    ]
    if opties.veilig:
        regels += [
            "Maak het manifest voor Excel met het adres waarop gebruikers de server bereiken:",
            "    modelgemeente server manifest --url https://... --uit modelgemeente.xml",
        ]
    else:
        regels += [
            "Open dat adres in een browser om te zien of hij het doet.",
            "Excel vraagt https: geef --certificaat en --sleutel, of een proxy met aanmelden.",
        ]
    return (*regels, "Hoe het verder gaat, staat in docs/beheer.md.")


def _check_licence() -> None:
    """Refuse a key that xlwings would refuse at the first button."""
    try:
        # The import itself raises already, so the exception has no name to catch it by.
        from xlwings.pro.utils import LicenseHandler

        LicenseHandler.validate_license("pro")
    except Exception as error:
        if type(error).__name__ != "LicenseError":
            raise
        raise ServerWeigert(
            f"{om.LICENTIE} is gezet, maar xlwings aanvaardt deze sleutel niet. Controleer de "
            "sleutel en de datum tot wanneer hij geldt."
        ) from error


def _check_port(opties: Opties) -> None:
    """Refuse an address that cannot be taken, in words; uvicorn would only log an errno."""
    try:
        # As uvicorn takes it: on Linux `::` is every address, of IPv4 too.
        soort = socket.AF_INET6 if ":" in opties.host else socket.AF_INET
        with socket.socket(soort, socket.SOCK_STREAM) as proef:
            proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            proef.bind((opties.host, opties.gekozen_poort))
    except OSError as error:
        raise ServerWeigert(
            f"Poort {opties.gekozen_poort} op {opties.host} is niet te gebruiken: er draait al "
            "iets, het adres is niet van deze computer, of u mag het niet. Kies een andere met "
            "--poort."
        ) from error
