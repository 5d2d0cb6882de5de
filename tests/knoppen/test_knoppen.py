"""The buttons on a file: what they do, what they leave alone, and that they can be taken back."""

import io
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.pakket.pakket import read_parts, sheet_parts
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.knoppen import Schaalkeuze
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.keuze import Keuze, Keuzes
from modelgemeente_xl.model.ontwikkeling import Begrotingsregel, Ontwikkeling
from modelgemeente_xl.model.rekenen.rekenmodel import rekenmodel_of
from modelgemeente_xl.model.totalen import Totalen, totalen_of
from modelgemeente_xl.model.zoeken.zoeken import GemeenteNietGevonden
from modelgemeente_xl.plan.toepassen import PlanPastNiet
from modelgemeente_xl.plan.wijziging import Wijzigingssoort
from modelgemeente_xl.werkmap.bouw.bladen.controle import Oordeelrij
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of
from tests.knoppen.conftest import WIE, Druk, column, fill_in, values_of
from tests.knoppen.volgend_jaar import GEWIJZIGD, NIEUW, VERVALLEN, next_year


def totals(pad: Path) -> Totalen:
    book = values_of(pad)
    return totals_of(lambda blad, rij, kolom: book[blad].cell(rij, kolom).value)


def expected(catalogus: Catalogus, jaar: int, *namen: str, **own: int) -> Totalen:
    gemeenten = tuple(next(g for g in catalogus.gemeenten if g.naam == naam) for naam in namen)
    return totalen_of(Opdracht(catalogus, gemeenten, jaar, WIE.moment, own).begroting())


def test_schaal_gives_the_begroting_of_that_gemeente(
    druk: Druk, pad: Path, catalogus: Catalogus
) -> None:
    uitkomst = druk(knoppen.schaal, catalogus, Schaalkeuze(("purmerend",), 2028))
    assert totals(pad) == uitkomst.na == expected(catalogus, 2028, "Purmerend")
    assert values_of(pad)["Start"]["A1"].value == "ICT-begroting Purmerend 2028"
    assert values_of(pad)["Controle"].cell(Oordeelrij.FOUT + 1, 3).value == 0


def test_schaal_says_what_should_be_known_of_the_choice(druk: Druk, catalogus: Catalogus) -> None:
    uitkomst = druk(knoppen.schaal, catalogus, Schaalkeuze(("Wijdemeren",), 2028), voorbeeld=True)
    assert [m for m in uitkomst.meldingen if "Wijdemeren gaat op 1-1-2027 op in Hilversum" in m]
    assert not druk(knoppen.schaal, catalogus, Schaalkeuze(jaar=2028), voorbeeld=True).meldingen


def test_schaal_adds_gemeenten_up_and_takes_them_away_again(
    druk: Druk, pad: Path, catalogus: Catalogus
) -> None:
    druk(knoppen.schaal, catalogus, Schaalkeuze(("Hilversum", "Wijdemeren"), afdelingen=30))
    assert totals(pad) == expected(catalogus, 2027, "Hilversum", "Wijdemeren", afdelingen=30)
    druk(knoppen.schaal, catalogus, Schaalkeuze(("Hilversum",)))
    assert totals(pad) == expected(catalogus, 2027, "Hilversum", afdelingen=30)
    druk(knoppen.schaal, catalogus, Schaalkeuze(wis_eigen=True))
    assert totals(pad) == expected(catalogus, 2027, "Hilversum")


def test_schaal_brings_the_newest_inhabitants(druk: Druk, pad: Path, catalogus: Catalogus) -> None:
    later = next_year(catalogus)
    druk(knoppen.schaal, later, Schaalkeuze(("Zwolle",)))
    zwolle = next(g for g in later.gemeenten if g.naam == "Zwolle")
    start = values_of(pad)["Start"]
    assert start["D9"].value == zwolle.inwoners


