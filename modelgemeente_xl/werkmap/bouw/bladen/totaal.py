"""The sheet Totaal: the summary, the domains, what the figures rest on, and the charts."""

from modelgemeente_xl.werkmap.bouw.bladen.blad import (
    Bouw,
    begin_blad,
    conditional_oordeel,
    print_bereik,
    write_tabel,
)
from modelgemeente_xl.werkmap.bouw.bladen.grafieken import insert_grafieken
from modelgemeente_xl.werkmap.bouw.bladen.totaal_iv3 import write_iv3
from modelgemeente_xl.werkmap.indeling.basisindeling import KOLOM_JAAR_1 as BASIS_JAAR_1
from modelgemeente_xl.werkmap.indeling.basisindeling import RIJ_TOTAAL as BASIS_TOTAAL
from modelgemeente_xl.werkmap.indeling.declaratie import DOMEINBLADEN, Eigenaar, cel
from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN, KOLOM_JAAR_1
from modelgemeente_xl.werkmap.indeling.kleuren import GETALFORMATEN
from modelgemeente_xl.werkmap.indeling.totaalindeling import (
    AANTAL_TOP,
    JAREN,
    KOLOM_1,
    LABELS,
    RIJ_AL_BEGROOT,
    RIJ_BASIS,
    RIJ_BRUTO,
    RIJ_EXTRA,
    RIJ_HOOG,
    RIJ_INCIDENTEEL,
    RIJ_LAAG,
    RIJ_NETTO,
    RIJ_OORDEEL,
    RIJ_OVERLAP,
    RIJ_PER_INWONER,
    RIJ_SAMENVATTING,
    RIJ_STATUS,
    RIJ_STRUCTUREEL,
    RIJ_TOP,
    STATUSSEN,
    TBL_TOTAAL,
    totaalrijen,
)

RECHTS = 14
"""Last column that is printed."""


