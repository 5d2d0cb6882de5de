"""Making a mistake in a copy of the catalogue, and reading what is found."""

from pathlib import Path

import pytest

from modelgemeente_xl.catalogus.laden import CatalogusOngeldig, load_catalogus


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the first of one text in a file; it must be there."""
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def findings(folder: Path) -> str:
    """Everything that is found wrong, one line each."""
    with pytest.raises(CatalogusOngeldig) as error:
        load_catalogus(folder)
    return "\n".join(map(str, error.value.bevindingen))
