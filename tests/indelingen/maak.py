"""How the frozen workbooks of this folder were made; what is there already is never made anew.

Run as `python -m tests.indelingen.maak` from the root of the repository: see README.md.
"""

import json
import re
import tempfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.pakket.pakket import package_bytes, read_parts
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.knoppen import knoppen, opslaan
from modelgemeente_xl.knoppen.knoppen import Schaalkeuze, Wie
from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.knoppen.tegenrekenen import read_computed
from modelgemeente_xl.knoppen.uitkomst import Uitkomst
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import DOMEINEN
from modelgemeente_xl.model.zoeken.zoeken import choose_gemeenten
from modelgemeente_xl.werkmap.inhoud.inhoud import register_of
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of
from tests.knoppen.volgend_jaar import next_year

HIER = Path(__file__).parent
INDELING = 1
"""The layout that the program of this moment writes."""
KEUZES = ("Meenemen", "Eigen bedrag", "Al begroot", "Startjaar", "Duur", "Noodzaak", "Besluit")
JAREN = ("Jaar 1", "Jaar 2", "Jaar 3", "Jaar 4")
WIE = Wie("gebruiker", datetime(2026, 11, 28, 10))
INVOER: tuple[tuple[str, str, str, object], ...] = (
    ("tblAlgemeen", "datagedreven-werken.data-engineer", "Meenemen", "nee"),
    ("tblAlgemeen", "datagedreven-werken.data-analist", "Al begroot", 0.5),
    ("tblAlgemeen", "datagedreven-werken.dataplatform", "Eigen bedrag", 61_234.5),
    ("tblAlgemeen", "datagedreven-werken.dataplatform", "Toelichting", "= volgens offerte"),
    ("tblAlgemeen", "datagedreven-werken.programma-drie-vraagstukken", "Startjaar", 2028.0),
    ("tblAlgemeen", "datagedreven-werken.programma-drie-vraagstukken", "Duur", 2.0),
    ("tblAlgemeen", "digitaal-leiderschap.digitale-visie", "Meenemen", "nee"),
    ("tblAlgemeen", "digitaal-leiderschap.digitale-visie", "Besluit", "afgewezen"),
    ("tblBedrijfsvoering", "financiering.veranderbudget", "Eigen bedrag", 0.0),
    ("tblBedrijfsvoering", "financiering.veranderbudget", "Toelichting", "Zit in de reserve"),
    ("tblBedrijfsvoering", "informatiehuishouding-archiefwet-woo.e-depot", "Startjaar", 2026.0),
    ("tblDienstverlening", "kanalen.klantgeleiding", "Al begroot", 1.0),
    ("tblFysiek", "energietransitie.dashboard", "Begrotingsregel", "Ons eigen dashboard"),
    ("tblFysiek", "energietransitie.dashboard", "Eigen bedrag", 9_876.0),
    ("tblFysiek", "energietransitie.dashboard", "Toelichting", "Prijs van de buurgemeente"),
    ("tblOOV", "cyberdomein.visie-cyberdomein", "Noodzaak", "onvermijdelijk"),
    ("tblSociaal", "datagedreven-sociaal-domein.datamodel-en-dashboard", "Duur", 4.0),
    ("tblSociaal", "datagedreven-sociaal-domein.datamodel-en-dashboard", "Toelichting", "In fasen"),
    ("tblBasis", "inhuur", "Eigen bedrag", 1_250_000.0),
    ("tblBasis", "inhuur", "Toelichting", "Volgens het contract"),
    ("tblParametersIndex", "loon|2029", "Eigen", 3.75),
    ("tblParametersLoonkosten", "10|2027", "Eigen", 101_500.0),
)
"""What a person typed: table, key, column and value."""
EIGEN_REGELS: tuple[tuple[str, Mapping[str, object]], ...] = (
    (
        "tblFysiek",
        {
            "Ontwikkeling": "Glasvezel",
            "Begrotingsregel": "Aanleg naar de gemeentewerf",
            "Aard": "incidenteel",
            "Eigen bedrag": 45_000.0,
            "Startjaar": 2028.0,
            "Duur": 2.0,
            "Al begroot": 0.25,
            "Noodzaak": "keuze",
            "Toelichting": "Raadsbesluit van oktober",
            "Kostensoort": "hardware",
            "Drijver": "inwoners",
            "Status": "raming",
        },
    ),
    (
        "tblSociaal",
        {
            "Begrotingsregel": "Regisseur van de wijkteams",
            "Aard": "structureel",
            "Meenemen": "ja",
            "Kostensoort": "personeel",
            "Drijver": "inwoners",
            "Vast deel": 0.5,
            "Uren per week": 24.0,
            "Schaal": "10",
            "Status": "raming",
        },
    ),
)
EIGEN_BLAD = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.'
    b'openxmlformats.org/spreadsheetml/2006/main"><cols><col min="1" max="1" width="44" customWidth'
    b'="1"/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Voor het college</t></is>'
    b'</c></row><row r="3"><c r="A3" t="inlineStr"><is><t>Structureel in Fysiek, eerste jaar</t>'
    b'</is></c><c r="B3"><f>SUMIFS(tblFysiek[Jaar 1],tblFysiek[Aard],"structureel")</f><v>0</v></c>'
    b"</row></sheetData></worksheet>"
)


