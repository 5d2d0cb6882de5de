"""Run our server with the catalogue of a year later.

    python -m tests.browser.serveer POORT

That edition is put in the place of `installed_catalogus` before anything of the server is imported, so
that each part of it, whatever the route, works with it.
"""

import sys
from importlib import import_module

import uvicorn

from modelgemeente_xl.catalogus import laden
from tests.knoppen.volgend_jaar import next_year


def later_edition() -> None:
    """Let every caller of `installed_catalogus` get the edition of a year later."""
    later = next_year(laden.installed_catalogus())
    laden.installed_catalogus = lambda: later


if __name__ == "__main__":
    later_edition()
    app = import_module("modelgemeente_xl.server.app").make_app()
    import_module("modelgemeente_xl.server.grond.werk").WARM.insert(0, "tests.browser.volgend")
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
