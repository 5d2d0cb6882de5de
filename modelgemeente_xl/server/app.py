"""The app: xlwings Server's own, with our answers, limits, headers and logs around it.

From the outside in: logs, headers, CORS, limits, xlwings Server with its routes and ours.
"""

import os
from functools import cache
from importlib.metadata import version

from starlette.types import ASGIApp

from modelgemeente_xl.server.omgeving import Grens, lay_down


@cache
def make_app() -> ASGIApp:
    """Make the app, in every worker; the environment is laid down before xlwings Server wakes."""
    lay_down(os.environ)
    from xlwings_server.main import app
    from xlwings_server.templates import templates

    from modelgemeente_xl.server import fouten, grenzen, invoer, kopregels, logboek

    logboek.configure()
    grens = Grens.of(os.environ)
    fouten.install(app)
    invoer.install(app)
    templates.env.globals["versie"] = version("modelgemeente-xl")
    layers = kopregels.allow_office(grenzen.Grenzen(app, grens, invoer.check_function))
    return logboek.Logboek(kopregels.Kopregels(layers))
