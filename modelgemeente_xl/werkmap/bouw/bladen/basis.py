"""The sheet Basis: running ICT cost, from the benchmark or from the gemeente itself."""

from modelgemeente_xl.werkmap.bouw.bladen.blad import (
    Bouw,
    begin_blad,
    codes_as_text,
    print_bereik,
    write_tabel,
)
from modelgemeente_xl.werkmap.bouw.bladen.domein import write_index, write_label
from modelgemeente_xl.werkmap.indeling.basistabel import RIJ_TOTAAL, TBL_BASIS
from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN
from modelgemeente_xl.werkmap.indeling.formaten import EURO


def write_basis(bouw: Bouw) -> None:
    """Write the running cost by kind, with the total above it."""
    ws = begin_blad(
        bouw,
        "Basis",
        [kolom.breedte for kolom in TBL_BASIS.kolommen],
        "Vul uw eigen lopende kosten in zodra u ze hebt; tot dan geldt de benchmark",
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
    write_index(bouw, TBL_BASIS)
    ws.freeze_panes(TBL_BASIS.kop_rij + 1, 2)
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
    print_bereik(ws, (0, rij + 8), (0, len(TBL_BASIS.kolommen) - 1), TBL_BASIS.kop_rij)
    codes_as_text(ws, rij + 8, len(TBL_BASIS.kolommen) - 1, ruim=(59, 25))
