"""Every button of the pane: a preview that writes nothing, and the same cells as on a file."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import openpyxl
import pytest

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.knoppen import controleren, knoppen
from modelgemeente_xl.knoppen.knoppen import Schaalkeuze
from modelgemeente_xl.knoppen.meester import meester_opdracht
from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.zoeken.register import Register
from modelgemeente_xl.model.zoeken.zoeken import choose_gemeenten
from modelgemeente_xl.server.paneel.vraag import read_vraag
from modelgemeente_xl.werkmap.indeling.knoppen import knop_van
from modelgemeente_xl.werkmap.inhoud.inhoud import register_of
from tests.knoppen.conftest import WIE, column, fill_in
from tests.knoppen.volgend_jaar import VERVALLEN, next_year
from tests.server.acties import applied, cells_of, column_cells, tables_of
from tests.server.lading import file_of, formulas_of, payload_of
from tests.server.paneel.conftest import Server

Knop = Callable[[Any], Any]


@pytest.fixture(scope="session")
def later(catalogus: Catalogus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook of another edition, which a refresh with today's catalogue must change."""
    pad = tmp_path_factory.mktemp("later") / "begroting.xlsx"
    pad.write_bytes(make_workbook(meester_opdracht(next_year(catalogus))))
    return pad


@pytest.fixture
def pad(meester_pad: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(meester_pad, tmp_path / "begroting.xlsx"))


def pressed(pad: Path, naar: Path, knop: Knop) -> Path:
    """The same button on a copy of the file."""
    shutil.copy(pad, naar)
    book = open_boek(naar)
    knop(book)
    book.save()
    book.close()
    return naar


