"""What is asked for when an older workbook is carried over: the new one, with all its work."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from modelgemeente_xl.excel.datum import serial_of
from modelgemeente_xl.excel.waarde import Waarde, canonical, shown, spelled
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.gemeente import Gemeente
from modelgemeente_xl.model.keuze import EERSTE_JAAR, LAATSTE_JAAR
from modelgemeente_xl.werkmap.inhoud import nummer
from modelgemeente_xl.werkmap.inhoud.inhoud import inhoud_of
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from modelgemeente_xl.werkmap.inhoud.overgezet import Overgezet
from modelgemeente_xl.werkmap.lezen.naar_model import Werkmodel, werkmodel_of
from modelgemeente_xl.werkmap.lezen.stand import Boekstand, WerkmapOnbekend
from modelgemeente_xl.werkmap.overzetten import indeling1
from modelgemeente_xl.werkmap.overzetten.naar_nu import Inhoud, eigen_kolommen, inhoud_of_oud
from modelgemeente_xl.werkmap.overzetten.oud import Achterblijver, Oud
from modelgemeente_xl.werkmap.overzetten.stand import stand_of

KNOP = "overzetten"
LOG = "tblWijzigingen"
HERSTEL = "verbeter dit in de oude werkmap, bewaar haar en zet haar dan over"
EIGEN = ("inwoners", "medewerkers", "afdelingen")


@dataclass(frozen=True, slots=True)
class Overzetbron:
    """The file that is carried over, who does it, and when."""

    bestand: str
    naam: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Overzetting:
    """The order for the new workbook, with what Python makes of the same rows.

    `zonder_onder` is that without the lines that stood beneath a table.
    """

    opdracht: Opdracht
    stand: Boekstand
    model: Werkmodel
    zonder_onder: Werkmodel


def plan_transfer(
    oud: Oud,
    catalogus: Catalogus,
    wie: Overzetbron,
    gebleven: Sequence[Achterblijver] = (),
) -> Overzetting:
    """Order the new workbook of an older one; `gebleven` is what stays behind.

    Raises `WerkmapOnbekend` where it does not say whose begroting it is, or of which year.
    """
    nieuw = inhoud_of(catalogus)
    inhoud = inhoud_of_oud(oud, nieuw)
    gemeenten, jaar, eigen = _chosen(oud, inhoud)
    inhoud[LOG] = [*inhoud[LOG], *_entries(oud, wie, gebleven)]
    stand = stand_of(inhoud, oud.namen, oud.deelnemers)
    model = werkmodel_of(stand)
    zonder = replace(oud, onder={})
    less = stand_of(inhoud_of_oud(zonder, nieuw), oud.namen, oud.deelnemers)
    overgezet = Overgezet(
        inhoud,
        str(oud.namen["Editie"] or ""),
        str(oud.namen["Vingerafdruk"] or ""),
        model.begroting(),
        {naam: tuple(nu.values()) for naam, nu in eigen_kolommen(oud).items()},
    )
    texts = replace(catalogus.parameters, afdelingen_per_1000=model.parameters.afdelingen_per_1000)
    return Overzetting(
        Opdracht(
            replace(catalogus, parameters=texts), gemeenten, jaar, wie.moment, eigen, overgezet
        ),
        stand,
        model,
        werkmodel_of(less) if oud.onder else model,
    )


def _chosen(oud: Oud, inhoud: Inhoud) -> tuple[tuple[Gemeente, ...], int, dict[str, int]]:
    """Whose begroting it is, of which year, and the own numbers."""
    faults: list[Bevinding] = []
    register = {
        spelled(rij["Gemeente"]): Gemeente(
            str(rij["Code"] or ""),
            str(rij["Gemeente"] or ""),
            str(rij["Provincie"] or ""),
            _whole(rij["Inwoners"]) or 0,
            _whole(rij["Jaar"]) or 0,
        )
        for rij in inhoud["tblGemeenten"]
    }
    namen = (oud.namen["Gemeente"], *(n for n in oud.deelnemers if canonical(n) is not None))
    for naam in namen:
        if spelled(naam) not in register:
            wat = f"{shown(naam)} is geen gemeente van blad Gemeenten"
            faults.append(Bevinding(oud.plaatsen["Gemeente"], wat, HERSTEL))
    jaar = _whole(oud.namen["Begrotingsjaar"])
    if jaar is None or not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        wat = f"begrotingsjaar {shown(oud.namen['Begrotingsjaar'])} kan niet"
        faults.append(Bevinding(oud.plaatsen["Begrotingsjaar"], wat, HERSTEL))
    own = {naam: oud.namen[f"Eigen_{naam}"] for naam in EIGEN}
    for naam, value in own.items():
        if canonical(value) is not None and _whole(value) is None:
            wat = f"{shown(value)} is geen heel aantal {naam}"
            faults.append(Bevinding(oud.plaatsen[f"Eigen_{naam}"], wat, HERSTEL))
    if faults or jaar is None:
        raise WerkmapOnbekend(tuple(faults))
    aantallen = {naam: aantal for naam, v in own.items() if (aantal := _whole(v)) is not None}
    return tuple(register[spelled(naam)] for naam in namen), jaar, aantallen


def _entries(
    oud: Oud, wie: Overzetbron, gebleven: Sequence[Achterblijver]
) -> Iterator[Mapping[str, Waarde]]:
    """Lines of the log: where the work came from, and what stayed behind there."""
    nr, actie = (max(_numbers(oud, kolom), default=0.0) + 1 for kolom in ("Nr", "Actie"))
    rest: dict[str, Waarde] = {
        "Actie": actie,
        "Wanneer": serial_of(wie.moment.replace(microsecond=0)),
        "Wie": wie.naam,
        "Knop": KNOP,
        "Editie": oud.namen["Editie"],
        "Soort": "cel",
        "Ongedaan": "nee",
    }
    yield {
        "Nr": nr,
        **rest,
        "Blad": "Catalogus",
        "Sleutel": nummer.NAAM,
        "Oud": float(indeling1.NUMMER),
        "Nieuw": float(nummer.INDELING),
        "Waarom": f"Overgezet uit {wie.bestand}; wat daarvoor gebeurde is niet terug te draaien",
    }
    for volg, achter in enumerate(gebleven, 1):
        yield {
            "Nr": nr + volg,
            **rest,
            "Blad": achter.waar.partition("!")[0],
            "Sleutel": achter.waar,
            "Waarom": f"Niet mee uit {wie.bestand}: {achter.wat}",
        }


def _numbers(oud: Oud, kolom: str) -> Iterator[float]:
    for _, rij in oud.tabellen[LOG].records():
        value = rij[kolom]
        if isinstance(value, float):
            yield value


def _whole(value: Any) -> int | None:
    return int(value) if isinstance(value, float) and value == int(value) else None
