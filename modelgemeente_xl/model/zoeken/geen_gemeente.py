"""What is said of a name that is no gemeente any more, or never was one."""

from collections.abc import Sequence

from modelgemeente_xl.model.gemeente import Gemeente
from modelgemeente_xl.model.landelijk.herindeling import Herindeling
from modelgemeente_xl.model.landelijk.samenwerking import Samenwerking
from modelgemeente_xl.model.woorden import listed
from modelgemeente_xl.model.zoeken.naam import plain
from modelgemeente_xl.model.zoeken.register import Register

_SOORTEN = {
    "een waterschap": ("waterschap", "wetterskip", "hoogheemraadschap"),
    "een provincie": ("provincie", "provinsje"),
    "een omgevingsdienst": ("omgevingsdienst", "milieudienst", "rud"),
    "een veiligheidsregio": ("veiligheidsregio",),
    "een GGD": ("ggd",),
    "een gemeenschappelijke regeling": ("gemeenschappelijke regeling",),
    "een ministerie": ("ministerie",),
}
"""Other governments, by the words by which their names are known."""
_WATERSCHAPPEN = {
    *("aa en maas", "amstel gooi en vecht", "brabantse delta", "delfland", "de dommel"),
    *("drents overijsselse delta", "hollands noorderkwartier", "hollandse delta", "hunze en aa s"),
    *("noorderzijlvest", "rijn en ijssel", "rijnland", "rivierenland", "scheldestromen"),
    *("schieland en de krimpenerwaard", "de stichtse rijnlanden", "vallei en veluwe"),
    *("vechtstromen", "zuiderzeeland"),
}
"""The names by which they are called without that word, where no province bears it too."""
_PROVINCIES = {"friesland", "brabant"}
"""What provincies are called beside their own names."""


def why_not(naam: str, register: Register) -> str:
    """The sentence that fits a name which is no gemeente; empty where there is none."""
    return (
        merged_away(naam, register.herindelingen)
        or _partnership(naam, register.samenwerkingen)
        or _other_body(naam, register.gemeenten)
    )


def merged_away(naam: str, herindelingen: Sequence[Herindeling]) -> str:
    """What became of a gemeente that is no more, by its old name or its old code."""
    typed, code = plain(naam), naam.strip().upper()
    codes = {code, f"GM{code}"} if code else set()
    found = [
        h for h in herindelingen if h.vast and (plain(h.oude_naam) == typed or h.oude_code in codes)
    ]
    if not found:
        return ""
    heet_nu = [f"'{h.nieuwe_naam}'" for h in found]
    return f"{became(found)}; geef {listed(heet_nu, 'of')}"


def became(found: Sequence[Herindeling]) -> str:
    """What became of one old gemeente, which may be split over several."""
    first = found[0]
    sinds = f"sinds {first.datum.year}"
    heet_nu = listed([h.nieuwe_naam for h in found], "en")
    if len(found) > 1:
        return f"{first.oude_naam} is {sinds} verdeeld over {heet_nu}"
    if first.soort == "samenvoeging":
        return f"{first.oude_naam} is {sinds} {heet_nu}"
    return f"{first.oude_naam} hoort {sinds} bij {heet_nu}"


def _partnership(naam: str, samenwerkingen: Sequence[Samenwerking]) -> str:
    typed = plain(naam)
    for s in samenwerkingen:
        if typed in map(plain, (s.naam, *s.andere_namen)):
            leden = listed([f"'{lid}'" for lid in s.leden], "en")
            return f"{naam.strip()} is een samenwerking van gemeenten; geef haar leden: {leden}"
    return ""


def _other_body(naam: str, gemeenten: Sequence[Gemeente]) -> str:
    typed = plain(naam)
    known = {
        "een provincie": {plain(g.provincie) for g in gemeenten if g.provincie} | _PROVINCIES,
        "een waterschap": _WATERSCHAPPEN,
    }
    for soort, woorden in _SOORTEN.items():
        named = any(f" {woord} " in f" {typed} " for woord in woorden)
        if named or typed in known.get(soort, ()):
            return (
                f"{naam.strip()} is {soort}; de Modelgemeente is voor gemeenten. Geef de naam van "
                "een gemeente, of van elke gemeente die meedoet"
            )
    return ""
