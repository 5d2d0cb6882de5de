"""Two developments stand together once, in the file of the line that yields."""

import re
from pathlib import Path

import pytest

from tests.catalogus.fouten import change, findings

SMART = "ontwikkelingen/algemeen/smart-city.yaml"
LOKET = "ontwikkelingen/fysiek/omgevingsloket.yaml"
EIGEN = "overlapt_met:\n"
"""Where an overlap is put in: before those that stand there."""


def overlap(ontwikkeling: str, *paren: tuple[str, str], toelichting: str = "Proef.") -> str:
    rows = [f"  - ontwikkeling: {ontwikkeling}", f"    toelichting: {toelichting}"]
    rows += ["    paren:"] if paren else []
    for regel, met in paren:
        rows += [f"      - regel: {regel}", "        deel: 1", f"        met: {met}"]
        rows += ["        deel_met: 0.5"]
    return EIGEN + "\n".join(rows) + "\n"


def with_overlap(folder: Path, file: str, *args: object, **kwargs: str) -> str:
    change(folder, file, EIGEN, overlap(*args, **kwargs))  # type: ignore[arg-type]
    return findings(folder)


def test_a_line_that_does_not_exist_is_found_on_both_sides(folder: Path) -> None:
    found = with_overlap(folder, SMART, "omgevingsloket", ("adviseur", "beheerder"))
    assert re.search(r"smart-city.yaml:\d+: regel 'adviseur' is geen regel van smart-city", found)
    assert re.search(r"met 'beheerder' is geen regel van omgevingsloket; .*regelbeheerder", found)


@pytest.mark.parametrize("file", [SMART, LOKET])
def test_two_developments_stand_together_once_whatever_the_side(folder: Path, file: str) -> None:
    change(folder, SMART, EIGEN, overlap("omgevingsloket"))
    other = "omgevingsloket" if file == SMART else "smart-city"
    found = with_overlap(folder, file, other)
    (row,) = (row for row in found.splitlines() if "staan ook samen op" in row)
    assert row.count(".yaml:") == 2
    assert "smart-city" in row
    assert "omgevingsloket" in row


def test_a_pair_of_lines_stands_once(folder: Path) -> None:
    pair = ("beleidsadviseur", "regelbeheerder")
    assert "dit paar staat ook op " in with_overlap(folder, SMART, "omgevingsloket", pair, pair)


def test_the_line_that_joins_later_yields(folder: Path) -> None:
    """`regelbeheerder` is of a law that cannot be avoided; `ruimtelijke-module` is ambition."""
    found = with_overlap(
        folder, LOKET, "participatie-fysiek", ("regelbeheerder", "ruimtelijke-module")
    )
    assert (
        "regelbeheerder (minimaal) wijkt voor ruimtelijke-module, die pas meedoet in amb" in found
    )


def test_lines_that_yield_in_a_circle_are_refused(folder: Path) -> None:
    change(
        folder,
        SMART,
        EIGEN,
        overlap("digitaal-leiderschap", ("beleidsadviseur", "strategisch-adviseur-cio")),
    )
    change(
        folder,
        "ontwikkelingen/algemeen/digitaal-leiderschap.yaml",
        EIGEN,
        overlap("portfoliomanagement", ("strategisch-adviseur-cio", "portfoliomanager")),
    )
    change(
        folder,
        "ontwikkelingen/bedrijfsvoering/portfoliomanagement.yaml",
        "bronnen:\n",
        overlap("smart-city", ("portfoliomanager", "beleidsadviseur")) + "bronnen:\n",
    )
    found = findings(folder)
    assert "wijken voor elkaar in een kring" in found
    assert "smart-city.beleidsadviseur" in found


@pytest.mark.parametrize("toelichting", ["", "''"])
def test_an_overlap_says_what_it_is(folder: Path, toelichting: str) -> None:
    found = with_overlap(folder, SMART, "omgevingsloket", toelichting=toelichting)
    assert re.search(r"smart-city.yaml:\d+: .*toelichting", found)
