"""Run our server with the catalogue of a year later.

    python -m tests.browser.serveer POORT

That edition is put in the place of `load_catalogus` before anything of the server is imported, so
that each part of it, whatever the route, works with it.
"""

import sys
from importlib import import_module
from typing import Any

import uvicorn

from modelgemeente_xl.catalogus import laden
from tests.knoppen.volgend_jaar import next_year


def later_edition() -> None:
    """Let every caller of `load_catalogus` get the edition of a year later."""
    load = laden.load_catalogus

    def load_later(*given: Any, **named: Any) -> Any:
        return next_year(load(*given, **named))

    laden.load_catalogus = load_later


if __name__ == "__main__":
    later_edition()
    app = import_module("modelgemeente_xl.server.app").make_app()
    import_module("modelgemeente_xl.server.grond.werk").WARM.insert(0, "tests.browser.volgend")
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
