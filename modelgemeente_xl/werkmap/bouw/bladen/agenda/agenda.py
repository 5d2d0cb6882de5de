"""The sheet Agenda: when developments run, what they wait for, and the people they ask."""

from modelgemeente_xl.werkmap.bouw.bladen.agenda.plaatsen import (
    EERSTE_RIJ,
    KWARTALEN,
    PER_TARIEF,
    RESERVE,
    Agendakolom,
    Agendarij,
)
from modelgemeente_xl.werkmap.bouw.bladen.blad import Bouw, begin_blad, print_bereik
from modelgemeente_xl.werkmap.bouw.vormen.knopvormen import insert_knoppen
from modelgemeente_xl.werkmap.indeling.catalogustabellen import TBL_ONTWIKKELINGEN
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN, cel
from modelgemeente_xl.werkmap.indeling.formaten import FTE_STREEP
from modelgemeente_xl.werkmap.indeling.kleuren import DONKER, FOUT, FOUT_VLAK, LIJN, WIT

HOOGTE = 14.5
"""Of a row with a development, in points: so that all of them are two pages."""
LICHT = "#5F6B6D"
KOPPEN = {
    Agendakolom.NR: "Nr",
    Agendakolom.ONTWIKKELING: "Ontwikkeling",
    Agendakolom.BEGINT: "Begint",
    Agendakolom.KLAAR: "Klaar",
    Agendakolom.WACHT_OP: "Wacht op",
    Agendakolom.VAN: "Van",
    Agendakolom.TOT: "Tot",
    Agendakolom.BEHEER: "Beheer",
}
"""The headers beside the quarters; the last three are numbers of quarters."""
GELEZEN = {kolom: naam for kolom, naam in KOPPEN.items() if kolom != Agendakolom.NR}
"""What a row reads of its development: a column of the same name."""
LINKS = (Agendakolom.ONTWIKKELING, Agendakolom.WACHT_OP)


def write_agenda(bouw: Bouw) -> None:
    """Write developments against the quarters of four years, and the people they ask for.

    They stand in the order in which they begin; what takes no part is not there.
    """
    ws = begin_blad(
        bouw,
        "Agenda",
        [3, 42, 6.5, 6.5, *([4.2] * KWARTALEN), 28, 4.5, 4.5, 6.5],
        "P = project (eenmalig geld), B = beheer (jaarlijks geld), PB = allebei; "
        "in het gekozen scenario",
    )
    _write_kwartalen(bouw)
    for soortrij in PER_TARIEF:
        _write_fte(bouw, soortrij)
    _write_beschikbaar(bouw)
    last = EERSTE_RIJ + len(bouw.inhoud[TBL_ONTWIKKELINGEN.naam]) + RESERVE - 1
    for rij in range(EERSTE_RIJ, last + 1):
        _write_regel(bouw, rij)
    _colour_agenda(bouw, last)
    insert_knoppen(ws, ("plan",), 0, Agendakolom.EERSTE)
    ws.freeze_panes(EERSTE_RIJ, Agendakolom.BEGINT)
    print_bereik(ws, (0, last), (0, Agendakolom.BEHEER), Agendarij.KOP)


def _kolommen() -> range:
    """The columns of the quarters."""
    return range(Agendakolom.EERSTE, Agendakolom.EERSTE + KWARTALEN)


def _write_kwartalen(bouw: Bouw) -> None:
    ws, stijl = bouw.bladen["Agenda"], bouw.stijl
    klein = stijl.of(font_color=LICHT, align="center")
    kop = stijl.of(bold=True, font_color=WIT, bg_color=DONKER, align="center")
    links = stijl.of(bold=True, font_color=WIT, bg_color=DONKER)
    ws.write_string(
        Agendarij.NUMMER,
        Agendakolom.ONTWIKKELING,
        Agendarij.NUMMER.label,
        stijl.of(font_color=LICHT),
    )
    for naast, label in KOPPEN.items():
        ws.write_string(Agendarij.KOP, naast, label, links)
        ws.write_blank(Agendarij.JAAR, naast, None, links)
    for q, kolom in enumerate(_kolommen()):
        vorige = cel(Agendarij.NUMMER, kolom - 1)
        ws.write_formula(Agendarij.NUMMER, kolom, f"={vorige}+1" if q else "=1", klein)
        nummer = cel(Agendarij.NUMMER, kolom)
        if q % 4:
            ws.write_blank(Agendarij.JAAR, kolom, None, kop)
        else:  # a text, that runs on over the quarters of its year
            ws.write_formula(Agendarij.JAAR, kolom, f'=Begrotingsjaar+({nummer}-1)/4&""', links)
        ws.write_string(Agendarij.KOP, kolom, f"K{q % 4 + 1}", kop)


def _write_fte(bouw: Bouw, rij: Agendarij) -> None:
    """The people behind the one-off money of a kind of cost, quarter by quarter."""
    ws, stijl, soort = bouw.bladen["Agenda"], bouw.stijl, PER_TARIEF[rij]
    ws.write_string(rij, Agendakolom.ONTWIKKELING, rij.label, stijl.of())
    for kolom in _kolommen():
        nummer = cel(Agendarij.NUMMER, kolom, "rij")
        ws.write_formula(
            rij,
            kolom,
            "="
            + "+".join(
                f'SUMIFS(tbl{blad}[Per kwartaal],tbl{blad}[Kostensoort],"{soort}",'
                f'tbl{blad}[Aard],"incidenteel",tbl{blad}[Doet mee],1,'
                f'tbl{blad}[Van],"<="&{nummer},tbl{blad}[Tot en met],">="&{nummer})/Fte_{soort}'
                for blad in DOMEINBLADEN
            ),
            stijl.of(num_format=FTE_STREEP.notatie, align="center"),
        )


