"""Mistakes in the begroting: rules 32 to 37."""

from tests.regels.fouten.fout import Plek, fout
from tests.regels.proef import Proef


def _bewaar(p: Proef, blad: str, adres: str, waarde: float) -> Plek:
    """Give a formula another result."""
    p.zet(blad, adres, formule=p.formule(blad, adres), waarde=waarde)
    return blad, adres


@fout(32)
def bruto_klopt_niet(p: Proef) -> Plek:
    return _bewaar(p, *p.boven("tblFysiek", "Jaar 2", 3), 5)


@fout(32)
def structureel_klopt_niet(p: Proef) -> Plek:
    return _bewaar(p, *p.boven("tblFysiek", "Jaar 2", 1), 5)


@fout(32)
def aard_leeg(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Aard", 2)
    p.zet(*plek)
    return plek


@fout(32)
def lang_incidenteel(p: Proef) -> Plek:
    p.zet(*p.cel("tblFysiek", "Aard", 2), waarde="incidenteel")
    plek = p.cel("tblFysiek", "Duur", 2)
    p.zet(*plek, waarde=6)
    return plek


@fout(32)
def lang_incidenteel_in_kwartalen(p: Proef) -> Plek:
    """Thirteen quarters is longer than three years, also where they are only proposed."""
    p.vervang(p.tabelpart("tblFysiek"), 'name="Duur"', 'name="Kwartalen"')
    p.zet(*p.cel("tblFysiek", "Aard", 2), waarde="incidenteel")
    _bewaar(p, *p.cel("tblFysiek", "Spreiding", 2), 13)
    return p.cel("tblFysiek", "Kwartalen", 2)


@fout(33)
def totaal_wijkt_af_van_domeinen(p: Proef) -> Plek:
    return _bewaar(p, "Totaal", "D8", 5)


@fout(33)
def bruto_wijkt_af_van_delen(p: Proef) -> Plek:
    return _bewaar(p, "Totaal", "E10", 5)


@fout(33)
def tabel_wijkt_af_van_domein(p: Proef) -> Plek:
    return _bewaar(p, *p.cel("tblTotaal", "Jaar 2", 7), 5)


@fout(33)
def basis_wijkt_af(p: Proef) -> Plek:
    return _bewaar(p, "Totaal", "F7", 5)


@fout(33)
def python_wijkt_af(p: Proef) -> Plek:
    p.zet(*p.cel("tblPython", "Python", 4), waarde=5)
    return p.cel("tblPython", "Werkmap", 4)


@fout(34)
def negatief_bedrag(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Eigen bedrag", 2)
    p.zet(*plek, waarde=-500)
    return plek


@fout(34)
def negatief_in_basis(p: Proef) -> Plek:
    plek = p.cel("tblBasis", "Eigen bedrag", 0)
    p.zet(*plek, waarde=-1)
    return plek


@fout(35)
def vast_deel_te_groot(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Vast deel", 2)
    p.zet(*plek, waarde=1.2)
    return plek


@fout(35)
def factor_niet_een(p: Proef) -> Plek:
    return _bewaar(p, *p.cel("tblFysiek", "Schaalfactor", 3), 1.1)


@fout(35)
def referentie_verschoven(p: Proef) -> Plek:
    plek = p.cel("tblParametersDrijvers", "Referentie", 0)
    p.zet(*plek, waarde=90000)
    return plek


@fout(35)
def verhouding_klopt_niet(p: Proef) -> Plek:
    return _bewaar(p, *p.cel("tblParametersDrijvers", "Verhouding", 1), 1.5)


@fout(35)
def grotere_klasse_goedkoper(p: Proef) -> Plek:
    plek = p.cel("tblParametersGrootteklassen", "Medewerkers per 1.000", -1)
    p.zet(*plek, waarde=1)
    return plek


@fout(36)
def buiten_de_band(p: Proef) -> Plek:
    _bewaar(p, "Totaal", "C11", 1000)
    return _bewaar(p, "Totaal", "C14", 999)


@fout(37)
def eigen_bedrag_zonder_reden(p: Proef) -> Plek:
    p.zet(*p.cel("tblFysiek", "Eigen bedrag", 2), waarde=1000)
    return p.cel("tblFysiek", "Toelichting", 2)


@fout(37)
def eigen_basis_zonder_reden(p: Proef) -> Plek:
    p.zet(*p.cel("tblBasis", "Eigen bedrag", 1), waarde=1000)
    return p.cel("tblBasis", "Toelichting", 1)
