"""A name without what people leave out or type otherwise."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches

LIJKT = 0.8
"""How alike two names are at least: high enough that no name of an old gemeente, however it is
spelled, brings up another one that has nothing to do with it."""
KORTST = 3
"""Letters that a part of a name must have before it brings up the whole."""


def plain(naam: str) -> str:
    """Lower case letters and digits, single spaces; `'s-Gravenhage` becomes `s gravenhage`."""
    text = unicodedata.normalize("NFKD", naam.casefold())
    text = "".join(char for char in text if not unicodedata.combining(char))
    words = re.findall(r"[a-z0-9]+", text.replace(".", ""))
    if len(words) > 1:  # as people write it, and as the tables of the CBS do
        words = words[words[0] == "gemeente" : len(words) - (words[-1] == "gemeente")]
    return " ".join(words)


def without_suffix(naam: str) -> str:
    """The name without what stands in brackets behind it."""
    return re.sub(r"\s*\([^)]*\)$", "", naam)


def nearest(typed: str, known: Iterable[str], most: int) -> list[str]:
    """The names that can have been meant, best first, all of them plain.

    Alike are: nearly the same letters, the same letters in another order (which in a short name is
    not nearly the same), and a name in which the typed one begins a word.
    """
    names = list(known)
    letters = Counter(typed)
    alike = get_close_matches(typed, names, n=most, cutoff=LIJKT)
    alike += [name for name in names if Counter(name) == letters]
    if len(typed) >= KORTST:
        alike += [name for name in names if f" {typed}" in f" {name}"]
    return list(dict.fromkeys(alike))[:most]
