"""The command line: the same verbs as the buttons, thin over the rest.

Heavy parts (pydantic, XlsxWriter, IronCalc, rich) are imported inside a verb, so that `--help`
is quick. Exit codes: 0 good, 1 findings, 2 could not run.
"""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.proces.einde import tidy_end
from modelgemeente_xl.cli.parser import make_parser
from modelgemeente_xl.cli.vangnet import guarded
from modelgemeente_xl.model.woorden import counted

if TYPE_CHECKING:
    from modelgemeente_xl.cli.terminal import Scherm
    from modelgemeente_xl.model.catalogus import Catalogus
    from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht

GOED, BEVINDINGEN, KON_NIET = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run one verb and give its exit code, whatever happens."""
    return guarded(lambda: _run(arguments), KON_NIET)


def _run(arguments: list[str] | None) -> int:
    options = make_parser().parse_args(arguments)
    if options.werk.startswith("server"):  # which ends in its own way
        from modelgemeente_xl.cli import server as cli_server

        return int(getattr(cli_server, options.werk)(options))
    with tidy_end():
        return _verb(options)


def _verb(options: Namespace) -> int:
    verbs = {
        "nieuw": nieuw,
        "bereken": bereken,
        "catalogus_controleer": catalogus_controleer,
        "ijk": catalogus_ijk,
    }
    if options.werk in verbs:
        return verbs[options.werk](options)
    from modelgemeente_xl.cli import knoppen as cli_knoppen

    return int(getattr(cli_knoppen, options.werk)(options))


def out() -> Scherm:
    """Standard output, for results."""
    from modelgemeente_xl.cli.terminal import Scherm

    return Scherm()


def err() -> Scherm:
    """Standard error, for progress and complaints."""
    from modelgemeente_xl.cli.terminal import Scherm

    return Scherm(stderr=True)


def nieuw(options: Namespace) -> int:
    """Make a workbook with the begroting of one or more gemeenten."""
    from modelgemeente_xl.bestand.bewaren.opslaan import OpslaanMislukt, check_target, save

    if options.alle:
        from modelgemeente_xl.cli.alle import nieuw_alle

        return nieuw_alle(options)
    with err().bezig("Catalogus laden ..."):
        opdracht = _opdracht(options)
    from modelgemeente_xl.cli.schermen import totals_table
    from modelgemeente_xl.knoppen.nieuw import BerekeningenVerschillen, default_name, make_workbook

    target = options.uit or Path(default_name(opdracht))
    if target.suffix.casefold() != ".xlsx" and not target.is_dir():
        stop(
            f"{target}: de naam van een werkmap eindigt op .xlsx; "
            f"geef bijvoorbeeld --uit {target.stem}.xlsx"
        )
    try:
        check_target(target, options.overschrijf)
        with err().bezig(f"Werkmap voor {opdracht.naam} maken en narekenen ..."):
            content = make_workbook(opdracht)
        kept = save(content, target, options.overschrijf)
    except (OpslaanMislukt, BerekeningenVerschillen) as error:
        stop(error)
    out().tabel(totals_table(opdracht.naam, opdracht.begroting()))
    out().regel("Werkmap: ", (str(target.resolve()), "bold"))
    if kept is not None:
        out().regel("De vorige versie blijft als: ", (str(kept), "bold"))
    return GOED


def bereken(options: Namespace) -> int:
    """Compute the begroting with the Python model alone, without a workbook."""
    if options.alle:
        return _bereken_alle(options)
    if options.csv is not None:
        stop("--csv hoort bij --alle; geef --alle erbij, of laat --csv weg")
    from modelgemeente_xl.cli.schermen import totals_table
    from modelgemeente_xl.model.totalen import as_json

    opdracht = _opdracht(options)
    begroting = opdracht.begroting()
    if options.json:
        out().json(as_json(opdracht.naam, begroting))
    else:
        out().tabel(totals_table(opdracht.naam, begroting))
    return GOED


def catalogus_controleer(options: Namespace) -> int:
    """Check a catalogue and print every finding."""
    from modelgemeente_xl.catalogus.laden import CatalogusOngeldig, load_catalogus

    _check_map(options.map)
    try:
        catalogus = load_catalogus(options.map)
    except CatalogusOngeldig as error:
        screen = out()
        for bevinding in error.bevindingen:
            screen.regel(str(bevinding))
        err().regel(counted(len(error.bevindingen), "bevinding", "bevindingen"), style="red")
        return BEVINDINGEN
    regels = sum(1 for _ in catalogus.regels())
    out().regel(
        ("De catalogus is in orde: ", "green"),
        f"{counted(len(catalogus.ontwikkelingen), 'ontwikkeling', 'ontwikkelingen')}, "
        f"{counted(regels, 'begrotingsregel', 'begrotingsregels')}, "
        f"{counted(len(catalogus.bronnen), 'bron', 'bronnen')}.",
    )
    return GOED


def catalogus_ijk(options: Namespace) -> int:
    """Hold the totals of the Modelgemeente beside the ICT benchmark."""
    from modelgemeente_xl.catalogus.ijk import calibrate
    from modelgemeente_xl.cli.schermen import print_ijk

    _check_map(options.map)
    print_ijk(out(), calibrate(load(options.map, None), options.jaar))
    return GOED


def _check_map(map_: Path | None) -> None:
    if map_ is not None and not map_.is_dir():
        stop(f"{map_}: deze map is er niet; geef de map waarin ontwikkelingen/ staat")


def _bereken_alle(options: Namespace) -> int:
    from modelgemeente_xl.bestand.bewaren.opslaan import OpslaanMislukt, check_target, save
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
    try:
        check_target(options.csv, options.overschrijf)
        with err().bezig("Alle gemeenten berekenen ..."):
            rows = all_rows(load(None, options.editie), options.jaar)
        save(as_csv(rows), options.csv, options.overschrijf)
    except OpslaanMislukt as error:
        stop(error)
    out().regel(
        f"{counted(len(rows), 'gemeente', 'gemeenten')}: ", (str(options.csv.resolve()), "bold")
    )
    return GOED


def load(map_: Path | None, edities: list[str] | None) -> Catalogus:
    """Load a catalogue, of these editions where given; end with its findings if it is unsound."""
    from modelgemeente_xl.catalogus.laden import CatalogusOngeldig, load_catalogus
    from modelgemeente_xl.model.bevinding import known_or_nearest

    try:
        catalogus = load_catalogus(map_)
    except CatalogusOngeldig as error:
        stop("de catalogus is niet in orde:", error)
    for naam in edities or ():
        if naam not in catalogus.edities:
            stop(f"editie '{naam}' bestaat niet; {known_or_nearest(naam, catalogus.edities)}")
    return catalogus.of_editie(*(edities or ()))


def _opdracht(options: Namespace) -> Opdracht:
    from datetime import datetime

    from modelgemeente_xl.model.zoeken import GemeenteNietGevonden, choose_gemeenten
    from modelgemeente_xl.werkmap.indeling.startindeling import MAX_GEMEENTEN
    from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht, referentie_of

    if not options.gemeente:
        stop("geef een gemeente, bijvoorbeeld --gemeente Purmerend, of --gemeente Modelgemeente")
    catalogus = load(None, options.editie)
    register = (referentie_of(catalogus), *catalogus.gemeenten)
    try:
        gevonden = choose_gemeenten(options.gemeente, register, MAX_GEMEENTEN)
    except GemeenteNietGevonden as error:
        stop(error)
    own = {"medewerkers": options.medewerkers, "afdelingen": options.afdelingen}
    return Opdracht(
        catalogus,
        gevonden,
        options.jaar,
        datetime.now().replace(microsecond=0),
        {naam: aantal for naam, aantal in own.items() if aantal is not None},
    )


def stop(*regels: str | Exception) -> NoReturn:
    """Say why it cannot be done, line by line, and end."""
    screen = err()
    with suppress(OSError):  # nobody hears it; the code still says it
        for regel in regels:
            for line in sentences(regel) if isinstance(regel, Exception) else (regel,):
                screen.regel(line, style="red")
    raise SystemExit(KON_NIET)


def sentences(error: Exception) -> list[str]:
    """What an error says, one sentence a line: a line end in a name makes no new line."""
    if isinstance(error, BestandGeweigerd):
        return [str(error)]
    return [str(b) for b in getattr(error, "bevindingen", ())] or str(error).split("\n")
