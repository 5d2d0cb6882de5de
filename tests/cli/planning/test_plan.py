"""The verb `plan` without a workbook: what moves, what does not fit, and what is not a number."""

import re
from pathlib import Path

import pytest

from modelgemeente_xl.cli import hoofd as cli


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")


def run(*arguments: str) -> int:
    return cli.main(["plan", *arguments])


def quarters(shown: str) -> list[tuple[float, float, str]]:
    """The table of fte: as it stands, as proposed, and how many too few."""
    rows = re.findall(r"^20\d\d-[1-4] +([\d,]+) +([\d,]+) *([\d,]*)$", shown, re.M)
    return [(float(a.replace(",", ".")), float(b.replace(",", ".")), c) for a, b, c in rows]


def test_without_people_nothing_of_the_catalogue_moves(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--gemeente", "Modelgemeente") == 0
    shown = capsys.readouterr().out
    assert "Schuift: niets" in shown
    assert "Past niet: niets" in shown
    assert "Geef --fte om ook te plannen met wie er is." in shown
    assert len(quarters(shown)) == 16
    assert all(nu == dan for nu, dan, _ in quarters(shown))


def test_with_too_few_people_it_moves_and_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("-g", "Modelgemeente", "--fte", "10", "--ruimte", "0") == 1
    shown = capsys.readouterr().out
    assert re.search(
        r"^  .+, 20\d\d-\d -> 20\d\d-\d: eerder past niet: [\d,]+ fte te kort", shown, re.M
    )
    over = [(dan, short) for _, dan, short in quarters(shown) if short]
    assert over
    assert all(dan > 10 for dan, _ in over)
    assert all(dan <= 10 for _, dan, short in quarters(shown) if not short)
    assert re.search(r"past niet: [\d,]+ fte te kort in 20\d\d-\d$", shown, re.M)


def test_slack_stays_free(capsys: pytest.CaptureFixture[str]) -> None:
    run("-g", "Modelgemeente", "--fte", "20")
    shown = capsys.readouterr().out
    assert "Er zijn 20,0 fte; 10 % blijft vrij, dus er is te plannen: 18,0 fte." in shown
    assert all(dan <= 18 for _, dan, _ in quarters(shown))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "geef een gemeente"),
        (("-g", "Venlo", "--fte", "0"), "1 tot en met 10000"),
        (("-g", "Venlo", "--fte", "veel"), "'veel' past niet"),
        (("-g", "Venlo", "--ruimte", "91"), "0 tot en met 90"),
    ],
)
def test_what_cannot_be_is_refused(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    assert message in " ".join(capsys.readouterr().err.split())
