"""Static files: an index of what may be served, made once, and contained on every request.

xlwings Server joins the path of a request to its folders without looking where that ends. Here a
request only names a line of the index, so that no path is ever made of what a client sends. What
stands there is resolved again when it is served: a link may have been put in its place.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from starlette.routing import Mount, Router
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from modelgemeente_xl.server.deur.adressen import STATISCH
from modelgemeente_xl.server.grond.fouten import TEKSTEN, answer
from modelgemeente_xl.server.grond.laag import Weblaag

SOORTEN = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
}
"""What is served, and as what: Windows may tell Python that a script is plain text."""


class Statisch(Weblaag):
    """Serve what stands in the index, and leave every other address to the app.

    Of each root only the folders that are named are served. An earlier root comes first.
    """

    def __init__(self, app: ASGIApp, *roots: tuple[Path, Sequence[str]]) -> None:
        super().__init__(app)
        self._index: dict[str, tuple[Path, Path]] = {}
        for root, mappen in reversed(roots):
            whole = root.resolve(strict=True)
            self._index |= {naam: (whole, path) for naam, path in _files(whole, mappen)}
        self._geven = StaticFiles()

    @property
    def namen(self) -> frozenset[str]:
        """Every file that can be asked for."""
        return frozenset(self._index)

    async def serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a file, or refuse in Dutch."""
        if not scope["path"].startswith(STATISCH):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if scope["method"] not in ("GET", "HEAD"):
            toegestaan = {"Allow": "GET, HEAD"}
            await answer(path, 405, [TEKSTEN[405]], toegestaan)(scope, receive, send)
            return
        found = self._index.get(path.removeprefix(STATISCH))
        file = contained(*found) if found else None
        if file is None:
            await answer(path, 404, [TEKSTEN[404]])(scope, receive, send)
            return
        # Whole or not at all: nobody of ours asks for parts, and what is wrong in such a question
        # would be told in English.
        headers = [(naam, waarde) for naam, waarde in scope["headers"] if naam != b"range"]
        scope = {**scope, "headers": headers}
        response = self._geven.file_response(file, file.stat(), scope)
        response.headers["Accept-Ranges"] = "none"
        response.headers["Content-Type"] = SOORTEN[file.suffix]
        await response(scope, receive, send)


def contained(root: Path, path: Path) -> Path | None:
    """The file that is really there, if it is a file and stands under that root."""
    try:
        real = path.resolve(strict=True)
        return real if real.is_relative_to(root) and real.is_file() else None
    except (OSError, RuntimeError):  # gone, or a circle of links
        return None


def _files(root: Path, mappen: Sequence[str]) -> Iterator[tuple[str, Path]]:
    """The files that may be served, by the name that a request gives them."""
    for path in (path for map_ in mappen for path in (root / map_).rglob("*")):
        if path.suffix in SOORTEN and contained(root, path):
            yield path.relative_to(root).as_posix(), path


def close_mounts(app: Router) -> None:
    """Let nothing be served from a folder by xlwings Server itself; its names stay known."""
    for route in app.routes:
        if isinstance(route, Mount):
            route.app = _nothing


async def _nothing(scope: Scope, receive: Receive, send: Send) -> None:
    await answer(scope["path"], 404, [TEKSTEN[404]])(scope, receive, send)
