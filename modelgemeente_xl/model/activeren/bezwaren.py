"""Why a line that a user wants to activate is not, or should not be."""

from collections.abc import Iterator
from dataclasses import dataclass

from modelgemeente_xl.model.begroting import Begroting, Post
from modelgemeente_xl.model.geld import euro
from modelgemeente_xl.model.keuze import Keuze, Keuzes

FOUT, LET_OP = "fout", "let op"


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """What is wrong with activating one line, how badly, and how to mend it."""

    regel: str
    gewicht: str
    gevonden: str
    herstel: str


def bezwaren_of(begroting: Begroting, keuzes: Keuzes) -> Iterator[Bezwaar]:
    """Every objection, in the order of the lines; a line with a `fout` is not activated."""
    for post in begroting.posten:
        keuze = keuzes.regels.get(post.id)
        if keuze is not None and keuze.activeren and post.telt:
            yield from _of_line(post, keuze, keuzes)


def _of_line(post: Post, keuze: Keuze, keuzes: Keuzes) -> Iterator[Bezwaar]:
    if post.regel.aard != "incidenteel":
        yield Bezwaar(
            post.id,
            FOUT,
            f"de regel is {post.regel.aard or 'zonder aard'} en kan niet worden geactiveerd",
            "maak Activeren leeg, of maak de regel incidenteel",
        )
        return
    if keuze.afschrijvingstermijn is None:
        yield Bezwaar(
            post.id,
            FOUT,
            "de regel wordt geactiveerd zonder afschrijvingstermijn",
            "vul het aantal jaren in, of maak Activeren leeg",
        )
    if keuzes.omslagrente is None:
        yield Bezwaar(
            post.id,
            FOUT,
            "de regel wordt geactiveerd zonder omslagrente",
            "vul de omslagrente van uw gemeente in, of maak Activeren leeg",
        )
    grens, investering = keuzes.activeringsgrens, post.investering
    if investering is not None and grens is not None and investering.totaal < grens:
        yield Bezwaar(
            post.id,
            LET_OP,
            f"het krediet van {euro(investering.totaal)} euro is lager dan de activeringsgrens",
            "maak Activeren leeg, of pas de activeringsgrens aan",
        )
