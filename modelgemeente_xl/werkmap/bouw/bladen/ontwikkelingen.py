"""The sheets Ontwikkelingen and Agenda: what comes, why, and when."""

from modelgemeente_xl.werkmap.bouw.bladen.blad import Bouw, begin_blad, print_bereik, write_tabel
from modelgemeente_xl.werkmap.indeling.catalogustabellen import FASEN, TBL_ONTWIKKELINGEN
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar, aaneen, cel
from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN
from modelgemeente_xl.werkmap.indeling.formaten import TEKST
from modelgemeente_xl.werkmap.indeling.kleuren import DONKER, LIJN, WIT

KWARTALEN = 4
RESERVE = 12
"""Rows of the Agenda for developments that a later edition brings."""
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
    rijen = bouw.inhoud[tabel.naam]
    first, last = write_tabel(bouw, tabel, rijen, opmaak=BOVEN)
    bron = tabel.index("Bron")
    for i, (o, rij) in enumerate(zip(bouw.catalogus.ontwikkelingen, rijen, strict=True)):
        url = bouw.catalogus.bronnen[o.bronnen[0]].url
        ws.write_url(
            first + i,
            bron,
            url,
            bouw.stijl.cel(Eigenaar.CATALOGUS, TEKST, **BOVEN, font_color="#0B5394", underline=1),
            string=rij["Bron"],
            tip="Open de eerste bron in de browser",
        )
    ws.freeze_panes(tabel.kop_rij + 1, 2)
    print_bereik(ws, (0, last), (0, tabel.index(LAATSTE_PRINTKOLOM)), tabel.kop_rij)


def write_agenda(bouw: Bouw) -> None:
    """Write developments against the quarters of four years: P is project, B is beheer."""
    kwartalen = len(JAARKOLOMMEN) * KWARTALEN
    ws = begin_blad(
        bouw,
        "Agenda",
        [5, 41, 16, *([4.6] * kwartalen)],
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
    fasen = f"tblOntwikkelingen[{aaneen(TBL_ONTWIKKELINGEN.kolommen, *FASEN, len(JAARKOLOMMEN))}]"
    aantal = len(bouw.catalogus.ontwikkelingen) + RESERVE
    for i in range(aantal):
        rij = _RIJ_EERSTE + i
        nr = cel(rij, 0, "kolom")
        plaats = f"ROWS({cel(_RIJ_EERSTE, 0, 'beide')}:{cel(rij, 0)})"
        ws.write_formula(rij, 0, f'=IF({plaats}>ROWS(tblOntwikkelingen[Id]),"",{plaats})', nummer)
        for kolom, naam in ((1, "Ontwikkeling"), (2, "Domein")):
            ws.write_formula(
                rij, kolom, f'=IF({nr}="","",INDEX(tblOntwikkelingen[{naam}],{nr}))', tekst
            )
        for q in range(kwartalen):
            kolom = _KOLOM_EERSTE + q
            ws.write_formula(
                rij,
                kolom,
                f'=IF({nr}="","",INDEX({fasen},{nr},'
                f"{cel(_RIJ_JAAR, kolom, 'rij')}-Begrotingsjaar+1))",
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
