"""The verb `nieuw --alle`: a workbook for every gemeente, in one folder."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from modelgemeente_xl.bestand.bewaren.opslaan import check_target, save
from modelgemeente_xl.bestand.proces.einde import Beeindigd
from modelgemeente_xl.cli import uitvoer
from modelgemeente_xl.cli.vangnet import AFGEBROKEN
from modelgemeente_xl.knoppen.al_gemaakt import is_made
from modelgemeente_xl.knoppen.nieuw import default_name
from modelgemeente_xl.knoppen.nieuw_alle import make_all, order_for
from modelgemeente_xl.model.woorden import counted
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht

Doel = tuple[Opdracht, Path]


def nieuw_alle(options: Namespace) -> int:
    """Make what is not there yet, with progress; a series that was stopped goes on."""
    if options.gemeente or options.medewerkers or options.afdelingen:
        uitvoer.stop(
            "--alle gaat over alle gemeenten; laat --gemeente, --medewerkers en --afdelingen weg"
        )
    if options.uit is None or not options.uit.is_dir():
        uitvoer.stop("--alle vraagt een map die er al is; geef --uit MAP")
    every = _targets(options)
    saved: list[Path] = []
    try:
        todo = every if options.overschrijf else _not_made(every)
        for _, target in todo:
            check_target(target, options.overschrijf)
        _make(todo, options.overschrijf, saved)
    except (KeyboardInterrupt, Beeindigd) as end:
        uitvoer.err().regel(_stopped(every, len(saved), options))
        if isinstance(end, Beeindigd):
            raise
        return AFGEBROKEN
    _tell(len(saved), len(every) - len(todo), options.uit)
    return uitvoer.GOED


def _targets(options: Namespace) -> list[Doel]:
    catalogus = uitvoer.load(options.catalogus, options.editie)
    moment = datetime.now().replace(microsecond=0)
    first = Opdracht(catalogus, catalogus.gemeenten[:1], options.jaar, moment)
    orders = [order_for(first, gemeente) for gemeente in catalogus.gemeenten]
    return [(order, options.uit / default_name(order)) for order in orders]


def _not_made(every: Sequence[Doel]) -> list[Doel]:
    """Leave out what an earlier run finished; what else is there is refused later on."""
    with uitvoer.err().bezig("Nakijken wat er al is ..."):
        return [(order, pad) for order, pad in every if not (pad.exists() and is_made(pad, order))]


def _make(todo: Sequence[Doel], overwrite: bool, saved: list[Path]) -> None:
    """Make and save them one by one; `saved` tells how far it came."""
    if not todo:
        return
    gemeenten = [order.gemeenten[0] for order, _ in todo]
    with closing(make_all(todo[0][0], gemeenten)) as books:
        steps = uitvoer.err().volg(books, len(todo), "Werkmappen")
        with closing(steps):
            for (_, target), (_, content) in zip(todo, steps, strict=True):
                save(content, target, overwrite)
                saved.append(target)


def _stopped(every: Sequence[Doel], saved: int, options: Namespace) -> str:
    """How far it came; what was put there a moment ago counts too."""
    if options.overschrijf:
        return (
            f"Afgebroken: {saved} van de {len(every)} werkmappen zijn opnieuw gemaakt in "
            f"{options.uit}. Wat er stond, blijft als reservekopie."
        )
    there = sum(pad.exists() for _, pad in every)
    return (
        f"Afgebroken: {there} van de {len(every)} werkmappen staan in {options.uit}. "
        "Geef dezelfde opdracht opnieuw, dan gaat zij verder waar zij was."
    )


def _tell(saved: int, there: int, folder: Path) -> None:
    screen = uitvoer.out()
    if saved or not there:
        screen.regel(f"{counted(saved, 'werkmap', 'werkmappen')} in ", (str(folder), "bold"))
    if there:
        screen.regel(
            f"{counted(there, 'werkmap stond', 'werkmappen stonden')} er al, van dezelfde editie, "
            "catalogus en jaar; daaraan is niets veranderd."
        )
