"""The verbs that make a begroting anew: a workbook of it, or its totals alone."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from modelgemeente_xl.cli.uitvoer import GOED, err, load, out, stop
from modelgemeente_xl.model.woorden import counted

if TYPE_CHECKING:
    from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht


def nieuw(options: Namespace) -> int:
    """Make a workbook with the begroting of one or more gemeenten."""
    from modelgemeente_xl.bestand.bewaren.opslaan import check_target, save

    if options.alle:
        from modelgemeente_xl.cli.alle import nieuw_alle

        return nieuw_alle(options)
    with err().bezig("Catalogus laden ..."):
        opdracht = opdracht_of(options)
    from modelgemeente_xl.cli.schermen import print_remarks, totals_table
    from modelgemeente_xl.knoppen.nieuw import default_name, make_workbook

    target = options.uit or Path(default_name(opdracht))
    if target.suffix.casefold() != ".xlsx" and not target.is_dir():
        stop(
            f"{target}: de naam van een werkmap eindigt op .xlsx; "
            f"geef bijvoorbeeld --uit {target.stem}.xlsx"
        )
    check_target(target, options.overschrijf)
    with err().bezig(f"Werkmap voor {opdracht.naam} maken en narekenen ..."):
        content = make_workbook(opdracht)
    kept = save(content, target, options.overschrijf)
    out().tabel(totals_table(opdracht.naam, opdracht.begroting()))
    out().regel("Werkmap: ", (str(target.resolve()), "bold"))
    if kept is not None:
        out().regel("De vorige versie blijft als: ", (str(kept), "bold"))
    print_remarks(out(), "nieuw", opdracht)
    out().regel("Hoe verder: open de werkmap in Excel of LibreOffice en volg blad Start.")
    return GOED


def bereken(options: Namespace) -> int:
    """Compute the begroting with the Python model alone, without a workbook."""
    if options.alle:
        return _bereken_alle(options)
    if options.csv is not None:
        stop("--csv hoort bij --alle; geef --alle erbij, of laat --csv weg")
    from modelgemeente_xl.cli.schermen import print_remarks, totals_table
    from modelgemeente_xl.model.totalen import as_json

    opdracht = opdracht_of(options)
    begroting = opdracht.begroting()
    if options.json:
        out().json(as_json(opdracht.naam, begroting))
    else:
        out().tabel(totals_table(opdracht.naam, begroting))
        print_remarks(out(), "bereken", opdracht)
    return GOED


def _bereken_alle(options: Namespace) -> int:
    from modelgemeente_xl.bestand.bewaren.opslaan import check_target, save
    from modelgemeente_xl.uitvoer.alle import all_rows, as_csv

    if options.csv is None:
        stop("--alle vraagt een bestand; geef --csv PAD")
    if options.gemeente or options.medewerkers or options.afdelingen or options.json:
        stop(
            "--alle gaat over alle gemeenten en geeft CSV; laat --gemeente, --medewerkers, "
            "--afdelingen en --json weg"
        )
    if options.csv.suffix.casefold() in (".xlsx", ".xlsm"):
        stop(f"{options.csv}: dit is de naam van een werkmap; geef een naam die eindigt op .csv")
    check_target(options.csv, options.overschrijf)
    with err().bezig("Alle gemeenten berekenen ..."):
        rows = all_rows(load(options.catalogus, options.editie), options.jaar)
    save(as_csv(rows), options.csv, options.overschrijf)
    out().regel(
        f"{counted(len(rows), 'gemeente', 'gemeenten')}: ", (str(options.csv.resolve()), "bold")
    )
    return GOED


def opdracht_of(options: Namespace) -> Opdracht:
    """For which gemeenten, year and size a verb was given, or why that cannot be."""
    from datetime import datetime

    from modelgemeente_xl.model.zoeken.zoeken import choose_gemeenten
    from modelgemeente_xl.werkmap.indeling.startindeling import MAX_GEMEENTEN
    from modelgemeente_xl.werkmap.inhoud.inhoud import register_of
    from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht

    if not options.gemeente:
        stop("geef een gemeente, bijvoorbeeld --gemeente Purmerend, of --gemeente Modelgemeente")
    catalogus = load(options.catalogus, options.editie)
    gevonden = choose_gemeenten(options.gemeente, register_of(catalogus), MAX_GEMEENTEN)
    own = {"medewerkers": options.medewerkers, "afdelingen": options.afdelingen}
    return Opdracht(
        catalogus,
        gevonden,
        options.jaar,
        datetime.now().replace(microsecond=0),
        {naam: aantal for naam, aantal in own.items() if aantal is not None},
    )
