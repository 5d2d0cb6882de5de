"""What a cell may hold and how it shows it: formats with their bounds, and the closed lists."""

from dataclasses import dataclass

from modelgemeente_xl.model.keuze import EERSTE_JAAR, LAATSTE_JAAR
from modelgemeente_xl.model.ontwikkeling import AARDEN, DRIJVERS, STATUSSEN


@dataclass(frozen=True, slots=True)
class Bereikgrens:
    """What may be typed: from and up to which number, and what is said of another."""

    van: int
    tot: int
    melding: str
    heel: bool = False


@dataclass(frozen=True, slots=True)
class Formaat:
    """How a kind of value stands in a cell: notation, alignment, and what may be typed."""

    notatie: str = "General"
    is_tekst: bool = False
    """Stands to the left; otherwise to the right."""
    inspringen: bool = False
    terugloop: bool = False
    klein: bool = False
    """Small and grey: not for people."""
    is_getal: bool = False
    is_last: bool = False
    """Money or hours, which are never negative."""
    grens: Bereikgrens | None = None


TEKST = Formaat(is_tekst=True, inspringen=True)
LANG = Formaat(is_tekst=True, inspringen=True, terugloop=True)
SLEUTEL = Formaat(is_tekst=True, terugloop=True, klein=True)
CODE = Formaat(is_tekst=True, inspringen=True)
EURO = Formaat(
    "#,##0",
    is_getal=True,
    is_last=True,
    grens=Bereikgrens(0, 1_000_000_000, "Vul een bedrag in van 0 tot 1.000.000.000, zonder tekst."),
)
EURO_CENT = Formaat("#,##0.00", is_getal=True, is_last=True)
GETAL = Formaat(
    "#,##0",
    is_getal=True,
    grens=Bereikgrens(1, 10, "Vul een aantal jaren in van 1 tot 10.", heel=True),
)
AANTAL = Formaat(
    "#,##0",
    is_getal=True,
    grens=Bereikgrens(1, 25_000_000, "Vul een heel getal in van 1 tot 25.000.000.", heel=True),
)
DEEL = Formaat("0.00#", is_getal=True)
UREN = Formaat("0.0", is_getal=True, is_last=True)
LEEG_NUL = Formaat("#,##0;-#,##0;", is_getal=True)
FACTOR = Formaat("0.0000", is_getal=True)
PROCENT = Formaat(
    "0%",
    is_getal=True,
    grens=Bereikgrens(0, 1, "Vul een percentage in van 0 % tot 100 %."),
)
PROCENT_JAAR = Formaat(
    "0.0",
    is_getal=True,
    grens=Bereikgrens(-10, 25, "Vul een percentage in van -10 tot 25, bijvoorbeeld 2,5."),
)
JAAR = Formaat(
    "0",
    is_getal=True,
    grens=Bereikgrens(2020, 2040, "Vul een jaar in van 2020 tot en met 2040.", heel=True),
)
BEGROTINGSJAAR = Formaat(
    "0",
    is_getal=True,
    grens=Bereikgrens(
        EERSTE_JAAR,
        LAATSTE_JAAR,
        f"Vul een jaar in van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}.",
        heel=True,
    ),
)
DATUM = Formaat("dd-mm-yyyy")
TIJDSTIP = Formaat("dd-mm-yyyy hh:mm")
FORMATEN = (
    *(TEKST, LANG, SLEUTEL, CODE),
    *(EURO, EURO_CENT, GETAL, AANTAL, DEEL, UREN, LEEG_NUL, FACTOR, PROCENT, PROCENT_JAAR),
    *(JAAR, BEGROTINGSJAAR, DATUM, TIJDSTIP),
)
"""Every format of the workbook."""

LIJSTEN: dict[str, tuple[str, ...]] = {
    "aard": AARDEN,
    "drijver": DRIJVERS,
    "status": (*STATUSSEN, "vervallen", "eigen"),
    "meenemen": ("ja", "nee"),
    "noodzaak": ("onvermijdelijk", "keuze"),
    "besluit": ("voorstel", "akkoord", "afgewezen", "uitgesteld"),
}
