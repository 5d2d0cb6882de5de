"""The sheet Basis: running ICT cost, from the benchmark or from the gemeente itself."""

from modelgemeente_xl.werkmap.bouw.bladen.blad import Bouw, begin_blad, print_bereik, write_tabel
from modelgemeente_xl.werkmap.indeling.basisindeling import KOLOM_JAAR_1, KOLOM_LABEL, RIJ_TOTAAL
from modelgemeente_xl.werkmap.indeling.declaratie import cel
from modelgemeente_xl.werkmap.indeling.domeintabel import (
    JAARKOLOMMEN,
    RIJ_INDEX_LOON,
    RIJ_INDEX_PRIJS,
    RIJ_JAAR,
)
from modelgemeente_xl.werkmap.indeling.kleuren import GETALFORMATEN, GRIJS
from modelgemeente_xl.werkmap.indeling.tabellen import TBL_BASIS


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
    right = stijl.of(bold=True, align="right")
    for rij, label in (
        (RIJ_TOTAAL, "In stand houden"),
        (RIJ_INDEX_LOON, "Index loon"),
        (RIJ_INDEX_PRIJS, "Index prijs"),
        (RIJ_JAAR, "Jaar"),
    ):
        ws.write_string(rij, KOLOM_LABEL, label, right)
    for k, jaarkolom in enumerate(JAARKOLOMMEN):
        kolom = KOLOM_JAAR_1 + k
        ws.write_formula(
            RIJ_TOTAAL,
            kolom,
            f"=SUM(tblBasis[{jaarkolom}])",
            stijl.of(num_format=GETALFORMATEN["euro"], bold=True, top=1),
        )
        for rij, serie in ((RIJ_INDEX_LOON, "loon"), (RIJ_INDEX_PRIJS, "prijs")):
            ws.write_formula(
                rij,
                kolom,
                f'=SUMIFS(tblParametersIndex[Cumulatief],tblParametersIndex[Reeks],"{serie}",'
                f"tblParametersIndex[Jaar],{cel(RIJ_JAAR, kolom)})/Index_{serie}",
                stijl.of(num_format=GETALFORMATEN["factor"], font_color=GRIJS),
            )
        ws.write_formula(
            RIJ_JAAR,
            kolom,
            f"={cel(RIJ_JAAR, kolom - 1)}+1" if k else "=Begrotingsjaar",
            stijl.of(num_format=GETALFORMATEN["jaar"], bold=True),
        )
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
    ws.ignore_errors({"number_stored_as_text": "A1:Z60"})
