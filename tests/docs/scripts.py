"""The programs in `docs/`, which is no package, as modules."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

DOCS = Path(__file__).resolve().parents[2] / "docs"


def script(name: str) -> ModuleType:
    """The module of one program, by its path in `docs/` without `.py`."""
    spec = spec_from_file_location(f"docs_{name.replace('/', '_')}", DOCS / f"{name}.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
