"""What xlwings Server includes beside its own endpoints."""

from modelgemeente_xl.server.paneel import router

__all__ = ["router"]
