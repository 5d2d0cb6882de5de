"""Find a gemeente by the name a person types."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from modelgemeente_xl.grond.geweigerd import Geweigerd
from modelgemeente_xl.model.gemeente import Gemeente

_ANDERE_NAMEN = {
    "den haag": "'s-Gravenhage",
    "den bosch": "'s-Hertogenbosch",
    "the hague": "'s-Gravenhage",
    "friese meren": "De Fryske Marren",
}


class GemeenteNietGevonden(Geweigerd):
    """The name is unknown or could be more than one gemeente, or the choice as a whole cannot be.

    The message says which, all of it at once.
    """


def choose_gemeenten(
    namen: Sequence[str | Gemeente], register: Iterable[Gemeente], plaatsen: int
) -> tuple[Gemeente, ...]:
    """Find every gemeente that counts along, each once and no more than there are places.

    A door that found them already hands over what it found, so that no name is looked up twice.
    """
    gemeenten = tuple(register)
    found: list[Gemeente] = []
    faults: list[str] = []
    for naam in namen:
        try:
            found.append(naam if isinstance(naam, Gemeente) else find_gemeente(naam, gemeenten))
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


def find_gemeente(naam: str, register: Iterable[Gemeente]) -> Gemeente:
    """Find by name or CBS code; case, accents, hyphens, dots and brackets do not matter."""
    gemeenten = tuple(register)
    by_name = {_plain(g.naam): g for g in gemeenten}
    typed = _plain(_ANDERE_NAMEN.get(_plain(naam), naam))
    if typed in by_name:
        return by_name[typed]
    for gemeente in gemeenten:
        if naam.strip().upper() in (gemeente.code, gemeente.code.removeprefix("GM")):
            return gemeente
    candidates = [g for g in gemeenten if _plain(_without_suffix(g.naam)) == typed]
    if not candidates:
        candidates = [
            g for g in gemeenten if _plain(f"{_without_suffix(g.naam)} {g.provincie}") == typed
        ]
    if len(candidates) == 1:
        return candidates[0]
    if candidates:
        choice = " of ".join(f"'{g.naam}' ({g.provincie})" for g in candidates)
        raise GemeenteNietGevonden(f"'{naam}' is niet eenduidig: kies {choice}")
    nearest = get_close_matches(typed, by_name, n=3, cutoff=0.6)
    nearest += [plain for plain in by_name if typed and typed in plain and plain not in nearest]
    hint = (
        "bedoelde u " + " of ".join(f"'{by_name[n].naam}'" for n in nearest[:3]) + "?"
        if nearest
        else "gebruik de naam zoals het CBS die schrijft, bijvoorbeeld 'Purmerend'"
    )
    raise GemeenteNietGevonden(f"gemeente '{naam}' staat niet in het register; {hint}")


def _without_suffix(naam: str) -> str:
    return re.sub(r"\s*\([^)]*\)$", "", naam)


def _plain(naam: str) -> str:
    """Lower case letters and digits, single spaces; `'s-Gravenhage` becomes `s gravenhage`."""
    text = unicodedata.normalize("NFKD", naam.casefold())
    text = "".join(char for char in text if not unicodedata.combining(char))
    words = re.findall(r"[a-z0-9]+", text.replace(".", ""))
    if words and words[0] == "gemeente" and len(words) > 1:
        words = words[1:]
    return " ".join(words)
