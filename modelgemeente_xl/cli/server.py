"""The verbs of the server behind the add-in."""

from __future__ import annotations

from argparse import Namespace

from modelgemeente_xl.cli.uitvoer import GOED, out
from modelgemeente_xl.server.grond.omgeving import Opties


def server(options: Namespace) -> int:
    """Serve until stopped."""
    from modelgemeente_xl.server.start import start

    screen = out()
    opties = Opties(
        options.host, options.poort, options.certificaat, options.sleutel, options.werkers
    )
    start(opties, screen.regel)
    return GOED


def server_manifest(options: Namespace) -> int:
    """Make the manifest, on the screen or in a file."""
    import os

    from modelgemeente_xl.bestand.bewaren.opslaan import check_target, save
    from modelgemeente_xl.server.manifest import manifest_of
    from modelgemeente_xl.server.start import require_extra

    require_extra()
    manifest = manifest_of(options.url, os.environ)
    if options.uit is None:
        out().rauw(manifest)
        return GOED
    check_target(options.uit, options.overschrijf)
    save(manifest.encode("utf-8"), options.uit, options.overschrijf)
    out().regel("Manifest: ", (str(options.uit.resolve()), "bold"))
    return GOED
