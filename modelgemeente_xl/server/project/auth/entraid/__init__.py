"""Sign-on with Entra ID, as xlwings Server checks it, and the end of a token on top of that.

xlwings Server remembers an accepted token for an hour, past its end too, and accepts one without
an end. Here the end is looked at on every request.
"""

import time
from typing import Any

from fastapi import HTTPException
from xlwings_server.auth.entraid import validate_token as remembered


async def validate_token(token: str) -> Any:
    """The user of a token that is good now; 401 otherwise."""
    user = await remembered(token)
    einde = user.claims.get("exp")
    if not isinstance(einde, int | float) or einde <= time.time():
        raise HTTPException(401, "verlopen")
    return user
