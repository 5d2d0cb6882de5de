"""Work beside the event loop: what a user reads where it ends by itself."""

import asyncio
import signal

import pytest
from anyio import CapacityLimiter

from modelgemeente_xl.server.fouten import Geweigerd
from modelgemeente_xl.server.werk import in_process
from tests.conftest import needs


def test_work_that_falls_over_is_told_in_a_sentence() -> None:
    needs(hasattr(signal, "SIGKILL"), "een signaal dat een proces beëindigt")

    async def pressed() -> None:
        await in_process(CapacityLimiter(1), signal.raise_signal, signal.SIGKILL)

    with pytest.raises(Geweigerd) as refused:
        asyncio.run(pressed())
    said = "Dit kost de server te veel: dit is onverwacht gestopt (SIGKILL). Er is niets gewijzigd."
    assert refused.value.status_code == 422
    assert refused.value.detail.startswith(said)
