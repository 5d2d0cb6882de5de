"""The register of buttons: each once, with its name, its texts and what can be chosen with it.

The terminal, the task pane, the ribbon, RunPython, the sheet Start and rule 20 are made of it. What
a button does is bound to its name in `knoppen/register.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from modelgemeente_xl.model.keuze import EERSTE_JAAR, LAATSTE_JAAR

EERST = "U ziet eerst een voorbeeld."


class Keuzevorm(StrEnum):
    """What is chosen: it decides the option in the terminal and the field in the pane."""

    GEMEENTEN = "gemeenten"
    GETAL = "getal"
    JA = "ja"
    TEKSTEN = "teksten"
    UIT = "uit"


@dataclass(frozen=True, slots=True)
class Knopkeuze:
    """One thing that can be chosen with a button; `naam` is what its function calls it."""

    naam: str
    vorm: Keuzevorm
    opdracht: str
    """What the help of the terminal says of it."""
    label: str = ""
    """What the pane calls it; where that is empty the pane does not ask for it."""
    metavar: str | None = None
    minst: int = 1
    meest: int | None = None
    meest_paneel: int = 1000
    """The most that the server takes, where the terminal has no limit."""
    standaard: int | str | None = None
    waarden: Mapping[str, str] = field(default_factory=dict)
    """For one out of several: each value, with what the pane calls it."""

    @property
    def veld(self) -> str:
        """The id of its field in the pane."""
        return self.naam.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Knop:
    """A button: what it is called, what is said of it and what every door must know of it."""

    naam: str
    opdracht: str
    """What the terminal says of it."""
    start: str = ""
    """What Start says of it; empty where it does not stand there."""
    lint: str = ""
    """What the ribbon says of it; a button without this is a command of the terminal only."""
    paneel: str = ""
    """What stands above its fields in the pane: HTML of our own."""
    keuzes: tuple[Knopkeuze, ...] = ()
    schrijft: bool = True
    """Whether it changes the workbook by a plan; else it looks at the file and gives findings."""
    voorbeeld: bool = True
    formules: bool = False
    """Whether it must know which cells hold a formula: the pane reads them for it."""
    andere_catalogus: bool = False
    """Whether the terminal can give another catalogue than the one that is installed."""
    kiest_eerst: bool = False
    """Whether the ribbon waits for a choice, and makes no preview at once."""
    bezig: str = "Het voorbeeld wordt gemaakt."

    @property
    def label(self) -> str:
        """Its name as a person reads it."""
        return self.naam.capitalize()

    @property
    def plaats(self) -> str:
        """The name of the two cells on Start that say what it does; shapes link to it."""
        return f"Knop_{self.naam.replace('-', '_')}"

    @property
    def tip(self) -> str:
        """What the ribbon shows beside it."""
        return f"{self.lint} {EERST}" if self.voorbeeld else self.lint


KNOPPEN: tuple[Knop, ...] = (
    Knop(
        "nieuw",
        "Maak een werkmap met de begroting van een of meer gemeenten.",
        "Maakt deze werkmap",
        voorbeeld=False,
        andere_catalogus=True,
    ),
    Knop(
        "schaal",
        "Zet gemeente, begrotingsjaar en omvang van een werkmap.",
        "Zet gemeente, jaar en omvang; hetzelfde als kiezen op dit blad",
        "Zet gemeente, begrotingsjaar en omvang.",
        "Zet de gemeente, het begrotingsjaar en de omvang. Alle bedragen schalen mee.",
        (
            Knopkeuze(
                "gemeenten",
                Keuzevorm.GEMEENTEN,
                "naam of CBS-code van de gemeente, of Modelgemeente; herhaal voor een som",
                "Gemeente",
                "NAAM",
            ),
            Knopkeuze(
                "jaar",
                Keuzevorm.GETAL,
                f"begrotingsjaar, {EERSTE_JAAR} tot en met {LAATSTE_JAAR}",
                "Begrotingsjaar",
                "JAAR",
                minst=EERSTE_JAAR,
                meest=LAATSTE_JAAR,
            ),
            Knopkeuze(
                "medewerkers",
                Keuzevorm.GETAL,
                "eigen aantal medewerkers",
                "Medewerkers",
                "N",
                meest_paneel=100_000,
            ),
            Knopkeuze(
                "afdelingen",
                Keuzevorm.GETAL,
                "eigen aantal afdelingen",
                "Afdelingen",
                "N",
                meest_paneel=10_000,
            ),
            Knopkeuze(
                "wis_eigen",
                Keuzevorm.JA,
                "maak eigen aantallen op Start eerst leeg",
                "Eigen aantallen wissen",
            ),
        ),
        kiest_eerst=True,
    ),
    Knop(
        "vernieuw",
        "Haal een nieuwe catalogus binnen; eigen werk blijft.",
        "Haalt een nieuwe editie van de catalogus binnen; eigen werk blijft",
        "Haalt de nieuwste catalogus binnen; wat u zelf invulde, blijft.",
        "Haalt de nieuwste catalogus in de werkmap. Wat u zelf hebt ingevuld, blijft. Is een "
        "waarde op twee plaatsen gewijzigd, dan blijft die van u staan en ziet u het hier.",
        (
            Knopkeuze(
                "alleen",
                Keuzevorm.TEKSTEN,
                "alleen deze ontwikkelingen of regels",
                metavar="ID",
            ),
        ),
        andere_catalogus=True,
    ),
    Knop(
        "herbereken",
        "Reken alles na met Python; herstelt overschreven formules.",
        "Laat Python alles narekenen en herstelt overschreven formules",
        "Rekent alles na en herstelt overschreven formules.",
        "Rekent alles na buiten Excel, legt de uitkomst ernaast op blad Controle, en zet formules "
        "terug waar een getal overheen is getypt. Zo'n getal wordt uw eigen bedrag.",
        formules=True,
    ),
    Knop(
        "controleer",
        "Loop de regels voor een goede werkmap na.",
        "Loopt alle regels voor een goede werkmap na",
        "Loopt de regels voor een goede werkmap na en toont elke bevinding met haar cel.",
        "Loopt alle regels van een goede werkmap na. Hiervoor gaat het hele bestand naar de "
        "server; het wordt daar niet bewaard.",
        (
            Knopkeuze(
                "profiel",
                Keuzevorm.UIT,
                "hoe streng (standaard werk)",
                "Waarvoor",
                standaard="werk",
                waarden={"werk": "Om verder te werken", "publicatie": "Om naar buiten te brengen"},
            ),
        ),
        schrijft=False,
        voorbeeld=False,
        bezig="Alle regels worden nagelopen.",
    ),
    Knop(
        "terugdraaien",
        "Maak de laatste wijziging van een knop ongedaan.",
        "Maakt de laatste wijziging van een knop ongedaan",
        "Maakt de laatste wijziging van een knop ongedaan.",
        "Neemt terug wat de laatste knoppen deden, ook na sluiten en openen. Wat u daarna zelf "
        "wijzigde, blijft.",
        (
            Knopkeuze(
                "aantal",
                Keuzevorm.GETAL,
                "aantal acties (standaard 1)",
                "Aantal acties",
                "N",
                standaard=1,
            ),
        ),
        formules=True,
    ),
    Knop("toon", "Toon wat er in een werkmap staat.", schrijft=False, voorbeeld=False),
)


def in_excel() -> tuple[Knop, ...]:
    """The buttons that stand in Excel: in the ribbon and in the pane, in their order."""
    return tuple(knop for knop in KNOPPEN if knop.lint)


def knop_van(naam: str) -> Knop:
    """The button of that name."""
    return next(knop for knop in KNOPPEN if knop.naam == naam)
