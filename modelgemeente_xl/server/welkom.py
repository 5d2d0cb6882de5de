"""What a browser is told: what this is, how to use it in Excel, and the manifest.

Both come in the place of pages of xlwings Server. Its manifest is made of what a request says of
itself; ours of what an administrator said.
"""

import os
from functools import partial

from anyio.to_thread import run_sync
from fastapi import APIRouter, FastAPI, Request, Response
from starlette.responses import HTMLResponse
from xlwings_server.templates import templates

from modelgemeente_xl.server.gezond import edition
from modelgemeente_xl.server.grond.fouten import Afgewezen
from modelgemeente_xl.server.grond.omgeving import Toegangsweg
from modelgemeente_xl.server.manifest import manifest_of

GEEN_ADRES = (
    "Het manifest is hier niet te krijgen: de server weet niet met welk adres gebruikers hem "
    "bereiken. Zet MODELGEMEENTE_ADRES, of maak het met: modelgemeente server manifest "
    "--url https://... --uit modelgemeente.xml"
)
router = APIRouter()


@router.api_route("/", methods=["GET", "HEAD"])
async def welkom(request: Request) -> Response:
    """The page for who opens the address in a browser."""
    bereik = Toegangsweg.of(os.environ)
    page = templates.env.get_template("welkom.html").render(
        adres=bereik.adres,
        aanmelden=bereik.aanmelden,
        https=request.url.scheme == "https",
        editie=await run_sync(edition),
    )
    return HTMLResponse(page)


@router.get("/manifest.xml")
async def manifest() -> Response:
    """The manifest for the address that an administrator set."""
    adres = Toegangsweg.of(os.environ).adres
    if not adres:
        raise Afgewezen(404, GEEN_ADRES)
    text = await run_sync(partial(manifest_of, adres, os.environ))
    return Response(text, media_type="application/xml")


def install(app: FastAPI) -> None:
    """Put these before the pages of xlwings Server with the same addresses."""
    app.include_router(router)
    app.router.routes.insert(0, app.router.routes.pop())
