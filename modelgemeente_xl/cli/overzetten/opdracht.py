"""The verb that carries a workbook of an older layout over into a new one."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from modelgemeente_xl.cli.knoppen import user
from modelgemeente_xl.cli.schermen import print_bevindingen, totals_before_after
from modelgemeente_xl.cli.terminal import Schermrij, Schermtabel
from modelgemeente_xl.cli.uitvoer import BEVINDINGEN, GOED, err, load, out, stop
from modelgemeente_xl.model.geld import euro

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modelgemeente_xl.cli.terminal import Scherm
    from modelgemeente_xl.knoppen.overzetten.overzetten import Overgezetwerk
    from modelgemeente_xl.werkmap.overzetten.standen import Totaalstand


def overzetten(options: Namespace) -> int:
    """Make the new workbook beside the old one, and tell what came along and what did not."""
    from modelgemeente_xl.bestand.bewaren.opslaan import check_target, save
    from modelgemeente_xl.knoppen.overzetten.overzetten import overzetten as carry

    target = options.uit or options.pad.with_name(f"{options.pad.stem}-overgezet.xlsx")
    if target.suffix.casefold() != ".xlsx":
        stop(f"{target}: de naam van een werkmap eindigt op .xlsx; kies een andere naam")
    if _same_file(target, options.pad):
        stop(f"{target}: dit is de oude werkmap zelf, en die blijft staan; kies een andere naam")
    check_target(target, options.overschrijf)
    with err().bezig("Werkmap lezen, overzetten en narekenen ..."):
        catalogus = load(options.catalogus, options.editie)
        werk = carry(options.pad, catalogus, user(), datetime.now().replace(microsecond=0))
    kept = save(werk.inhoud, target, options.overschrijf)
    screen = out()
    _print_werk(screen, werk)
    screen.regel("Nieuwe werkmap: ", (str(target.resolve()), "bold"))
    if kept is not None:
        screen.regel("De vorige versie blijft als: ", (str(kept), "bold"))
    screen.regel(
        "Gebruik hierna vernieuw: dat brengt de catalogus van nu; --voorbeeld toont hem eerst."
    )
    return BEVINDINGEN if werk.voor != werk.na or werk.bevindingen else GOED


def _print_werk(screen: Scherm, werk: Overgezetwerk) -> None:
    """What became of the totals, what the next press does to them, and what stayed behind."""
    if werk.voor is None:
        screen.regel(
            "In de oude werkmap was niet elk totaal een getal: er is niets om naast te leggen."
        )
    elif werk.voor == werk.na:
        screen.regel("De totalen zijn gelijk gebleven, in elk jaar en op elk blad.")
    else:
        screen.tabel(totals_before_after(werk.voor, werk.na))
        screen.regel("")
        _print_causes(screen, "Waarom de totalen anders zijn", werk.verschil)
    screen.regel("")
    _print_causes(screen, "Wat vernieuw straks verandert", werk.straks)
    screen.regel("")
    if werk.gebleven:
        screen.regel(("Niet mee naar de nieuwe werkmap (staat ook op blad Wijzigingen):", "bold"))
    for achter in werk.gebleven:
        screen.regel(f"  {achter}")
    print_bevindingen(screen, werk.bevindingen)


def _print_causes(screen: Scherm, titel: str, standen: Sequence[Totaalstand]) -> None:
    """The effects in the four years together, gross and of what must be asked for."""
    bruto, netto = (sum(map(sum, (getattr(s, k) for s in standen))) for k in ("bruto", "netto"))
    rijen = [
        Schermrij((stand.naam,), (euro(sum(stand.bruto)), euro(sum(stand.netto))))
        for stand in standen
        if any(stand.bruto) or any(stand.netto)
    ]
    rijen.append(Schermrij(("Samen",), (euro(bruto), euro(netto)), vet=True))
    screen.tabel(
        Schermtabel(
            titel,
            ("Oorzaak", "Bruto", "Extra nodig"),
            rijen,
            "Euro in de vier jaren samen, met de basis; plus is duurder.",
        )
    )


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
