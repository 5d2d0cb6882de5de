"""The workbook as it will be after a plan, without writing anything: for previews."""

from dataclasses import replace

from modelgemeente_xl.excel.waarde import Waarde
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.wijziging import SLEUTELKOLOM, Wijzigingssoort
from modelgemeente_xl.werkmap.lezen.boekbeeld import deelnemer, is_zonder_id, keyed_rows
from modelgemeente_xl.werkmap.lezen.stand import Boekstand, Tabelstand


def after_plan(stand: Boekstand, plan: Plan) -> Boekstand:
    """Give the inputs and catalogue cells after a plan; formula cells keep their present value."""
    namen = dict(stand.namen)
    deelnemers = list(stand.deelnemers)
    for w in plan.wijzigingen:
        if w.tabel:
            continue
        if w.sleutel in namen:
            namen[w.sleutel] = w.nieuw
        for i in range(len(deelnemers)):
            if w.sleutel == deelnemer(i + 2):
                deelnemers[i] = w.nieuw
    touched = dict.fromkeys(w.tabel for w in plan.wijzigingen if w.tabel)
    tabellen = dict(stand.tabellen)
    for naam in touched:
        tabellen[naam] = _table_after(stand.tabellen[naam], plan)
    return replace(stand, tabellen=tabellen, namen=namen, deelnemers=tuple(deelnemers))


def _table_after(tabel: Tabelstand, plan: Plan) -> Tabelstand:
    rows: list[list[Waarde] | None] = [list(rij) for rij in tabel.rijen]
    place = {sleutel: nummer for nummer, sleutel, _ in keyed_rows(tabel)}
    for w in plan.wijzigingen:
        if w.tabel != tabel.naam:
            continue
        if w.soort is Wijzigingssoort.RIJ_ERBIJ:
            place[w.sleutel] = len(rows)
            row: list[Waarde] = [
                w.sleutel if kolom == SLEUTELKOLOM else None for kolom in tabel.kop
            ]
            rows.append(row)
        elif w.soort is Wijzigingssoort.RIJ_WEG:
            rows[place[w.sleutel]] = None
        else:
            present = rows[place[w.sleutel]]
            if present is not None:
                gone = w.hernoemt and is_zonder_id(str(w.nieuw))
                present[tabel.index(w.kolom)] = None if gone else w.nieuw
            if w.hernoemt:
                place[str(w.nieuw)] = place.pop(w.sleutel)
    return replace(tabel, rijen=tuple(tuple(row) for row in rows if row is not None))
