"""The sheets Ontwikkelingen and Agenda: what comes, why, and when."""

from typing import Any

from modelgemeente_xl.model.ontwikkeling import DOMEINEN, Ontwikkeling
from modelgemeente_xl.werkmap.blad import Bouw, begin_blad, print_bereik, write_tabel
from modelgemeente_xl.werkmap.declaratie import Eigenaar, cel
from modelgemeente_xl.werkmap.stijl import DONKER, LIJN, WIT
from modelgemeente_xl.werkmap.tabellen import TBL_ONTWIKKELINGEN

KWARTALEN = 4
LAATSTE_PRINTKOLOM = "Overlap"
BOVEN = {"valign": "top"}
"""Long texts begin at the top of their row, so that the eye finds them side by side."""
_RIJ_JAAR, _RIJ_KWARTAAL, _RIJ_EERSTE = 4, 5, 6
_KOLOM_EERSTE = 3


def write_ontwikkelingen(bouw: Bouw) -> None:
    """Write one row per development, with its sources as text and the first as a link."""
    tabel = TBL_ONTWIKKELINGEN
    ws = begin_blad(
        bouw,
        "Ontwikkelingen",
        [kolom.breedte for kolom in tabel.kolommen],
        "Wat er op de gemeente afkomt, wat het van de informatievoorziening vraagt "
        "en waar dat staat",
    )
    titels = {o.id: o.titel for o in bouw.catalogus.ontwikkelingen}
    rijen = [_row(bouw, o, titels) for o in bouw.catalogus.ontwikkelingen]
    first, last = write_tabel(bouw, tabel, rijen, opmaak=BOVEN)
    bron = tabel.index("Bron")
    for i, (o, rij) in enumerate(zip(bouw.catalogus.ontwikkelingen, rijen, strict=True)):
        url = bouw.catalogus.bronnen[o.bronnen[0]].url
        ws.write_url(
            first + i,
            bron,
            url,
            bouw.stijl.cel(Eigenaar.CATALOGUS, "tekst", **BOVEN, font_color="#0B5394", underline=1),
            string=rij[bron],
            tip="Open de eerste bron in de browser",
        )
    ws.freeze_panes(tabel.kop_rij + 1, 2)
    print_bereik(ws, (0, last), (0, tabel.index(LAATSTE_PRINTKOLOM)), tabel.kop_rij)


def _row(bouw: Bouw, o: Ontwikkeling, titels: dict[str, str]) -> list[Any]:
    bronnen = bouw.catalogus.bronnen
    overlap = "\n".join(f"{titels.get(other, other)}: {text}" for other, text in o.overlapt_met)
    if o.verwijst_naar:
        overlap = (
            f"De begroting staat bij {titels.get(o.verwijst_naar, o.verwijst_naar)}.\n{overlap}"
        )
    values: dict[str, Any] = {
        "Id": o.id,
        "Ontwikkeling": o.titel,
        "Domein": DOMEINEN[o.domein],
        "Editie": bouw.catalogus.edities[o.editie].naam,
        "Samenvatting": o.samenvatting,
        "Gevolgen": o.gevolgen,
        "Wettelijk kader": "\n".join(f"{wet.naam}: {wet.status}" for wet in o.wettelijk_kader),
        "Start": o.start,
        "Einde": o.start + o.duur - 1,
        "Planning": o.planning,
        "Noodzaak": o.noodzaak,
        "Hangt af van": "\n".join(titels.get(other, other) for other in o.afhankelijk_van),
        "Overlap": overlap.strip(),
        "Bronnen": "\n".join(f"{bronnen[b].uitgever}: {bronnen[b].titel}" for b in o.bronnen),
        "Bron": bronnen[o.bronnen[0]].uitgever,
    }
    return [values.get(kolom.naam) for kolom in TBL_ONTWIKKELINGEN.kolommen]


def write_agenda(bouw: Bouw) -> None:
    """Write developments against the quarters of four years: P is project, B is beheer."""
    kwartalen = 4 * KWARTALEN
    ws = begin_blad(
        bouw,
        "Agenda",
        [5, 44, 16, *([4.6] * kwartalen)],
        "P = project (eenmalig geld), B = beheer (jaarlijks geld); volgt Startjaar, "
        "Duur en Meenemen",
    )
    stijl = bouw.stijl
    kop = stijl.of(bold=True, font_color=WIT, bg_color=DONKER, align="center")
    links = stijl.of(bold=True, font_color=WIT, bg_color=DONKER)
    for kolom, label in enumerate(("Nr", "Ontwikkeling", "Domein")):
        ws.write_string(_RIJ_KWARTAAL, kolom, label, links)
        ws.write_blank(_RIJ_JAAR, kolom, None, links)
    for q in range(kwartalen):
        kolom = _KOLOM_EERSTE + q
        vorige = "Begrotingsjaar" if q == 0 else cel(_RIJ_JAAR, kolom - 1)
        ws.write_formula(
            _RIJ_JAAR,
            kolom,
            f"={vorige}" if q % KWARTALEN or q == 0 else f"={vorige}+1",
            stijl.of(bold=True, font_color=WIT, bg_color=DONKER, align="center", font_size=8),
        )
        ws.write_string(_RIJ_KWARTAAL, kolom, f"K{q % KWARTALEN + 1}", kop)
    tekst, nummer = stijl.of(bottom=1, bottom_color=LIJN), stijl.of(bottom=1, bottom_color=LIJN)
    fasen = "tblOntwikkelingen[[Fase 1]:[Fase 4]]"
    aantal = len(bouw.catalogus.ontwikkelingen)
    for i in range(aantal):
        rij = _RIJ_EERSTE + i
        nr = cel(rij, 0, "kolom")
        ws.write_number(rij, 0, i + 1, nummer)
        ws.write_formula(rij, 1, f"=INDEX(tblOntwikkelingen[Ontwikkeling],{nr})", tekst)
        ws.write_formula(rij, 2, f"=INDEX(tblOntwikkelingen[Domein],{nr})", tekst)
        for q in range(kwartalen):
            kolom = _KOLOM_EERSTE + q
            ws.write_formula(
                rij,
                kolom,
                f"=INDEX({fasen},{nr},{cel(_RIJ_JAAR, kolom, 'rij')}-Begrotingsjaar+1)",
                stijl.of(
                    align="center",
                    bottom=1,
                    bottom_color=LIJN,
                    font_size=8,
                    **({"left": 1, "left_color": LIJN} if q % KWARTALEN == 0 else {}),
                ),
            )
    last = _RIJ_EERSTE + aantal - 1
    for letter, letterkleur, vlak in (("P", WIT, "#B0571A"), ("B", WIT, "#37604A")):
        ws.conditional_format(
            _RIJ_EERSTE,
            _KOLOM_EERSTE,
            last,
            _KOLOM_EERSTE + kwartalen - 1,
            {
                "type": "cell",
                "criteria": "==",
                "value": f'"{letter}"',
                "format": bouw.boek.add_format({"font_color": letterkleur, "bg_color": vlak}),
            },
        )
    ws.freeze_panes(_RIJ_EERSTE, _KOLOM_EERSTE)
    print_bereik(ws, (0, last), (0, _KOLOM_EERSTE + kwartalen - 1), _RIJ_KWARTAAL)
