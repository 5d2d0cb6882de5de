"""The task pane as its user works it: by its ids, waiting until it is done."""

from playwright.sync_api import Locator

from tests.browser.conftest import MaakPaneel
from tests.browser.paneel import Paneel

KNOPPEN = ("schaal", "vernieuw", "herbereken", "controleer", "terugdraaien")


class Taakpaneel:
    """What a user can do in the pane."""

    def __init__(self, paneel: Paneel) -> None:
        self.paneel, self.page = paneel, paneel.page

    def klaar(self) -> None:
        """Wait until nothing runs."""
        self.page.wait_for_function(
            "() => document.getElementById('voortgang').hidden && globalThis.modelgemeente"
        )

    def tab(self, knop: str) -> None:
        self.page.click(f"#knop-{knop}")
        assert self.page.is_visible(f"#paneel-{knop}")

    def voorbeeld(self, knop: str) -> str:
        """Ask for the preview and give its text."""
        if not self.page.is_visible(f"#paneel-{knop}"):
            self.tab(knop)
        self.page.click(f"#voorbeeld-{knop}")
        self.klaar()
        self.paneel.picture(f"voorbeeld-{knop}")
        return self.tekst()

    def toepassen(self) -> str:
        self.page.click("#toepassen")
        self.klaar()
        self.paneel.picture("toegepast")
        return self.tekst()

    def kies(self, naam: str) -> None:
        """Search a gemeente and take the first that is found."""
        self.page.fill("#gemeente-zoek", naam.lower()[:8])
        self.page.click(f'#gemeente-keuze option[data-naam="{naam}"]')

    def kies_alleen(self, *namen: str) -> None:
        """Have just these chosen, whatever the workbook had."""
        for naam in namen:
            self.kies(naam)
        for andere in set(self.gekozen()) - set(namen):
            self.page.click(f'#gekozen button[aria-label^="{andere}"]')
        assert self.gekozen() == list(namen)

    def gekozen(self) -> list[str]:
        return [tekst.split()[0] for tekst in self.page.locator("#gekozen li").all_inner_texts()]

    def tekst(self) -> str:
        return self.page.inner_text("#uitkomst")

    def regels(self, *, nieuw: bool) -> list[str]:
        """The listed changes that are marked as new, or those that are not."""
        marked = self.page.locator("#uitkomst [data-wijziging]:has(> .nieuw)")
        rest = self.page.locator("#uitkomst [data-wijziging]:not(:has(> .nieuw))")
        return (marked if nieuw else rest).all_text_contents()

    def fout(self) -> str:
        return self.page.inner_text("#fout")

    def cellen(self) -> Locator:
        """The buttons that select a cell."""
        return self.page.locator("#uitkomst button.cel")


def open_taakpaneel(maak_paneel: MaakPaneel, url: str, boek: object = None) -> Taakpaneel:
    """Open the pane and wait until it has read the workbook."""
    paneel = Taakpaneel(maak_paneel(url, boek))
    paneel.klaar()
    paneel.paneel.requests.clear()
    return paneel
