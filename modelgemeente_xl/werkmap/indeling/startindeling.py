"""The sheet Start: its texts, and where everything stands."""

from enum import IntEnum

from modelgemeente_xl.werkmap.indeling.declaratie import Bladrij, Eigenaar
from modelgemeente_xl.werkmap.indeling.knoppen import KNOPPEN

STAPPEN = (
    "Kies hierboven uw gemeente en het begrotingsjaar; vul uw eigen medewerkers en "
    "afdelingen in als u die weet.",
    "Loop de zes domeinbladen langs en beslis per regel: Meenemen, Eigen bedrag, "
    "Startjaar, Duur en Al begroot.",
    "Vul op blad Basis uw eigen lopende kosten in, zodra u ze hebt.",
    "Voeg eigen regels toe onder de laatste regel van een domein: een naam, een "
    "eigen bedrag, een aard en een drijver.",
    "Bekijk blad Totaal en blad Agenda, en kijk of blad Controle groen is.",
    "Deel deze werkmap met financiën: zij rekent zonder invoegtoepassing en zonder macro's.",
)
KLEUREN = {
    Eigenaar.INVOER: "Gele cellen: van u; vul in of wijzig",
    Eigenaar.CATALOGUS: "Witte cellen: uit de catalogus; laat ze staan",
    Eigenaar.FORMULE: "Grijze cellen: rekenen zelf; niet overschrijven",
    Eigenaar.SLEUTEL: "Vaste sleutel van een regel; laat staan",
}
AFSPRAKEN = (
    ("Eenheid", "Hele euro's per jaar; incidenteel is het totaal, gespreid over de duur"),
    ("Teken", "Lasten zijn positief; baten horen niet in deze werkmap"),
    ("Afronding", "Per regel en jaar op hele euro's; totalen zijn de som daarvan"),
    ("Prijzen", "Bedragen in prijzen van het begrotingsjaar; latere jaren volgen de index"),
    ("Status", "bron, secundair, afgeleid, raming of ontbreekt: waar het cijfer op rust"),
    ("Bruto en netto", "Bruto is wat het kost; netto (extra nodig) is zonder wat al begroot is"),
)
KNOPTEKSTEN = (
    *((knop.naam, knop.start) for knop in KNOPPEN if knop.start),
    ("", "Een knop op een blad opent het paneel Modelgemeente. Kwam u in plaats daarvan hier?"),
    ("", "Open het paneel dan eerst, op het tabblad Modelgemeente boven in Excel."),
    ("", "Staat dat tabblad er niet, vraag dan uw beheerder om het te plaatsen."),
    ("", "Elke knop is ook een opdracht: modelgemeente schaal WERKMAP, en zo verder."),
)

MAX_GEMEENTEN = 10
"""Rows for gemeenten that merge or share their ICT."""
RIJ_KEUZE = 4


class Startrij(Bladrij):
    """The rows of what is chosen, beneath their heading and its columns."""

    GEMEENTE = "Gemeente"
    JAAR = "Begrotingsjaar"
    INWONERS = "Inwoners"
    MEDEWERKERS = "Medewerkers"
    AFDELINGEN = "Afdelingen"
    KLASSE = "Grootteklasse"
    BEREIK = "Zekerheid van de schaling"

    @staticmethod
    def eerste() -> int:
        """Beneath heading and columns."""
        return RIJ_KEUZE + 2


class Startkolom(IntEnum):
    """The columns of what is chosen; behind an empty one stands what the workbook holds."""

    LABEL, STANDAARD, EIGEN, IN_GEBRUIK, UITLEG, TUSSEN, RECHTS = range(7)


class Deelnemer(IntEnum):
    """The columns of the gemeenten that count together."""

    GEMEENTE, INWONERS, MEDEWERKERS, NAAM, KEER = range(5)


RIJ_STAPPEN = Startrij.BEREIK + 2
RIJ_SAMEN = RIJ_STAPPEN + len(STAPPEN) + 2
RIJ_DEELNEMERS = RIJ_SAMEN + 2
RIJ_CATALOGUS = RIJ_DEELNEMERS + MAX_GEMEENTEN + 1
