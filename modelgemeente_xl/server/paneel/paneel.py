"""The endpoints of the task pane: read the request, press the button, answer in JSON."""

import json
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from xlwings_server import dependencies as dep
from xlwings_server.config import settings
from xlwings_server.templates import templates

from modelgemeente_xl.catalogus.laden import installed_catalogus
from modelgemeente_xl.model.keuze import EERSTE_JAAR, LAATSTE_JAAR
from modelgemeente_xl.server.grond.beelden import beeld
from modelgemeente_xl.server.grond.werk import CONTROLES, KNOPPEN, in_process
from modelgemeente_xl.server.paneel.druk import press_json
from modelgemeente_xl.server.paneel.naam import meant
from modelgemeente_xl.werkmap.indeling.knoppen import in_excel
from modelgemeente_xl.werkmap.indeling.tabellen import GELEZEN
from modelgemeente_xl.werkmap.inhoud import nummer
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN
from modelgemeente_xl.werkmap.lezen.stand import DEELNEMERS, NAMEN

ONBEKEND = "Excel"
"""Who pressed, where nobody signs on."""

IN_EXCEL = in_excel()
KIJKERS = frozenset(knop.naam for knop in IN_EXCEL if not knop.schrijft)
"""What looks at a whole file, which takes longer than a change."""
PAGINA: Mapping[str, Any] = {
    "tabellen": GELEZEN,
    "domeintabellen": DOMEINTABELLEN,
    "namen": (nummer.NAAM, *NAMEN, DEELNEMERS),
    "eerste_jaar": EERSTE_JAAR,
    "laatste_jaar": LAATSTE_JAAR,
    "knoppen": {
        knop.naam: {
            "keuzes": [
                {"naam": keuze.naam, "vorm": keuze.vorm, "veld": keuze.veld}
                for keuze in knop.keuzes
                if keuze.label
            ],
            "plaats": knop.plaats,
            "schrijft": knop.schrijft,
            "formules": knop.formules,
            "kiest_eerst": knop.kiest_eerst,
            "bezig": knop.bezig,
        }
        for knop in IN_EXCEL
    },
}
"""What the scripts of the page must know: only sheets that hold one of these tables or names are
sent, and of each button what it takes."""
templates.env.globals["paneel"] = PAGINA
templates.env.globals["knoppen"] = IN_EXCEL
templates.env.filters["beeld"] = beeld

router = APIRouter(prefix=f"{settings.app_path}/modelgemeente")


@router.get("/gemeenten")
async def gemeenten(current_user: dep.User) -> Response:
    """Every gemeente that can be chosen, with its inhabitants."""
    catalogus = await run_in_threadpool(installed_catalogus)
    content = [{"naam": g.naam, "inwoners": g.inwoners} for g in catalogus.gemeenten]
    return Response(json.dumps(content), media_type="application/json")


@router.get("/gemeente")
async def gemeente(current_user: dep.User, naam: str = "") -> Response:
    """Which gemeente is meant by a name that the list does not have, or why none is."""
    content = await run_in_threadpool(meant, naam)
    return Response(json.dumps(content), media_type="application/json")


@router.post("/{knop}/{stap}")
async def druk(knop: str, stap: str, request: Request, current_user: dep.User) -> Response:
    """Press a button: show what it would do, or do it."""
    body = await request.body()
    naam = ONBEKEND if not settings.auth_providers else current_user.name or ONBEKEND
    beurten = CONTROLES if knop in KIJKERS else KNOPPEN
    verzoek = request.state.verzoek
    inhoud, status = await in_process(beurten, verzoek, press_json, knop, stap, body, naam, verzoek)
    return Response(inhoud, status, media_type="application/json")
