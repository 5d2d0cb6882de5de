"""The columns of a domain sheet but for the years: decided, proposed, and what they rest on.

How a formula reads an input or a property, whatever stands in it, comes first; `domeintabel` puts
the columns in their order.
"""

from modelgemeente_xl.model.ontwikkeling import SCENARIOS
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar, Kolom
from modelgemeente_xl.werkmap.indeling.formaten import (
    CODE,
    DEEL,
    EURO,
    FACTOR,
    GETAL,
    JAAR,
    KWARTAAL,
    KWARTALEN,
    LANG,
    PROCENT,
    SLEUTEL,
    TEKST,
    UREN,
    Formaat,
)

_S, _C, _I, _F = Eigenaar.SLEUTEL, Eigenaar.CATALOGUS, Eigenaar.INVOER, Eigenaar.FORMULE
PRIJSFACTOR = (
    '=IF([@Reeks]="loon",Index_loon,Index_prijs)/SUMIFS(tblParametersIndex[Cumulatief],'
    "tblParametersIndex[Reeks],[@Reeks],tblParametersIndex[Jaar],{peiljaar})"
)
"""From the year of an amount to the begrotingsjaar."""
VOORSTEL = "Voorstel "
"""What the header of a catalogue column begins with where the user has one of that name."""


def plain(kolom: str) -> str:
    """The header of a proposal where no choice stands beside it: without the word Voorstel."""
    naam = kolom.removeprefix(VOORSTEL)
    return naam[0].upper() + naam[1:]


def soortformule(veld: str, leeg: str) -> str:
    """Formula that takes a property of the kostensoort in the same row, or `leeg` without one."""
    soorten = "tblParametersKostensoorten"
    return (
        f"=IFERROR(INDEX({soorten}[{veld}],MATCH([@Kostensoort],{soorten}[Kostensoort],0)),{leeg})"
    )


def is_getal(kolom: str, van: str, tot: str = "") -> str:
    """Whether an input holds a number that it can be."""
    hoogstens = f"*([@[{kolom}]]<={tot})" if tot else ""
    return f"ISNUMBER([@[{kolom}]])*([@[{kolom}]]>={van}){hoogstens}"


def rang(kolom: str) -> str:
    """The place of a scenario among them, from 1; 0 where it is none."""
    return "+".join(
        f'([@[{kolom}]]="{scenario}")'
        for place, scenario in enumerate(SCENARIOS, 1)
        for _ in range(place)
    )


VOORSTELRANG = "1+" + "+".join(
    f'([@[Voorstel scenario]]="{scenario}")'
    for place, scenario in enumerate(SCENARIOS)
    for _ in range(place)
)
"""The place of the proposed scenario: the first where none is proposed."""


def is_heel(kolom: str, van: str, tot: str) -> str:
    """Whether an input holds a whole number that it can be."""
    return f"([@{kolom}]>={van})*([@{kolom}]<={tot})*(MOD([@{kolom}],1)=0)"


def getal(kolom: str, goed: str, formaat: Formaat, zonder: str = "") -> tuple[Kolom, Kolom]:
    """The two columns that say whether a number counts, and what is in use: it, or the proposal.

    Whatever was pasted, both give a number. `zonder` is what holds where nothing is proposed.
    """
    voorstel = f"[@[{VOORSTEL}{kolom.lower()}]]"
    anders = f'{voorstel}+{zonder}*({voorstel}="")' if zonder else voorstel
    return (
        Kolom(
            f"{kolom} telt",
            Eigenaar.FORMULE,
            13,
            GETAL,
            f"=IFERROR({goed},0)",
            uitleg="1 als uw invoer geldt, anders 0.",
        ),
        Kolom(
            f"{kolom} in gebruik",
            Eigenaar.FORMULE,
            13,
            formaat,
            f"=IF([@[{kolom} telt]],[@[{kolom}]],{anders})",
            uitleg="Uw invoer, of anders het voorstel.",
        ),
    )


