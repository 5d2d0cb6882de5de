"""Making a mistake in a copy of the catalogue, and reading what is found."""

import re
from pathlib import Path

import pytest

from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.catalogus.ongeldig import CatalogusOngeldig


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the first of one text in a file; it must be there."""
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def edit(folder: Path, file: str, pattern: str, replacement: str) -> None:
    """Replace the first place in a file that fits a pattern; it must change something."""
    path = folder / file
    text = path.read_text("utf-8")
    changed = re.sub(pattern, replacement, text, count=1, flags=re.MULTILINE)
    assert changed != text, f"{pattern} staat niet in {file}"
    path.write_text(changed, "utf-8")


def faults(folder: Path) -> list[str]:
    """Everything that is found wrong."""
    with pytest.raises(CatalogusOngeldig) as error:
        load_catalogus(folder)
    return [str(bevinding) for bevinding in error.value.bevindingen]


def findings(folder: Path) -> str:
    """Everything that is found wrong, one line each."""
    return "\n".join(faults(folder))
