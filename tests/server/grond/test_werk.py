"""Work beside the event loop: what a user reads where it ends by itself."""

import asyncio
import logging
import signal

import pytest
from anyio import CapacityLimiter

from modelgemeente_xl.server.grond import logboek
from modelgemeente_xl.server.grond.fouten import Afgewezen
from modelgemeente_xl.server.grond.werk import in_process
from tests.conftest import needs


def test_work_that_falls_over_is_told_in_a_sentence_and_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    needs(hasattr(signal, "SIGKILL"), "een signaal dat een proces beëindigt")

    async def pressed() -> None:
        await in_process(CapacityLimiter(1), "een-nummer", signal.raise_signal, signal.SIGKILL)

    with pytest.raises(Afgewezen) as refused, caplog.at_level(logging.WARNING, logboek.LOG.name):
        asyncio.run(pressed())
    [record] = [one for one in caplog.records if one.name == logboek.LOG.name]
    assert record.msg == "werk beëindigd"
    velden = {"verzoek": "een-nummer", "soort": "Omgevallen", "einde": "SIGKILL"}
    assert vars(record)["velden"] == velden
    said = "Dit kost de server te veel: dit is onverwacht gestopt (SIGKILL). Er is niets gewijzigd."
    assert refused.value.status_code == 422
    assert refused.value.detail.startswith(said)


def test_an_outcome_that_cannot_be_handed_over_says_nothing_of_a_cell_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def pressed() -> None:
        await in_process(CapacityLimiter(1), "een-nummer", quote_a_cell)

    with pytest.raises(Afgewezen), caplog.at_level(logging.WARNING, logboek.LOG.name):
        asyncio.run(pressed())
    [record] = [one for one in caplog.records if one.name == logboek.LOG.name]
    assert "Geheim" not in str(vars(record))


def quote_a_cell() -> None:
    class VanBinnen(Exception):
        """No other process knows it."""

    raise VanBinnen("Geheim")
