"""The table of a domain sheet: the same columns on each of the six.

Reading order: what it is, what it costs per year, what is decided, and then, in outline, how that
was computed. An input that is blank, or that is not what it can be, follows the proposal beside it
(besluit 0040).
"""

from modelgemeente_xl.model.keuze import AANTAL_JAREN
from modelgemeente_xl.model.ontwikkeling import AARDEN
from modelgemeente_xl.werkmap.indeling.declaratie import (
    Bladrij,
    Eigenaar,
    Kolom,
    Tabel,
    boven,
    tabelnaam,
)
from modelgemeente_xl.werkmap.indeling.domeinkolommen import (
    BEDRAGEN,
    CIJFERS,
    KEUZES,
    VOORSTELLEN,
    getal,
    is_heel,
)
from modelgemeente_xl.werkmap.indeling.formaten import EURO, EURO_STREEP, GETAL, JAAR, LANG


class Domeinrij(Bladrij):
    """The rows above the table, down to its header: the years, and the totals beneath them."""

    JAAR = "Jaar"
    BRUTO = "Bruto"
    AL_BEGROOT = "Al begroot"
    EXTRA = "Extra nodig"
    KOP = "Kop"


class Aardrij(Bladrij):
    """In the same rows, above the amounts: the two parts of the gross total."""

    STRUCTUREEL = "Structureel"
    INCIDENTEEL = "Incidenteel"

    @staticmethod
    def eerste() -> int:
        """Beneath the years."""
        return Domeinrij.JAAR + 1


class Indexrij(Bladrij):
    """In the same rows, above what is indexed: the two series, and where a year begins."""

    LOON = "Index loon"
    PRIJS = "Index prijs"
    KWARTAAL = "Eerste kwartaal"

    @staticmethod
    def eerste() -> int:
        """Beneath the years."""
        return Domeinrij.JAAR + 1


PER_AARD = dict(zip(Aardrij, AARDEN, strict=True))
"""The aard of which each of these rows is the sum; together they are the gross total."""
INDEXRIJEN = {Indexrij.LOON: "loon", Indexrij.PRIJS: "prijs"}
"""The series of which each of these rows holds the index."""


def per_jaar(naam: str) -> tuple[str, ...]:
    """The headers of what stands in four columns, one for each budget year."""
    return tuple(f"{naam} {k}" for k in range(1, AANTAL_JAREN + 1))


JAARKOLOMMEN, BRUTO, OVERLAP, BEDRAG = map(per_jaar, ("Jaar", "Bruto", "Overlap", "Bedrag"))
TOTALEN: tuple[Bladrij, ...] = (
    *Aardrij,
    *(Domeinrij.BRUTO, Domeinrij.AL_BEGROOT, Domeinrij.EXTRA),
)
"""Every total of a domain."""


def kolommen_boven(rij: Bladrij) -> tuple[str, ...]:
    """The columns above which the four years of a row stand."""
    if isinstance(rij, Indexrij):
        return BRUTO
    return BEDRAG if isinstance(rij, Aardrij) else JAARKOLOMMEN