def test_unknown_gemeente_is_refused(druk: Druk, pad: Path, catalogus: Catalogus) -> None:
    before = pad.read_bytes()
    with pytest.raises(GemeenteNietGevonden, match="Purmerend"):
        druk(knoppen.schaal, catalogus, Schaalkeuze(("Purmerent",)))
    assert pad.read_bytes() == before


def test_more_gemeenten_than_there_is_room_for_or_one_twice_is_refused(
    druk: Druk, pad: Path, catalogus: Catalogus
) -> None:
    before = pad.read_bytes()
    namen = [g.naam for g in catalogus.gemeenten[:11]]
    with pytest.raises(GemeenteNietGevonden) as error:
        druk(knoppen.schaal, catalogus, Schaalkeuze((*namen, namen[1].lower(), "Nergenshuizen")))
    assert [line.partition(";")[0] for line in str(error.value).splitlines()] == [
        "gemeente 'Nergenshuizen' staat niet in het register",
        f"gemeente '{namen[1]}' is meer dan één keer gegeven",
        "13 gemeenten gegeven",
    ]
    assert f"niet voor {namen[10]}, {namen[1].lower()}, Nergenshuizen" in str(error.value)
    assert pad.read_bytes() == before


def test_preview_writes_nothing_and_shows_the_totals(
    druk: Druk, pad: Path, catalogus: Catalogus
) -> None:
    before = pad.read_bytes()
    uitkomst = druk(knoppen.schaal, catalogus, Schaalkeuze(("Zwolle",)), voorbeeld=True)
    assert uitkomst.na == expected(catalogus, 2027, "Zwolle")
    assert not uitkomst.toegepast
    assert any("Modelgemeente -> Zwolle" in line for line in uitkomst.lines())
    assert pad.read_bytes() == before


def test_vernieuw_with_the_same_catalogue_does_nothing(
    druk: Druk, pad: Path, catalogus: Catalogus
) -> None:
    before = read_parts(pad)
    uitkomst = druk(knoppen.vernieuw, catalogus)
    assert uitkomst.plan.leeg
    assert read_parts(pad) == before


@pytest.fixture
def ingevuld(pad: Path) -> Path:
    """A workbook with decisions, an own amount, and an own line at the foot of Fysiek."""
    book = open_boek(pad)
    sheet = book.sheets["Fysiek"]
    tabel = sheet.tables["tblFysiek"].range
    last = tabel.last_cell
    sheet.tables["tblFysiek"].resize(sheet.range((tabel.row, 1), (last.row + 1, last.column)))
    kop = tabel.value[0]
    for kolom, value in {
        "Begrotingsregel": "Eigen glasvezelring",
        "Aard": "structureel",
        "Drijver": "vast",
        "Kostensoort": "hardware",
        "Eigen bedrag": 80_000,
        "Toelichting": "raadsbesluit",
    }.items():
        sheet.range((last.row + 1, kop.index(kolom) + 1)).value = value
    book.save()
    book.close()
    fill_in(
        pad,
        ("Algemeen", 1, "Meenemen", "nee"),
        ("Algemeen", 2, "Eigen bedrag", 12_345.5),
        ("Algemeen", 2, "Toelichting", "=niet als formule"),
        ("Sociaal", 1, "Al begroot", 0.35),
        ("Sociaal", 2, "Besluit", "akkoord"),
    )
    return pad


