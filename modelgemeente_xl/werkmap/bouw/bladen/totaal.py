"""The sheet Totaal: the summary, the domains, what the figures rest on, and the charts."""

from modelgemeente_xl.werkmap.bouw.bladen.blad import (
    Bouw,
    begin_blad,
    conditional_oordeel,
    jaarformule,
    print_bereik,
    write_tabel,
)
from modelgemeente_xl.werkmap.bouw.bladen.grafieken import insert_grafieken
from modelgemeente_xl.werkmap.bouw.bladen.totaal_iv3 import write_iv3
from modelgemeente_xl.werkmap.indeling.basistabel import KOLOM_JAAR_1 as BASIS_JAAR_1
from modelgemeente_xl.werkmap.indeling.basistabel import RIJ_TOTAAL as BASIS_TOTAAL
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN, Eigenaar, cel
from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN, domeintabel
from modelgemeente_xl.werkmap.indeling.formaten import EURO, EURO_CENT, LIJSTEN, PROCENT, SLEUTEL
from modelgemeente_xl.werkmap.indeling.totaalindeling import (
    AANTAL_TOP,
    JAREN,
    KOLOM_JAAR_1,
    KOLOM_JAAR_4,
    RIJ_OVERLAP,
    RIJ_SAMENVATTING,
    RIJ_STATUS,
    RIJ_TOP,
    TBL_TOTAAL,
    VAN_DOMEIN,
    Somrij,
    totaalrijen,
)

RECHTS = len(TBL_TOTAAL.kolommen) + 8
"""Last column that is printed."""


def write_totaal(bouw: Bouw) -> None:
    """Write the sheet from top to bottom, and the charts to the right."""
    ws = begin_blad(
        bouw,
        "Totaal",
        [*(kolom.breedte for kolom in TBL_TOTAAL.kolommen), 3, *([10] * 8)],
        "Bedragen in hele euro's; lasten zijn positief",
    )
    _write_samenvatting(bouw)
    _write_tabel(bouw)
    _write_status(bouw)
    _write_top(bouw)
    _write_overlap(bouw)
    last = write_iv3(bouw)
    insert_grafieken(bouw)
    ws.freeze_panes(3, 0)
    print_bereik(ws, (0, last), (0, RECHTS), 2)


def _write_jaren(bouw: Bouw, rij: int, label: str) -> None:
    ws, stijl = bouw.bladen["Totaal"], bouw.stijl
    ws.write_string(rij, 0, label, stijl.kop(Eigenaar.CATALOGUS))
    for kolom in range(1, KOLOM_JAAR_1):
        ws.write_blank(rij, kolom, None, stijl.kop(Eigenaar.CATALOGUS))
    for k in JAREN:
        ws.write_formula(
            rij, KOLOM_JAAR_1 + k, jaarformule(rij, KOLOM_JAAR_1 + k, k), stijl.jaarkop
        )


def _write_samenvatting(bouw: Bouw) -> None:
    ws, stijl = bouw.bladen["Totaal"], bouw.stijl
    ws.write_string(RIJ_SAMENVATTING, 0, "Samenvatting", stijl.sectie)
    _write_jaren(bouw, RIJ_SAMENVATTING + 1, "Onderdeel")
    for rij in Somrij:
        streep = stijl.of(**_streep(rij))
        ws.write_string(rij, 0, rij.label, streep)
        for kolom in range(1, KOLOM_JAAR_1):
            ws.write_blank(rij, kolom, None, streep)
        formaat = EURO_CENT if Somrij.PER_INWONER <= rij <= Somrij.HOOG else EURO
        opmaak = stijl.of(num_format=formaat.notatie, align="right", **_streep(rij))
        for k in JAREN:
            ws.write_formula(rij, KOLOM_JAAR_1 + k, f"={_som(rij, k)}", opmaak)
    conditional_oordeel(bouw, ws, Somrij.OORDEEL, KOLOM_JAAR_1, Somrij.OORDEEL, KOLOM_JAAR_4)
    ws.write_string(
        Somrij.OORDEEL + 1,
        0,
        "Een deel van bruto staat vaak al in uw begroting. Vul dat per regel in bij Al begroot: "
        "tot dan is het oordeel nog open.",
        stijl.ondertitel,
    )


def _streep(rij: Somrij) -> dict[str, int | bool]:
    """Totals stand out: bold, with a line above."""
    totaal = rij in (Somrij.BRUTO, Somrij.NETTO)
    return {"bold": totaal, "top": 1 if totaal else 0}


def _som(rij: Somrij, k: int) -> str:
    """Formula of a row of the summary in one year."""
    if rij in VAN_DOMEIN:  # added in the order of the sheets
        return "+".join(f"{blad}!{_domeincel(blad, rij, k)}" for blad in DOMEINBLADEN)
    band = "tblParametersBand"

    def c(rij: int) -> str:
        return cel(rij, KOLOM_JAAR_1 + k)

    groei = f"(1+Benchmark_groei)^({c(RIJ_SAMENVATTING + 1)}-MAX({band}[Jaar]))"
    return {
        Somrij.BASIS: f"Basis!{cel(BASIS_TOTAAL, BASIS_JAAR_1 + k)}",
        Somrij.BRUTO: f"SUM({c(Somrij.BASIS)}:{c(Somrij.INCIDENTEEL)})",
        Somrij.NETTO: f"{c(Somrij.BASIS)}+{c(Somrij.EXTRA)}",
        Somrij.PER_INWONER: f"{c(Somrij.NETTO)}/Inwoners",
        Somrij.LAAG: f"SUMIFS({band}[Benchmark laag],{band}[Klasse],Grootteklasse)*{groei}",
        Somrij.HOOG: f"SUMIFS({band}[Benchmark hoog],{band}[Klasse],Grootteklasse)*{groei}",
        Somrij.OORDEEL: f'IF({c(Somrij.AL_BEGROOT)}=0,"nog open",IF(AND({c(Somrij.PER_INWONER)}>='
        f"{c(Somrij.LAAG)},{c(Somrij.PER_INWONER)}<={c(Somrij.HOOG)}),"
        '"goed: binnen","let op: buiten"))',
    }[rij]