def _write_beschikbaar(bouw: Bouw) -> None:
    ws, stijl = bouw.bladen["Agenda"], bouw.stijl
    for rij, formule in (
        (Agendarij.GEVRAAGD, "={inhuur}+{advies}"),
        (Agendarij.BESCHIKBAAR, "=Fte_in_gebruik"),
        (Agendarij.TEKORT, "=({beschikbaar}>0)*MAX(0,{gevraagd}-{beschikbaar})"),
    ):
        vet = {"bold": rij is not Agendarij.BESCHIKBAAR}
        ws.write_string(rij, Agendakolom.ONTWIKKELING, rij.label, stijl.of(**vet))
        for kolom in _kolommen():
            cellen = {r.name.lower(): cel(r, kolom) for r in Agendarij}
            ws.write_formula(
                rij,
                kolom,
                formule.format(**cellen),
                stijl.of(num_format=FTE_STREEP.notatie, align="center", **vet),
            )
    tekort = ":".join(cel(Agendarij.TEKORT, k, "beide") for k in (_kolommen()[0], _kolommen()[-1]))
    ws.write_formula(
        Agendarij.TEKORT,
        Agendakolom.WACHT_OP,
        f'=IF(Fte_in_gebruik=0,"Vul Beschikbare fte in op blad Start",IF(SUM({tekort})>0,'
        f'"te weinig mensen in "&COUNTIFS({tekort},">0")&" van de kwartalen","genoeg mensen"))',
        stijl.of(bold=True),
    )


def _write_regel(bouw: Bouw, rij: int) -> None:
    """One development: its place in the order, what is read of it, and its bar."""
    ws, stijl, tabel = bouw.bladen["Agenda"], bouw.stijl, TBL_ONTWIKKELINGEN.naam
    nr = cel(rij, Agendakolom.NR, "kolom")
    plaats = f"ROWS({cel(EERSTE_RIJ, Agendakolom.NR, 'beide')}:{cel(rij, Agendakolom.NR)})"
    midden = stijl.of(align="center")
    ws.set_row(rij, HOOGTE)
    ws.write_formula(
        rij,
        Agendakolom.NR,
        f'=IF({plaats}<=COUNTIFS({tabel}[Volgnummer],">0"),{plaats},"")',
        midden,
    )
    for kolom, naam in GELEZEN.items():
        ws.write_formula(
            rij,
            kolom,
            f'=IFERROR(INDEX({tabel}[{naam}],MATCH({nr},{tabel}[Volgnummer],0)),"")',
            stijl.of() if kolom in LINKS else midden,
        )
    van, tot, beheer = (
        cel(rij, kolom, "kolom") for kolom in (Agendakolom.VAN, Agendakolom.TOT, Agendakolom.BEHEER)
    )
    for kwartaal in _kolommen():
        nummer = cel(Agendarij.NUMMER, kwartaal, "rij")
        ws.write_formula(
            rij,
            kwartaal,
            f'=IF(({nummer}>={van})*({nummer}<={tot}),"P","")&IF({nummer}>={beheer},"B","")',
            midden,
        )


def _colour_agenda(bouw: Bouw, last: int) -> None:
    """Bars by their letter, a line beneath each development, and what does not fit."""
    ws, boek = bouw.bladen["Agenda"], bouw.boek
    eerste, laatste = _kolommen()[0], _kolommen()[-1]
    for letters, vlak in (("PB", "#8A4A16"), ("P", "#B0571A"), ("B", "#37604A")):
        ws.conditional_format(
            EERSTE_RIJ,
            eerste,
            last,
            laatste,
            {
                "type": "cell",
                "criteria": "==",
                "value": f'"{letters}"',
                "format": boek.add_format({"font_color": WIT, "bg_color": vlak}),
            },
        )
    ws.conditional_format(
        EERSTE_RIJ,
        0,
        last,
        Agendakolom.BEHEER,
        {
            "type": "formula",
            "criteria": f'={cel(EERSTE_RIJ, Agendakolom.NR, "kolom")}<>""',
            "format": boek.add_format({"bottom": 1, "bottom_color": LIJN}),
        },
    )
    ws.conditional_format(
        EERSTE_RIJ,
        eerste,
        last,
        laatste,
        {
            "type": "formula",
            "criteria": f'=({cel(EERSTE_RIJ, Agendakolom.NR, "kolom")}<>"")'
            f"*(MOD({cel(Agendarij.NUMMER, eerste, 'rij')}-1,4)=0)",
            "format": boek.add_format(
                {"left": 1, "left_color": LIJN, "bottom": 1, "bottom_color": LIJN}
            ),
        },
    )
    fout = boek.add_format({"font_color": FOUT, "bg_color": FOUT_VLAK})
    ws.conditional_format(
        Agendarij.TEKORT,
        eerste,
        Agendarij.TEKORT,
        laatste,
        {"type": "cell", "criteria": ">", "value": 0, "format": fout},
    )
    for woorden in ("te vroeg", "doet niet mee", "te weinig mensen"):
        ws.conditional_format(
            Agendarij.TEKORT,
            Agendakolom.WACHT_OP,
            last,
            Agendakolom.WACHT_OP,
            {"type": "text", "criteria": "containing", "value": woorden, "format": fout},
        )
