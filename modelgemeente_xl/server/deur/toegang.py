"""Who may: the token, looked at before a byte of the body is read.

xlwings Server looks at it in a dependency, and FastAPI reads and parses the body before that.
"""

import hashlib

from fastapi import FastAPI, Request
from starlette.datastructures import Headers
from starlette.types import Scope


class Toegang:
    """The check of xlwings Server, or what stands in its place."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app

    async def caller(self, scope: Scope) -> str | None:
        """Who signed on, or None where nobody has to; raise what the check of the token raises."""
        from xlwings_server import dependencies as dep
        from xlwings_server.config import settings

        if not settings.auth_providers:
            return None
        check = self._app.dependency_overrides.get(dep.authenticate, dep.authenticate)
        headers = Headers(scope=scope)
        token = headers.get("authorization", "")
        user = await check(token, headers.get("auth-provider"))
        await dep.get_user(Request(scope), user)
        # A token is new every hour, the one who holds it is not.
        return str(user.id or hashlib.sha256(token.encode()).hexdigest())
