"""Our routes, beside those of xlwings Server."""

from fastapi import APIRouter

from modelgemeente_xl.server import gezond
from modelgemeente_xl.server.paneel import paneel

router = APIRouter()
router.include_router(gezond.router)
router.include_router(paneel.router)