def _domeincel(blad: str, rij: Somrij, k: int) -> str:
    return cel(VAN_DOMEIN[rij], domeintabel(blad).index(JAARKOLOMMEN[k]))


def _write_tabel(bouw: Bouw) -> None:
    ws, stijl = bouw.bladen["Totaal"], bouw.stijl
    kop = TBL_TOTAAL.kop_rij
    ws.write_string(kop - 2, 0, "Per domein", stijl.sectie)
    _write_jaren(bouw, kop - 1, "Jaar")
    rijen = totaalrijen()
    first, _ = write_tabel(
        bouw, TBL_TOTAAL, [{"Domein": r.domein, "Soort": r.soort} for r in rijen], filter_=False
    )
    for i, rij in enumerate(rijen, first):
        formaat = stijl.cel(Eigenaar.FORMULE, EURO, bold=rij.soort in ("Bruto", "Netto"))
        for k in JAREN:
            bron = cel(rij.rij, rij.kolom + k)
            ws.write_formula(
                i, KOLOM_JAAR_1 + k, f"={rij.blad}!{bron}" if rij.blad else f"={bron}", formaat
            )


def _write_status(bouw: Bouw) -> None:
    ws, stijl = bouw.bladen["Totaal"], bouw.stijl
    ws.write_string(RIJ_STATUS, 0, "Waar de ontwikkelingen op rusten", stijl.sectie)
    _write_jaren(bouw, RIJ_STATUS + 1, "Rust op")
    ws.write_string(RIJ_STATUS + 1, 1, "Aandeel", stijl.kop(Eigenaar.FORMULE, PROCENT))
    first = RIJ_STATUS + 2
    last = first + len(LIJSTEN["status"]) - 1
    alles = f"{cel(first, KOLOM_JAAR_1, 'beide')}:{cel(last, KOLOM_JAAR_4, 'beide')}"
    for rij, status in enumerate(LIJSTEN["status"], first):
        ws.write_string(rij, 0, status, stijl.of())
        eigen = f"{cel(rij, KOLOM_JAAR_1)}:{cel(rij, KOLOM_JAAR_4)}"
        ws.write_formula(
            rij,
            1,
            f"=IF(SUM({alles})=0,0,SUM({eigen})/SUM({alles}))",
            stijl.of(num_format=PROCENT.notatie),
        )
        for k, jaar in enumerate(JAARKOLOMMEN):
            som = "+".join(
                f"SUMIFS(tbl{blad}[{jaar}],tbl{blad}[Rust op],{cel(rij, 0, 'kolom')})"
                for blad in DOMEINBLADEN
            )
            ws.write_formula(rij, KOLOM_JAAR_1 + k, f"={som}", stijl.of(num_format=EURO.notatie))


def _write_top(bouw: Bouw) -> None:
    ws, stijl = bouw.bladen["Totaal"], bouw.stijl
    ws.write_string(RIJ_TOP, 0, "Tien grootste ontwikkelingen (vier jaren samen)", stijl.sectie)
    for kolom, label in ((0, "Ontwikkeling"), (KOLOM_JAAR_1, "Vier jaren")):
        ws.write_string(
            RIJ_TOP + 1, kolom, label, stijl.kop(Eigenaar.FORMULE, EURO if kolom else SLEUTEL)
        )
    for kolom in range(1, KOLOM_JAAR_1):
        ws.write_blank(RIJ_TOP + 1, kolom, None, stijl.kop(Eigenaar.FORMULE))
    tabel = "tblOntwikkelingen"
    aantal = min(AANTAL_TOP, len(bouw.catalogus.ontwikkelingen))
    for i in range(aantal):
        rij = RIJ_TOP + 2 + i
        plaats = f"ROWS({cel(RIJ_TOP + 2, 0, 'beide')}:{cel(rij, 0)})"
        zoek = f"MATCH(LARGE({tabel}[Rangsleutel],{plaats}),{tabel}[Rangsleutel],0)"
        ws.write_formula(rij, 0, f"=INDEX({tabel}[Ontwikkeling],{zoek})", stijl.of())
        ws.write_formula(
            rij,
            KOLOM_JAAR_1,
            f"=INDEX({tabel}[Vier jaren],{zoek})",
            stijl.of(num_format=EURO.notatie),
        )


def _write_overlap(bouw: Bouw) -> None:
    """Say that the same money may stand in two developments, and where that is told."""
    ws, stijl = bouw.bladen["Totaal"], bouw.stijl
    ws.write_string(RIJ_OVERLAP, 0, "Let op dubbel geld", stijl.sectie)
    ws.write_formula(
        RIJ_OVERLAP + 1,
        0,
        '="Bij "&SUMPRODUCT((tblOntwikkelingen[Overlap]<>"")*1)&" ontwikkelingen kan hetzelfde '
        "geld ook elders staan. Wat u dan doet, staat per paar in kolom Overlap op blad "
        'Ontwikkelingen."',
        stijl.of(),
    )
