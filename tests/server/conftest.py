import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.server.dienst import Dienst, running
from tests.server.lading import payload_of


@pytest.fixture(scope="module", autouse=True)
def _own_environment() -> Iterator[None]:
    """Keep what an app in this process lays down from the programs that other tests start."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="session")
def payload(meester_pad: Path) -> dict[str, Any]:
    """What xlwings' own client would send of the master."""
    return payload_of(meester_pad)


@pytest.fixture(scope="session")
def dienst(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dienst]:
    """A server on loopback, without sign-on."""
    with running(tmp_path_factory.mktemp("server")) as dienst:
        yield dienst


@pytest.fixture
def client(dienst: Dienst) -> httpx.Client:
    return dienst.client
