"""The bench of the server fails on what does not depend on how busy the machine is."""

from pathlib import Path
from typing import Any

import pytest

from modelgemeente_xl.model.catalogus import Catalogus
from tests.bench import server

GOED = (0, 0.2, 3.0)


def test_what_stays_within_the_limits_is_no_fault() -> None:
    assert server.verdict(*GOED) == []
    assert server.verdict(0, server.REKENTIJD, server.GROEI) == []


@pytest.mark.parametrize(
    ("gemeten", "part"),
    [
        ((1, 0.2, 3.0), "1 verzoeken gingen mis"),
        ((0, 1.01, 3.0), "1,01 s rekentijd"),
        ((0, 0.2, 20.5), "MiB meer"),
    ],
)
def test_each_limit_is_held(gemeten: tuple[int, float, float], part: str) -> None:
    (found,) = server.verdict(*gemeten)
    assert part in found


def test_the_bench_ends_with_a_sentence_when_requests_fail(
    monkeypatch: pytest.MonkeyPatch,
    catalogus: Catalogus,
    tmp_path: Path,
) -> None:
    answers = [(0.1, 200)] * 20 + [(0.1, 500)]
    stand_in: dict[str, Any] = {
        "RONDEN": 1,
        "on_file": lambda *_: 0.1,
        "at_once": lambda *_: answers,
        "memory": lambda *_: GOED,
    }
    for naam, value in stand_in.items():
        monkeypatch.setattr(server, naam, value)
    with pytest.raises(SystemExit, match="2 verzoeken gingen mis"):
        server.main(catalogus, tmp_path)
