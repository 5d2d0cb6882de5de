"""A proposal of starts as the terminal shows it: what moves and why, and who is needed when."""

from collections.abc import Mapping

from modelgemeente_xl.cli.schermen import getal
from modelgemeente_xl.cli.terminal import Scherm, Schermrij, Schermtabel
from modelgemeente_xl.model.planner.taak import Planvoorstel, Plek
from modelgemeente_xl.model.planner.uitleg import Uitleg, fte, missing, quarter
from modelgemeente_xl.model.woorden import counted


def print_planvoorstel(
    out: Scherm, naam: str, voorstel: Planvoorstel, titels: Mapping[str, str]
) -> None:
    """Print what would begin at another moment, what does not fit, and the fte per quarter.

    `titels` has the titles of all developments by id.
    """
    uitleg = Uitleg(voorstel)
    out.regel(f"Planning van de ontwikkelingen, {naam}, scenario voorstel", style="bold")
    moved, stuck = voorstel.verschoven, voorstel.knelpunten
    for kop, plekken in (("Schuift", moved), ("Past niet", stuck)):
        out.regel((kop, "bold"), "" if plekken else ": niets")
        for plek in plekken:
            out.regel(f"  {_line(plek)}: {uitleg.why(plek)}")
    rest = len(voorstel.plekken) - len({*moved, *stuck})
    out.regel(f"Blijft waar het staat: {counted(rest, 'ontwikkeling', 'ontwikkelingen')}")
    for sentence in missing(voorstel, titels):
        out.regel(("Let op: ", "yellow"), sentence)
    out.regel("")
    out.tabel(_fte_table(voorstel))


def _line(plek: Plek) -> str:
    moves = f" -> {quarter(plek.start)}" if plek.verschoven else ""
    return f"{plek.taak.titel}, {quarter(plek.taak.start)}{moves}"


def _fte_table(voorstel: Planvoorstel) -> Schermtabel:
    """The fte of each quarter: as it stands, as proposed, and how many there are too few."""
    grens = voorstel.grens
    return Schermtabel(
        "Eenmalig werk, in fte",
        ("Kwartaal", "Nu", "Voorstel", "Te kort"),
        [
            Schermrij(
                (quarter(voorstel.eerste + k),),
                (
                    fte(nu),
                    fte(dan),
                    fte(dan - grens) if grens is not None and dan > grens else "",
                ),
            )
            for k, (nu, dan) in enumerate(zip(voorstel.nu, voorstel.gevraagd, strict=True))
        ],
        "Geef --fte om ook te plannen met wie er is."
        if grens is None or voorstel.beschikbaar is None
        else f"Er zijn {fte(voorstel.beschikbaar)} fte; {getal(float(100 * voorstel.ruimte))} % "
        f"blijft vrij, dus er is te plannen: {fte(grens)} fte.",
    )