def test_vernieuw_brings_the_new_edition_and_keeps_own_work(
    druk: Druk, ingevuld: Path, catalogus: Catalogus
) -> None:
    later = next_year(catalogus)
    uitkomst = druk(knoppen.vernieuw, later)
    assert uitkomst.plan.conflicten == ()
    ids = column(ingevuld, "Fysiek", "Id")
    assert "eigen-001" in ids
    assert column(ingevuld, "Fysiek", "Bedrag")[ids.index(GEWIJZIGD)] == 7500
    assert column(ingevuld, "Fysiek", "Begrotingsregel")[ids.index(GEWIJZIGD)].endswith(
        "uitgebreid"
    )
    gone = [i for i, id_ in enumerate(ids) if id_.startswith(f"{VERVALLEN}.")]
    assert gone
    assert {column(ingevuld, "Fysiek", "Status")[i] for i in gone} == {"vervallen"}
    assert f"{NIEUW}.inventarisatie" in column(ingevuld, "Bedrijfsvoering", "Id")
    assert column(ingevuld, "Algemeen", "Meenemen")[0] == "nee"
    assert column(ingevuld, "Algemeen", "Eigen bedrag")[1] == 12_345.5
    assert column(ingevuld, "Algemeen", "Toelichting")[1] == "=niet als formule"
    assert column(ingevuld, "Sociaal", "Al begroot")[0] == 0.35
    assert column(ingevuld, "Sociaal", "Besluit")[1] == "akkoord"
    assert column(ingevuld, "Fysiek", "Eigen bedrag")[-1] == 80_000
    assert totals(ingevuld) == uitkomst.na
    assert values_of(ingevuld)["Controle"].cell(Oordeelrij.FOUT + 1, 3).value == 0


def test_a_renamed_development_and_line_keep_their_rows_and_what_was_typed(
    druk: Druk, ingevuld: Path, catalogus: Catalogus
) -> None:
    oud = column(ingevuld, "Algemeen", "Id")
    ontwikkeling, _, regel = oud[1].partition(".")
    later = renamed(catalogus, ontwikkeling, "nieuwe-naam", {regel: "andere-regel"})
    before = list(values_of(ingevuld)["Ontwikkelingen"].values)
    uitkomst = druk(knoppen.vernieuw, later)
    assert uitkomst.plan.conflicten == ()
    assert {w.kolom for w in uitkomst.plan.wijzigingen if w.tabel == "tblAlgemeen"} == {"Id"}
    nieuw = [
        f"nieuwe-naam.{'andere-regel' if id_ == oud[1] else id_.partition('.')[2]}"
        if id_.startswith(f"{ontwikkeling}.")
        else id_
        for id_ in oud
    ]
    assert column(ingevuld, "Algemeen", "Id") == nieuw
    assert column(ingevuld, "Algemeen", "Eigen bedrag")[1] == 12_345.5
    assert column(ingevuld, "Algemeen", "Meenemen")[0] == "nee"
    assert uitkomst.na == uitkomst.voor
    assert druk(knoppen.vernieuw, later).plan.leeg
    druk(knoppen.terugdraaien)
    assert column(ingevuld, "Algemeen", "Id") == oud
    assert list(values_of(ingevuld)["Ontwikkelingen"].values) == before


def test_a_renamed_development_is_found_when_asked_for_by_its_new_id(
    druk: Druk, ingevuld: Path, catalogus: Catalogus
) -> None:
    oud = column(ingevuld, "Algemeen", "Id")
    later = renamed(catalogus, oud[0].partition(".")[0], "nieuwe-naam", {})
    plan = druk(knoppen.vernieuw, later, alleen=["nieuwe-naam"], voorbeeld=True).plan
    assert any(w.hernoemt and w.sleutel == oud[0] for w in plan.wijzigingen)
    assert not any(
        w.soort is Wijzigingssoort.RIJ_ERBIJ for w in plan.wijzigingen if w.tabel != "tblKenmerken"
    )


def renamed(catalogus: Catalogus, oud: str, nieuw: str, regels: dict[str, str]) -> Catalogus:
    """The catalogue in which a development bears another id, and some of its lines too."""

    def line(r: Begrotingsregel) -> Begrotingsregel:
        key = r.id.partition(".")[2]
        now = regels.get(key, key)
        former = (f"{oud}.{key}",) if now == key else (f"{nieuw}.{key}", f"{oud}.{now}", r.id)
        return replace(r, id=f"{nieuw}.{now}", voorheen=former)

    def development(o: Ontwikkeling) -> Ontwikkeling:
        lines = tuple(map(line, o.begrotingsregels))
        return replace(o, id=nieuw, voorheen=(oud,), begrotingsregels=lines)

    return replace(
        catalogus,
        hash="e" * 64,
        ontwikkelingen=tuple(
            development(o) if o.id == oud else o for o in catalogus.ontwikkelingen
        ),
    )


