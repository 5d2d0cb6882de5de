"""Run our server for the browser tests, with the catalogue of this edition or of a year later.

    python -m tests.browser.serveer POORT [volgend]

A later edition is put in the place of `load_catalogus` before anything of the server is imported,
so that each part of it, whatever the route, works with that one.
"""

import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import uvicorn

from modelgemeente_xl.catalogus import laden
from tests.addin.volgend_jaar import next_year

SCRIPTS = "from modelgemeente_xl.addin.scripts import herbereken, schaal, terugdraaien, vernieuw"


def later_edition() -> None:
    """Let every caller of `load_catalogus` get the edition of a year later."""
    load = laden.load_catalogus

    def load_later(*given: Any, **named: Any) -> Any:
        return next_year(load(*given, **named))

    laden.load_catalogus = load_later


def main(poort: int, editie: str) -> None:
    if editie == "volgend":
        later_edition()
    os.environ.setdefault("XLWINGS_LICENSE_KEY", "noncommercial")
    uvicorn.run(app(), host="127.0.0.1", port=poort, log_level="warning")


def app() -> Any:
    """Our app, or where it is not there xlwings Server with our buttons alone."""
    with suppress(ModuleNotFoundError):
        return import_module("modelgemeente_xl.server.app").make_app()
    project = Path(mkdtemp())
    (project / "custom_scripts").mkdir()
    (project / "custom_scripts" / "__init__.py").write_text(SCRIPTS)
    os.environ |= {"XLWINGS_PROJECT_DIR": str(project), "XLWINGS_ENABLE_SOCKETIO": "false"}
    return import_module("xlwings_server.main").main_app


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "nu")