KEUZES = (
    Kolom(
        "Meenemen", _I, 10.5, keuzelijst="meenemen", uitleg="ja of nee; leeg volgt het voorstel."
    ),
    Kolom(
        "Eigen bedrag",
        _I,
        11,
        EURO,
        uitleg="Uw eigen bedrag in prijzen van het begrotingsjaar; leeg volgt het voorstel.",
    ),
    Kolom(
        "Al begroot",
        _I,
        10,
        PROCENT,
        uitleg="Deel dat al in uw begroting staat (0-100 %); leeg volgt het voorstel.",
    ),
    Kolom(
        "Scenario",
        _I,
        11,
        keuzelijst="scenario",
        uitleg="Vanaf welk scenario de regel telt; leeg volgt het voorstel.",
    ),
    Kolom("Startjaar", _I, 9.5, JAAR, uitleg="Eerste jaar; leeg volgt het voorstel."),
    Kolom(
        "Startkwartaal",
        _I,
        13,
        KWARTAAL,
        uitleg="Eerste kwartaal in dat jaar, 1 tot en met 4; leeg volgt het voorstel.",
    ),
    Kolom(
        "Kwartalen",
        _I,
        10,
        KWARTALEN,
        uitleg="Over hoeveel kwartalen eenmalig geld wordt gespreid; leeg volgt het voorstel.",
    ),
    Kolom(
        "Noodzaak",
        _I,
        14,
        keuzelijst="noodzaak",
        uitleg="onvermijdelijk of keuze; leeg volgt het voorstel.",
    ),
    Kolom("Besluit", _I, 11, keuzelijst="besluit", uitleg="Stand van de besluitvorming."),
    Kolom("Toelichting", _I, 28, LANG, uitleg="Reden; verplicht bij een eigen bedrag."),
)
"""Every input of a line: blank in a new workbook, and never written by a refresh."""
VOORSTELLEN = (
    Kolom(
        "Eigen rang",
        _F,
        8,
        GETAL,
        f"=IFERROR({rang('Scenario')},0)",
        uitleg="1 minimaal, 2 voorstel, 3 ambitie; 0 als u niet koos.",
    ),
    Kolom(
        "Rang",
        _F,
        7,
        GETAL,
        f"=IF([@[Eigen rang]],[@[Eigen rang]],{VOORSTELRANG})",
        uitleg="Uw keuze, of anders het voorstel; een regel zonder scenario is minimaal.",
    ),
    Kolom("Voorstel meenemen", _C, 10, keuzelijst="meenemen", uitleg="Of de regel meetelt."),
    Kolom("Voorstel scenario", _C, 10.5, keuzelijst="scenario", uitleg="Vanaf welk scenario."),
    Kolom("Voorstel startjaar", _C, 9.5, JAAR, uitleg="Eerste jaar."),
    Kolom("Voorstel startkwartaal", _C, 13, KWARTAAL, uitleg="Eerste kwartaal in dat jaar."),
    Kolom("Voorstel kwartalen", _C, 10, KWARTALEN, uitleg="Duur; leeg bij structureel."),
    Kolom("Voorstel noodzaak", _C, 14, keuzelijst="noodzaak", uitleg="Van de ontwikkeling."),
    Kolom("In basis", _C, 8, PROCENT, uitleg="Deel dat de lopende kosten al bevatten."),
    Kolom("Vanaf niveau", _C, 8, GETAL, uitleg="Niveau waarop een gemeente dit al heeft."),
    Kolom("Thema", _C, 18, uitleg="Thema van de nulmeting."),
)
"""What holds for an input that is blank, and in which scenario the line counts."""
BEDRAGEN = (
    Kolom("Aard", _C, 12, keuzelijst="aard", uitleg="Per jaar, of eenmalig over de kwartalen."),
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
        "Eigen telt",
        _F,
        8,
        GETAL,
        f"=IFERROR({is_getal('Eigen bedrag', '0', '1000*1000*1000')},0)",
        uitleg="1 als uw eigen bedrag geldt, anders 0.",
    ),
    Kolom(
        "Gehanteerd bedrag",
        _F,
        12,
        EURO,
        "=IF([@[Eigen telt]],[@[Eigen bedrag]],[@[Geschaald bedrag]])",
        uitleg="Het bedrag waarmee wordt gerekend.",
    ),
    Kolom(
        "Rust op",
        _F,
        10.5,
        TEKST,
        '=IF([@[Eigen telt]],"eigen",[@Status])',
        uitleg="Waar het gehanteerde bedrag op rust.",
    ),
    Kolom(
        "Fte",
        _F,
        8,
        DEEL,
        '=IF([@Schaal]="",0,[@[Uren per week]]/36*[@Schaalfactor])',
        uitleg="Formatie voor uw omvang; bij een eigen bedrag die van het voorstel.",
    ),
    Kolom(
        "Voorstel al begroot",
        _F,
        10,
        PROCENT,
        f"=IFERROR(IF({is_getal('In basis', '0', '1')},[@[In basis]],0),0)",
        uitleg="Deel dat u volgens de catalogus al betaalt.",
    ),
    *getal("Al begroot", is_getal("Al begroot", "0", "1"), PROCENT),
)
"""What a line comes to, and which part is budgeted already."""
CIJFERS = (
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
    Kolom("Id", _S, 50, SLEUTEL, uitleg="Vaste sleutel; laat leeg bij een eigen regel."),
)
"""What the amount is computed from."""
