"""Read what the task pane asks: every fault of it at once, and nothing of xlwings or the web."""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest
from modelgemeente_xl.grond.geweigerd import Geweigerd
from modelgemeente_xl.model.gemeente import Gemeente
from modelgemeente_xl.model.woorden import counted
from modelgemeente_xl.model.zoeken.register import Register
from modelgemeente_xl.model.zoeken.zoeken import GemeenteNietGevonden, choose_gemeenten
from modelgemeente_xl.server.vraag.boekvorm import check_boek
from modelgemeente_xl.server.vraag.keuring import JsonOnjuist, parse
from modelgemeente_xl.werkmap.indeling.knoppen import Keuzevorm, Knop, Knopkeuze
from modelgemeente_xl.werkmap.indeling.startindeling import MAX_GEMEENTEN
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN
from modelgemeente_xl.werkmap.plannen.herberekenen import Formules

STAPPEN = ("voorbeeld", "toepassen")
MEEST_NAMEN = 25
"""Names of gemeenten that are looked up; a workbook has place for fewer (`MAX_GEMEENTEN`)."""
MEEST_BEVINDINGEN = 25
MEEST_TEKSTEN = 1000
_PANEEL = "laad het paneel opnieuw; blijft het, meld het dan aan uw beheerder"


class VraagOnjuist(Geweigerd):
    """The request cannot be understood; `bevindingen` says all that is wrong with it."""

    def __init__(self, bevindingen: Sequence[Bevinding], status: int = 422) -> None:
        over = len(bevindingen) - MEEST_BEVINDINGEN
        rest = (
            Bevinding(
                "en verder", f"nog {counted(over, 'bevinding', 'bevindingen')} van dezelfde soort"
            ),
        )
        super().__init__((*bevindingen[:MEEST_BEVINDINGEN], *(rest if over > 0 else ())))
        self.status = status


@dataclass(frozen=True, slots=True)
class Vraag:
    """What was asked; `keuze` has the choices of the button by the names of its function."""

    boek: dict[str, Any] | None = field(repr=False)
    bestand: bytes | None = field(repr=False)
    formules: Formules | None = field(repr=False)
    vingerafdruk: str
    keuze: dict[str, Any]


def read_vraag(knop: Knop, stap: str, body: bytes, register: Register) -> Vraag:
    """Read a request; raise `VraagOnjuist` with everything that does not fit."""
    lezer = _Lezer(_json(body))
    boek_nodig = knop.schrijft or stap == "toepassen"
    vraag = Vraag(
        lezer.boek() if boek_nodig else None,
        None if knop.schrijft else lezer.bestand(),
        lezer.formules() if knop.formules else None,
        lezer.vingerafdruk() if stap == "toepassen" else "",
        lezer.keuze(knop.keuzes, register),
    )
    if lezer.bevindingen:
        raise VraagOnjuist(lezer.bevindingen)
    return vraag


def _json(body: bytes) -> dict[str, Any]:
    try:
        content = parse(body)
    except JsonOnjuist as error:
        raise VraagOnjuist([Bevinding("de vraag", str(error), _PANEEL)], 400) from error
    if not isinstance(content, dict):
        raise VraagOnjuist([Bevinding("de vraag", "dit is geen JSON-object", _PANEEL)], 400)
    return content


