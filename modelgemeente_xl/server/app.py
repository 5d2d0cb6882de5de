"""The app: xlwings Server's own, with our answers, limits, headers and logs around it.

From the outside in: life, logs, headers, addresses, origin, static files, limits, xlwings Server
with its routes and ours.
"""

import os
from functools import cache
from importlib.metadata import version

from starlette.types import ASGIApp

from modelgemeente_xl.server.grond.omgeving import PROJECT, Grens, Toegangsweg, lay_down
from modelgemeente_xl.server.grond.ruimte import give_back


@cache
def make_app() -> ASGIApp:
    """Make the app, in every worker; the environment is laid down before xlwings Server wakes."""
    lay_down(os.environ)
    give_back()
    from xlwings_server.config import PACKAGE_DIR
    from xlwings_server.main import app
    from xlwings_server.templates import templates

    from modelgemeente_xl.server import scripts, statisch, welkom
    from modelgemeente_xl.server.deur import grenzen, herkomst, kopregels
    from modelgemeente_xl.server.deur.adressen import Adressen
    from modelgemeente_xl.server.deur.toegang import Toegang
    from modelgemeente_xl.server.grond import fouten, logboek
    from modelgemeente_xl.server.levensloop import Levensloop
    from modelgemeente_xl.server.vraag import invoer

    logboek.configure()
    grens = Grens.of(os.environ)
    fouten.install(app)
    welkom.install(app)
    scripts.install(app)
    statisch.close_mounts(app.router)
    app.router.redirect_slashes = False  # it sends on to whatever the request calls us
    templates.env.globals["versie"] = version("modelgemeente-xl")
    limited = grenzen.Grenzen(app, grens, Toegang(app).caller, invoer.checker(grens))
    layers: ASGIApp = statisch.Statisch(
        limited,
        (PROJECT / "static", ("css", "images", "js")),
        (PACKAGE_DIR / "static", ("js", "vendor/office-js")),
    )
    layers = Adressen(herkomst.Herkomst(layers, Toegangsweg.of(os.environ)))
    return Levensloop(logboek.Logboek(kopregels.Kopregels(layers)))
