"""A domain sheet: years and totals in the frozen rows, the table of lines beneath."""

from modelgemeente_xl.excel.adressen import LAATSTE_RIJ
from modelgemeente_xl.model.ontwikkeling import DOMEINEN
from modelgemeente_xl.werkmap.bouw.bladen.blad import (
    Bouw,
    begin_blad,
    jaarformule,
    write_tabel,
)
from modelgemeente_xl.werkmap.bouw.vormen.knopvormen import insert_knoppen
from modelgemeente_xl.werkmap.indeling.declaratie import Bladrij, Tabel, cel
from modelgemeente_xl.werkmap.indeling.domeintabel import (
    BEDRAG,
    BRUTO,
    EERSTE_ACHTER,
    INDEXRIJEN,
    JAARKOLOMMEN,
    KOLOMMEN,
    LAATSTE_PRINTKOLOM,
    OVERLAP,
    PER_AARD,
    Domeinrij,
    Indexrij,
    domeintabel,
    kolommen_boven,
)
from modelgemeente_xl.werkmap.indeling.formaten import EURO, FACTOR, GETAL, JAAR
from modelgemeente_xl.werkmap.indeling.kleuren import DONKER, GRIJS

UITLEG = (
    "Vul de gele kolommen in; leeg volgt het voorstel. Eigen regels typt u onder de laatste regel."
)


def write_domein(bouw: Bouw, domein: str) -> None:
    """Write the sheet of one domain (key of `DOMEINEN`)."""
    naam = DOMEINEN[domein]
    tabel = domeintabel(naam)
    ws = begin_blad(bouw, naam, [kolom.breedte for kolom in KOLOMMEN], breed=1)
    first, last = write_tabel(bouw, tabel, bouw.inhoud[tabel.naam])
    ws.write_string(0, tabel.index("Meenemen"), UITLEG, bouw.stijl.ondertitel)
    ws.write_formula(
        1,
        0,
        '=Gemeentenaam&", "&Begrotingsjaar&", scenario "&Scenario_in_gebruik',
        bouw.stijl.ondertitel,
    )
    _write_totalen(bouw, tabel)
    for kolommen in (JAARKOLOMMEN, BRUTO, OVERLAP, BEDRAG):
        write_jaren(bouw, tabel, kolommen)
    write_index(bouw, tabel, BRUTO)
    _write_kwartalen(bouw, tabel)
    ws.freeze_panes(tabel.kop_rij + 1, tabel.index("Begrotingsregel") + 1)
    _outline(bouw, tabel)
    ws.repeat_rows(0, tabel.kop_rij)
    # Whole columns, so that own lines are in it; written out, for not every reader knows `$A:$J`.
    hoeken = (0, 0), (LAATSTE_RIJ - 1, tabel.index(LAATSTE_PRINTKOLOM))
    gebied = ":".join(cel(*hoek, "beide") for hoek in hoeken)
    bouw.boek.define_name(f"{naam}!_xlnm.Print_Area", f"={naam}!{gebied}")
    ws.ignore_errors({"number_stored_as_text": f"A{first + 1}:{cel(last, len(KOLOMMEN) - 1)}"})
    _write_opmaak(bouw, tabel, first, last)
    insert_knoppen(ws, ("vernieuw", "controleer"), 0, tabel.index("Begrotingsregel"), 100)


def _outline(bouw: Bouw, tabel: Tabel) -> None:
    """Put what stands behind the figures in outline, expanded: one press takes it out of sight."""
    ws, formaat = bouw.bladen[tabel.blad], bouw.stijl.of(locked=False)
    for k in range(tabel.index(EERSTE_ACHTER), len(KOLOMMEN)):
        ws.set_column(k, k, KOLOMMEN[k].breedte, formaat, {"level": 1})
    ws.outline_settings(True, True, False, False)


def _write_totalen(bouw: Bouw, tabel: Tabel) -> None:
    ws, stijl, naam = bouw.bladen[tabel.blad], bouw.stijl, tabel.naam
    euro = stijl.of(num_format=EURO.notatie)
    vet = stijl.of(num_format=EURO.notatie, bold=True, font_color=DONKER)
    for rij in (*PER_AARD, Domeinrij.BRUTO, Domeinrij.AL_BEGROOT, Domeinrij.EXTRA):
        write_label(bouw, tabel, rij, rij.label, kolommen_boven(rij))
    for jaarkolom, bedrag in zip(JAARKOLOMMEN, BEDRAG, strict=True):
        kolom, elders = tabel.index(jaarkolom), tabel.index(bedrag)
        reeks = f"{naam}[{jaarkolom}]"
        for rij, aard in PER_AARD.items():
            ws.write_formula(rij, elders, f'=SUMIFS({reeks},{naam}[Aard],"{aard}")', euro)
        samen = "+".join(f'SUMIFS({reeks},{naam}[Aard],"{aard}")' for aard in PER_AARD.values())
        ws.write_formula(Domeinrij.BRUTO, kolom, f"={samen}", vet)
        bruto, extra = cel(Domeinrij.BRUTO, kolom), cel(Domeinrij.EXTRA, kolom)
        ws.write_formula(Domeinrij.AL_BEGROOT, kolom, f"={bruto}-{extra}", euro)
        netto = "+".join(
            f'ROUND(ROUND(SUMPRODUCT(({naam}[Aard]="{aard}")*{reeks}'
            f"*(1-{naam}[Al begroot in gebruik])),6),0)"
            for aard in PER_AARD.values()
        )
        ws.write_formula(Domeinrij.EXTRA, kolom, f"={netto}", vet)


