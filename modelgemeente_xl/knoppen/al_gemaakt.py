"""Whether a file is the workbook that an order would give, so that a series can go on."""

from pathlib import Path

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.excel.adressen import parse_range
from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.werkmap.inhoud import nummer
from modelgemeente_xl.werkmap.inhoud.inhoud import edities_of
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht

NAMEN = ("Editie", "Vingerafdruk", "Begrotingsjaar")


def is_made(pad: Path, opdracht: Opdracht) -> bool:
    """Whether it is whole and made of this catalogue for this gemeente and year.

    What was filled in since does not count.
    """
    wanted = (
        "nieuw",
        opdracht.naam,
        edities_of(opdracht.catalogus),
        opdracht.catalogus.hash,
        opdracht.begrotingsjaar,
        nummer.INDELING,
    )
    try:
        boek = Werkboek.open(pad)
        named = (_named(boek, naam) for naam in NAMEN)
        return (*_first_in_log(boek), *named, _layout(boek)) == wanted
    except (BestandGeweigerd, KeyError):
        return False


def _first_in_log(boek: Werkboek) -> tuple[Waarde, Waarde]:
    log = boek.tabellen["tblWijzigingen"]
    rij, eerste = log.kop_rij + 1, log.eerste_kolom
    (values,) = boek.waarden(log.blad, rij, eerste, rij, eerste + len(log.kolommen) - 1)
    row = dict(zip(log.kolommen, values, strict=True))
    return row["Knop"], row["Nieuw"]


def _layout(boek: Werkboek) -> Waarde:
    return _named(boek, nummer.NAAM) if nummer.NAAM in boek.namen else nummer.ZONDER


def _named(boek: Werkboek, naam: str) -> Waarde:
    blad, _, plek = boek.namen[naam].rpartition("!")
    bereik = parse_range(plek)
    return None if bereik is None else boek.waarden(blad.strip("'"), *bereik)[0][0]
