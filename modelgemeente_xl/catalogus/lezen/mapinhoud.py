"""What stands in the folder of a catalogue: its developments, and everything that is not its.

A file that nobody reads is worse than one that is wrong: its author thinks that it counts.
"""

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest

ONTWIKKELINGEN, SCHEMA = "ontwikkelingen", "schema"
_VAN_HET_SYSTEEM = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Mapinhoud:
    """The files of the developments, by their places in the folder, and what else was found."""

    ontwikkelingen: tuple[str, ...]
    bevindingen: tuple[Bevinding, ...]


def look_into(folder: Path, known: Collection[str], domeinen: Collection[str]) -> Mapinhoud:
    """Walk through a folder; `known` are the places of the files that a catalogue has once.

    What a system hides (a name that begins with a dot) is passed by.
    """
    found: list[str] = []
    findings: list[Bevinding] = []
    rooms = {PurePosixPath(pad).parent.as_posix() for pad in known} | {ONTWIKKELINGEN, SCHEMA}
    rooms |= {f"{ONTWIKKELINGEN}/{domein}" for domein in domeinen}
    for pad, is_map in _walk(folder, "", rooms):
        name, place = PurePosixPath(pad).name, PurePosixPath(pad).parent.as_posix()
        fault: tuple[str, str] | None = None
        if is_map:
            if pad not in rooms:
                fault = _strange_folder(name, place, rooms, domeinen)
        elif place.startswith(f"{ONTWIKKELINGEN}/") and name.endswith(".yaml"):
            found.append(pad)
        elif pad not in known and not (place == SCHEMA and name.endswith(".schema.json")):
            fault = _strange_file(name, place, known)
        if fault:
            findings.append(Bevinding(str(folder / pad), *fault))
    if not found:
        wat = "hier staan geen ontwikkelingen"
        herstel = "zet elke ontwikkeling in de map van haar domein"
        findings.append(Bevinding(str(folder / ONTWIKKELINGEN), wat, herstel))
    return Mapinhoud(tuple(found), tuple(findings))


def _walk(folder: Path, place: str, rooms: Collection[str]) -> Iterator[tuple[str, bool]]:
    """Every file and folder, in order; what is not ours is not entered."""
    try:
        seen = sorted(os.scandir(folder / place), key=lambda entry: entry.name)
    except OSError:  # the files in it that are needed say that they are not there
        return
    for entry in seen:
        if entry.name.startswith(".") or entry.name.casefold() in _VAN_HET_SYSTEEM:
            continue
        pad, is_map = f"{place}/{entry.name}".lstrip("/"), entry.is_dir()
        yield pad, is_map
        if is_map and pad in rooms:
            yield from _walk(folder, pad, rooms)


def _strange_folder(
    name: str, place: str, rooms: Collection[str], domeinen: Collection[str]
) -> tuple[str, str]:
    if place == ONTWIKKELINGEN:
        return f"map '{name}' is geen domein", known_or_nearest(name, domeinen)
    here = sorted(room for room in rooms if "/" not in room and room != ".")
    return f"map '{name}' hoort niet in een catalogus", (
        known_or_nearest(name, here) if place == "." else "haal haar weg"
    )


def _at(place: str, stem: str) -> str:
    return PurePosixPath(place, f"{stem}.yaml").as_posix()


def _strange_file(name: str, place: str, known: Collection[str]) -> tuple[str, str]:
    stem, _, kind = name.rpartition(".")
    in_domain = place.startswith(f"{ONTWIKKELINGEN}/")
    if kind.casefold() in ("yml", "yaml") and (in_domain or _at(place, stem) in known):
        return "dit bestand wordt niet gelezen", f"noem het {stem}.yaml, of haal het weg"
    if place == ONTWIKKELINGEN:
        return "dit bestand staat niet in de map van een domein", "zet het in een domein"
    if in_domain:
        return "dit bestand wordt niet gelezen", "een ontwikkeling is een bestand .yaml"
    here: Sequence[str] = sorted(
        PurePosixPath(pad).name for pad in known if PurePosixPath(pad).parent.as_posix() == place
    )
    herstel = known_or_nearest(name, here) if here else "haal het weg"
    return "dit bestand hoort niet in een catalogus", herstel
