"""A line of one's own in a copy of the catalogue, and what is found wrong with it."""

from pathlib import Path
from textwrap import dedent, indent

ONTWIKKELING = "ontwikkelingen/algemeen/smart-city.yaml"
REGEL = """
  proefregel:
    begrotingsregel: Proefregel
    aard: structureel
    kostensoort: software
    drijver: inwoners
    vast_deel: 0.4
    prijspeil: 2026
    status: afgeleid
    in_basis: 0
    in_basis_grond: nieuw-na-2023
    in_basis_reden: Proef.
    onderbouwing: Proef.
"""


def with_line(folder: Path, changed: dict[str, str], more: str = "") -> None:
    """Add the line with some keys changed (left out where the value is empty) and some added."""
    rows = []
    for row in REGEL.strip("\n").split("\n"):
        key = row.strip().partition(":")[0]
        value = changed.pop(key, None)
        if value is None:
            rows.append(row)
        elif value:
            rows.append(f"    {key}: {value}")
    rows += [f"    {key}: {value}" for key, value in changed.items() if value]
    text = "\n".join(rows) + "\n" + indent(dedent(more).strip("\n"), "    ") + "\n"
    path = folder / ONTWIKKELING
    path.write_text(path.read_text("utf-8").rstrip("\n") + "\n" + text, "utf-8")
