"""Another site, open in the browser of someone whose server runs: it reads nothing and presses nothing."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import OPTIES
from tests.conftest import needs

KWAAD = "http://kwaad.test"
DRUK = "/modelgemeente/schaal/voorbeeld"
LOKT = f"""<!doctype html><title>lok</title>
<form method="post" enctype="text/plain" action="%s{DRUK}"><input name='{{"keuze' value='":1}}'></form>"""
LEEST = """async ([url, soort]) => {
  try {
    const answer = await fetch(url, { method: soort, mode: "cors", body: soort === "POST" ? "{}" : undefined });
    return "gelezen: " + (await answer.text()).slice(0, 40);
  } catch (fout) { return "niets"; }
}"""


@pytest.fixture
def kwaad(chromium: Browser, server: str) -> Iterator[Page]:
    """A page of another site, in a browser for which every name ends at this machine."""
    path = shutil.which("chromium")
    needs(path is not None, "Chromium (chromium)")
    own = chromium.browser_type.launch(
        executable_path=path,
        args=[
            *OPTIES,
            "--host-resolver-rules=MAP *.test 127.0.0.1",
            # A newer Chromium stops such requests by itself; not every browser does.
            "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
        ],
    )
    page = own.new_page()
    page.route(
        f"{KWAAD}/", lambda route: route.fulfill(body=LOKT % server, content_type="text/html")
    )
    page.goto(f"{KWAAD}/")
    yield page
    own.close()


def test_a_name_that_is_made_to_end_here_gets_no_page(kwaad: Page, server: str) -> None:
    port = server.rpartition(":")[2]
    for path in ("/", "/taskpane.html", "/static/js/main.js", "/modelgemeente/gemeenten"):
        answer = kwaad.goto(f"http://kwaad.test:{port}{path}")
        assert answer
        assert answer.status == 421
        assert "kent de naam niet" in answer.text()


def test_a_form_of_another_site_presses_nothing(kwaad: Page, server: str) -> None:
    with kwaad.expect_response(f"{server}{DRUK}") as came:
        kwaad.evaluate("document.forms[0].submit()")
    assert came.value.status == 403
    assert "andere site" in came.value.text()


@pytest.mark.parametrize("path", ["/modelgemeente/gezond", "/static/js/main.js", DRUK])
def test_a_script_of_another_site_reads_nothing(kwaad: Page, server: str, path: str) -> None:
    network = kwaad.context.new_cdp_session(kwaad)
    seen: list[int] = []
    network.on("Network.responseReceivedExtraInfo", lambda told: seen.append(told["statusCode"]))
    network.send("Network.enable")
    for soort in ("GET", "POST"):
        assert kwaad.evaluate(LEEST, [f"{server}{path}", soort]) == "niets"
    assert set(seen) <= {403}  # or stopped by the browser, whatever it was told