_C, _F = Eigenaar.CATALOGUS, Eigenaar.FORMULE
INDEX = f'IF([@Reeks]="loon",{boven(Indexrij.LOON)},{boven(Indexrij.PRIJS)})'
"""In a formula of a year column: the index of the series, which stands above it."""
_WAT = (
    Kolom("Ontwikkeling", _C, 30, uitleg="Titel van de ontwikkeling."),
    Kolom("Begrotingsregel", _C, 42, LANG, uitleg="Waaraan het geld wordt besteed."),
    *(
        Kolom(
            jaar,
            _F,
            11,
            EURO_STREEP,
            f"=[@[{bedrag}]]*([@Rang]<=Scenariorang)",
            uitleg="Bedrag in dit jaar, in het gekozen scenario; het jaartal staat erboven.",
        )
        for jaar, bedrag in zip(JAARKOLOMMEN, BEDRAG, strict=True)
    ),
)
_TIJD = (
    Kolom(
        "Telt",
        _F,
        7,
        GETAL,
        '=IFERROR(IF([@[Voorstel meenemen]]="nee",1*([@Meenemen]="ja"),1-([@Meenemen]="nee")),'
        '1-([@[Voorstel meenemen]]="nee"))',
        uitleg="1 als de regel meedoet, anders 0.",
    ),
    Kolom(
        "Doet mee",
        _F,
        7,
        GETAL,
        "=[@Telt]*([@Rang]<=Scenariorang)",
        uitleg="1 als de regel in het gekozen scenario meedoet, anders 0.",
    ),
    *getal("Startjaar", is_heel("Startjaar", "Start_van", "Start_tot"), JAAR, "Begrotingsjaar"),
    *getal("Startkwartaal", is_heel("Startkwartaal", "1", "4"), GETAL, "1"),
    *getal("Kwartalen", is_heel("Kwartalen", "1", "100"), GETAL, "4"),
    Kolom(
        "Van",
        _F,
        7,
        GETAL,
        "=4*([@[Startjaar in gebruik]]-Begrotingsjaar)+[@[Startkwartaal in gebruik]]",
        uitleg="Eerste kwartaal met bedrag; 1 is het eerste van het begrotingsjaar.",
    ),
    Kolom(
        "Spreiding",
        _F,
        9.5,
        GETAL,
        '=IF([@Aard]="incidenteel",[@[Kwartalen in gebruik]],4)',
        uitleg="Aantal kwartalen waarover het bedrag wordt gespreid; bij structureel een jaar.",
    ),
    Kolom(
        "Tot en met",
        _F,
        8,
        GETAL,
        '=IF([@Aard]="incidenteel",[@Van]+[@Spreiding]-1,'
        f"{boven(Indexrij.KWARTAAL, BRUTO[-1])}+4-1)",
        uitleg="Laatste kwartaal met bedrag.",
    ),
    Kolom(
        "Per kwartaal",
        _F,
        11,
        EURO,
        "=[@Telt]*[@[Gehanteerd bedrag]]/[@Spreiding]",
        uitleg="Bedrag per kwartaal voor indexering; 0 als de regel niet meedoet.",
    ),
    *(
        Kolom(
            naam,
            _F,
            11,
            EURO,
            f"=[@[Per kwartaal]]*{INDEX}*MAX(0,MIN([@[Tot en met]]+1,{boven(Indexrij.KWARTAAL)}+4)"
            f"-MAX([@Van],{boven(Indexrij.KWARTAAL)}))",
            uitleg="Wat de regel in dit jaar kost, niet afgerond.",
        )
        for naam in BRUTO
    ),
    *(
        Kolom(
            naam,
            _F,
            11,
            EURO,
            f"=IF([@[Eigen telt]],0,MIN([@[{bruto}]],SUMIFS(tblOverlap[Euro {k}],"
            "tblOverlap[Wijkt],[@Id],tblOverlap[Telt],1)))",
            uitleg="Wat een andere regel al bevat, niet afgerond; zie blad Basis.",
        )
        for k, (naam, bruto) in enumerate(zip(OVERLAP, BRUTO, strict=True), 1)
    ),
    *(
        Kolom(
            naam,
            _F,
            11,
            EURO,
            f"=ROUND(ROUND([@[{bruto}]]-[@[{overlap}]],6),0)",
            uitleg="Bedrag in dit jaar in hele euro's, in welk scenario dan ook.",
        )
        for naam, bruto, overlap in zip(BEDRAG, BRUTO, OVERLAP, strict=True)
    ),
)
KOLOMMEN = (*_WAT, *KEUZES, *BEDRAGEN, *VOORSTELLEN, *_TIJD, *CIJFERS)
LAATSTE_PRINTKOLOM = "Scenario"
EERSTE_ACHTER = BEDRAGEN[0].naam
"""From here on stands what is behind the figures: in outline, and not printed."""


def domeintabel(blad: str) -> Tabel:
    """The table of one domain sheet."""
    return Tabel(tabelnaam(blad), blad, KOLOMMEN, Domeinrij.KOP)
