"""The number of the layout: which sheets, tables, columns and names a workbook has (law 12)."""

from modelgemeente_xl.excel.waarde import Waarde, shown

NAAM = "Indeling"
"""The cell that holds it."""
INDELING = 1
"""What this program writes and works with."""
ZONDER = 1
"""The layout of a workbook that holds no number: it is older than the number itself."""
HOOGSTE = 1000
"""A larger number is no layout, but something else that came into the cell."""


def indeling_of(waarde: Waarde) -> int | None:
    """The layout that a cell names, or None where it names none."""
    if isinstance(waarde, float) and waarde.is_integer() and 1 <= waarde <= HOOGSTE:
        return int(waarde)
    return None


def layout_fault(waarde: Waarde) -> tuple[str, str] | None:
    """What keeps this program from a workbook with this number, and what mends it."""
    found = indeling_of(waarde)
    if found is None:
        return (
            f"{shown(waarde)} is niet het nummer van een indeling",
            "haal het terug uit een eerdere versie; een werkmap van dit programma heeft hier "
            f"{INDELING}",
        )
    if found > INDELING:
        return (
            f"indeling {found}, en dit programma kent indeling {INDELING}: deze werkmap is van "
            "een nieuwere versie",
            "werk het programma bij",
        )
    if found < INDELING:
        return (
            f"indeling {found}, en dit programma werkt met indeling {INDELING}: deze werkmap is "
            "van een oudere versie",
            "zet haar met overzetten over in een nieuwe werkmap; zij blijft zelf zoals zij is",
        )
    return None
