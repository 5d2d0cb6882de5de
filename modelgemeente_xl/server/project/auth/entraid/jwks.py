"""The keys with which Entra ID signs, for a server that may not reach Microsoft."""

import json
import os
from pathlib import Path
from typing import Any

from modelgemeente_xl.server.omgeving import JWKS


async def get_jwks_json() -> Any:
    """The keys from the file of the administrator; None lets xlwings Server fetch them."""
    path = os.environ.get(JWKS)
    return json.loads(Path(path).read_text("utf-8")) if path else None