class _Lezer:
    """Takes the parts of a request, and keeps what is wrong with them."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._content = content
        self.bevindingen: list[Bevinding] = []

    def boek(self) -> dict[str, Any] | None:
        boek = self._content.get("boek")
        self.bevindingen += check_boek(boek)
        return boek if isinstance(boek, dict) else None

    def bestand(self) -> bytes | None:
        text = self._content.get("bestand")
        try:
            if isinstance(text, str):
                return base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            pass
        self._fout("bestand", "de inhoud van de werkmap ontbreekt of is niet te lezen", _PANEEL)
        return None

    def formules(self) -> Formules | None:
        given = self._content.get("formules")
        if given is None:
            return None
        if not isinstance(given, dict) or set(given) != set(DOMEINTABELLEN):
            self._fout("formules", "dit zijn niet de formules van alle domeintabellen", _PANEEL)
            return None
        for naam, rows in given.items():
            if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
                self._fout(f"formules, tabel {naam}", "geen lijst van rijen", _PANEEL)
                return None
        return {naam: [[_text(c) for c in row] for row in rows] for naam, rows in given.items()}

    def vingerafdruk(self) -> str:
        given = self._content.get("vingerafdruk")
        if isinstance(given, str) and given:
            return given
        self._fout("vingerafdruk", "er is geen voorbeeld getoond", "druk eerst op Voorbeeld")
        return ""

    def keuze(self, keuzes: Sequence[Knopkeuze], register: Register) -> dict[str, Any]:
        given = self._content.get("keuze", {})
        if not isinstance(given, dict):
            self._fout("keuze", "dit is geen lijst van keuzes", _PANEEL)
            given = {}
        known = [keuze.naam for keuze in keuzes]
        for naam in given:
            if naam not in known:
                self._fout(f"keuze {str(naam)[:50]}", "onbekend", _known(naam, known))
        return {keuze.naam: self._een(keuze, given.get(keuze.naam), register) for keuze in keuzes}

    def _een(self, keuze: Knopkeuze, given: object, register: Register) -> Any:
        """One choice; where it is not given, as the button has it."""
        match keuze.vorm:
            case Keuzevorm.GEMEENTEN:
                return self._gemeenten(given, register)
            case Keuzevorm.TEKSTEN:
                return self._texts(keuze.naam, given, MEEST_TEKSTEN)
            case Keuzevorm.JA:
                return self._yes(keuze.label, given)
            case Keuzevorm.GETAL:
                most = keuze.meest or keuze.meest_paneel
                found = self._number(keuze.label, given, keuze.minst, most)
                return keuze.standaard if found is None else found
            case Keuzevorm.UIT:
                if given is None or given in tuple(keuze.waarden):  # it may be a list
                    return given or keuze.standaard
                self._fout(f"keuze {keuze.naam}", "onbekend", _known(given, tuple(keuze.waarden)))
                return keuze.standaard

    def _gemeenten(self, given: object, register: Register) -> tuple[Gemeente, ...]:
        texts = self._texts("gemeenten", given, MEEST_NAMEN, MAX_GEMEENTEN)
        namen = [naam[:100] for naam in texts]
        try:
            return choose_gemeenten(namen, register, MAX_GEMEENTEN)
        except GemeenteNietGevonden as error:
            for line in error.zinnen:
                self._fout("Gemeente", line, "")
            return ()

    def _texts(self, waar: str, given: object, most: int, place: int = 0) -> tuple[str, ...]:
        if given is None:
            return ()
        if not isinstance(given, list) or not all(isinstance(t, str) and t for t in given):
            self._fout(f"keuze {waar}", "dit is geen lijst van teksten", _PANEEL)
            return ()
        if len(given) > most:
            self._fout(
                f"keuze {waar}", f"{len(given)} stuks", f"geef er ten hoogste {place or most}"
            )
            return ()
        return tuple(given)

    def _number(self, waar: str, given: object, low: int, high: int) -> int | None:
        if given is None:
            return None
        if type(given) is int and low <= given <= high:
            return given
        found = f"'{str(given)[:30]}' past niet"
        self._fout(waar, found, f"verwacht wordt een geheel getal van {low} tot en met {high}")
        return None

    def _yes(self, waar: str, given: object) -> bool:
        if given is None or isinstance(given, bool):
            return bool(given)
        self._fout(waar, f"'{str(given)[:30]}' past niet", "verwacht wordt ja of nee")
        return False

    def _fout(self, waar: str, wat: str, herstel: str) -> None:
        self.bevindingen.append(Bevinding(waar, wat, herstel))


def _known(found: object, known: Sequence[str]) -> str:
    return known_or_nearest(str(found)[:50], known) if known else "deze knop kent geen keuzes"


def _text(cell: object) -> str:
    return "" if cell is None or cell is False or cell == 0 else str(cell)
