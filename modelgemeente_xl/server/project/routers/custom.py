"""Our routes, beside those of xlwings Server."""

from fastapi import APIRouter

from modelgemeente_xl.server import gezond, paneel

router = APIRouter()
router.include_router(gezond.router)
router.include_router(paneel.router)
