"""A page with the task pane: what a user and Excel do with it, and what it held and asked."""

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request

from tests.browser.nep.nepboek import Cel, Tabel, cellen_van, tabellen_van


class Paneel:
    """One open task pane, with the workbook of the fake beneath it."""

    def __init__(self, page: Page, url: str, boek: dict[str, Any], schermen: Path) -> None:
        self.page, self.url, self.boek, self.schermen = page, url, boek, schermen
        self.beelden = 0
        self.errors: list[str] = []
        self.requests: list[Request] = []
        self.allowed: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(f"pagina: {error}"))
        page.on("request", lambda asked: self.requests.append(asked))

    def picture(self, wat: str) -> None:
        """Keep a picture of the pane as it is now; `schermen` is how its name begins."""
        self.beelden += 1
        name = f"{self.schermen.name}-{self.beelden}-{wat}.png"
        self.page.screenshot(path=self.schermen.with_name(name), full_page=True)

    def expect(self, pattern: str) -> None:
        """Allow errors that match: the test makes them on purpose."""
        self.allowed.append(pattern)

    def mistakes(self) -> list[str]:
        """Everything that should not have happened."""
        found = [
            *self.errors,
            *(f"nep: {fout}" for fout in self.nep("fouten")),
            *(f"elders: {r.url}" for r in self.requests if not self._ours(r.url)),
        ]
        return [f for f in found if not any(re.search(p, f) for p in self.allowed)]

    def nep(self, lid: str) -> Any:
        """Give what the fake knows, such as `fouten` or `tellers.sync`."""
        return self.page.evaluate(f"() => Nep.{lid}")

    def script(self, naam: str) -> None:
        """Run a registered script as a button of xlwings' client does, with the sheets it asks."""
        self.page.evaluate(
            """async naam => {
                const meta = await (await fetch("/xlwings/custom-scripts-meta.json")).json();
                const { include } = meta.find(script => script.function_name === naam);
                await xlwings.runPython({ scriptName: naam, include: include || "" });
            }""",
            naam,
        )

    def typ(self, blad: str, adres: str, waarde: object) -> None:
        """Type in a cell as the user does."""
        self.page.evaluate("([b, a, w]) => Nep.typ(b, a, w)", [blad, adres, waarde])

    def toestand(self) -> dict[str, Any]:
        """All that the workbook of the fake holds now."""
        return {"bladen": json.loads(self.page.evaluate("() => JSON.stringify(Nep.toestand())"))}

    def cellen(self) -> dict[tuple[str, int, int], Cel]:
        return cellen_van(self.toestand())

    def tabellen(self) -> dict[str, Tabel]:
        return tabellen_van({"bladen": self.page.evaluate("() => Nep.toestand(false)")})

    def kop(self, tabel: str) -> list[object]:
        """Give the headers of a table."""
        found = self.page.evaluate("naam => Nep.kop(naam)", tabel)
        assert isinstance(found, list)
        return found

    def herrekend(self, uitkomsten: list[tuple[str, int, int, object]]) -> None:
        """Give formulas the results that Excel's calculation would have given."""
        self.page.evaluate("json => Nep.herrekend(JSON.parse(json))", json.dumps(uitkomsten))

    def workbook_requests(self) -> list[Request]:
        """Requests that carried a workbook to the server."""
        return [
            r for r in self.requests if r.method == "POST" and "custom-functions-call" not in r.url
        ]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"console: {message.text}")

    def _ours(self, url: str) -> bool:
        return url.startswith((f"{self.url}/", "data:", "blob:"))