def test_undoing_herbereken_puts_back_a_constant_that_equals_its_formula(
    druk: Druk, pad: Path
) -> None:
    fill_in(pad, ("Fysiek", 3, "Jaar 1", column(pad, "Fysiek", "Jaar 1")[2]))
    before = read_parts(pad)
    druk(knoppen.herbereken)
    assert formula_at(pad, "Fysiek", 3, "Jaar 1").startswith("=")
    druk(knoppen.terugdraaien)
    assert not formula_at(pad, "Fysiek", 3, "Jaar 1").startswith("=")
    after = read_parts(pad)
    fysiek = Werkboek.open(pad).tabellen["tblFysiek"].blad
    (part,) = (p for naam, p in sheet_parts(after).items() if naam == fysiek)
    assert after[part] == before[part]


def formula_at(pad: Path, blad: str, regel: int, kolom: str) -> str:
    book = open_boek(pad)
    tabel = book.sheets[blad].tables[f"tbl{blad}"].range
    k = tabel.value[0].index(kolom)
    formula = str(tabel[regel, k].formula)
    book.close()
    return formula


def test_refreshing_again_finds_nothing_more(
    druk: Druk, ingevuld: Path, catalogus: Catalogus
) -> None:
    later = next_year(catalogus)
    druk(knoppen.vernieuw, later)
    assert druk(knoppen.vernieuw, later).plan.leeg


def test_new_tariff_year_is_used(druk: Druk, pad: Path, catalogus: Catalogus) -> None:
    later = next_year(catalogus)
    druk(knoppen.vernieuw, later)
    druk(knoppen.schaal, later, Schaalkeuze(("Venlo",), 2028))
    # What vanished from the catalogue stays in the workbook, so only untouched domains compare.
    verwacht = expected(later, 2028, "Venlo")
    assert totals(pad).domeinen["Sociaal"] == verwacht.domeinen["Sociaal"]
    assert totals(pad).domeinen["OOV"] == verwacht.domeinen["OOV"]
    assert totals(pad).basis == verwacht.basis


def test_both_changed_is_a_conflict_and_the_users_value_stays(
    druk: Druk, pad: Path, catalogus: Catalogus
) -> None:
    row = column(pad, "Fysiek", "Id").index(GEWIJZIGD) + 1
    fill_in(pad, ("Fysiek", row, "Bedrag", 6100))
    uitkomst = druk(knoppen.vernieuw, next_year(catalogus))
    assert [(c.sleutel, c.kolom, c.hunne, c.onze) for c in uitkomst.plan.conflicten] == [
        (GEWIJZIGD, "Bedrag", 6100, 7500)
    ]
    assert column(pad, "Fysiek", "Bedrag")[row - 1] == 6100


def test_only_the_asked_developments(druk: Druk, pad: Path, catalogus: Catalogus) -> None:
    uitkomst = druk(knoppen.vernieuw, next_year(catalogus), alleen=["energietransitie"])
    changes = [w for w in uitkomst.plan.wijzigingen if not w.vergelijkt]
    assert {w.sleutel.partition("!")[2] or w.sleutel for w in changes} <= {
        GEWIJZIGD,
        "energietransitie",
    }
    assert NIEUW not in " ".join(column(pad, "Bedrijfsvoering", "Id"))


