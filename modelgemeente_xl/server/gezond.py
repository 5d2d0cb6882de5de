"""Whether the server lives and what it holds, for a monitor and for the container."""

from functools import cache
from importlib.metadata import version

from fastapi import APIRouter

from modelgemeente_xl.catalogus.laden import installed_catalogus
from modelgemeente_xl.werkmap.inhoud.inhoud import edities_of

router = APIRouter()


@router.api_route("/modelgemeente/gezond", methods=["GET", "HEAD"])
async def gezond() -> dict[str, str]:
    """Answer with status, version and the edition of the catalogue."""
    return {"status": "goed", "versie": _version(), "editie": edition()}


@cache
def _version() -> str:
    return version("modelgemeente-xl")  # it looks through all that is installed


@cache
def edition() -> str:
    """The edition of the catalogue that this server carries; read before it answers anyone."""
    return edities_of(installed_catalogus())
