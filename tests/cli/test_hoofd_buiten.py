"""A verb loads no library that it does not use, however many are installed beside it."""

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from modelgemeente_xl.cli.hoofd import BUITEN
from tests.conftest import needs
from tests.test_huis import imports_of, modules

PROEF = """
import sys
from modelgemeente_xl.cli.hoofd import main
sys.argv = ["modelgemeente", *sys.argv[1:]]
code = main()
print(*(name for name in sys.modules if sys.modules[name] is not None), file=sys.stderr)
raise SystemExit(code)
"""


@pytest.mark.parametrize("verb", ["controleer", "vernieuw", "toon"])
def test_a_button_on_a_file_loads_nothing_that_it_does_not_use(
    verb: str, meester_pad: Path, tmp_path: Path
) -> None:
    needs(find_spec("pandas") is not None, "pandas")
    werkmap = shutil.copy(meester_pad, tmp_path)
    ran = subprocess.run(
        [sys.executable, "-c", PROEF, verb, str(werkmap)], capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    loaded = set(ran.stderr.split())
    assert "xlwings" in loaded
    assert not loaded & set(BUITEN)


def test_nothing_of_ours_needs_what_is_left_out() -> None:
    for path in modules():
        assert not {name.partition(".")[0] for name in imports_of(path)} & set(BUITEN), path
