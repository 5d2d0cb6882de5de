"""The manifest: the file that tells Excel where the add-in is, what it is called and its buttons.

One template serves the command and the running server (`/manifest.xml`).
"""

import re
from collections.abc import Mapping
from importlib.metadata import version
from types import SimpleNamespace

from modelgemeente_xl.server.grond.adres import checked
from modelgemeente_xl.server.grond.beelden import MATEN, beeld
from modelgemeente_xl.server.grond.omgeving import (
    CLIENT,
    MANIFEST_ID,
    NAAMRUIMTE,
    PROJECT,
    ServerWeigert,
    has_entra,
)
from modelgemeente_xl.werkmap.indeling.knoppen import in_excel

_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def manifest_of(url: str, omgeving: Mapping[str, str]) -> str:
    """The manifest for a server that users reach at that address."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    try:
        base = checked(url)
    except ValueError as error:
        raise ServerWeigert(f"--url {url}: {error}") from error
    client = omgeving.get(CLIENT, "").lower() if has_entra(omgeving) else ""
    if client and not _GUID.fullmatch(client):
        raise ServerWeigert(f"{CLIENT} is geen GUID; neem de Application (client) ID over.")
    templates = Environment(
        loader=FileSystemLoader(PROJECT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters["beeld"] = beeld
    return templates.get_template("manifest.xml").render(
        knoppen=in_excel(),
        maten=MATEN,
        base_url=base,
        base_url_with_app_path=base,
        manifest_id=MANIFEST_ID,
        versie=version("modelgemeente-xl"),
        settings=SimpleNamespace(
            auth_providers=["entraid"] if client else [],
            auth_entraid_client_id=client,
            functions_namespace=NAAMRUIMTE,
            static_url_path="/static",
        ),
    )
