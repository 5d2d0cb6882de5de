"""What someone sees who opens an address of the server in a browser, with the real Office.js."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect


@pytest.mark.parametrize("kleuren", ["light", "dark"])
def test_the_page_of_the_server_itself_is_quiet_and_fits(
    chromium: Browser, server: str, schermen: Path, kleuren: str
) -> None:
    page = chromium.new_page(
        viewport={"width": 375, "height": 900},
        color_scheme="dark" if kleuren == "dark" else "light",
    )
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("requestfailed", lambda request: said.append(request.url))
    page.goto(server)
    page.screenshot(path=schermen / f"welkom-{kleuren}.png", full_page=True)
    expect(page.get_by_role("heading", level=1)).to_have_text("Modelgemeente")
    expect(page.get_by_role("heading", name="Zo gebruikt u hem")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    assert said == []
    page.close()


def test_the_pane_in_a_browser_says_that_it_works_in_excel(
    chromium: Browser, server: str, schermen: Path
) -> None:
    page = chromium.new_page(viewport={"width": 350, "height": 800})
    page.goto(f"{server}/taskpane.html")
    told = page.locator("#xlwings-office-ready-error")
    expect(told).to_be_visible(timeout=60_000)  # after the reloads of xlwings' own client
    page.screenshot(path=schermen / "paneel-in-browser.png", full_page=True)
    page.get_by_role("button", name="Sluiten").click()
    expect(page.locator("#werkmap")).to_have_text("Dit paneel werkt alleen in Excel.")
    expect(page.locator("#paneelblok")).to_be_hidden()
    assert "Verlaat de cel" not in page.inner_text("body")
    page.reload()
    expect(told).to_be_visible(timeout=60_000)
    told.get_by_role("link", name="zo gebruikt u het in Excel").click()
    expect(page).to_have_url(f"{server}/")
    page.close()
