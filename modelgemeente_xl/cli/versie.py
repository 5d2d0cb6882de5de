"""Which program this is and which catalogue it carries, in one line."""

from importlib.metadata import version

from modelgemeente_xl.catalogus.laden import installed_catalogus
from modelgemeente_xl.catalogus.ongeldig import CatalogusOngeldig
from modelgemeente_xl.werkmap.inhoud.inhoud import edities_of


def version_line() -> str:
    """Version, and edition of the catalogue; also where that catalogue is unsound."""
    try:
        catalogus = edities_of(installed_catalogus())
    except CatalogusOngeldig:
        catalogus = "niet in orde (zie modelgemeente catalogus controleer)"
    return f"modelgemeente {version('modelgemeente-xl')}, catalogus: {catalogus}"
