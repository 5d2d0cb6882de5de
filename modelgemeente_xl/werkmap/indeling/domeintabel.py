"""The table of a domain sheet: the same columns on each of the six.

Reading order: what it is, what is decided, what it costs per year, and then how that was
computed. Default, own value and the value in force stand side by side (besluit 0004).
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
from modelgemeente_xl.werkmap.indeling.formaten import (
    CODE,
    DEEL,
    EURO,
    FACTOR,
    GETAL,
    JAAR,
    LANG,
    PROCENT,
    SLEUTEL,
    TEKST,
    UREN,
)


class Domeinrij(Bladrij):
    """The rows above the table, down to its header; Basis has its index and years there too."""

    STRUCTUREEL = "Structureel"
    INCIDENTEEL = "Incidenteel"
    BRUTO = "Bruto"
    AL_BEGROOT = "Al begroot"
    EXTRA = "Extra nodig"
    INDEX_LOON = "Index loon"
    INDEX_PRIJS = "Index prijs"
    JAAR = "Jaar"
    KOP = "Kop"


TOTALEN = (
    Domeinrij.STRUCTUREEL,
    Domeinrij.INCIDENTEEL,
    Domeinrij.BRUTO,
    Domeinrij.AL_BEGROOT,
    Domeinrij.EXTRA,
)
PER_AARD = dict(zip((Domeinrij.STRUCTUREEL, Domeinrij.INCIDENTEEL), AARDEN, strict=True))
"""The aard of which each of these rows is the sum; together they are the gross total."""
INDEXRIJEN = {Domeinrij.INDEX_LOON: "loon", Domeinrij.INDEX_PRIJS: "prijs"}
"""The series of which each of these rows holds the index."""
JAARKOLOMMEN = tuple(f"Jaar {k}" for k in range(1, AANTAL_JAREN + 1))

_S, _C, _I, _F = Eigenaar.SLEUTEL, Eigenaar.CATALOGUS, Eigenaar.INVOER, Eigenaar.FORMULE
INDEX = f'IF([@Reeks]="loon",{boven(Domeinrij.INDEX_LOON)},{boven(Domeinrij.INDEX_PRIJS)})'
"""In a formula of a year column: the index of the series, which stands above it."""
PRIJSFACTOR = (
    '=IF([@Reeks]="loon",Index_loon,Index_prijs)/SUMIFS(tblParametersIndex[Cumulatief],'
    "tblParametersIndex[Reeks],[@Reeks],tblParametersIndex[Jaar],{peiljaar})"
)
"""From the year of an amount to the begrotingsjaar."""


def soortformule(veld: str, leeg: str) -> str:
    """Formula that takes a property of the kostensoort in the same row, or `leeg` without one."""
    soorten = "tblParametersKostensoorten"
    return (
        f"=IFERROR(INDEX({soorten}[{veld}],MATCH([@Kostensoort],{soorten}[Kostensoort],0)),{leeg})"
    )


KOLOMMEN = (
    Kolom("Id", _S, 22, SLEUTEL, uitleg="Vaste sleutel; laat leeg bij een eigen regel."),
    Kolom("Ontwikkeling", _C, 24, LANG, uitleg="Titel van de ontwikkeling."),
    Kolom("Begrotingsregel", _C, 38, LANG, uitleg="Waaraan het geld wordt besteed."),
    Kolom("Aard", _C, 12, keuzelijst="aard", uitleg="Per jaar, of eenmalig over de duur."),
    Kolom("Status", _C, 10.5, keuzelijst="status", uitleg="Waar het cijfer op rust."),
    Kolom(
        "Geschaald bedrag",
        _F,
        12,
        EURO,
        "=[@Referentiebedrag]*[@Schaalfactor]",
        uitleg="Voorstel voor uw omvang, in prijzen van het begrotingsjaar.",
    ),
    Kolom(
        "Eigen bedrag",
        _I,
        12,
        EURO,
        uitleg="Uw eigen bedrag in prijzen van het begrotingsjaar; leeg = het voorstel.",
    ),
    Kolom(
        "Gehanteerd bedrag",
        _F,
        12,
        EURO,
        '=IF([@[Eigen bedrag]]="",[@[Geschaald bedrag]],[@[Eigen bedrag]])',
        uitleg="Het bedrag waarmee wordt gerekend.",
    ),
    Kolom("Meenemen", _I, 10.5, keuzelijst="meenemen", uitleg="ja of nee; leeg telt als ja."),
    Kolom("Al begroot", _I, 9, PROCENT, uitleg="Deel dat al in uw begroting staat (0-100 %)."),
    Kolom("Startjaar", _I, 9.5, JAAR, uitleg="Eerste jaar; leeg = het begrotingsjaar."),
    Kolom("Duur", _I, 7, GETAL, uitleg="Jaren waarover eenmalig geld wordt gespreid; leeg = 1."),
    *(
        Kolom(
            naam,
            _F,
            12,
            EURO,
            f"=ROUND(ROUND([@[Per jaar]]*{INDEX}"
            f"*([@Van]<={boven(Domeinrij.JAAR)})*([@[Tot en met]]>={boven(Domeinrij.JAAR)}),6),0)",
            uitleg="Bedrag in dit begrotingsjaar; het jaartal staat erboven.",
        )
        for naam in JAARKOLOMMEN
    ),
    Kolom("Noodzaak", _I, 14, keuzelijst="noodzaak", uitleg="onvermijdelijk of keuze."),
    Kolom("Besluit", _I, 13, keuzelijst="besluit", uitleg="Stand van de besluitvorming."),
    Kolom("Toelichting", _I, 28, LANG, uitleg="Reden; verplicht bij een eigen bedrag."),
    Kolom("Kostensoort", _C, 12.5, keuzelijst="kostensoort", uitleg="Soort kosten."),
    Kolom("Drijver", _C, 12.5, keuzelijst="drijver", uitleg="Waarmee de regel meegroeit."),
    Kolom("Vast deel", _C, 7.5, DEEL, uitleg="Deel dat niet meegroeit (0 tot 1)."),
    Kolom("Bedrag", _C, 11, EURO, uitleg="Bedrag van de Modelgemeente, in het prijspeil."),
    Kolom("Uren per week", _C, 9, UREN, uitleg="Formatie in uren; 36 uur is 1 fte."),
    Kolom("Schaal", _C, 8, CODE, uitleg="Salarisschaal van de CAO Gemeenten."),
    Kolom("Prijspeil", _C, 9, JAAR, uitleg="Jaar waarin het bedrag gold; leeg bij personeel."),
    Kolom("Reeks", _F, 8, TEKST, soortformule("Reeks", '"prijs"'), uitleg="Indexreeks."),
    Kolom(
        "Peiljaar",
        _F,
        9,
        JAAR,
        '=IF([@Prijspeil]="",Tariefjaar,[@Prijspeil])',
        uitleg="Jaar van waaruit wordt geïndexeerd.",
    ),
    Kolom(
        "Prijsfactor",
        _F,
        10.5,
        FACTOR,
        PRIJSFACTOR.format(peiljaar="[@Peiljaar]"),
        uitleg="Van het peiljaar naar het begrotingsjaar.",
    ),
    Kolom(
        "Referentiebedrag",
        _F,
        14.5,
        EURO,
        '=IF([@Schaal]="",[@Bedrag],[@[Uren per '
        "week]]/36*SUMIFS(tblParametersLoonkosten[In gebruik],"
        "tblParametersLoonkosten[Schaal],[@Schaal],tblParametersLoonkosten[Jaar],Tariefjaar))"
        "*[@Prijsfactor]",
        uitleg="Bedrag van de Modelgemeente in prijzen van het begrotingsjaar.",
    ),
    Kolom(
        "Schaalfactor",
        _F,
        11,
        FACTOR,
        "=[@[Vast deel]]+(1-[@[Vast deel]])"
        "*SUMIFS(tblParametersDrijvers[Verhouding],tblParametersDrijvers[Drijver],[@Drijver])",
        uitleg="Vast deel plus het deel dat met de drijver meegroeit.",
    ),
    Kolom(
        "Van",
        _F,
        8,
        JAAR,
        '=IF([@Startjaar]="",Begrotingsjaar,[@Startjaar])',
        uitleg="Eerste jaar met bedrag.",
    ),
    Kolom(
        "Spreiding",
        _F,
        9.5,
        GETAL,
        '=IF([@Aard]="incidenteel",MAX(1,[@Duur]),1)',
        uitleg="Aantal jaren waarover het bedrag wordt gespreid.",
    ),
    Kolom(
        "Tot en met",
        _F,
        9,
        JAAR,
        '=IF([@Aard]="incidenteel",[@Van]+[@Spreiding]-1,'
        f"{boven(Domeinrij.JAAR, JAARKOLOMMEN[-1])})",
        uitleg="Laatste jaar met bedrag.",
    ),
    Kolom(
        "Per jaar",
        _F,
        11,
        EURO,
        '=IF([@Meenemen]="nee",0,[@[Gehanteerd bedrag]]/[@Spreiding])',
        uitleg="Bedrag per jaar voor indexering; 0 als de regel niet meedoet.",
    ),
    Kolom(
        "Rust op",
        _F,
        10.5,
        TEKST,
        '=IF([@[Eigen bedrag]]="",[@Status],"eigen")',
        uitleg="Waar het gehanteerde bedrag op rust.",
    ),
    Kolom("Taakveld regel", _C, 9.5, CODE, uitleg="Taakveld van de regel, als het afwijkt."),
    Kolom("Categorie regel", _C, 9.5, CODE, uitleg="Categorie van de regel, als zij afwijkt."),
    Kolom(
        "Taakveld",
        _F,
        9.5,
        CODE,
        '=IF([@[Taakveld regel]]="",'
        + soortformule("Taakveld", '""')[1:]
        + ",[@[Taakveld regel]])",
        uitleg="Iv3-taakveld.",
    ),
    Kolom(
        "Categorie",
        _F,
        10,
        CODE,
        '=IF([@[Categorie regel]]="",'
        + soortformule("Categorie", '""')[1:]
        + ",[@[Categorie regel]])",
        uitleg="Iv3-categorie (lasten).",
    ),
)
LAATSTE_PRINTKOLOM = "Toelichting"


def domeintabel(blad: str) -> Tabel:
    """The table of one domain sheet."""
    return Tabel(tabelnaam(blad), blad, KOLOMMEN, Domeinrij.KOP)