def test_undo_gives_back_the_file(druk: Druk, ingevuld: Path, catalogus: Catalogus) -> None:
    """Every part but the log is byte for byte what it was, also after closing.

    Of Controle that holds for its values: what Python computes again is not taken back, and
    XlsxWriter gave the same number in other digits.
    """
    druk(knoppen.herbereken)  # the own line gets its id, and Controle its fresh numbers
    before = read_parts(ingevuld)
    controle = list(values_of(ingevuld)["Controle"].values)
    druk(knoppen.vernieuw, next_year(catalogus))
    changed = [naam for naam, content in read_parts(ingevuld).items() if before[naam] != content]
    assert len(changed) > 8
    uitkomst = druk(knoppen.terugdraaien)
    assert uitkomst.plan.conflicten == ()
    after = read_parts(ingevuld)
    assert after.keys() == before.keys()
    log = Werkboek.open(ingevuld).tabellen["tblWijzigingen"]
    different = {naam for naam, content in after.items() if before[naam] != content}
    tables = {naam for naam in different if b'"tblWijzigingen"' in after[naam]}
    sheets = {sheet_parts(after)[log.blad]}
    assert list(values_of(ingevuld)["Controle"].values) == controle
    different.discard(sheet_parts(after)["Controle"])
    assert different == {*tables, *sheets, "xl/workbook.xml"}
    assert len(tables) == 1
    without_log = [
        re.sub(rb"Wijzigingen!\$A\$1:\$[A-Z]+\$[0-9]+", b"", parts["xl/workbook.xml"])
        for parts in (before, after)
    ]
    assert without_log[0] == without_log[1]


def test_undo_keeps_what_was_changed_by_hand_since(
    druk: Druk, pad: Path, catalogus: Catalogus
) -> None:
    druk(knoppen.vernieuw, next_year(catalogus))
    row = column(pad, "Fysiek", "Id").index(GEWIJZIGD) + 1
    fill_in(pad, ("Fysiek", row, "Bedrag", 9999))
    uitkomst = druk(knoppen.terugdraaien)
    assert [(c.sleutel, c.kolom, c.hunne) for c in uitkomst.plan.conflicten] == [
        (GEWIJZIGD, "Bedrag", 9999)
    ]
    assert column(pad, "Fysiek", "Bedrag")[row - 1] == 9999
    assert NIEUW not in " ".join(column(pad, "Bedrijfsvoering", "Id"))


def test_undo_twice_goes_further_back(druk: Druk, pad: Path, catalogus: Catalogus) -> None:
    before = totals(pad)
    druk(knoppen.schaal, catalogus, Schaalkeuze(("Zwolle",)))
    druk(knoppen.schaal, catalogus, Schaalkeuze(("Venlo",)))
    druk(knoppen.terugdraaien)
    assert totals(pad) == expected(catalogus, 2027, "Zwolle")
    druk(knoppen.terugdraaien)
    assert totals(pad) == before
    assert druk(knoppen.terugdraaien).plan.leeg


def test_herbereken_agrees_with_a_good_workbook(druk: Druk, ingevuld: Path) -> None:
    druk(knoppen.herbereken)
    uitkomst = druk(knoppen.herbereken)
    assert uitkomst.plan.leeg
    assert uitkomst.bevindingen == ()


def test_herbereken_mends_what_was_typed_over(druk: Druk, pad: Path, catalogus: Catalogus) -> None:
    fill_in(
        pad,
        ("OOV", 1, "Geschaald bedrag", 4321),
        ("OOV", 2, "Jaar 1", 77),
        ("Sociaal", 3, "Schaalfactor", 2),
    )
    uitkomst = druk(knoppen.herbereken)
    assert column(pad, "OOV", "Eigen bedrag")[0] == 4321
    assert "Geschaald bedrag" in column(pad, "OOV", "Toelichting")[0]
    assert any("77 stond in kolom Jaar 1" in line for line in uitkomst.lines())
    regels = [r for o, r in catalogus.regels() if o.domein == "oov"]
    keuzes = Keuzes({regels[0].id: Keuze(eigen_bedrag=Decimal(4321))})
    model = rekenmodel_of(catalogus, 2027, keuzes)
    assert totals(pad) == totalen_of(model.begroting(catalogus.parameters.referentie))
    assert values_of(pad)["Controle"].cell(Oordeelrij.FOUT + 1, 3).value == 0


