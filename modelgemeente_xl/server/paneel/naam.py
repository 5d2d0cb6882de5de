"""What the pane asks when its list has nothing for what was typed."""

from modelgemeente_xl.catalogus.laden import installed_catalogus
from modelgemeente_xl.model.zoeken.zoeken import GemeenteNietGevonden, find_gemeente
from modelgemeente_xl.werkmap.inhoud.inhoud import register_of

LANGST = 100
"""Characters of a name that are looked at."""


def meant(naam: str) -> dict[str, str]:
    """The gemeente that a typed name means (`naam`), or why there is none (`zin`)."""
    try:
        return {"naam": find_gemeente(naam[:LANGST], register_of(installed_catalogus())).naam}
    except GemeenteNietGevonden as error:
        return {"zin": str(error)}
