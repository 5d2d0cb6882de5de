"""Two independent computations give the same euros: the Python model and the workbook."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.keuze import Keuze, Keuzes
from modelgemeente_xl.model.rekenen.rekenmodel import rekenmodel_of
from modelgemeente_xl.model.totalen import totalen_of
from modelgemeente_xl.werkmap.bouw.bladen.controle import Oordeelrij
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of
from tests.invullen import fill_in, put_back, set_gemeente, set_jaar, set_kolom

KEUZE = st.builds(
    Keuze,
    meenemen=st.booleans(),
    al_begroot=st.decimals(0, 1, places=2),
    eigen_bedrag=st.none() | st.decimals(0, 2_000_000, places=2),
    startjaar=st.none() | st.integers(2024, 2032),
    kwartalen=st.none() | st.integers(1, 6).map(lambda jaren: 4 * jaren),
)


def test_every_gemeente(catalogus: Catalogus, rekenblad: Rekenblad) -> None:
    model = rekenmodel_of(catalogus, 2027)
    for gemeente in catalogus.gemeenten:
        set_gemeente(rekenblad, gemeente.naam)
        rekenblad.evaluate()
        opdracht = Opdracht(catalogus, (gemeente,), 2027, datetime(2026, 1, 1))
        verwacht = totalen_of(model.begroting(opdracht.omvang))
        assert totals_of(rekenblad.value).differences(verwacht) == [], gemeente.naam


@pytest.fixture(scope="module")
def gedeeld(meester_pad: Path) -> Rekenblad:
    """One workbook for many examples; each example puts back what it changed."""
    return Rekenblad(meester_pad)


@given(data=st.data(), jaar=st.integers(2026, 2032))
@settings(max_examples=60)
def test_every_decision(
    catalogus: Catalogus, gedeeld: Rekenblad, data: st.DataObject, jaar: int
) -> None:
    ids = [regel.id for _, regel in catalogus.regels()]
    chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=40, unique=True))
    keuzes = {id_: data.draw(KEUZE) for id_ in chosen}
    gemeenten = data.draw(
        st.lists(st.sampled_from(catalogus.gemeenten), min_size=1, max_size=4, unique=True)
    )
    set_gemeente(gedeeld, *(g.naam for g in gemeenten))
    set_jaar(gedeeld, jaar)
    fill_in(gedeeld, catalogus, keuzes)
    gedeeld.evaluate()
    found = totals_of(gedeeld.value)
    controle = gedeeld.value("Controle", Oordeelrij.FOUT + 1, 3)
    put_back(gedeeld, catalogus, chosen)

    opdracht = Opdracht(catalogus, tuple(gemeenten), jaar, datetime(2026, 1, 1))
    model = rekenmodel_of(catalogus, jaar, Keuzes(regels=keuzes))
    assert found.differences(totalen_of(model.begroting(opdracht.omvang))) == []
    assert controle == 0


def test_changed_input_is_not_called_wrong(catalogus: Catalogus, rekenblad: Rekenblad) -> None:
    """Another gemeente makes the Python totals old, not wrong; the master check stays green."""
    set_gemeente(rekenblad, "Purmerend")
    rekenblad.evaluate()
    assert rekenblad.value("Controle", Oordeelrij.GEWIJZIGD + 1, 3) > 0  # type: ignore[operator]
    assert rekenblad.value("Controle", Oordeelrij.FOUT + 1, 3) == 0


def test_line_without_aard_is_a_finding_and_no_silent_zero(
    catalogus: Catalogus, rekenblad: Rekenblad
) -> None:
    rekenblad.set_value("Fysiek", 10, 4, None)
    rekenblad.evaluate()
    assert rekenblad.value("Controle", Oordeelrij.FOUT + 1, 3) >= 2  # type: ignore[operator]
    assert "fout" in str(rekenblad.value("Start", 3, 1))


@pytest.mark.parametrize("naam", ["Schiermonnikoog", "Amsterdam", "Purmerend"])
def test_made_for_a_gemeente_is_the_same_as_chosen_in_the_workbook(
    catalogus: Catalogus, rekenblad: Rekenblad, naam: str, tmp_path: Path
) -> None:
    gemeente = next(g for g in catalogus.gemeenten if g.naam == naam)
    path = tmp_path / "x.xlsx"
    path.write_bytes(make_workbook(Opdracht(catalogus, (gemeente,), 2027, datetime(2026, 1, 1))))
    made = Rekenblad(path)
    made.evaluate()
    set_gemeente(rekenblad, naam)
    rekenblad.evaluate()
    assert totals_of(rekenblad.value) == totals_of(made.value)


def test_merged_gemeenten_with_own_staff(catalogus: Catalogus, tmp_path: Path) -> None:
    twee = tuple(g for g in catalogus.gemeenten if g.naam in ("Hilversum", "Wijdemeren"))
    opdracht = Opdracht(catalogus, twee, 2028, datetime(2026, 1, 1), {"medewerkers": 1234})
    path = tmp_path / "x.xlsx"
    path.write_bytes(make_workbook(opdracht))
    rekenblad = Rekenblad(path)
    rekenblad.evaluate()
    assert opdracht.omvang.medewerkers == 1234
    assert totals_of(rekenblad.value) == totalen_of(opdracht.begroting())
    assert (
        opdracht.begroting().bruto()
        != rekenmodel_of(catalogus, 2028)
        .begroting(Opdracht(catalogus, twee, 2028, datetime(2026, 1, 1)).omvang)
        .bruto()
    )


@pytest.mark.parametrize("editie", ["modelgemeente-2023", "aanvulling-2026"])
def test_edition_alone(catalogus: Catalogus, tmp_path: Path, editie: str) -> None:
    """Also where a domain is left without lines."""
    alone = catalogus.of_editie(editie)
    gemeente = (next(g for g in catalogus.gemeenten if g.naam == "Venlo"),)
    opdracht = Opdracht(alone, gemeente, 2027, datetime(2026, 1, 1))
    path = tmp_path / "x.xlsx"
    path.write_bytes(make_workbook(opdracht))
    rekenblad = Rekenblad(path)
    rekenblad.evaluate()
    assert totals_of(rekenblad.value) == totalen_of(opdracht.begroting())
    assert rekenblad.value("Controle", Oordeelrij.FOUT + 1, 3) == 0


@pytest.mark.parametrize(
    ("kolom", "value"), [("Eigen bedrag", 0), ("Aard", "incidenteel"), ("Drijver", "afdelingen")]
)
def test_any_change_of_input_makes_the_python_totals_old(
    rekenblad: Rekenblad, kolom: str, value: float | str
) -> None:
    set_kolom(rekenblad, "Algemeen", 10, kolom, value)
    rekenblad.evaluate()
    assert rekenblad.value("Controle", Oordeelrij.GEWIJZIGD + 1, 3) > 0  # type: ignore[operator]
    assert rekenblad.value("Controle", Oordeelrij.FOUT + 1, 3) == 0


def test_half_euros_agree(catalogus: Catalogus, rekenblad: Rekenblad) -> None:
    """An own amount of x,50 goes up in both."""
    id_ = next(r.id for _, r in catalogus.regels() if r.aard == "structureel")
    keuzes = {id_: Keuze(eigen_bedrag=Decimal("1234.50"), startjaar=2027)}
    fill_in(rekenblad, catalogus, keuzes)
    rekenblad.evaluate()
    model = rekenmodel_of(catalogus, 2027, Keuzes(regels=keuzes))
    begroting = model.begroting(catalogus.parameters.referentie)
    assert next(p for p in begroting.posten if p.id == id_).jaren[0] == 1235
    assert totals_of(rekenblad.value) == totalen_of(begroting)
