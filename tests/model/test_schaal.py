"""What others than the begroting ask of the model is what the begroting itself computes."""

from decimal import Decimal

import openpyxl
import pytest

from modelgemeente_xl.knoppen.meester import MEESTER
from modelgemeente_xl.model.benchmark import benchmarkband, peiljaar
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.gemeente import default_omvang
from modelgemeente_xl.model.keuze import AANTAL_JAREN, EERSTE_JAAR, LAATSTE_JAAR, STANDAARDJAAR
from modelgemeente_xl.model.rekenen.rekenmodel import rekenmodel_of
from modelgemeente_xl.model.schaal import geschaald_bedrag, loonkosten_in, omvang_of
from modelgemeente_xl.model.totalen import as_rows
from modelgemeente_xl.uitvoer.alle import all_rows
from modelgemeente_xl.werkmap.indeling.totaalindeling import KOLOM_JAAR_1, Somrij


@pytest.mark.parametrize("jaar", range(EERSTE_JAAR, LAATSTE_JAAR + 1))
def test_loonkosten_are_those_of_a_staff_line(catalogus: Catalogus, jaar: int) -> None:
    posten = {
        p.id: p
        for p in rekenmodel_of(catalogus, jaar)
        .begroting(omvang_of(5_000, catalogus.parameters))
        .posten
    }
    lines = [r for _, r in catalogus.regels() if r.uren_per_week and r.schaal and r.reeks == "loon"]
    assert lines
    for regel in lines:
        assert regel.schaal is not None
        assert regel.uren_per_week is not None
        bedrag = loonkosten_in(regel.schaal, regel.uren_per_week, catalogus.parameters, jaar)
        assert bedrag == posten[regel.id].referentiebedrag


@pytest.mark.parametrize("inwoners", [972, 19_999, 20_000, 96_182, 250_000, 942_000])
def test_a_scaled_amount_is_that_of_a_line(catalogus: Catalogus, inwoners: int) -> None:
    parameters = catalogus.parameters
    omvang = omvang_of(inwoners, parameters)
    posten = {p.id: p for p in rekenmodel_of(catalogus, STANDAARDJAAR).begroting(omvang).posten}
    for _, regel in catalogus.regels():
        post = posten[regel.id]
        assert post.geschaald_bedrag == geschaald_bedrag(
            post.referentiebedrag, regel.drijver, regel.vast_deel, omvang, parameters
        )


def test_omvang_is_that_of_the_gemeente(catalogus: Catalogus) -> None:
    p = catalogus.parameters
    for gemeente in catalogus.gemeenten:
        assert omvang_of(gemeente.inwoners, p) == default_omvang(
            (gemeente.inwoners,), p.klassen, p.afdelingen_per_1000
        )
    assert omvang_of(50_000, p, 500).medewerkers == 500
    assert omvang_of(50_000, p, 500).afdelingen == 20
    assert omvang_of(100_000, p) == p.referentie


def test_the_band_is_that_of_the_workbook(catalogus: Catalogus) -> None:
    totaal = openpyxl.load_workbook(MEESTER, data_only=True)["Totaal"]
    for k in range(AANTAL_JAREN):
        band = benchmarkband(100_000, STANDAARDJAAR + k, catalogus.parameters)
        assert float(band.laag) == pytest.approx(
            totaal.cell(Somrij.LAAG + 1, KOLOM_JAAR_1 + 1 + k).value
        )
        assert float(band.hoog) == pytest.approx(
            totaal.cell(Somrij.HOOG + 1, KOLOM_JAAR_1 + 1 + k).value
        )
        assert band.laag < band.hoog


def test_the_band_of_the_latest_benchmark_is_the_table_itself(catalogus: Catalogus) -> None:
    p = catalogus.parameters
    for klasse in p.klassen:
        band = benchmarkband(max(1, klasse.vanaf), peiljaar(p), p)
        assert (band.klasse, band.laag, band.hoog) == (
            klasse.naam,
            *p.banden[klasse.naam],
        )
        assert band.gemiddeld == p.benchmark[peiljaar(p)]


def test_every_begrotingsjaar_can_be_computed_and_no_later_one(catalogus: Catalogus) -> None:
    assert EERSTE_JAAR <= STANDAARDJAAR <= LAATSTE_JAAR
    assert catalogus.parameters.loonkosten.tariefjaar(EERSTE_JAAR) == EERSTE_JAAR
    assert all_rows(catalogus, LAATSTE_JAAR)
    with pytest.raises(ValueError, match="index"):
        all_rows(catalogus, LAATSTE_JAAR + 1)


def test_rows_add_up_to_their_last(catalogus: Catalogus) -> None:
    omvang = omvang_of(96_182, catalogus.parameters)
    kop, *rows = as_rows(rekenmodel_of(catalogus, 2030).begroting(omvang))
    assert kop == ["Domein", "Aard", 2030, 2031, 2032, 2033]
    assert len(rows) == 14
    for k in range(2, 6):
        assert sum(Decimal(row[k]) for row in rows[:-1]) == rows[-1][k]