def nieuw(catalogus: Catalogus, pad: Path) -> None:
    """A fresh workbook for one gemeente."""
    pad.write_bytes(make_workbook(_opdracht(catalogus, "Purmerend")))


def ingevuld(catalogus: Catalogus, pad: Path) -> None:
    """A workbook after a year of use, every button pressed."""
    pad.write_bytes(make_workbook(_opdracht(catalogus, "Venlo", medewerkers=1150)))
    pad.write_bytes(package_bytes(_with_own_sheet(read_parts(pad))))
    boek = Werkboek.open(pad)
    for tabel, sleutel, kolom, value in INVOER:
        _type(boek, tabel, _row(boek, tabel, sleutel), kolom, value)
    for tabel, regel in EIGEN_REGELS:
        boek.resize(tabel, boek.tabellen[tabel].laatste_rij + 1)
        for kolom, value in regel.items():
            _type(boek, tabel, boek.tabellen[tabel].laatste_rij, kolom, value)
    boek.save()
    samen = Schaalkeuze(("Venlo", "Peel en Maas"), 2028)
    _press(pad, lambda book: knoppen.herbereken(book, WIE))
    _press(pad, lambda book: knoppen.vernieuw(book, next_year(catalogus), WIE))
    _press(pad, lambda book: knoppen.schaal(book, catalogus, samen, WIE))
    _press(pad, lambda book: knoppen.terugdraaien(book, WIE))


def held(pad: Path) -> dict[str, Any]:
    """Every line and total that the cells of a workbook hold, read without any program of ours."""
    book = openpyxl.load_workbook(pad, data_only=True)
    regels: dict[str, dict[str, Any]] = {}
    for blad in DOMEINEN.values():
        sheet = book[blad]
        kop, *rijen = [[cel.value for cel in rij] for rij in sheet[sheet.tables[f"tbl{blad}"].ref]]
        for rij in rijen:
            cells = dict(zip(kop, rij, strict=True))
            regels[f"{blad} {cells['Id']}"] = {
                "Begrotingsregel": cells["Begrotingsregel"],
                **{kolom: cells[kolom] for kolom in KEUZES if cells[kolom] not in (None, "")},
                "Jaren": [cells[kolom] for kolom in JAREN],
            }
    totalen = totals_of(lambda blad, rij, kolom: book[blad].cell(rij, kolom).value)
    return {
        "totalen": {naam: list(reeks) for naam, reeks in totalen.series()},
        "regels": regels,
    }


