from modelgemeente_xl.catalogus.ijk.ijking import calibrate
from modelgemeente_xl.model.catalogus import Catalogus


def test_contributions_are_told_with_what_reaches_the_year(catalogus: Catalogus) -> None:
    *met, zonder = calibrate(catalogus, 2027).bijdragen
    (pok,) = (regel for regel in met if regel.startswith("POK-middelen"))
    assert "uitkering gemeentefonds, landelijk 150.000.000 euro in 2027, 8,27 euro" in pok
    later = calibrate(catalogus, 2028).bijdragen
    assert not any(regel.startswith("POK-middelen") and "in 2028" in regel for regel in later)
    assert zonder.startswith("Zonder gelezen bedrag: ")
    assert len(met) + len(zonder.split("; ")) == len(catalogus.bijdragen)
