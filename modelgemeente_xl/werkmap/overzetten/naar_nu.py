"""The rows of every table of the present layout, from what an older workbook holds.

First the workbook's own catalogue is carried over as it stands, so that every total stays what it
was; a refresh brings the present one afterwards.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelgemeente_xl.excel.waarde import Waarde, canonical
from modelgemeente_xl.model.ontwikkeling import DRIJVERS
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar
from modelgemeente_xl.werkmap.indeling.domeinkolommen import plain
from modelgemeente_xl.werkmap.indeling.tabellen import kolommen_of
from modelgemeente_xl.werkmap.inhoud.kenmerken import kenmerken_of, sleutel_of
from modelgemeente_xl.werkmap.overzetten import indeling1
from modelgemeente_xl.werkmap.overzetten.oud import Oud
from modelgemeente_xl.werkmap.overzetten.regels1 import Regels1

Nieuwrij = Mapping[str, Any]
Inhoud = dict[str, Sequence[Nieuwrij]]
MET_EIGEN = (*indeling1.REGELTABELLEN, "tblOntwikkelingen")
"""Tables that have room for columns of the user: nothing of ours stands beside them."""
EIGEN = " (eigen)"
"""What follows the header of an own column where the program has one of that name by now."""
ELDERS = ("tblCatalogus", "tblKenmerken", "tblTotaal")
"""Tables that are made otherwise, or computed."""
LATER = ("tblOverlap",)
"""Tables of today that would change a total: a refresh brings them."""
KENMERKEN, DRIJVERTABEL = "tblKenmerken", "tblParametersDrijvers"


def inhoud_of_oud(oud: Oud, nieuw: Mapping[str, Sequence[Nieuwrij]]) -> Inhoud:
    """Every row of an older workbook as it goes into a new one.

    `nieuw` is what the present catalogue would put there: it gives what the computation needs now
    and the older workbook did not have.
    """
    regels = Regels1(oud)
    inhoud: Inhoud = {naam: [] for naam in nieuw}
    erbij = {naam: nieuw[naam] for naam in nieuw if _is_new(naam)}
    for naam in indeling1.TABELLEN:
        if naam in indeling1.DOMEINTABELLEN:
            inhoud[naam] = list(_lines(oud, naam, regels))
        elif naam not in ELDERS:
            inhoud[naam] = list(_rows(oud, naam))
    inhoud["tblCatalogus"] = list(regels.catalogus())
    volgorde = {drijver: i for i, drijver in enumerate(DRIJVERS)}
    inhoud[DRIJVERTABEL] = sorted(
        inhoud[DRIJVERTABEL], key=lambda rij: volgorde.get(str(rij["Drijver"]), len(volgorde))
    )
    erbij |= _needed(inhoud, nieuw)
    for naam, rijen in erbij.items():
        inhoud[naam] = [*inhoud[naam], *rijen]
    inhoud[KENMERKEN] = [*_prints(oud), *kenmerken_of(erbij)]
    return inhoud


def eigen_kolommen(oud: Oud) -> dict[str, dict[str, str]]:
    """Columns of the user that come along: by table the header they had, and the one they get.

    One that the program has by now as an input goes into it.
    """
    return {
        naam: {
            kop: (kop + EIGEN if _is_ours(naam, kop) else kop)
            for kop in _own_headers(oud, naam)
            if not _is_input(naam, kop)
        }
        for naam in MET_EIGEN
    }


def left_columns(oud: Oud) -> Iterator[tuple[str, str]]:
    """Sheet and header of each column of the user that has no place in the new workbook."""
    for naam, tabel in oud.tabellen.items():
        if naam not in MET_EIGEN:
            for kop in _own_headers(oud, naam):
                yield tabel.blad, kop


def _own_headers(oud: Oud, naam: str) -> list[str]:
    """Headers of the user under which something stands."""
    tabel = oud.tabellen[naam]
    return [
        kop
        for plaats, kop in enumerate(tabel.kop)
        if kop not in indeling1.TABELLEN[naam]
        and any(canonical(rij[plaats]) is not None for rij in tabel.rijen)
    ]


def _is_ours(naam: str, kop: str) -> bool:
    return any(kolom.naam.lower() == kop.lower() for kolom in kolommen_of(naam))


def _is_input(naam: str, kop: str) -> bool:
    """Whether the program asks for the same by now, in words of the user's own."""
    return any(
        kolom.naam == kop
        and kolom.eigenaar is Eigenaar.INVOER
        and kolom.formaat.is_tekst
        and not kolom.keuzelijst
        for kolom in kolommen_of(naam)
    )


def _lines(oud: Oud, naam: str, regels: Regels1) -> Iterator[Nieuwrij]:
    """The lines of a domain, those that were typed beneath the table too."""
    for rij in _filled(oud, naam):
        voorstel = regels.voorstel(naam, rij) or {}
        catalogus = {
            kolom.naam: rij[kolom.naam]
            if kolom.naam in indeling1.TABELLEN[naam]
            else voorstel.get(plain(kolom.naam))
            for kolom in kolommen_of(naam)
            if kolom.eigenaar in (Eigenaar.SLEUTEL, Eigenaar.CATALOGUS)
        }
        yield catalogus | regels.invoer(naam, rij) | _own(oud, naam, rij)


def _rows(oud: Oud, naam: str) -> Iterator[Nieuwrij]:
    kept = [k for k, owner in indeling1.TABELLEN[naam].items() if owner != indeling1.FORMULE]
    for rij in _filled(oud, naam):
        yield {kolom: rij[kolom] for kolom in kept} | _own(oud, naam, rij)


def _own(oud: Oud, naam: str, rij: Nieuwrij) -> dict[str, Waarde]:
    """What a row holds in columns of the user, by the headers they get."""
    if naam not in MET_EIGEN:
        return {}
    nu = eigen_kolommen(oud)[naam]
    return {nu.get(kop, kop): rij[kop] for kop in _own_headers(oud, naam)}


def _filled(oud: Oud, naam: str) -> Iterator[Mapping[str, Waarde]]:
    """The rows in which something stands that nobody can compute, and those beneath the table."""
    kept = [k for k, owner in indeling1.TABELLEN[naam].items() if owner != indeling1.FORMULE]
    for _, rij in oud.tabellen[naam].records():
        if any(canonical(rij[kolom]) is not None for kolom in kept):
            yield rij
    yield from oud.onder.get(naam, {}).values()


def _is_new(naam: str) -> bool:
    """Whether a table came after the older layout, and changes no total by what it holds."""
    return naam not in indeling1.TABELLEN and naam not in LATER


def _needed(
    inhoud: Inhoud, nieuw: Mapping[str, Sequence[Nieuwrij]]
) -> dict[str, Sequence[Nieuwrij]]:
    """Rows of single parameters that the computation asks for by now."""
    naam = "tblParametersReferentie"
    held = {sleutel_of(naam, rij) for rij in inhoud[naam]}
    return {naam: [rij for rij in nieuw[naam] if sleutel_of(naam, rij) not in held]}


def _prints(oud: Oud) -> Iterator[Nieuwrij]:
    """The fingerprints; lines have the base of their merge on the sheet Catalogus."""
    for rij in _rows(oud, KENMERKEN):
        if str(rij["Sleutel"]).partition("!")[0] not in indeling1.DOMEINTABELLEN:
            yield rij
