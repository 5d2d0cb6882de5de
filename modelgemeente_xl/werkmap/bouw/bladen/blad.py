"""What all sheets share: title, master check, print set-up, tables, validations, safe writing."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from math import ceil
from textwrap import wrap
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from modelgemeente_xl.werkmap.bouw.bladen.stijl import Stijlen
from modelgemeente_xl.werkmap.indeling.declaratie import (
    BLADEN,
    KNOPBLADEN,
    Blad,
    Eigenaar,
    Kolom,
    Tabel,
    cel,
)
from modelgemeente_xl.werkmap.indeling.formaten import LIJSTEN
from modelgemeente_xl.werkmap.indeling.kleuren import (
    FOUT,
    FOUT_VLAK,
    GOED,
    GOED_VLAK,
    LET_OP,
    LET_OP_VLAK,
    TABKLEUR,
)
from modelgemeente_xl.werkmap.inhoud.inhoud import inhoud_of
from modelgemeente_xl.werkmap.inhoud.opdracht import Opdracht

REGEL = 13.5
"""Height of one line of text, in points."""
TEKENS = 1.15
"""Characters that one unit of column width holds at least, in Calibri 10."""
A4 = 9
DEZE_REKENT = "Hier staat een formule; deze cel rekent zelf."
GEEN_INVOER = {
    "validate": "custom",
    "value": "=FALSE",
    "ignore_blank": False,
    "input_message": "Alleen een knop schrijft hier.",
    "error_title": "Niet om in te typen",
    "error_message": "Alleen een knop schrijft op dit blad. Vul gele cellen op andere bladen in.",
}
OORDELEN = (
    ("fout", FOUT, FOUT_VLAK),
    ("let op", LET_OP, LET_OP_VLAK),
    ("goed", GOED, GOED_VLAK),
)


class Bouw:
    """A workbook in the making: the sheets in fixed order, the styles and the order itself."""

    def __init__(self, boek: Workbook, opdracht: Opdracht) -> None:
        self.boek = boek
        self.opdracht = opdracht
        self.catalogus = opdracht.catalogus
        self.inhoud = inhoud_of(opdracht.catalogus)
        self.stijl = Stijlen(boek)
        self.bladen: dict[str, Worksheet] = {}
        self.bereiken: dict[str, str] = {}
        self._hoogten: dict[tuple[str, int], float] = {}
        for blad in BLADEN:
            self.bladen[blad.naam] = boek.add_worksheet(blad.naam)
            self.bladen[blad.naam].set_tab_color(TABKLEUR[blad.soort])

    def set_height(self, blad: str, rij: int, hoogte: float) -> None:
        """Make a row at least this high; tables side by side share their rows."""
        hoogte = max(hoogte, self._hoogten.get((blad, rij), 0))
        self._hoogten[blad, rij] = hoogte
        self.bladen[blad].set_row(rij, hoogte)


def begin_blad(bouw: Bouw, naam: str, breedten: Sequence[float], uitleg: str = "") -> Worksheet:
    """Write what stands at the top of every sheet; column widths are in characters."""
    blad, ws = _declared(naam), bouw.bladen[naam]
    ws.hide_gridlines(2)
    for kolom, breedte in enumerate(breedten):
        ws.set_column(kolom, kolom, breedte, bouw.stijl.of(locked=blad.beschermd))
    ws.set_row(0, 24)
    if naam == "Start":
        ws.write_formula(
            0, 0, '="ICT-begroting "&Gemeentenaam&" "&Begrotingsjaar', bouw.stijl.titel
        )
    else:
        ws.write_string(0, 0, blad.titel, bouw.stijl.titel)
    onder = (
        f'=Gemeentenaam&", begroting "&Begrotingsjaar&{_text(". " + uitleg)}'
        if uitleg
        else '=Gemeentenaam&", begroting "&Begrotingsjaar'
    )
    ws.write_formula(1, 0, onder, bouw.stijl.ondertitel)
    ws.write_formula(2, 0, "=Controle_oordeel", bouw.stijl.oordeel)
    _conditional_hoofd(bouw, ws)
    if blad.beschermd:
        # A chart that is locked cannot be copied to a note for the council.
        allowed = ("format_columns", "format_rows", "select_locked_cells", "autofilter", "objects")
        ws.protect("", dict.fromkeys(allowed, True))
    ws.set_landscape()
    ws.set_paper(A4)
    ws.fit_to_pages(1, 0)
    ws.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
    ws.set_header("&L&10&F&C&10&A&R&10&D")
    ws.set_footer("&L&10Lasten in hele euro's&R&10pagina &P van &N")
    return ws


def _text(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _declared(naam: str) -> Blad:
    return next(blad for blad in BLADEN if blad.naam == naam)


def jaarformule(rij: int, kolom: int, k: int) -> str:
    """Formula of the year `k` (from 0) in a row of years: the first is chosen, the rest follow."""
    return f"={cel(rij, kolom - 1)}+1" if k else "=Begrotingsjaar"


def write_value(ws: Worksheet, rij: int, kolom: int, value: Any, formaat: Format) -> None:
    """Write a value as what it is; text never becomes a formula, whatever it begins with."""
    if value is None or value == "":
        ws.write_blank(rij, kolom, None, formaat)
    elif isinstance(value, (int, float, Decimal)):
        ws.write_number(rij, kolom, float(value) if isinstance(value, Decimal) else value, formaat)
    elif isinstance(value, datetime):
        ws.write_datetime(rij, kolom, value, formaat)
    elif isinstance(value, date):
        ws.write_datetime(rij, kolom, datetime(value.year, value.month, value.day), formaat)
    else:
        ws.write_string(rij, kolom, str(value), formaat)


def write_tabel(
    bouw: Bouw,
    tabel: Tabel,
    rijen: Sequence[Mapping[str, Any]],
    filter_: bool = True,
    opmaak: Mapping[str, Any] | None = None,
) -> tuple[int, int]:
    """Write a table with its data, formulas and validations; give its first and last data row.

    A row holds values by header; what it does not name stays empty, and formula columns compute.
    `opmaak` goes on top of the format of every data cell.
    """
    ws = bouw.bladen[tabel.blad]
    rijen = rijen or [{}]  # a table has at least one row
    first, last = tabel.kop_rij + 1, tabel.kop_rij + len(rijen)
    right = tabel.kolom + len(tabel.kolommen) - 1
    formats = [
        bouw.stijl.cel(kolom.eigenaar, kolom.formaat, **(opmaak or {})) for kolom in tabel.kolommen
    ]
    columns = []
    for kolom, formaat in zip(tabel.kolommen, formats, strict=True):
        column: dict[str, Any] = {
            "header": kolom.naam,
            "header_format": bouw.stijl.kop(kolom.eigenaar, kolom.formaat),
            "format": formaat,
        }
        if kolom.formule:
            column["formula"] = tabel.formule(kolom)
        columns.append(column)
    ws.add_table(
        tabel.kop_rij,
        tabel.kolom,
        last,
        right,
        {"name": tabel.naam, "columns": columns, "style": None, "autofilter": filter_},
    )
    for rij, values in enumerate(rijen, first):
        for k, kolom in enumerate(tabel.kolommen):
            if not kolom.formule:
                write_value(ws, rij, tabel.kolom + k, values.get(kolom.naam), formats[k])
    bouw.set_height(tabel.blad, tabel.kop_rij, _kop_height(tabel, filter_))
    for rij, values in enumerate(rijen, first):
        bouw.set_height(tabel.blad, rij, _height_of(tabel, values))
    for k, kolom in enumerate(tabel.kolommen):
        add_validation(bouw, ws, kolom, first, last, tabel.kolom + k)
    return first, last


def _kop_height(tabel: Tabel, filter_: bool) -> float:
    """Height of the header row: two lines where a header does not fit beside its filter button."""
    button = 3 if filter_ else 1
    wraps = any(len(kolom.naam) + button > kolom.breedte for kolom in tabel.kolommen)
    return 2 * REGEL + 3 if wraps else REGEL + 5


def _height_of(tabel: Tabel, values: Mapping[str, Any]) -> float:
    """Row height that holds the longest text in its column; small print takes less room."""
    lines = 1.0
    for kolom in tabel.kolommen:
        value = values.get(kolom.naam)
        if value and kolom.formaat.terugloop:
            width = kolom.breedte * TEKENS * (1.25 if kolom.formaat.klein else 1.0)
            height = 0.85 if kolom.formaat.klein else 1.0
            lines = max(lines, height * sum(_lines(p, width) for p in str(value).split("\n")))
    return min(409.0, lines * REGEL + 3)


def _lines(text: str, width: float) -> int:
    """Lines that a paragraph takes; a short one is broken at its words, a long one is estimated."""
    if len(text) < 3 * width:
        return max(1, len(wrap(text, int(width))))
    return ceil(len(text) * 1.04 / width)


def add_validation(bouw: Bouw, ws: Worksheet, kolom: Kolom, first: int, last: int, k: int) -> None:
    """Validation of one column: a list, a range of values, or no typing at all."""
    options = validation_of(bouw, kolom, alleen_knop=ws.get_name() in KNOPBLADEN)
    if options is not None:
        ws.data_validation(first, k, last, k, options)


def validation_of(bouw: Bouw, kolom: Kolom, *, alleen_knop: bool = False) -> dict[str, Any] | None:
    """Options of the validation that belongs to a column, with Dutch prompt and stop message."""
    texts = {
        "input_title": kolom.naam[:32],
        "input_message": (kolom.uitleg or DEZE_REKENT)[:255],
        "error_title": kolom.naam[:32],
        "error_type": "stop",
        "ignore_blank": True,
    }
    if kolom.eigenaar is Eigenaar.FORMULE:
        return texts | {
            "validate": "custom",
            "value": "=FALSE",
            "ignore_blank": False,
            "error_title": "Deze kolom rekent zelf",
            "error_message": "Hier staat een formule. Vul een gele kolom in; deze rekent dan mee.",
        }
    if kolom.keuzelijst in bouw.bereiken:
        return texts | {
            "validate": "list",
            "source": f"={bouw.bereiken[kolom.keuzelijst]}",
            "error_message": "Kies een waarde uit de lijst.",
        }
    if kolom.keuzelijst:
        return texts | {
            "validate": "list",
            "source": list(LIJSTEN[kolom.keuzelijst]),
            "error_message": f"Kies uit: {', '.join(LIJSTEN[kolom.keuzelijst])}.",
        }
    if kolom.eigenaar is not Eigenaar.INVOER:
        return texts | GEEN_INVOER if alleen_knop else None
    if grens := kolom.formaat.grens:
        return texts | {
            "validate": "integer" if grens.heel else "decimal",
            "criteria": "between",
            "minimum": grens.van,
            "maximum": grens.tot,
            "error_message": grens.melding,
        }
    return texts | {
        "validate": "length",
        "criteria": "<=",
        "value": 1000,
        "error_message": "Vul ten hoogste 1.000 tekens in.",
    }


def conditional_oordeel(
    bouw: Bouw, ws: Worksheet, first: int, k: int, last: int, k_last: int
) -> None:
    """Colour an outcome by its words: fout, let op, goed."""
    for woord, kleur, vlak in OORDELEN:
        ws.conditional_format(
            first,
            k,
            last,
            k_last,
            {
                "type": "text",
                "criteria": "containing",
                "value": woord,
                "format": bouw.boek.add_format({"font_color": kleur, "bg_color": vlak}),
                "stop_if_true": True,
            },
        )


def _conditional_hoofd(bouw: Bouw, ws: Worksheet) -> None:
    """Colour the master check over the first columns, into which its text runs."""
    for woord, kleur, vlak in OORDELEN:
        ws.conditional_format(
            2,
            0,
            2,
            1,
            {
                "type": "formula",
                "criteria": f'=ISNUMBER(SEARCH("{woord}",$A$3))',
                "format": bouw.boek.add_format({"font_color": kleur, "bg_color": vlak}),
                "stop_if_true": True,
            },
        )


def print_bereik(
    ws: Worksheet, rijen: tuple[int, int], kolommen: tuple[int, int], kop: int
) -> None:
    """Print area (rows and columns from 0) with the first rows repeated on every page."""
    ws.print_area(rijen[0], kolommen[0], rijen[1], kolommen[1])
    ws.repeat_rows(0, kop)


def codes_as_text(ws: Worksheet, rij: int, kolom: int, ruim: tuple[int, int] = (0, 0)) -> None:
    """Let Excel not flag codes that stand as text, down to a cell; at least as far as `ruim`."""
    ws.ignore_errors({"number_stored_as_text": f"A1:{cel(max(rij, ruim[0]), max(kolom, ruim[1]))}"})


def define_name(bouw: Bouw, naam: str, blad: str, rij: int, kolom: int) -> None:
    """Give one cell a name for the whole workbook."""
    bouw.boek.define_name(naam, f"={blad}!{cel(rij, kolom, 'beide')}")
