"""The button `plan` on a file: it writes starts, respects those of the user, and is taken back."""

from pathlib import Path

from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.plan import plan
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.keuze import Keuze, Keuzes
from modelgemeente_xl.model.rekenen.kwartalen import kwartaal
from modelgemeente_xl.model.rekenen.rekenmodel import rekenmodel_of
from modelgemeente_xl.model.totalen import totalen_of
from modelgemeente_xl.plan.wijziging import Wijziging
from modelgemeente_xl.werkmap.indeling.domeintabel import domeintabel
from modelgemeente_xl.werkmap.indeling.startindeling import Startkolom, Startrij
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN
from tests.invullen import rows_of
from tests.knoppen.conftest import Druk, fill_in

LATER = "portfoliomanagement"
"""A keuze that begins in 2027-1 and asks one-off work; financiering waits two quarters for it."""
WACHT = "financiering"


def changes(uitkomst: Uitkomst) -> list[Wijziging]:
    """What the plan writes on the domain sheets."""
    return [w for w in uitkomst.plan.wijzigingen if w.tabel in DOMEINTABELLEN]


def starts(uitkomst: Uitkomst) -> dict[str, int]:
    """The quarter that the plan writes for each line."""
    written: dict[str, dict[str, float]] = {}
    for w in changes(uitkomst):
        if isinstance(w.nieuw, float):
            written.setdefault(w.sleutel, {})[w.kolom] = w.nieuw
    return {
        id_: kwartaal(int(found["Startjaar"]), int(found["Startkwartaal"]))
        for id_, found in written.items()
    }


def test_the_totals_after_it_are_those_of_the_model_with_these_starts(
    druk: Druk, catalogus: Catalogus
) -> None:
    """Held against the model of the catalogue, that never saw the workbook."""
    uitkomst = druk(plan, catalogus, fte=12)
    keuzes = {
        id_: Keuze(startjaar=number // 4, startkwartaal=number % 4 + 1)
        for id_, number in starts(uitkomst).items()
    }
    model = rekenmodel_of(catalogus, 2027, Keuzes(keuzes))
    assert keuzes
    assert uitkomst.na == totalen_of(model.begroting(catalogus.parameters.referentie))
    assert uitkomst.na != uitkomst.voor


def test_all_lines_of_a_development_move_as_far(druk: Druk, catalogus: Catalogus) -> None:
    moved = starts(druk(plan, catalogus, fte=12, voorbeeld=True))
    assert any(id_.startswith(f"{LATER}.") for id_ in moved)
    for ontwikkeling in catalogus.ontwikkelingen:
        later = {
            moved[r.id] - kwartaal(r.startjaar, r.startkwartaal) if r.id in moved else 0
            for r in ontwikkeling.begrotingsregels
        }
        assert len(later) <= 1, ontwikkeling.id


def test_a_second_time_there_is_nothing_to_change(druk: Druk, catalogus: Catalogus) -> None:
    druk(plan, catalogus, fte=12)
    again = druk(plan, catalogus, fte=12)
    assert again.plan.leeg
    assert not any("in plaats van" in melding for melding in again.plan.meldingen)


def test_with_more_people_what_it_wrote_goes_back_to_the_proposal(
    druk: Druk, catalogus: Catalogus
) -> None:
    first = druk(plan, catalogus, fte=12)
    back = druk(plan, catalogus, fte=500)
    assert {w.nieuw for w in changes(back)} == {None}
    assert len(changes(back)) == len(changes(first))
    assert back.na == first.voor


def test_it_is_taken_back(druk: Druk, catalogus: Catalogus) -> None:
    done = druk(plan, catalogus, fte=12)
    undone = druk(knoppen.terugdraaien)
    assert undone.na == done.voor
    assert druk(plan, catalogus, voorbeeld=True).plan.leeg


def test_a_start_of_the_user_stays_and_what_waits_follows(
    druk: Druk, pad: Path, catalogus: Catalogus
) -> None:
    """Portfoliomanagement is set on 2028-3: financiering can begin in 2029-1, two quarters later."""
    ids = {r.id for o, r in catalogus.regels() if o.id == LATER}
    rijen = rows_of(catalogus)
    for blad, rij in (rijen[id_] for id_ in ids):
        regel = rij - domeintabel(blad).kop_rij - 1
        fill_in(pad, (blad, regel, "Startjaar", 2028.0), (blad, regel, "Startkwartaal", 3.0))
    uitkomst = druk(plan, catalogus)
    moved = starts(uitkomst)
    assert not ids & set(moved)
    first = next(r for o, r in catalogus.regels() if o.id == WACHT and r.startjaar == o.start)
    assert moved[first.id] == kwartaal(2029, 1)
    again = druk(plan, catalogus, fte=12)
    assert not ids & {w.sleutel for w in changes(again)}


def test_people_on_start_count_where_none_are_given(
    druk: Druk, pad: Path, catalogus: Catalogus
) -> None:
    told = "er is geen aantal fte gegeven; alleen volgorde en wetten tellen"
    assert told in druk(plan, catalogus, voorbeeld=True).plan.meldingen
    given = druk(plan, catalogus, fte=12, voorbeeld=True)
    boek = Werkboek.open(pad)
    boek.write("Start", Startrij.FTE + 1, Startkolom.EIGEN + 1, [[12.0]])
    boek.save()
    assert druk(plan, catalogus, voorbeeld=True).plan == given.plan


def test_what_does_not_fit_is_a_finding(druk: Druk, catalogus: Catalogus) -> None:
    uitkomst = druk(plan, catalogus, fte=1, ruimte=0, voorbeeld=True)
    assert uitkomst.bevindingen
    assert all("past niet" in finding.wat for finding in uitkomst.bevindingen)
