"""Which addresses there are. Whatever else is asked for is refused before xlwings Server sees it.

xlwings Server mounts more than we use, and a new version may mount more still; besluit 0012 lists
what there is and what becomes of it.
"""

from urllib.parse import unquote

from starlette.types import Receive, Scope, Send

from modelgemeente_xl.server.grond.fouten import PANEEL, TEKSTEN, answer
from modelgemeente_xl.server.grond.laag import Weblaag

STATISCH = "/static/"
SCRIPTS = "/xlwings/custom-scripts-call/"
BLADZIJDEN = frozenset(
    {
        "/",
        "/favicon.ico",
        "/manifest.xml",
        "/taskpane.html",
        "/xlwings/alert",
        "/xlwings/custom-functions-call",
        "/xlwings/custom-functions-code.js",
        "/xlwings/custom-functions-meta.json",
        "/xlwings/custom-scripts-meta.json",
    }
)
BOMEN = (STATISCH, SCRIPTS, PANEEL)
"""What has more than one address below it."""

VERBODEN = ("..", "\\", ":")
"""What leads out of a folder, on any system: a colon stands in a drive letter and in a stream."""
DIEP = 3
"""How often a target is decoded. What then still holds an escape was not written in good faith."""
KLIMT = (
    "Dit adres kan niet: er staan tekens in waarmee een adres buiten zijn map wijst. Er is niets "
    "gelezen en niets gewijzigd."
)


class Adressen(Weblaag):
    """Refuse what climbs, and what does not exist."""

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve, or refuse in Dutch."""
        path = scope["path"]
        if climbs(path) or climbs(scope.get("raw_path", b"").decode("latin-1")):
            await answer(path, 400, [KLIMT])(scope, receive, send)
        elif path in BLADZIJDEN or path.startswith(BOMEN):
            await self.app(scope, receive, send)
        else:
            await answer(path, 404, [TEKSTEN[404]])(scope, receive, send)


def climbs(target: str) -> bool:
    """Whether a target holds, as it is or decoded, what no address of ours holds."""
    for _ in range(DIEP):
        if any(part in target for part in VERBODEN) or not target.isprintable():
            return True
        decoded = unquote(target)
        if decoded == target:
            return False
        target = decoded
    return True
