"""Checks of what developments hang on: the themes and statements of the nulmeting, the opgaven."""

from collections.abc import Container, Iterator, Mapping

from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.catalogus.vorm.kapstok import NIVEAUS, Haak
from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest

NULMETING, OPGAVEN = "nulmeting.yaml", "opgaven.yaml"


def check_themas(b: Bestanden) -> Iterator[Bevinding]:
    """The thema of each development and line exists, and each thema has developments."""
    if b.nulmeting is None:
        return
    themas = b.nulmeting.themas
    used = {record.thema for _, record in b.ontwikkelingen.values()}
    yield from _check_haken(b, NULMETING, "themas", "thema", themas, used)
    for ontwikkeling, (_, record) in b.ontwikkelingen.items():
        yield from _refer(b, NULMETING, "thema", record.thema, themas, ontwikkeling, "thema")
        for key, regel in record.begrotingsregels.items():
            loc = (ontwikkeling, "begrotingsregels", key, "thema")
            yield from _refer(b, NULMETING, "thema", regel.thema, themas, *loc)


def check_opgaven(b: Bestanden) -> Iterator[Bevinding]:
    """The opgaven of each development exist, each once, and each opgave has developments."""
    if b.opgaven is None:
        return
    opgaven = b.opgaven.opgaven
    used = {opgave for _, record in b.ontwikkelingen.values() for opgave in record.opgaven}
    yield from _check_haken(b, OPGAVEN, "opgaven", "opgave", opgaven, used)
    for ontwikkeling, (_, record) in b.ontwikkelingen.items():
        for i, opgave in enumerate(record.opgaven):
            loc = (ontwikkeling, "opgaven", i)
            yield from _refer(b, OPGAVEN, "opgave", opgave, opgaven, *loc)
            if opgave is not None and opgave in record.opgaven[:i]:
                yield Bevinding(
                    b.where(*loc),
                    f"opgave '{opgave}' staat er twee keer",
                    "houd er een over",
                )


def check_stellingen(b: Bestanden) -> Iterator[Bevinding]:
    """The ladder and each aspect have every level, and no statement stands twice."""
    if b.nulmeting is None:
        return
    yield from _check_niveaus(b, b.nulmeting.ladder, "ladder", "ladder")
    said: dict[str, str] = {}
    for thema, record in b.nulmeting.themas.items():
        for aspect, sides in record.aspecten.items():
            loc = ("themas", thema, "aspecten", aspect, "niveaus")
            yield from _check_niveaus(b, sides.niveaus, f"{thema}.{aspect}", *loc)
            for nummer, stelling in sides.niveaus.items():
                here, words = f"{thema}.{aspect}.{nummer}", stelling.stelling.casefold()
                if said.setdefault(words, here) != here:
                    yield Bevinding(
                        b.documents[NULMETING].where((*loc, nummer, "stelling")),
                        f"deze stelling staat ook bij {said[words]}",
                        "zeg wat er hier meer of anders is",
                    )


def _check_niveaus(
    b: Bestanden, niveaus: Container[str], what: str, *loc: str
) -> Iterator[Bevinding]:
    for nummer in NIVEAUS:
        if nummer not in niveaus:
            yield Bevinding(
                b.documents[NULMETING].where(loc),
                f"niveau {nummer} van {what} ontbreekt",
                "beschrijf de niveaus 1 tot en met 5",
            )


def _refer(
    b: Bestanden,
    file: str,
    what: str,
    found: str | None,
    known: Mapping[str, Haak],
    ontwikkeling: str,
    *loc: str | int,
) -> Iterator[Bevinding]:
    if found is not None and found not in known and b.known(known, file):
        herstel = known_or_nearest(found, known, b.naam(file))
        yield Bevinding(b.where(ontwikkeling, *loc), f"{what} '{found}' bestaat niet", herstel)


def _check_haken(
    b: Bestanden,
    file: str,
    key: str,
    what: str,
    haken: Mapping[str, Haak],
    used: Container[str],
) -> Iterator[Bevinding]:
    if not b.heel(file, "ontwikkelingen"):
        return
    for id_, haak in haken.items():
        waar = b.documents[file].where((key, id_))
        if not haak.bronnen and haak.eigen is None:
            yield Bevinding(
                waar,
                f"{what} '{id_}' heeft geen bron",
                "noem bronnen, of zeg bij eigen waarom dit project haar zelf koos",
            )
        if id_ not in used:
            yield Bevinding(
                waar,
                f"{what} '{id_}' heeft geen ontwikkelingen",
                "noem haar bij een ontwikkeling, of haal haar weg",
            )
