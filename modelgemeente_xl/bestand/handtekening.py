"""Digital signatures of a workbook: they hold for its bytes, and every change breaks them."""

from collections.abc import Mapping

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.pakket.pakket import relations


def check_unsigned(naam: str, ondertekend: bool) -> None:
    """Raise `BestandGeweigerd` where a change would leave a signature that is no longer valid."""
    if ondertekend:
        raise BestandGeweigerd(
            f"{naam}: deze werkmap is digitaal ondertekend, en elke wijziging maakt de "
            "handtekening ongeldig; verwijder haar in Excel (Bestand, Info, Handtekeningen "
            "weergeven), of sla de werkmap in Excel op onder een andere naam en werk daarin"
        )


def is_signed(parts: Mapping[str, bytes]) -> bool:
    """Whether there is a signature; that of macros alone is not one of the workbook."""
    origins = [r.doel for r in relations(parts, "") if r.soort == "origin" and r.doel]
    return any(
        relation.soort == "signature" for origin in origins for relation in relations(parts, origin)
    ) or any(_is_signature(name.lower()) for name in parts)


def _is_signature(name: str) -> bool:
    return name.startswith("_xmlsignatures/") and name.endswith(".xml")
