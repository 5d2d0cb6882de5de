"""What a cell may hold and how it shows it: formats with their bounds, and the closed lists."""

from dataclasses import dataclass

from modelgemeente_xl.model.keuze import EERSTE_JAAR, LAATSTE_JAAR
from modelgemeente_xl.model.ontwikkeling import AARDEN, DRIJVERS, SCENARIOS, STATUSSEN


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


STARTJAAR_VAN, STARTJAAR_TOT = 2020, 2040
"""The years in which a line can begin."""
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
EURO_STREEP = Formaat('#,##0;-#,##0;"–"', is_getal=True, is_last=True)
"""Zero as a dash, so that a year without money is seen at once."""
EURO_CENT = Formaat("#,##0.00", is_getal=True, is_last=True)
GETAL = Formaat("#,##0", is_getal=True)
KWARTAAL = Formaat(
    "#,##0",
    is_getal=True,
    grens=Bereikgrens(1, 4, "Vul een kwartaal in: 1, 2, 3 of 4.", heel=True),
)
KWARTALEN = Formaat(
    "#,##0",
    is_getal=True,
    grens=Bereikgrens(1, 100, "Vul een aantal kwartalen in van 1 tot en met 100.", heel=True),
)
AANTAL = Formaat(
    "#,##0",
    is_getal=True,
    grens=Bereikgrens(1, 25_000_000, "Vul een heel getal in van 1 tot 25.000.000.", heel=True),
)
FTE = Formaat(
    "#,##0.0",
    is_getal=True,
    grens=Bereikgrens(0, 10_000, "Vul een aantal fte in van 0 tot en met 10.000."),
)
FTE_STREEP = Formaat('#,##0.0;-#,##0.0;"–"', is_getal=True)
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
    grens=Bereikgrens(
        STARTJAAR_VAN,
        STARTJAAR_TOT,
        f"Vul een jaar in van {STARTJAAR_VAN} tot en met {STARTJAAR_TOT}.",
        heel=True,
    ),
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
    EURO_STREEP,
    *(TEKST, LANG, SLEUTEL, CODE),
    *(
        EURO,
        EURO_CENT,
        GETAL,
        KWARTAAL,
        KWARTALEN,
        AANTAL,
        FTE,
        FTE_STREEP,
        DEEL,
        UREN,
        LEEG_NUL,
        FACTOR,
        PROCENT,
        PROCENT_JAAR,
    ),
    *(JAAR, BEGROTINGSJAAR, DATUM, TIJDSTIP),
)
"""Every format of the workbook."""

LIJSTEN: dict[str, tuple[str, ...]] = {
    "aard": AARDEN,
    "drijver": DRIJVERS,
    "status": (*STATUSSEN, "vervallen", "eigen"),
    "meenemen": ("ja", "nee"),
    "scenario": SCENARIOS,
    "noodzaak": ("onvermijdelijk", "keuze"),
    "mogelijk": ("ja", "nee"),
    "overlap": ("één keer", "beide"),
    "besluit": ("voorstel", "akkoord", "afgewezen", "uitgesteld"),
}