def write_totaal(bouw: Bouw) -> None:
    """Write the sheet from top to bottom, and the charts to the right."""
    ws = begin_blad(
        bouw,
        "Totaal",
        [24, 18, *([14] * 4), 3, *([11] * 8)],
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
    ws.write_blank(rij, 1, None, stijl.kop(Eigenaar.CATALOGUS))
    for k in JAREN:
        ws.write_formula(
            rij,
            KOLOM_1 + k,
            f"={cel(rij, KOLOM_1 + k - 1)}+1" if k else "=Begrotingsjaar",
            stijl.of(bold=True, font_color="#FFFFFF", bg_color="#37604A", align="right"),
        )


def _write_samenvatting(bouw: Bouw) -> None:
    ws, stijl = bouw.bladen["Totaal"], bouw.stijl
    ws.write_string(RIJ_SAMENVATTING, 0, "Samenvatting", stijl.sectie)
    _write_jaren(bouw, RIJ_SAMENVATTING + 1, "Onderdeel")
    vet = (RIJ_BRUTO, RIJ_NETTO)
    for rij, label in enumerate(LABELS, RIJ_BASIS):
        opmaak = stijl.of(bold=rij in vet, top=1 if rij in vet else 0)
        ws.write_string(rij, 0, label, opmaak)
        ws.write_blank(rij, 1, None, opmaak)
    band = "tblParametersBand"
    for k in JAREN:
        kolom = KOLOM_1 + k

        def c(rij: int, kolom: int = kolom) -> str:
            return cel(rij, kolom)

        def som(rij: int, k: int = k) -> str:
            """Six totals rows, added in the order of the sheets."""
            return "+".join(f"{blad}!{cel(rij, KOLOM_JAAR_1 + k)}" for blad in DOMEINBLADEN)

        groei = f"(1+Benchmark_groei)^({c(RIJ_SAMENVATTING + 1)}-MAX({band}[Jaar]))"
        formules = {
            RIJ_BASIS: f"Basis!{cel(BASIS_TOTAAL, BASIS_JAAR_1 + k)}",
            RIJ_STRUCTUREEL: som(0),
            RIJ_INCIDENTEEL: som(1),
            RIJ_BRUTO: f"SUM({c(RIJ_BASIS)}:{c(RIJ_INCIDENTEEL)})",
            RIJ_AL_BEGROOT: som(3),
            RIJ_EXTRA: som(4),
            RIJ_NETTO: f"{c(RIJ_BASIS)}+{c(RIJ_EXTRA)}",
            RIJ_PER_INWONER: f"{c(RIJ_NETTO)}/Inwoners",
            RIJ_LAAG: f"SUMIFS({band}[Benchmark laag],{band}[Klasse],Grootteklasse)*{groei}",
            RIJ_HOOG: f"SUMIFS({band}[Benchmark hoog],{band}[Klasse],Grootteklasse)*{groei}",
            RIJ_OORDEEL: f'IF({c(RIJ_AL_BEGROOT)}=0,"nog open",IF(AND({c(RIJ_PER_INWONER)}>='
            f'{c(RIJ_LAAG)},{c(RIJ_PER_INWONER)}<={c(RIJ_HOOG)}),"goed: binnen","let op: buiten"))',
        }
        for rij, formule in formules.items():
            formaat = "euro_cent" if RIJ_PER_INWONER <= rij <= RIJ_HOOG else "euro"
            ws.write_formula(
                rij,
                kolom,
                f"={formule}",
                stijl.of(
                    num_format=GETALFORMATEN[formaat],
                    bold=rij in vet,
                    top=1 if rij in vet else 0,
                    align="right",
                ),
            )
    conditional_oordeel(bouw, ws, RIJ_OORDEEL, KOLOM_1, RIJ_OORDEEL, KOLOM_1 + 3)
    ws.write_string(
        RIJ_OORDEEL + 1,
        0,
        "Een deel van bruto staat vaak al in uw begroting. Vul dat per regel in bij Al begroot: "
        "tot dan is het oordeel nog open.",
        stijl.ondertitel,
    )


def _write_tabel(bouw: Bouw) -> None:
    ws, stijl = bouw.bladen["Totaal"], bouw.stijl
    kop = TBL_TOTAAL.kop_rij
    ws.write_string(kop - 2, 0, "Per domein", stijl.sectie)
    _write_jaren(bouw, kop - 1, "Jaar")
    rijen = totaalrijen()
    first, _ = write_tabel(
        bouw, TBL_TOTAAL, [{"Domein": r.domein, "Soort": r.soort} for r in rijen], filter_=False
    )
    for i, rij in enumerate(rijen):
        blad, _, verwijzing = rij.verwijzing.rpartition("!")
        rijnummer = int("".join(filter(str.isdigit, verwijzing)))
        begin = {"": KOLOM_1, "Basis": BASIS_JAAR_1}.get(blad, KOLOM_JAAR_1)
        bold = rij.soort in ("Bruto", "Netto")
        formaat = stijl.cel(Eigenaar.FORMULE, "euro", bold=bold)
        for k in JAREN:
            bron = cel(rijnummer - 1, begin + k)
            ws.write_formula(
                first + i, KOLOM_1 + k, f"={blad}!{bron}" if blad else f"={bron}", formaat
            )


def _write_status(bouw: Bouw) -> None:
    ws, stijl = bouw.bladen["Totaal"], bouw.stijl
    ws.write_string(RIJ_STATUS, 0, "Waar de ontwikkelingen op rusten", stijl.sectie)
    _write_jaren(bouw, RIJ_STATUS + 1, "Rust op")
    ws.write_string(RIJ_STATUS + 1, 1, "Aandeel", stijl.kop(Eigenaar.FORMULE, "procent"))
    first = RIJ_STATUS + 2
    last = first + len(STATUSSEN) - 1
    alles = f"{cel(first, KOLOM_1, 'beide')}:{cel(last, KOLOM_1 + 3, 'beide')}"
    for rij, status in enumerate(STATUSSEN, first):
        ws.write_string(rij, 0, status, stijl.of())
        eigen = f"{cel(rij, KOLOM_1)}:{cel(rij, KOLOM_1 + 3)}"
        ws.write_formula(
            rij,
            1,
            f"=IF(SUM({alles})=0,0,SUM({eigen})/SUM({alles}))",
            stijl.of(num_format=GETALFORMATEN["procent"]),
        )
        for k, jaar in enumerate(JAARKOLOMMEN):
            som = "+".join(
                f"SUMIFS(tbl{blad}[{jaar}],tbl{blad}[Rust op],{cel(rij, 0, 'kolom')})"
                for blad in DOMEINBLADEN
            )
            ws.write_formula(
                rij, KOLOM_1 + k, f"={som}", stijl.of(num_format=GETALFORMATEN["euro"])
            )


def _write_top(bouw: Bouw) -> None:
    ws, stijl = bouw.bladen["Totaal"], bouw.stijl
    ws.write_string(RIJ_TOP, 0, "Tien grootste ontwikkelingen (vier jaren samen)", stijl.sectie)
    for kolom, label in ((0, "Ontwikkeling"), (2, "Vier jaren")):
        ws.write_string(
            RIJ_TOP + 1, kolom, label, stijl.kop(Eigenaar.FORMULE, "euro" if kolom else "sleutel")
        )
    ws.write_blank(RIJ_TOP + 1, 1, None, stijl.kop(Eigenaar.FORMULE))
    tabel = "tblOntwikkelingen"
    aantal = min(AANTAL_TOP, len(bouw.catalogus.ontwikkelingen))
    for i in range(aantal):
        rij = RIJ_TOP + 2 + i
        plaats = f"ROWS({cel(RIJ_TOP + 2, 0, 'beide')}:{cel(rij, 0)})"
        zoek = f"MATCH(LARGE({tabel}[Rangsleutel],{plaats}),{tabel}[Rangsleutel],0)"
        ws.write_formula(rij, 0, f"=INDEX({tabel}[Ontwikkeling],{zoek})", stijl.of())
        ws.write_formula(
            rij,
            2,
            f"=INDEX({tabel}[Vier jaren],{zoek})",
            stijl.of(num_format=GETALFORMATEN["euro"]),
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