def formula_cells(pad: Path) -> set[tuple[str, int, int]]:
    boek = openpyxl.load_workbook(pad)
    return {
        (blad.title, cell.row, cell.column)
        for blad in boek.worksheets
        for row in blad.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def same_as_on_a_file(server: Server, pad: Path, knop: str, op_bestand: Knop, **body: Any) -> str:
    """Preview and apply; hold what Excel would hold beside the file; give the preview."""
    boek = payload_of(pad)
    body = {"boek": boek, **body}
    voorbeeld = server.druk(knop, "voorbeeld", **body)
    assert voorbeeld.status == 200, voorbeeld.tekst
    assert set(voorbeeld.json) == {"html", "vingerafdruk", "leeg"}
    assert voorbeeld.json["leeg"] is False
    toegepast = server.druk(knop, "toepassen", **body, vingerafdruk=voorbeeld.json["vingerafdruk"])
    assert toegepast.status == 200, toegepast.tekst
    assert set(toegepast.json) == {"html", "acties"}
    cellen, tabellen, asked = applied(boek, toegepast.json["acties"])
    assert asked <= {"setValues", "setFormula", "resizeTable", "rangeClearContents"}

    bestand = pressed(pad, pad.parent / "op-bestand.xlsx", op_bestand)
    verwacht = payload_of(bestand)
    assert tabellen == tables_of(verwacht)
    kop = next(
        t["columns"]
        for b in verwacht["sheets"]
        for t in b["tables"]
        if t["name"] == "tblWijzigingen"
    )
    niet = formula_cells(bestand)
    for kolom in ("Wie", "Wanneer"):
        niet |= column_cells(tabellen["tblWijzigingen"], kop, kolom, "Wijzigingen")
    expected = {plek: v for plek, v in cells_of(verwacht).items() if plek not in niet}
    assert {plek: v for plek, v in cellen.items() if plek not in niet} == expected
    return voorbeeld.html


def test_schaal(server: Server, pad: Path, catalogus: Catalogus) -> None:
    keuze = Schaalkeuze(("Hilversum", "Wijdemeren"), 2028, 900, 30)
    html = same_as_on_a_file(
        server,
        pad,
        "schaal",
        lambda book: knoppen.schaal(book, catalogus, keuze, WIE),
        keuze={
            "gemeenten": ["hilversum", "Wijdemeren"],
            "jaar": 2028,
            "medewerkers": 900,
            "afdelingen": 30,
            "wis_eigen": False,
        },
    )
    assert "Voorbeeld: 5 wijzigingen" in html
    assert "Modelgemeente → Hilversum" in html
    assert "Omvang: " in html
    for totaal in ("Totaal bruto", "Extra nodig"):
        assert f"<caption>{totaal}, in euro's</caption>" in html
    assert "jaar 1 (2027 → 2028)" in html


def test_vernieuw(server: Server, later: Path) -> None:
    html = same_as_on_a_file(
        server, later, "vernieuw", lambda book: knoppen.vernieuw(book, load_catalogus(), WIE)
    )
    assert VERVALLEN in html
    assert "rijen erbij" in html
    assert "Na toepassen staan ze alle op blad Wijzigingen" in html


def test_herbereken_with_the_formulas_of_the_page(server: Server, pad: Path) -> None:
    fill_in(pad, ("OOV", 1, "Geschaald bedrag", 4321), ("Sociaal", 3, "Jaar 1", 77))
    html = same_as_on_a_file(
        server,
        pad,
        "herbereken",
        lambda book: knoppen.herbereken(book, WIE),
        formules=formulas_of(pad),
    )
    assert "stond in kolom Geschaald bedrag" in html
    assert "77 stond in kolom Jaar 1" in html


def test_terugdraaien(server: Server, pad: Path, catalogus: Catalogus) -> None:
    for naam in ("Venlo", "Zwolle"):
        keuze = Schaalkeuze((naam,))
        book = open_boek(pad)
        knoppen.schaal(book, catalogus, keuze, WIE)
        book.save()
        book.close()
    html = same_as_on_a_file(
        server,
        pad,
        "terugdraaien",
        lambda book: knoppen.terugdraaien(book, WIE, aantal=2),
        keuze={"aantal": 2},
    )
    assert "Zwolle → Modelgemeente" in html


def test_terugdraaien_puts_back_a_value_that_was_pasted_over_a_formula(
    server: Server, pad: Path
) -> None:
    kolom = column(pad, "Sociaal", "Schaalfactor")
    fill_in(pad, ("Sociaal", 1, "Schaalfactor", kolom[0]), ("OOV", 1, "Geschaald bedrag", 4321))
    pressed(pad, pad.parent / "herberekend.xlsx", lambda book: knoppen.herbereken(book, WIE))
    herberekend = Path(shutil.move(pad.parent / "herberekend.xlsx", pad))
    html = same_as_on_a_file(
        server,
        herberekend,
        "terugdraaien",
        lambda book: knoppen.terugdraaien(book, WIE),
        formules=formulas_of(herberekend),
    )
    assert "Schaalfactor" in html


def test_controleer_finds_what_it_finds_on_a_file(server: Server, pad: Path) -> None:
    fill_in(pad, ("OOV", 1, "Eigen bedrag", 1234))
    book = open_boek(pad)
    gevonden = controleren.controleer(book, "werk")
    book.close()
    body = {"bestand": file_of(pad), "keuze": {"profiel": "werk"}}
    voorbeeld = server.druk("controleer", "voorbeeld", **body)
    assert voorbeeld.status == 200, voorbeeld.tekst
    for g in gevonden:
        assert f"regel {g.regel}<" in voorbeeld.html
    assert voorbeeld.html.count("regel ") >= len(gevonden) > 1
    assert 'class="cel" data-blad="OOV" data-cel="' in voorbeeld.html
    same_as_on_a_file(
        server, pad, "controleer", lambda book: controleren.write_findings(book, gevonden), **body
    )


def test_nothing_to_do_is_said_and_can_be_applied(server: Server, boek: dict[str, Any]) -> None:
    voorbeeld = server.druk("vernieuw", "voorbeeld", boek=boek)
    assert voorbeeld.json["leeg"] is True
    assert "Er is niets te wijzigen" in voorbeeld.html
    afdruk = voorbeeld.json["vingerafdruk"]
    toegepast = server.druk("vernieuw", "toepassen", boek=boek, vingerafdruk=afdruk)
    assert toegepast.json["acties"] == {"actions": []}


def test_only_sheets_of_ours_are_needed(server: Server, pad: Path, catalogus: Catalogus) -> None:
    """A sheet of the user's own may stay at home; positions count on all the same."""
    boek = openpyxl.load_workbook(pad)
    boek.create_sheet("Geheim", 0)["A1"] = "salarissen"
    boek.save(pad)
    heel = payload_of(pad)
    deel = payload_of(pad, [blad["name"] for blad in heel["sheets"] if blad["name"] != "Geheim"])
    assert deel["sheets"][0]["values"] == [[]]
    antwoorden = [
        server.druk("schaal", "voorbeeld", boek=b, keuze={"gemeenten": ["Venlo"]})
        for b in (heel, deel)
    ]
    assert [a.status for a in antwoorden] == [200, 200]
    assert antwoorden[0].json == antwoorden[1].json


def test_who_pressed_is_excel_where_nobody_signs_on(server: Server, boek: dict[str, Any]) -> None:
    body = {"boek": boek, "keuze": {"gemeenten": ["Venlo"]}}
    afdruk = server.druk("schaal", "voorbeeld", **body).json["vingerafdruk"]
    acties = server.druk("schaal", "toepassen", **body, vingerafdruk=afdruk).json["acties"]
    rows = [row for a in acties["actions"] if a["func"] == "setValues" for row in a["values"]]
    assert any("Excel" in row and "schaal" in row for row in rows)


def test_the_list_of_gemeenten(server: Server) -> None:
    gemeenten = server.get("/modelgemeente/gemeenten").json
    assert len(gemeenten) == 342
    assert {"naam": "Purmerend", "inwoners": 96182} in gemeenten


@pytest.mark.parametrize(
    ("naam", "antwoord"),
    [
        ("den haag", {"naam": "'s-Gravenhage"}),
        (
            "Heerhugowaard",
            {"zin": "Heerhugowaard is sinds 2022 Dijk en Waard; geef 'Dijk en Waard'"},
        ),
    ],
)
def test_a_name_that_is_not_in_the_list_gets_its_gemeente_or_a_sentence(
    server: Server, naam: str, antwoord: dict[str, str]
) -> None:
    assert server.get(f"/modelgemeente/gemeente?naam={quote(naam)}").json == antwoord


def test_totals_that_the_workbook_does_not_have_are_said_with_both_numbers(
    server: Server, pad: Path
) -> None:
    """The client computes when the button is done, so what it sent is held beside Python."""
    fill_in(pad, ("OOV", 1, "Eigen bedrag", "-"))
    keuze = {"gemeenten": ["Venlo"]}
    voorbeeld = server.druk("schaal", "voorbeeld", boek=payload_of(pad), keuze=keuze)
    assert voorbeeld.status == 200
    assert "kolom Eigen bedrag past niet" in voorbeeld.html
    assert "Totaal Bruto: de werkmap geeft #VALUE!" in voorbeeld.html


def test_a_line_beneath_a_table_is_said_before_anything_is_pressed(
    server: Server, pad: Path
) -> None:
    """Excel on the web does not let a table grow with what is typed under it."""
    boek = Werkboek.open(pad)
    tabel = boek.tabellen["tblOOV"]
    rij = tabel.laatste_rij + 1
    for kolom, value in (("Begrotingsregel", "Eigen project"), ("Eigen bedrag", 5.0)):
        boek.write("OOV", rij, tabel.eerste_kolom + tabel.kolommen.index(kolom), [[value]])
    boek.save()
    for knop, keuze in (("schaal", {"gemeenten": ["Venlo"]}), ("vernieuw", {})):
        voorbeeld = server.druk(knop, "voorbeeld", boek=payload_of(pad), keuze=keuze)
        said = f"OOV, rij {rij}</strong> <span>deze rij staat onder tabel tblOOV"
        assert said in voorbeeld.html


def test_a_name_that_the_pane_found_is_not_looked_up_again(
    boek: dict[str, Any], catalogus: Catalogus
) -> None:
    body = json.dumps({"boek": boek, "keuze": {"gemeenten": ["hilversum", "Wijdemeren"]}})
    gekozen = read_vraag(
        knop_van("schaal"), "voorbeeld", body.encode(), register_of(catalogus)
    ).keuze
    namen = [gemeente.naam for gemeente in gekozen["gemeenten"]]
    assert namen == ["Hilversum", "Wijdemeren"]
    assert choose_gemeenten(gekozen["gemeenten"], Register(()), 2) == gekozen["gemeenten"]
