"""The pictures of the buttons."""

from modelgemeente_xl.server.grond.omgeving import PROJECT

ALGEMEEN = "modelgemeente"
"""The picture of the add-in itself."""
MATEN = (16, 32, 80)
"""The sizes in pixels that a manifest must have."""


def beeld(naam: str) -> str:
    """The picture of a button: its own where there is one, else that of the add-in."""
    images = PROJECT / "static" / "images"
    return naam if all((images / f"{naam}-{maat}.png").is_file() for maat in MATEN) else ALGEMEEN
