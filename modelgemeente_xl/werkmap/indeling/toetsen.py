"""The checks of the sheet Controle, as data: what is tested, where, and how to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass

from modelgemeente_xl.model.ontwikkeling import AARDEN, DRIJVERS
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN, aaneen, cel
from modelgemeente_xl.werkmap.indeling.domeintabel import (
    JAARKOLOMMEN,
    KOLOMMEN,
    Domeinrij,
    domeintabel,
)
from modelgemeente_xl.werkmap.indeling.formaten import LIJSTEN
from modelgemeente_xl.werkmap.indeling.totaalindeling import (
    JAREN,
    KOLOM_JAAR_1,
    KOLOM_JAAR_4,
    RIJ_STATUS,
    Somrij,
)


@dataclass(frozen=True, slots=True)
class Toets:
    """One check: it is good where what is found equals what is expected."""

    toets: str
    blad: str
    gevonden: str
    verwacht: str
    ernst: str
    herstel: str


def jaren(blad: str, rij: int, kolom: int) -> str:
    """Reference to four year cells of one row on a sheet."""
    return f"{blad}!{cel(rij, kolom)}:{cel(rij, kolom + JAREN[-1])}"


def domeinjaren(blad: str, rij: Domeinrij) -> str:
    """Reference to the years of a row above the table of a domain."""
    return jaren(blad, rij, domeintabel(blad).index(JAARKOLOMMEN[0]))


def totaaljaren(rij: int) -> str:
    """Reference to the years of a row of sheet Totaal."""
    return jaren("Totaal", rij, KOLOM_JAAR_1)


def toetsen() -> Iterator[Toets]:
    """All checks, per domain and for the whole."""
    for blad in DOMEINBLADEN:
        yield from _domein(blad)
    yield from _invoer()
    yield from _totaal()


def _domein(blad: str) -> Iterator[Toets]:
    tabel = f"tbl{blad}"
    regels = f'SUMPRODUCT((({tabel}[Begrotingsregel]<>"")+({tabel}[Gehanteerd bedrag]<>0)>0)*1)'
    yield Toets(
        "Structureel en incidenteel zijn samen de som van de regels (vier jaren)",
        blad,
        f"SUM({domeinjaren(blad, Domeinrij.BRUTO)})",
        f"SUM({tabel}[{aaneen(KOLOMMEN, JAARKOLOMMEN[0], JAARKOLOMMEN[-1], len(JAREN))}])",
        "fout",
        "Kies bij elke regel een Aard: structureel of incidenteel.",
    )
    yield Toets(
        "Elke regel heeft een aard",
        blad,
        "+".join(f'COUNTIFS({tabel}[Aard],"{aard}")' for aard in AARDEN),
        regels,
        "fout",
        "Vul kolom Aard in; een lege cel kleurt rood.",
    )
    yield Toets(
        "Elke regel heeft een drijver",
        blad,
        "+".join(f'COUNTIFS({tabel}[Drijver],"{drijver}")' for drijver in DRIJVERS),
        regels,
        "fout",
        "Vul kolom Drijver in; kies vast als de regel niet meegroeit.",
    )
    yield Toets(
        "Elke regel heeft een bedrag (regels zonder)",
        blad,
        f'SUMPRODUCT(({tabel}[Begrotingsregel]<>"")*({tabel}[Eigen bedrag]="")'
        f'*({tabel}[Bedrag]="")*({tabel}[Schaal]=""))',
        "0",
        "fout",
        "Vul Eigen bedrag in; 0 mag ook. Een regel zonder bedrag telt nu voor niets.",
    )
    yield Toets(
        "Elk bedrag is een getal van 0 of meer",
        blad,
        f'COUNTIFS({tabel}[Gehanteerd bedrag],">=0")',
        f"ROWS({tabel}[Gehanteerd bedrag])",
        "fout",
        "Verwijder tekst en mintekens uit Eigen bedrag en Bedrag.",
    )
    yield Toets(
        "Elk eigen bedrag heeft een toelichting",
        blad,
        f'SUMPRODUCT(({tabel}[Eigen bedrag]<>"")*({tabel}[Toelichting]=""))',
        "0",
        "let op",
        "Schrijf in Toelichting waarom u afwijkt.",
    )
    yield Toets(
        "Incidenteel duurt ten hoogste drie jaar, of heeft een toelichting (BBV)",
        blad,
        f'SUMPRODUCT(({tabel}[Aard]="incidenteel")*({tabel}[Duur]>Incidenteel_jaren)*({tabel}[Toelichting]=""))',
        "0",
        "let op",
        "Kort de duur in, maak de regel structureel, of licht haar toe.",
    )


def _invoer() -> Iterator[Toets]:
    yield Toets(
        "De gekozen gemeente staat in het register",
        "Start",
        "COUNTIFS(tblGemeenten[Gemeente],Gemeente)",
        "1",
        "fout",
        "Kies een gemeente uit de lijst op blad Start.",
    )
    yield Toets(
        "Elke gemeente komt één keer voor",
        "Start",
        "SUM(Deelnemers_keer)",
        'SUMPRODUCT((Deelnemers<>"")*1)',
        "fout",
        "Haal de dubbele gemeente weg bij Samen met andere gemeenten.",
    )
    yield Toets(
        "Inwoners, medewerkers en afdelingen zijn bekend",
        "Start",
        "(Inwoners>0)*(Medewerkers>0)*(Afdelingen>0)",
        "1",
        "fout",
        "Vul de aantallen in op blad Start.",
    )
    eerste = domeintabel(DOMEINBLADEN[0])
    laatste = f"{eerste.blad}!{cel(Domeinrij.JAAR, eerste.index(JAARKOLOMMEN[-1]))}"
    yield Toets(
        "De index loopt door tot het laatste begrotingsjaar (aantal jaren te kort)",
        "Parameters",
        f"MAX(0,{laatste}-MAX(tblParametersIndex[Jaar]))",
        "0",
        "fout",
        "Kies een eerder begrotingsjaar, of vul de indexreeksen aan.",
    )
    yield Toets(
        "De omvang ligt binnen het bereik waarin de schaling zeker is",
        "Start",
        "(Inwoners<Bereik_van)+(Inwoners>Bereik_tot)",
        "0",
        "let op",
        "Gebruik bij deze omvang zoveel mogelijk eigen bedragen.",
    )
    ref = "tblParametersDrijvers"
    yield Toets(
        "Bij de omvang van de Modelgemeente is elke verhouding 1 (drijvers waar dat niet klopt)",
        "Parameters",
        f"SUMPRODUCT(({ref}[Deze gemeente]={ref}[Referentie])*({ref}[Verhouding]<>1))",
        "0",
        "fout",
        "Herstel de tabel Drijvers op blad Parameters.",
    )


def _totaal() -> Iterator[Toets]:
    domeinen = "+".join(f"SUM({domeinjaren(blad, Domeinrij.BRUTO)})" for blad in DOMEINBLADEN)
    ontwikkelingen = (
        f"SUM(Totaal!{cel(Somrij.STRUCTUREEL, KOLOM_JAAR_1)}:"
        f"{cel(Somrij.INCIDENTEEL, KOLOM_JAAR_4)})"
    )
    yield Toets(
        "De zes domeinen samen zijn de ontwikkelingen op blad Totaal",
        "Totaal",
        ontwikkelingen,
        domeinen,
        "fout",
        "Herstel de formules op blad Totaal.",
    )
    yield Toets(
        "Basis en ontwikkelingen samen zijn het totaal",
        "Totaal",
        f"SUM({totaaljaren(Somrij.BRUTO)})",
        f"SUM({totaaljaren(Somrij.BASIS)})+{domeinen}",
        "fout",
        "Herstel de formules op blad Totaal.",
    )
    first, last = RIJ_STATUS + 2, RIJ_STATUS + 1 + len(LIJSTEN["status"])
    yield Toets(
        "De bedragen per herkomst tellen op tot het geheel",
        "Totaal",
        f"SUM(Totaal!{cel(first, KOLOM_JAAR_1)}:{cel(last, KOLOM_JAAR_4)})",
        domeinen,
        "fout",
        "Kies bij elke regel een Status.",
    )
    yield Toets(
        "Alles heeft een taakveld en categorie uit de lijst van Iv3 op blad Totaal",
        "Totaal",
        "SUM(Niet_toegedeeld)",
        "0",
        "let op",
        "Kies bij elke regel een Kostensoort; een bedrag zonder telt bij Niet toegedeeld.",
    )
    yield Toets(
        "Elke regel hoort bij een ontwikkeling uit de lijst",
        "Ontwikkelingen",
        "SUM(tblOntwikkelingen[Vier jaren])",
        domeinen,
        "let op",
        "Zet in Ontwikkeling een titel uit blad Ontwikkelingen; anders telt de regel "
        "niet mee in de top tien.",
    )
    per_inwoner, laag, hoog, al_begroot = (
        totaaljaren(rij)
        for rij in (Somrij.PER_INWONER, Somrij.LAAG, Somrij.HOOG, Somrij.AL_BEGROOT)
    )
    yield Toets(
        "Euro per inwoner ligt in de band (jaren erbuiten, waar Al begroot is ingevuld)",
        "Totaal",
        f"SUMPRODUCT((({per_inwoner}<{laag})+({per_inwoner}>{hoog}))*({al_begroot}<>0))",
        "0",
        "let op",
        "Vul Al begroot in voor wat u al betaalt, en uw eigen kosten op blad Basis.",
    )
