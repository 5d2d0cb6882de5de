"""The sheet Basis: running ICT cost, and what is decided about money in two lines."""

from modelgemeente_xl.werkmap.bouw.bladen.blad import (
    Bouw,
    begin_blad,
    codes_as_text,
    jaarformule,
    print_bereik,
    write_tabel,
)
from modelgemeente_xl.werkmap.bouw.bladen.domein import write_index, write_jaren, write_label
from modelgemeente_xl.werkmap.indeling.basistabel import (
    EURO_OVERLAP,
    RIJ_TOTAAL,
    TBL_BASIS,
    TBL_OVERLAP,
)
from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN
from modelgemeente_xl.werkmap.indeling.formaten import EURO


def write_basis(bouw: Bouw) -> None:
    """Write the running cost by kind, with the total above it."""
    ws = begin_blad(
        bouw,
        "Basis",
        [
            kolom.breedte
            for kolom in (
                *TBL_BASIS.kolommen,
                *TBL_OVERLAP.kolommen[len(TBL_BASIS.kolommen) :],
            )
        ],
    )
    ws.write_string(
        0,
        TBL_BASIS.index("Kostensoort"),
        "Vul uw eigen lopende kosten in zodra u ze hebt; tot dan geldt de benchmark",
        bouw.stijl.ondertitel,
    )
    stijl = bouw.stijl
    _, last = write_tabel(bouw, TBL_BASIS, bouw.inhoud["tblBasis"], filter_=False)
    write_label(bouw, TBL_BASIS, RIJ_TOTAAL, "In stand houden")
    for jaarkolom in JAARKOLOMMEN:
        ws.write_formula(
            RIJ_TOTAAL,
            TBL_BASIS.index(jaarkolom),
            f"=SUM(tblBasis[{jaarkolom}])",
            stijl.of(num_format=EURO.notatie, bold=True, top=1),
        )
    write_jaren(bouw, TBL_BASIS, JAARKOLOMMEN)
    write_index(bouw, TBL_BASIS, JAARKOLOMMEN)
    ws.freeze_panes(TBL_BASIS.kop_rij + 1, 1)
    rij, parameters = last + 2, bouw.catalogus.parameters
    ws.write_string(rij, 0, "Zo is het berekend", stijl.sectie)
    for i, text in enumerate(
        (
            "Standaard = euro per inwoner (benchmark) x lopend aandeel x inwoners x prijsfactor.",
            "De benchmark telt alle ICT-kosten, ook vernieuwing; het lopend aandeel "
            "staat op Parameters.",
            *(
                f"{post.naam}: {parameters.grondslagen[f'basis.{post.id}'].toelichting}"
                for post in parameters.basis
            ),
        ),
        1,
    ):
        ws.write_string(rij + i, 0, text, stijl.of())
    last = _write_overlap(bouw, rij + 9)
    print_bereik(ws, (0, last), (0, TBL_BASIS.index(JAARKOLOMMEN[-1])), TBL_BASIS.kop_rij - 1)
    codes_as_text(ws, last, len(TBL_OVERLAP.kolommen) - 1, ruim=(59, 25))


def _write_overlap(bouw: Bouw, rij: int) -> int:
    """Write the pairs of lines that hold the same money; give the last row."""
    ws, stijl = bouw.bladen["Basis"], bouw.stijl
    ws.write_string(rij, 0, "Geld dat in twee regels staat", stijl.sectie)
    ws.write_string(
        rij + 1,
        0,
        "Hetzelfde geld telt één keer: de regel van het hoogste scenario wordt lager. Is het "
        "alleen mogelijk hetzelfde, dan tellen beide, tot u anders besluit.",
        stijl.ondertitel,
    )
    tabel = TBL_OVERLAP.op(rij + 3)
    for k, kolom in enumerate(map(tabel.index, EURO_OVERLAP)):
        ws.write_formula(rij + 2, kolom, jaarformule(rij + 2, kolom, k), stijl.jaarkop)
    _, last = write_tabel(bouw, tabel, bouw.inhoud[tabel.naam], filter_=False)
    return last
