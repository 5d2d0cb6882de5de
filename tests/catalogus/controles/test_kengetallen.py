"""A mistake in the benchmark or in the day rates is found, with its line."""

from pathlib import Path

import pytest

from tests.catalogus.controles.fouten import change, findings


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (
            "benchmark",
            "infrastructuur: 18",
            "infrastructuur: 19",
            "de delen van 2023 zijn samen 110, en het gemiddelde is 109",
        ),
        (
            "benchmark",
            "    gemiddeld: 84\n",
            "    gemiddeld: 85\n",
            "het gemiddelde van 2018 is hier 85 en bij gemiddeld 84",
        ),
        (
            "grootteklassen",
            "klassen:\n",
            "klassen:\n  - naam: Meer\n    vanaf: 2000000\n    tot: 3000000\n"
            "    medewerkers_per_1000: {waarde: 9, eenheid: e, jaar: 2023, status: raming, "
            "bron: mxi-modelgemeente, gecontroleerd: 2026-11-28, toelichting: t}\n",
            "geen gepubliceerde klasse raakt 'Meer'",
        ),
        (
            "dagtarieven",
            "    euro_per_dag: 1000\n",
            "",
            "dagtarief 'advies': geef of euro_per_dag, of waarnemingen",
        ),
        (
            "dagtarieven",
            "    status: raming\n",
            "    status: afgeleid\n",
            "dagtarief 'advies': status afgeleid zonder waarnemingen",
        ),
        (
            "dagtarieven",
            "    bron: gelderland-dagtarief-2010\n",
            "",
            "dagtarief 'advies': de bron staat bij elke waarneming, en anders bij het tarief zelf",
        ),
        (
            "dagtarieven",
            "bron: inhuur-kadaster-beheerder",
            "bron: inhuur-kadaster",
            "bron 'inhuur-kadaster' bestaat niet",
        ),
    ],
)
def test_a_mistake_is_found(folder: Path, file: str, old: str, new: str, expected: str) -> None:
    change(folder, f"parameters/{file}.yaml", old, new)
    found = findings(folder)
    assert expected in found
    assert f"parameters/{file}.yaml:" in found
