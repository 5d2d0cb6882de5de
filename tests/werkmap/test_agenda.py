"""The sheet Agenda beside the Python model: bars, people and what waits, for made-up decisions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pytest

from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.knoppen.meester import meester_opdracht
from modelgemeente_xl.model.begroting import Begroting
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.keuze import Keuze, Keuzes
from modelgemeente_xl.model.planner.plaatsen import KWARTALEN, plan_taken
from modelgemeente_xl.model.planner.taken import Regelinzet, inzet_of, taken_of
from modelgemeente_xl.model.planner.uitleg import quarter
from modelgemeente_xl.model.rekenen.kwartalen import kwartaal
from modelgemeente_xl.model.rekenen.rekenmodel import rekenmodel_of
from modelgemeente_xl.werkmap.bouw.bladen.agenda.plaatsen import (
    EERSTE_RIJ,
    RESERVE,
    Agendakolom,
    Agendarij,
)
from modelgemeente_xl.werkmap.bouw.bouw import build
from modelgemeente_xl.werkmap.indeling.domeintabel import domeintabel
from modelgemeente_xl.werkmap.indeling.startindeling import Startkolom, Startrij
from tests.invullen import rows_of

JAAR = 2027
FTE = 12
STARTS = ("Meenemen", "Startjaar", "Startkwartaal", "Kwartalen")


@dataclass(frozen=True)
class Balk:
    """What Agenda shows of a development: start, end, letters per quarter, and what it waits for."""

    begint: str
    klaar: str
    letters: tuple[str, ...]
    wacht_op: str


@pytest.fixture(scope="module")
def rekenblad(catalogus: Catalogus, tmp_path_factory: pytest.TempPathFactory) -> Rekenblad:
    path = tmp_path_factory.mktemp("agenda") / "werkmap.xlsx"
    build(meester_opdracht(catalogus), path)
    return Rekenblad(path)


def chosen(catalogus: Catalogus) -> dict[str, Keuze]:
    """Some lines out, some later, some before the begrotingsjaar, some longer."""
    keuzes = {}
    for i, (_, regel) in enumerate(catalogus.regels()):
        if i % 5 == 0:
            keuzes[regel.id] = Keuze(meenemen=i % 2 == 0)
        elif i % 7 == 0:
            keuzes[regel.id] = Keuze(startjaar=2025 + i % 8, startkwartaal=1 + i % 4)
        elif i % 11 == 0 and regel.aard == "incidenteel":
            keuzes[regel.id] = Keuze(kwartalen=1 + i % 13)
    return keuzes


def cells_of(keuze: Keuze) -> dict[str, float | str | None]:
    word = None if keuze.meenemen is None else "ja" if keuze.meenemen else "nee"
    numbers = (keuze.startjaar, keuze.startkwartaal, keuze.kwartalen)
    return dict(zip(STARTS, (word, *numbers), strict=True))


def shown(rekenblad: Rekenblad, aantal: int) -> dict[str, Balk]:
    """The rows of the sheet by development."""
    found = {}
    for rij in range(EERSTE_RIJ, EERSTE_RIJ + aantal + RESERVE):
        row = [rekenblad.value("Agenda", rij + 1, k + 1) for k in range(Agendakolom.BEHEER + 1)]
        naam = row[Agendakolom.ONTWIKKELING]
        if naam:
            letters = row[Agendakolom.EERSTE : Agendakolom.EERSTE + KWARTALEN]
            found[str(naam)] = Balk(
                str(row[Agendakolom.BEGINT]),
                str(row[Agendakolom.KLAAR] or ""),
                tuple(str(letter or "") for letter in letters),
                str(row[Agendakolom.WACHT_OP] or ""),
            )
        else:
            assert set(row) <= {None, ""}, rij
    return found


def expected(catalogus: Catalogus, begroting: Begroting) -> Iterator[tuple[str, Balk]]:
    """The same from the model: from the lines that count in the scenario, in order of their start."""
    eerste = kwartaal(JAAR, 1)
    posten: dict[str, list[tuple[str, int, int]]] = {}
    for post in begroting.tellend:
        end = post.van + post.kwartalen - 1 if post.kwartalen else 10**6
        posten.setdefault(post.ontwikkeling, []).append((post.aard, post.van, end))
    begin = {titel: min(van for _, van, _ in lines) for titel, lines in posten.items()}
    titels = {o.id: o.titel for o in catalogus.ontwikkelingen}
    order = [o for o in catalogus.ontwikkelingen if o.titel in begin]
    for o in sorted(order, key=lambda o: begin[o.titel]):
        project = [(van, end) for aard, van, end in posten[o.titel] if aard == "incidenteel"]
        beheer = [van for aard, van, _ in posten[o.titel] if aard == "structureel"]
        first, last = (
            min((v for v, _ in project), default=99),
            max((e for _, e in project), default=0),
        )
        needed = [(titels[a.ontwikkeling], a.na) for a in o.afhankelijk_van]
        kan = max((begin.get(titel, 1000) + na for titel, na in needed), default=-1000)
        if kan >= 1000:
            told = "doet niet mee"
        elif kan > begin[o.titel]:
            told = f"te vroeg, kan vanaf {quarter(eerste + kan - 1)}"
        else:
            told = "op tijd"
        yield (
            o.titel,
            Balk(
                quarter(eerste + begin[o.titel] - 1),
                quarter(eerste + last - 1) if project else "",
                tuple(
                    "P" * (bool(project) and first <= q <= last)
                    + "B" * (bool(beheer) and q >= min(beheer, default=0))
                    for q in range(1, KWARTALEN + 1)
                ),
                f"{told}: {', '.join(titel for titel, _ in needed)}" if needed else "",
            ),
        )


def fte_row(rekenblad: Rekenblad, rij: Agendarij) -> list[float]:
    return [
        float(rekenblad.value("Agenda", rij + 1, Agendakolom.EERSTE + 1 + q) or 0)  # type: ignore[arg-type]
        for q in range(KWARTALEN)
    ]


@pytest.mark.parametrize(
    ("scenario", "own"), [("voorstel", False), ("minimaal", True), ("ambitie", True)]
)
def test_it_shows_what_python_says(
    rekenblad: Rekenblad, catalogus: Catalogus, scenario: str, own: bool
) -> None:
    regels: Mapping[str, Keuze] = chosen(catalogus) if own else {}
    for id_, (blad, rij) in rows_of(catalogus).items():
        for kolom, value in cells_of(regels.get(id_, Keuze())).items():
            rekenblad.set_value(blad, rij, domeintabel(blad).index(kolom) + 1, value)
    rekenblad.set_value("Start", Startrij.SCENARIO + 1, Startkolom.EIGEN + 1, scenario)
    rekenblad.set_value("Start", Startrij.FTE + 1, Startkolom.EIGEN + 1, FTE)
    rekenblad.evaluate()

    omvang = catalogus.parameters.referentie
    begroting = rekenmodel_of(catalogus, JAAR, Keuzes(regels, scenario=scenario)).begroting(omvang)
    found = shown(rekenblad, len(catalogus.ontwikkelingen))
    wanted = dict(expected(catalogus, begroting))
    assert found == wanted
    assert list(found) == list(wanted)

    inzet = inzet_of(begroting, omvang, catalogus.parameters, JAAR)
    fixed = plan_taken(taken_of(catalogus.ontwikkelingen, inzet), kwartaal(JAAR, 1), Decimal(FTE))
    asked = [float(fte) for fte in begroting_fte(inzet)]
    assert fte_row(rekenblad, Agendarij.GEVRAAGD) == pytest.approx(asked)
    assert fte_row(rekenblad, Agendarij.TEKORT) == pytest.approx([max(0, a - FTE) for a in asked])
    if not own:
        assert asked == pytest.approx([float(fte) for fte in fixed.nu])


def begroting_fte(inzet: Mapping[str, Regelinzet]) -> Iterator[Decimal]:
    """The one-off fte of each quarter, line by line."""
    eerste = kwartaal(JAAR, 1)
    for q in range(eerste, eerste + KWARTALEN):
        yield sum(
            (work.fte for work in inzet.values() if work.start <= q < work.start + work.kwartalen),
            Decimal(0),
        )


def test_without_people_on_start_it_says_so(rekenblad: Rekenblad) -> None:
    for value in (None, "twaalf", -3):
        rekenblad.set_value("Start", Startrij.FTE + 1, Startkolom.EIGEN + 1, value)
        rekenblad.evaluate()
        assert fte_row(rekenblad, Agendarij.TEKORT) == [0] * KWARTALEN
        told = rekenblad.value("Agenda", Agendarij.TEKORT + 1, Agendakolom.WACHT_OP + 1)
        assert told == "Vul Beschikbare fte in op blad Start"
