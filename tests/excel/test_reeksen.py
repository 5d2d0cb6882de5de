from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelgemeente_xl.excel.reeksen import runs_of


@given(st.lists(st.integers(-50, 50)))
def test_runs_hold_every_number_once_and_leave_a_gap_between_them(nummers: list[int]) -> None:
    runs = list(runs_of(nummers))
    assert [nummer for run in runs for nummer in run] == sorted(set(nummers))
    assert all(run.stop < following.start for run, following in pairwise(runs))


@pytest.mark.parametrize(
    ("nummers", "runs"),
    [
        ([], []),
        ([7], [(7, 7)]),
        ([0, 1, 2], [(0, 2)]),
        ([9, 3, 4, 8, 4], [(3, 4), (8, 9)]),
    ],
)
def test_runs(nummers: list[int], runs: list[tuple[int, int]]) -> None:
    assert [(run[0], run[-1]) for run in runs_of(nummers)] == runs
