"""Rule 14: a sum spans exactly its block."""

from collections.abc import Iterator

from modelgemeente_xl.excel.adressen import cell_name
from modelgemeente_xl.excel.formule import cellen_of
from modelgemeente_xl.excel.formuledelen import Tabelverwijzing, Verwijzing
from modelgemeente_xl.regels.formules.jaren import jaarkolommen
from modelgemeente_xl.regels.zicht.hulp import at_formula, is_getal
from modelgemeente_xl.regels.zicht.inspectie import Formulecel, Inspectie
from modelgemeente_xl.regels.zicht.onze import VERKLAARD
from modelgemeente_xl.regels.zicht.regel import Regel, Vondst


def som_over_blok(i: Inspectie) -> Iterator[Vondst]:
    """14: a total takes all of its block and nothing else."""
    jaren = jaarkolommen(i)
    for groep in i.groepen:
        deel = groep[0].parsed
        for call in deel.sjabloon.oproepen:
            for argument in deel.argumenten(call) if call.naam == "SUM" else ():
                b = cellen_of(argument)
                if b is not None and not b.is_cel:
                    for f in groep:
                        yield from _bereik(i, f, b, jaren.get(b.blad or f.blad, {}))
        for t in deel.sjabloon.tabellen:
            for f in groep if t.is_reeks else ():
                yield from _reeks(i, f, t)


def _bereik(i: Inspectie, f: Formulecel, b: Verwijzing, jaren: dict[int, int]) -> Iterator[Vondst]:
    blad = b.blad or f.blad
    if blad not in i.onze_bladen:
        return
    if not b.blad and b.links == b.rechts == f.kolom:
        for rij in (b.boven - 1, b.onder + 1):
            if rij != f.rij and _belongs_to(i, blad, rij, b):
                yield at_formula(
                    f,
                    f"SUM({b.tekst}) laat {cell_name(rij, b.links)} weg",
                    "een som over het hele blok",
                )
    geraakt = sorted(jaar for kolom, jaar in jaren.items() if b.links <= kolom <= b.rechts)
    if b.links != b.rechts and geraakt and len(geraakt) < len(jaren):
        yield at_formula(f, f"SUM({b.tekst}) telt jaar {geraakt}", "een som over alle jaren")
    for rij in range(b.boven, min(b.onder, b.boven + 500) + 1):
        for kolom in range(b.links, b.rechts + 1):
            if not _counts(i, blad, rij, kolom):
                yield at_formula(
                    f,
                    f"SUM({b.tekst}) telt {cell_name(rij, kolom)} mee, waarin geen getal staat",
                    "alleen cellen met een getal",
                )


def _belongs_to(i: Inspectie, blad: str, rij: int, b: Verwijzing) -> bool:
    """Whether a cell beside the range is of the same block: a number of the same look."""
    cellen = i.cellen(blad)
    naast, eigen = cellen.get((rij, b.links)), cellen.get((b.boven, b.links))
    return (
        naast is not None
        and eigen is not None
        and is_getal(i.waarde(blad, rij, b.links))
        and i.stijlen.of(naast).formaat == i.stijlen.of(eigen).formaat
    )


def _counts(i: Inspectie, blad: str, rij: int, kolom: int) -> bool:
    if kolom in i.eigen_kolommen.get(blad, ()) or i.is_invoer(blad, rij, kolom):
        return True
    return (blad, rij, kolom) in i.formule_op or is_getal(i.waarde(blad, rij, kolom))


def _reeks(i: Inspectie, f: Formulecel, t: Tabelverwijzing) -> Iterator[Vondst]:
    """A run of columns must hold the declared ones only; text of the user does no harm in a sum."""
    tabel = i.tabellen.get(t.tabel)
    if tabel is None or not tabel.van_ons or len(t.kolommen) != 2:
        return
    van, tot = (tabel.kolom(kop) for kop in t.kolommen)
    if van is None or tot is None:
        return
    in_som = any(
        call.naam == "SUM" and t.tekst in f.parsed.argumenten(call) for call in f.sjabloon.oproepen
    )
    verklaard = {kolom.naam for kolom in VERKLAARD[tabel.naam]}
    for kolom in range(van, tot + 1):
        kop = tabel.kolommen[kolom - tabel.eerste_kolom]
        if kop not in verklaard and not (
            in_som and not any(map(is_getal, i.kolomwaarden(tabel, kop)))
        ):
            yield at_formula(
                f,
                f"{t.tekst} telt ook uw kolom '{kop}'",
                "alleen de kolommen van de werkmap",
                f"Verplaats kolom '{kop}' naar het einde van de tabel.",
            )


REGELS = (
    Regel(
        14,
        "fout",
        "Formules",
        "Een som telt precies haar blok",
        "Pas het bereik van de som aan.",
        som_over_blok,
    ),
)