def test_herbereken_says_where_the_two_differ(druk: Druk, pad: Path) -> None:
    """A formula that was changed, not typed over, is told and left."""
    book = open_boek(pad)
    sheet = book.sheets["OOV"]
    kop = sheet.tables["tblOOV"].range.value[0]
    sheet.range((10, kop.index("Jaar 1") + 1)).formula = "=1+1"
    book.save()
    book.close()
    uitkomst = druk(knoppen.herbereken)
    assert any("de werkmap geeft 2" in str(b) for b in uitkomst.bevindingen)


def test_plan_made_on_another_state_is_refused(pad: Path, catalogus: Catalogus) -> None:
    from modelgemeente_xl.werkmap.lezen.boek import read_boek
    from modelgemeente_xl.werkmap.plannen.schrijven import apply_plan
    from modelgemeente_xl.werkmap.plannen.verversen import plan_refresh

    book = open_boek(pad)
    plan = plan_refresh(read_boek(book), next_year(catalogus))
    book.close()
    row = column(pad, "Fysiek", "Id").index(GEWIJZIGD) + 1
    fill_in(pad, ("Fysiek", row, "Bedrag", 1))
    book = open_boek(pad)
    with pytest.raises(PlanPastNiet, match="gewijzigd sinds het voorbeeld"):
        apply_plan(book, read_boek(book), plan, "tester", WIE.moment)
    book.close()


def test_a_wrong_gemeente_on_start_is_told_once_and_nothing_of_the_others(
    druk: Druk, pad: Path, catalogus: Catalogus
) -> None:
    book = open_boek(pad)
    for typed, told in (
        ("Weesp", "Weesp hoort sinds 2022 bij Amsterdam"),
        ("Atlantis", "'Atlantis' staat niet"),
        (None, "er is geen gemeente gekozen"),
    ):
        book.names["Gemeente"].refers_to_range.value = typed
        plan = knoppen.schaal(book, catalogus, Schaalkeuze(jaar=2028), WIE, voorbeeld=True).plan
        (melding,) = plan.meldingen
        assert told in melding
        assert melding.startswith("Start!")
    book.close()


def test_a_line_whose_id_stood_twice_gets_its_update_once_that_is_mended(
    druk: Druk, pad: Path, catalogus: Catalogus
) -> None:
    ids = column(pad, "Fysiek", "Id")
    row = ids.index(GEWIJZIGD) + 1
    other = 1 if row != 1 else 2
    fill_in(pad, ("Fysiek", other, "Id", GEWIJZIGD))
    later = next_year(catalogus)
    druk(knoppen.vernieuw, later)
    assert column(pad, "Fysiek", "Bedrag")[row - 1] != 7500
    fill_in(pad, ("Fysiek", other, "Id", ids[other - 1]))
    druk(knoppen.vernieuw, later)
    assert column(pad, "Fysiek", "Bedrag")[row - 1] == 7500


def test_two_refreshes_with_a_rename_are_undone_at_once(
    druk: Druk, pad: Path, catalogus: Catalogus
) -> None:
    before = column(pad, "Bedrijfsvoering", "Id")
    added = next_year(catalogus)
    druk(knoppen.vernieuw, added)
    druk(knoppen.vernieuw, renamed(added, NIEUW, "kwantum", {}))
    assert "kwantum.inventarisatie" in column(pad, "Bedrijfsvoering", "Id")
    druk(knoppen.terugdraaien, aantal=2)
    assert column(pad, "Bedrijfsvoering", "Id") == before


