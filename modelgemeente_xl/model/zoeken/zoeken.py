"""Find a gemeente by the name a person types."""

from collections import Counter
from collections.abc import Sequence

from modelgemeente_xl.grond.geweigerd import Geweigerd
from modelgemeente_xl.model.gemeente import Gemeente
from modelgemeente_xl.model.landelijk.herindeling import Herindeling
from modelgemeente_xl.model.zoeken.geen_gemeente import became, why_not
from modelgemeente_xl.model.zoeken.naam import nearest, plain, without_suffix
from modelgemeente_xl.model.zoeken.register import Register

_ANDERE_NAMEN = {
    "den haag": "'s-Gravenhage",
    "den bosch": "'s-Hertogenbosch",
    "the hague": "'s-Gravenhage",
    "friese meren": "De Fryske Marren",
}
MEEST = 3
"""Names that are proposed."""


class GemeenteNietGevonden(Geweigerd):
    """The name is unknown or could be more than one gemeente, or the choice as a whole cannot be.

    The message says which, all of it at once.
    """


def choose_gemeenten(
    namen: Sequence[str | Gemeente], register: Register, plaatsen: int
) -> tuple[Gemeente, ...]:
    """Find every gemeente that counts along, each once and no more than there are places.

    A door that found them already hands over what it found, so that no name is looked up twice.
    """
    found: list[Gemeente] = []
    faults: list[str] = []
    for naam in namen:
        try:
            found.append(naam if isinstance(naam, Gemeente) else find_gemeente(naam, register))
        except GemeenteNietGevonden as error:
            faults += error.zinnen
    faults += [
        f"gemeente '{naam}' is meer dan één keer gegeven"
        for naam, aantal in Counter(g.naam for g in found).items()
        if aantal > 1
    ]
    if len(namen) > plaatsen:
        faults.append(
            f"{len(namen)} gemeenten gegeven; de werkmap heeft plaats voor {plaatsen}, "
            f"dus niet voor {', '.join(map(_name, namen[plaatsen:]))}"
        )
    if faults:
        raise GemeenteNietGevonden(faults)
    return tuple(found)


def _name(gemeente: str | Gemeente) -> str:
    return gemeente.naam if isinstance(gemeente, Gemeente) else gemeente


def find_gemeente(naam: str, register: Register) -> Gemeente:
    """Find by name or CBS code; case, accents, hyphens, dots and brackets do not matter."""
    gemeenten = register.gemeenten
    by_name = {plain(g.naam): g for g in gemeenten}
    typed = plain(_ANDERE_NAMEN.get(plain(naam), naam))
    if typed in by_name:
        return by_name[typed]
    for gemeente in gemeenten:
        if naam.strip().upper() in (gemeente.code, gemeente.code.removeprefix("GM")):
            return gemeente
    candidates = [g for g in gemeenten if plain(without_suffix(g.naam)) == typed]
    if not candidates:
        candidates = [
            g for g in gemeenten if plain(f"{without_suffix(g.naam)} {g.provincie}") == typed
        ]
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        choice = " of ".join(f"'{g.naam}' ({g.provincie})" for g in candidates)
        raise GemeenteNietGevonden(f"'{naam}' is niet eenduidig: kies {choice}")
    raise GemeenteNietGevonden(
        why_not(naam, register)
        or f"gemeente '{naam}' staat niet in het register; {_hint(typed, register)}"
    )


def _hint(typed: str, register: Register) -> str:
    """Which names can have been meant, those of gemeenten that are no more among them."""
    meant = {plain(g.naam): f"'{g.naam}'" for g in register.gemeenten}
    for anders, naam in _ANDERE_NAMEN.items():
        meant.setdefault(anders, f"'{naam}'")
    old: dict[str, list[Herindeling]] = {}
    for h in register.herindelingen:
        if h.vast:
            old.setdefault(h.oude_naam, []).append(h)
    for naam, parts in old.items():
        meant.setdefault(plain(naam), f"'{naam}' ({became(parts)})")
    found = dict.fromkeys(meant[name] for name in nearest(typed, meant, MEEST))
    if found:
        return f"bedoelde u {' of '.join(found)}?"
    return (
        "gebruik de naam zoals het CBS die schrijft, bijvoorbeeld 'Purmerend'; een dorp of stad "
        "kan in een gemeente met een andere naam liggen"
    )