def write_label(
    bouw: Bouw, tabel: Tabel, rij: int, label: str, kolommen: tuple[str, ...] = JAARKOLOMMEN
) -> None:
    """Write the label of a row above the table, to the left of its years."""
    links = tabel.index(kolommen[0]) - 1
    bouw.bladen[tabel.blad].write_string(rij, links, label, bouw.stijl.of(bold=True, align="right"))


def write_jaren(bouw: Bouw, tabel: Tabel, kolommen: tuple[str, ...]) -> None:
    """Write the years above four columns."""
    ws, rij = bouw.bladen[tabel.blad], Domeinrij.JAAR
    jaar = bouw.stijl.of(num_format=JAAR.notatie, bold=True)
    for k, naam in enumerate(kolommen):
        kolom = tabel.index(naam)
        ws.write_formula(rij, kolom, jaarformule(rij, kolom, k), jaar)


def write_index(bouw: Bouw, tabel: Tabel, kolommen: tuple[str, ...]) -> None:
    """Write the index of each year beneath the years."""
    ws = bouw.bladen[tabel.blad]
    factor = bouw.stijl.of(num_format=FACTOR.notatie, font_color=GRIJS)
    for rij, serie in INDEXRIJEN.items():
        write_label(bouw, tabel, rij, rij.label, kolommen)
        for kolom in map(tabel.index, kolommen):
            ws.write_formula(
                rij,
                kolom,
                f'=SUMIFS(tblParametersIndex[Cumulatief],tblParametersIndex[Reeks],"{serie}",'
                f"tblParametersIndex[Jaar],{cel(Domeinrij.JAAR, kolom)})/Index_{serie}",
                factor,
            )


def _write_kwartalen(bouw: Bouw, tabel: Tabel) -> None:
    """Write in which quarter each year begins; 1 is the first of the begrotingsjaar."""
    rij: Bladrij = Indexrij.KWARTAAL
    write_label(bouw, tabel, rij, rij.label, BRUTO)
    for kolom in map(tabel.index, BRUTO):
        bouw.bladen[tabel.blad].write_formula(
            rij,
            kolom,
            f"=4*({cel(Domeinrij.JAAR, kolom)}-Begrotingsjaar)+1",
            bouw.stijl.of(num_format=GETAL.notatie, font_color=GRIJS),
        )


def _write_opmaak(bouw: Bouw, tabel: Tabel, first: int, last: int) -> None:
    """Show at a glance what belongs together, what is left out, and what is the user's own."""
    boek = bouw.boek
    naam, boven = (cel(rij, 0, "kolom") for rij in (first, first - 1))
    eigen, toelichting = (
        cel(first, tabel.index(kop), "kolom") for kop in ("Eigen bedrag", "Toelichting")
    )
    uit = boek.add_format({"font_color": GRIJS, "font_strikeout": True})
    vet = boek.add_format({"bold": True})
    faint = boek.add_format({"font_color": GRIJS})
    nieuw = boek.add_format({"bold": True, "font_color": DONKER})
    streep = boek.add_format({"top": 1, "top_color": GRIJS})
    telt = cel(first, tabel.index("Telt"), "kolom")
    for links, rechts, criteria, formaat in (
        ("Begrotingsregel", JAARKOLOMMEN[-1], f"={telt}=0", uit),
        ("Ontwikkeling", "Ontwikkeling", f"={naam}={boven}", faint),
        ("Ontwikkeling", "Ontwikkeling", f"={naam}<>{boven}", nieuw),
        ("Ontwikkeling", LAATSTE_PRINTKOLOM, f"={naam}<>{boven}", streep),
        ("Gehanteerd bedrag", "Gehanteerd bedrag", f'={eigen}<>""', vet),
        (
            "Toelichting",
            "Toelichting",
            f'=AND({eigen}<>"",{toelichting}="")',
            boek.add_format({"bg_color": "#FFD9A0"}),
        ),
        *(
            (kop, kop, f'={cel(first, tabel.index(kop), "kolom")}=""', leeg)
            for leeg in (boek.add_format({"bg_color": "#FBE1E1"}),)
            for kop in ("Aard", "Drijver")
        ),
    ):
        bouw.bladen[tabel.blad].conditional_format(
            first,
            tabel.index(links),
            last,
            tabel.index(rechts),
            {"type": "formula", "criteria": criteria, "format": formaat},
        )
