"""The charts of Totaal; each has an alternative text."""

from typing import Any

from xlsxwriter.chart import Chart

from modelgemeente_xl.werkmap.bouw.bladen.blad import Bouw
from modelgemeente_xl.werkmap.indeling import totaalindeling as totaal
from modelgemeente_xl.werkmap.indeling.declaratie import cel
from modelgemeente_xl.werkmap.indeling.domeintabel import Domeinrij
from modelgemeente_xl.werkmap.indeling.kleuren import DOMEINKLEUREN, DONKER, INKT, LIJN

_BREED, _HOOG = 596, 300
_LETTER = {"name": "Calibri", "size": 10, "color": INKT}
_JAREN = (totaal.RIJ_SAMENVATTING + 1, totaal.KOLOM_JAAR_1, totaal.KOLOM_JAAR_4)


def insert_grafieken(bouw: Bouw) -> None:
    """Put the three charts beside the figures they show."""
    ws = bouw.bladen["Totaal"]
    naast = len(totaal.TBL_TOTAAL.kolommen) + 1
    for rij, chart, tekst in (
        (
            totaal.RIJ_SAMENVATTING,
            _per_domein(bouw),
            "Gestapelde kolommen: bruto kosten van de ontwikkelingen per domein, voor vier jaren.",
        ),
        (
            totaal.TBL_TOTAAL.kop_rij - 1,
            _per_aard(bouw),
            "Gestapelde kolommen: basis, structurele en incidentele kosten, voor vier jaren.",
        ),
        (
            totaal.RIJ_TOP - 6,
            _top(bouw),
            "Staven: de tien ontwikkelingen met de hoogste kosten over vier jaren.",
        ),
    ):
        ws.insert_chart(rij, naast, chart, {"description": tekst, "object_position": 2})


def _range(rij: int, kolom: int, kolom_last: int) -> str:
    return f"=Totaal!{cel(rij, kolom, 'beide')}:{cel(rij, kolom_last, 'beide')}"


def _vier(rij: int) -> str:
    """Where the top ten has the sum of four years."""
    return cel(rij, totaal.KOLOM_JAAR_1, "beide")


def _chart(bouw: Bouw, titel: str, options: dict[str, Any]) -> Chart:
    chart = bouw.boek.add_chart(options)
    chart.set_title(
        {"name": titel, "name_font": {**_LETTER, "size": 12, "color": DONKER}, "overlay": False}
    )
    chart.set_size({"width": _BREED, "height": _HOOG})
    chart.set_legend({"position": "right", "font": _LETTER})
    chart.set_chartarea({"border": {"color": LIJN}})
    return chart


def _assen(chart: Chart) -> None:
    chart.set_x_axis({"num_font": _LETTER, "line": {"color": LIJN}})
    chart.set_y_axis(
        {
            "num_font": _LETTER,
            "num_format": "0.0,,",
            "major_gridlines": {"visible": True, "line": {"color": LIJN, "width": 0.5}},
            "line": {"none": True},
            "name": "miljoen euro",
            "name_font": {**_LETTER, "bold": False},
        }
    )


def _per_domein(bouw: Bouw) -> Chart:
    chart = _chart(
        bouw, "Ontwikkelingen per domein (bruto)", {"type": "column", "subtype": "stacked"}
    )
    first = totaal.TBL_TOTAAL.kop_rij + 1
    for rij, bron in enumerate(totaal.totaalrijen(), first):
        if bron.blad not in DOMEINKLEUREN or bron.rij != Domeinrij.BRUTO:
            continue
        chart.add_series(
            {
                "name": f"=Totaal!{cel(rij, 0, 'beide')}",
                "categories": _range(*_JAREN),
                "values": _range(rij, totaal.KOLOM_JAAR_1, totaal.KOLOM_JAAR_4),
                "fill": {"color": DOMEINKLEUREN[bron.blad]},
                "gap": 60,
            }
        )
    _assen(chart)
    return chart


def _per_aard(bouw: Bouw) -> Chart:
    chart = _chart(
        bouw, "Basis, structureel en incidenteel", {"type": "column", "subtype": "stacked"}
    )
    for rij, kleur in (
        (totaal.Somrij.BASIS, "#9FB4C0"),
        (totaal.Somrij.STRUCTUREEL, "#1F4E66"),
        (totaal.Somrij.INCIDENTEEL, "#B98B2B"),
    ):
        chart.add_series(
            {
                "name": f"=Totaal!{cel(rij, 0, 'beide')}",
                "categories": _range(*_JAREN),
                "values": _range(rij, totaal.KOLOM_JAAR_1, totaal.KOLOM_JAAR_4),
                "fill": {"color": kleur},
                "gap": 60,
            }
        )
    _assen(chart)
    return chart


def _top(bouw: Bouw) -> Chart:
    chart = _chart(bouw, "Tien grootste ontwikkelingen (vier jaren)", {"type": "bar"})
    first = totaal.RIJ_TOP + 2
    last = first + min(totaal.AANTAL_TOP, len(bouw.catalogus.ontwikkelingen)) - 1
    chart.add_series(
        {
            "name": "Vier jaren",
            "categories": f"=Totaal!{cel(first, 0, 'beide')}:{cel(last, 0, 'beide')}",
            "values": f"=Totaal!{_vier(first)}:{_vier(last)}",
            # Names are formulas; without text here they would be taken for numbers.
            "categories_data": ["-"] * (last - first + 1),
            "fill": {"color": "#2A7F9E"},
            "gap": 40,
        }
    )
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": _LETTER, "line": {"color": LIJN}})
    chart.set_x_axis(
        {
            "num_font": _LETTER,
            "num_format": "#,##0,",
            "major_gridlines": {"visible": True, "line": {"color": LIJN, "width": 0.5}},
            "name": "duizend euro",
            "name_font": {**_LETTER, "bold": False},
        }
    )
    return chart