def test_herbereken_of_an_own_line_without_id_can_be_undone(druk: Druk, ingevuld: Path) -> None:
    row = len(column(ingevuld, "Fysiek", "Id"))
    fill_in(ingevuld, ("Fysiek", row, "Jaar 1", column(ingevuld, "Fysiek", "Jaar 1")[-1]))
    druk(knoppen.herbereken)
    assert formula_at(ingevuld, "Fysiek", row, "Jaar 1").startswith("=")
    druk(knoppen.terugdraaien)
    assert not formula_at(ingevuld, "Fysiek", row, "Jaar 1").startswith("=")
    assert column(ingevuld, "Fysiek", "Id")[-1] is None


def test_formulas_are_put_back_block_by_block(pad: Path) -> None:
    book = open_boek(pad)
    tabel = book.sheets["Fysiek"].tables["tblFysiek"].range
    kop, rijen = tabel.value[0], tabel.shape[0] - 1
    columns = [k for k, naam in enumerate(kop, 1) if str(tabel[1, k - 1].formula).startswith("=")]
    for k in columns:
        cells = book.sheets["Fysiek"].range((tabel.row + 1, k), (tabel.row + rijen, k))
        cells.value = [[7] for _ in range(rijen)]
    book.impl.schrijvingen = 0
    knoppen.herbereken(book, WIE)
    assert book.impl.schrijvingen <= len(columns) + 12
    formulas = book.sheets["Fysiek"].tables["tblFysiek"].range.formula
    assert all(str(row[k - 1]).startswith("=") for row in formulas[1:] for k in columns)
    book.close()


def test_bulk_reads_and_writes(pad: Path, catalogus: Catalogus) -> None:
    """One read per table and named cell, and at most one write per block of a column."""
    book = open_boek(pad)
    uitkomst = knoppen.vernieuw(book, next_year(catalogus), WIE)
    cells = len(uitkomst.plan.wijzigingen)
    assert cells > 500
    assert book.impl.lezingen <= 60
    assert book.impl.schrijvingen <= 60
    book.close()


def test_the_same_in_strict_mode(druk: Druk, pad: Path, catalogus: Catalogus) -> None:
    """As on the web: nothing that was written can be read back, and formulas cannot be read."""
    druk(knoppen.schaal, catalogus, Schaalkeuze(("Venlo",), 2029), streng=True)
    assert totals(pad) == expected(catalogus, 2029, "Venlo")
    druk(knoppen.vernieuw, next_year(catalogus), streng=True)
    assert f"{NIEUW}.inventarisatie" in column(pad, "Bedrijfsvoering", "Id")
    uitkomst = druk(knoppen.herbereken, streng=True)
    assert uitkomst.bevindingen == ()


def test_log_says_who_did_what(druk: Druk, pad: Path, catalogus: Catalogus) -> None:
    druk(knoppen.schaal, catalogus, Schaalkeuze(("Venlo",)))
    sheet = values_of(pad)["Wijzigingen"]
    kop = [cell.value for cell in sheet[5]]
    row = dict(zip(kop, [cell.value for cell in sheet[7]], strict=True))
    assert (row["Wie"], row["Knop"], row["Sleutel"], row["Oud"], row["Nieuw"]) == (
        "tester",
        "schaal",
        "Gemeente",
        "Modelgemeente",
        "Venlo",
    )
    assert row["Wanneer"].replace(microsecond=0) == WIE.moment


def test_missing_table_is_told_by_name(pad: Path, catalogus: Catalogus) -> None:
    from modelgemeente_xl.bestand.pakket.pakket import package_bytes
    from modelgemeente_xl.werkmap.lezen.stand import WerkmapOnbekend

    parts = read_parts(pad)
    hit = next(n for n, c in parts.items() if n.startswith("xl/tables/") and b'"tblOOV"' in c)
    parts[hit] = parts[hit].replace(b'"tblOOV"', b'"mijnOOV"')
    pad.write_bytes(package_bytes(parts))
    assert io.BytesIO(pad.read_bytes())
    book = open_boek(pad)
    with pytest.raises(WerkmapOnbekend, match="tabel tblOOV is er niet"):
        knoppen.vernieuw(book, replace(catalogus), WIE)
    book.close()
