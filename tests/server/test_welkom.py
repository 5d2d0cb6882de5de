"""The page at the address itself: what this is, and how to use it in Excel."""

from html.parser import HTMLParser
from pathlib import Path

from httpx import Client

from modelgemeente_xl.server.grond.omgeving import CLIENT, TENANT
from tests.server.dienst import running

ADRES = "https://modelgemeente.voorbeeld.nl"
ENTRA = {
    TENANT: "99999999-2222-3333-4444-555555555555",
    CLIENT: "11111111-2222-3333-4444-555555555555",
}


class Bladzijde(HTMLParser):
    """The words of a page, and what it refers to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.adressen: list[str] = []
        self.woorden: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.adressen += [value for name, value in attrs if name in ("href", "src") and value]

    def handle_data(self, data: str) -> None:
        self.woorden += data.split()

    @property
    def tekst(self) -> str:
        return " ".join(self.woorden)


def test_a_browser_is_told_what_this_is_and_how_to_use_it_in_excel(client: Client) -> None:
    answer = client.get("/")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    page = Bladzijde(answer.text)
    for part in (
        "De server achter de knoppen in Excel",
        "Kies bovenaan het tabblad Modelgemeente",
        "Ziet u het tabblad niet?",
        "modelgemeente server manifest --url",
        "Excel vraagt https, en dat spreekt deze server nu niet",
        "Aanmelden: uit, alleen deze computer",
    ):
        assert part in page.tekst
    for address in page.adressen:
        assert client.get(address).status_code == 200, address
    assert client.head("/").status_code == 200


def test_an_administrator_finds_the_manifest_there(tmp_path: Path) -> None:
    with running(
        tmp_path, **ENTRA, FORWARDED_ALLOW_IPS="127.0.0.1", MODELGEMEENTE_ADRES=ADRES
    ) as d:
        page = Bladzijde(d.client.get("/", headers={"X-Forwarded-Proto": "https"}).text)
        assert "/manifest.xml" in page.adressen
        assert "Excel vraagt https" not in page.tekst
        assert "Aanmelden: met Entra ID" in page.tekst