def computed(pad: Path) -> dict[str, Any]:
    """Every line and total as Python computes them from the inputs of a workbook."""
    book = open_boek(pad)
    gelezen = read_computed(book)
    book.close()
    posten = {post.id: post.jaren for post in gelezen.model.begroting().posten}
    regels: dict[str, dict[str, Any]] = {}
    for blad in DOMEINEN.values():
        naam = f"tbl{blad}"
        for nummer, rij in gelezen.stand.tabellen[naam].records():
            regels[f"{blad} {rij['Id']}"] = {
                "Begrotingsregel": rij["Begrotingsregel"],
                **{k: rij[k] for k in KEUZES if rij[k] not in (None, "")},
                "Jaren": list(posten[f"{naam}!{nummer}"]),
            }
    totalen = {naam: list(reeks) for naam, reeks in gelezen.totalen.series()}
    return {"totalen": totalen, "regels": regels}


def _opdracht(catalogus: Catalogus, naam: str, **eigen: int) -> Opdracht:
    gemeenten = choose_gemeenten([naam], register_of(catalogus), 10)
    return Opdracht(catalogus, gemeenten, 2027, datetime(2026, 11, 28), eigen)


def _with_own_sheet(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """A sheet of the user's own, as Excel adds it at the end."""
    new = dict(parts)
    new["xl/worksheets/sheet99.xml"] = EIGEN_BLAD
    for part, end, added in (
        (
            "[Content_Types].xml",
            b"</Types>",
            b'<Override PartName="/xl/worksheets/sheet99.xml" ContentType="application/'
            b'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>',
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"</Relationships>",
            b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/'
            b'2006/relationships/worksheet" Target="worksheets/sheet99.xml"/>',
        ),
        ("xl/workbook.xml", b"</sheets>", b'<sheet name="College" sheetId="99" r:id="rId99"/>'),
    ):
        new[part], times = re.subn(re.escape(end), added + end, new[part])
        assert times == 1, part
    return new


def _row(boek: Werkboek, tabel: str, sleutel: str) -> int:
    """The row of a table whose first columns are this key, joined by a bar."""
    zicht = boek.tabellen[tabel]
    width = sleutel.count("|") + 1
    first, last, left = zicht.kop_rij + 1, zicht.laatste_rij, zicht.eerste_kolom
    for rij, cells in enumerate(
        boek.waarden(zicht.blad, first, left, last, left + width - 1), first
    ):
        if "|".join(f"{c:g}" if isinstance(c, float) else str(c) for c in cells) == sleutel:
            return rij
    raise KeyError(sleutel)


def _type(boek: Werkboek, tabel: str, rij: int, kolom: str, value: object) -> None:
    zicht = boek.tabellen[tabel]
    boek.write(zicht.blad, rij, zicht.eerste_kolom + zicht.kolommen.index(kolom), [[value]])


def _press(pad: Path, knop: Callable[[Any], Uitkomst]) -> None:
    book = open_boek(pad)
    uitkomst = knop(book)
    for line in uitkomst.lines():
        print(line)
    assert uitkomst.bevindingen == ()
    assert opslaan.save(book).oud == ()
    book.close()


def _text(inhoud: Mapping[str, Mapping[str, Any]]) -> str:
    """As JSON with a line for each line and total."""
    parts = (
        f"{json.dumps(deel)}: {{\n"
        + ",\n".join(f"  {_json(naam)}: {_json(value)}" for naam, value in rijen.items())
        + "\n}"
        for deel, rijen in inhoud.items()
    )
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def main() -> None:
    catalogus = load_catalogus()
    for make in (nieuw, ingevuld):
        doel = HIER / f"{INDELING}-{make.__name__}.xlsx"
        if doel.exists():
            print(f"{doel.name} is er al, en blijft zoals het is")
            continue
        with tempfile.TemporaryDirectory() as folder:
            pad = Path(folder) / doel.name
            make(catalogus, pad)
            inhoud = held(pad)
            assert computed(pad) == inhoud
            doel.write_bytes(pad.read_bytes())
            doel.with_suffix(".json").write_text(_text(inhoud), "utf-8")


if __name__ == "__main__":
    main()
