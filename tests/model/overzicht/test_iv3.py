"""Every euro of the begroting has one place in Iv3."""

from decimal import Decimal

from modelgemeente_xl.model.begroting import add
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.keuze import Keuze, Keuzes
from modelgemeente_xl.model.overzicht.iv3 import code_of, per_iv3
from modelgemeente_xl.model.rekenen.rekenmodel import model_of


def test_codes_add_up_to_the_whole_and_are_of_the_list(catalogus: Catalogus) -> None:
    begroting = model_of(catalogus, 2027).begroting(catalogus.parameters.referentie)
    found = per_iv3(begroting, catalogus.parameters)
    assert add(found.values()) == begroting.totaal
    lijst = catalogus.codelijsten[max(catalogus.codelijsten)]
    assert all(taakveld in lijst.taakvelden for taakveld, _ in found)
    assert all(categorie in lijst.lasten for _, categorie in found)


def test_an_investment_is_on_the_categories_of_capital(catalogus: Catalogus) -> None:
    """The same taakveld; what it was spent on no longer has the money."""
    regel = max(
        (r for _, r in catalogus.regels() if r.aard == "incidenteel" and r.scenario != "ambitie"),
        key=lambda r: r.bedrag or Decimal(0),
    )
    keuze = Keuze(meenemen=True, activeren=True, afschrijvingstermijn=5)
    both = [
        model_of(
            catalogus,
            2027,
            Keuzes(
                {regel.id: Keuze(meenemen=True)} if plain else {regel.id: keuze},
                omslagrente=Decimal("0.02"),
            ),
        ).begroting(catalogus.parameters.referentie)
        for plain in (True, False)
    ]
    before, after = (per_iv3(begroting, catalogus.parameters) for begroting in both)
    post = next(p for p in both[1].posten if p.id == regel.id)
    was = next(p for p in both[0].posten if p.id == regel.id)
    taakveld, categorie = code_of(regel, catalogus.parameters.kostensoorten)
    zero = (0, 0, 0, 0)
    for code, lost, gained in (
        ((taakveld, categorie), was.jaren, zero),
        ((taakveld, "7.3"), zero, post.afschrijving),
        ((taakveld, "7.4"), zero, post.rente),
    ):
        for k in range(4):
            assert after.get(code, zero)[k] - before.get(code, zero)[k] == gained[k] - lost[k]
    assert any(post.afschrijving)
    assert any(post.rente)
    lijst = catalogus.codelijsten[max(catalogus.codelijsten)]
    assert {"7.3", "7.4"} <= set(lijst.lasten)
    assert add(after.values()) == both[1].totaal
