"""Compute a workbook and write the results that differ into its cells (besluit 0018).

The engine is not Excel. What the program itself put in the workbook it computes rightly. A formula
of someone else may use what it lacks or computes in another way: that one keeps the result it held,
all that depends on it is computed from there, and it is named where that result may now be old.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from modelgemeente_xl.bestand.blad.blad import Werkblad
from modelgemeente_xl.bestand.blad.teksten import Teksten
from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.pakket.namen import asks_to_be_computed, precision_as_displayed
from modelgemeente_xl.bestand.pakket.pakket import sheet_parts, workbook_part
from modelgemeente_xl.bestand.pakket.tabellen import Bladtabel, read_tables
from modelgemeente_xl.bestand.rekenen.getaltekst import number_texts
from modelgemeente_xl.bestand.rekenen.keuring import Eigendom, Keuring
from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad, RekenenMislukt
from modelgemeente_xl.bestand.rekenen.rekenronde import Rekenronde, Verschil, differences
from modelgemeente_xl.excel.adressen import Plaats, cell_name

_RONDES = 12
"""How often cells are held and computed again; then all that still differs is held."""


@dataclass(frozen=True)
class Rekenverslag:
    """Which formulas may hold an old value (`Blad!A1`, or a whole sheet); why, where all do."""

    niet_berekend: tuple[str, ...]
    reden: str = ""
    verouderd: bool = False
    """The file held results that did not fit its cells; all were computed anew."""
    alleen_ons: str = ""
    """Why only formulas that the program put there were computed, where that is so."""


@dataclass
class Geladen:
    """The engine as a workbook left it, for the next time that same workbook is computed."""

    rekenblad: Rekenblad | None = None

    def take(self) -> Rekenblad | None:
        """Give it once: what breaks down is not used again."""
        rekenblad, self.rekenblad = self.rekenblad, None
        return rekenblad


def nothing_is_ours(blad: str, rij: int, kolom: int) -> bool:
    """Every formula is someone else's."""
    return False


def recalculate(
    bladen: Mapping[str, Werkblad],
    parts: Mapping[str, bytes],
    geopend: Mapping[str, bytes],
    tabellen: Iterable[Bladtabel],
    van_ons: Eigendom = nothing_is_ours,
    alleen_ons: str = "",
    geladen: Geladen | None = None,
) -> Rekenverslag:
    """Compute `parts` and write what differs into `bladen`; `geopend` is the file as it was.

    `alleen_ons` says why formulas of someone else are not to be computed, where they are not.
    """
    geladen = geladen or Geladen()
    computing = [blad for blad in bladen.values() if blad.may_compute()]
    if not computing:
        return Rekenverslag(())
    _refuse_precision(parts)
    known = [blad for blad in computing if _is_read(blad)]
    kept = [blad.naam for blad in computing if blad not in known]
    keuring = Keuring(parts, tabellen, van_ons)
    try:
        if not alleen_ons:
            work = _Rekenwerk(known, keuring)
            verouderd = work.run(parts, geopend, geladen)
            return Rekenverslag((*kept, *map(str, work.oud)), "", verouderd)
    except RekenenMislukt as error:
        alleen_ons = str(error)
    try:
        work = _Rekenwerk(known, keuring)
        if work.run_ours(parts):
            return Rekenverslag((*kept, *map(str, work.oud)), alleen_ons=alleen_ons)
    except RekenenMislukt:
        pass
    return Rekenverslag((*kept, *(w for blad in known for w in _formulas_of(blad))), alleen_ons)


def computed_as_held(parts: Mapping[str, bytes], van_ons: Eigendom) -> Rekenblad:
    """A file in the engine, in which what the engine cannot be trusted with is what it held."""
    teksten = Teksten(parts)
    bladdelen = sheet_parts(parts)
    bladen = [Werkblad(naam, parts[part], teksten) for naam, part in bladdelen.items()]
    known = [blad for blad in bladen if blad.may_compute() and _is_read(blad)]
    tabellen = [deel.tabel for deel in read_tables(parts, bladdelen).values()]
    return _Rekenwerk(known, Keuring(parts, tabellen, van_ons)).compute(parts, parts)[0].rekenblad


def fill_results(bladen: Iterable[Werkblad], rekenblad: Rekenblad) -> None:
    """Write every result that differs; the engine must have computed these very sheets."""
    for blad in bladen:
        for _, cel, waarde, fout in list(differences(blad, rekenblad)):
            blad.set_result(cel, waarde, fout)


class _Rekenwerk:
    """One calculation of the sheets that can be written."""

    def __init__(self, bladen: list[Werkblad], keuring: Keuring) -> None:
        self._bladen = {blad.naam: blad for blad in bladen}
        self._keuring = keuring
        self._vreemd = keuring.foreign(bladen)
        self._vast: dict[Plaats, None] = {}
        """Formulas that keep what they held."""
        self.oud: dict[Plaats, None] = {}
        """Formulas whose result may be an old one."""

    def run(
        self, parts: Mapping[str, bytes], geopend: Mapping[str, bytes], geladen: Geladen
    ) -> bool:
        """Compute, hold what must be held, and write what differs; whether the file was old."""
        nu, verouderd = self.compute(parts, geopend, geladen.take())
        geladen.rekenblad = nu.rekenblad
        for verschil in nu.verschillen:
            if not verschil.onberekend:
                verschil.blad.set_result(*verschil[1:])
        # A file that asks to be computed held results that may be old already.
        self._note_what_changed(verouderd or asks_to_be_computed(geopend[workbook_part(geopend)]))
        return verouderd

    def compute(
        self,
        parts: Mapping[str, bytes],
        geopend: Mapping[str, bytes],
        geladen: Rekenblad | None = None,
    ) -> tuple[Rekenronde, bool]:
        """Compute, and hold what must be held; whether the file was old."""
        nu = self._round(self._bladen, parts, self._vreemd, geladen)
        self._hold_reserved(nu)
        nu.evaluate()
        if not self._vast and not any(self._is_suspect(nu, v) for v in nu.verschillen):
            return nu, False
        toen = nu if parts == geopend else self._as_it_was(geopend)
        verouderd = self._test_what_was_held(toen)
        more = [plaats for plaats in self._vast if plaats not in nu.vast]
        if more:
            nu.hold(more)
            nu.evaluate()
        self._settle(nu)
        return nu, verouderd

    def run_ours(self, parts: Mapping[str, bytes]) -> bool:
        """Compute what the program put there, from what the rest held; not where that is all."""
        if not self._vreemd or all(map(self._vreemd.__contains__, self._places())):
            return False
        nu = self._round(self._bladen, parts, self._vreemd)
        for plaats in self._vreemd:
            self._keep(plaats)
        nu.hold(self._vreemd)
        nu.evaluate()
        for verschil in nu.verschillen:
            if verschil.onberekend:
                self.oud[verschil.plaats] = None
            else:
                verschil.blad.set_result(*verschil[1:])
        self.oud |= dict.fromkeys(self._vreemd)
        return True

    def _round(
        self,
        bladen: Mapping[str, Werkblad],
        parts: Mapping[str, bytes],
        vreemd: Mapping[Plaats, str],
        geladen: Rekenblad | None = None,
    ) -> Rekenronde:
        """These sheets in the engine, with the texts in them that it would not take for numbers.

        What a formula of someone else reads stays as it is, for that one may show it.
        """
        ronde = Rekenronde(list(bladen.values()), parts, geladen)
        for plaats, tekst in number_texts(bladen, self._keuring.tabellen, self._keuring.van_ons):
            cell = {plaats.blad: {(plaats.rij, plaats.kolom)}}
            if not any(self._reads_any(*formule, cell) for formule in vreemd.items()):
                ronde.rekenblad.hold(*plaats, tekst, False)
        return ronde

    def _places(self) -> Iterator[Plaats]:
        for naam, blad in self._bladen.items():
            yield from (Plaats(naam, *cel[:2]) for cel in blad.formula_places())

    def _is_suspect(self, nu: Rekenronde, verschil: Verschil) -> bool:
        return verschil.onberekend or nu.formula_at(verschil.plaats) in self._vreemd

    def _hold_reserved(self, nu: Rekenronde) -> None:
        for plaats, formule in self._vreemd.items():
            if self._keuring.reserved(self._bladen[plaats.blad], plaats, formule):
                self._keep(plaats)
        nu.hold(self._vast)

    def _keep(self, plaats: Plaats) -> bool:
        """Let a formula keep its result; without one, there is nothing to keep."""
        nieuw = self._bladen[plaats.blad].cell_now(plaats.rij, plaats.kolom)
        if nieuw is None or (nieuw.waarde is None and not nieuw.fout):
            self.oud[plaats] = None
            return False
        self._vast[plaats] = None
        return True

    def _as_it_was(self, geopend: Mapping[str, bytes]) -> Rekenronde:
        bladen = {naam: blad.as_read() for naam, blad in self._bladen.items()}
        formules = self._keuring.foreign(bladen.values())
        toen = self._round(bladen, geopend, formules)
        toen.hold(
            plaats
            for plaats, formule in formules.items()
            if plaats in self._vast
            or self._keuring.reserved(toen.bladen[plaats.blad], plaats, formule)
        )
        toen.evaluate()
        return toen

    def _test_what_was_held(self, toen: Rekenronde) -> bool:
        """Keep what the engine computes otherwise than the file; whether the file was old."""
        for ronde in range(_RONDES):
            differing = {
                toen.formula_at(verschil.plaats): verschil
                for verschil in toen.verschillen
                if verschil.bewaard
            }
            if not differing:
                return False
            formules = {
                plaats: toen.bladen[plaats.blad].formula(plaats.rij, plaats.kolom)[1:]
                for plaats in differing
            }
            roots = self._keuring.roots(formules)
            if any(self._is_old(toen, plaats, formules[plaats], differing) for plaats in roots):
                return True
            held = list(formules) if ronde == _RONDES - 1 else roots
            toen.hold(held)
            toen.evaluate()
            for plaats in held:
                if plaats in self._vreemd or differing[plaats].onberekend:
                    self._keep_same(plaats, toen)
        return False

    def _is_old(
        self,
        toen: Rekenronde,
        plaats: Plaats,
        formule: str,
        differing: Mapping[Plaats, Verschil],
    ) -> bool:
        """Whether what was held cannot be what any Excel made of the cells as they were."""
        verschil = differing[plaats]
        if verschil.onberekend:
            return False
        if self._keuring.van_ons(*plaats):
            return True
        return self._keuring.sure(plaats, formule) and not self._keuring.doubtful(
            plaats, formule, verschil.waarde, toen.rekenblad
        )

    def _keep_same(self, plaats: Plaats, toen: Rekenronde) -> None:
        """Keep a formula that is still there as it was."""
        was, now = (bladen[plaats.blad] for bladen in (toen.bladen, self._bladen))
        if was.formula(plaats.rij, plaats.kolom) == now.formula(plaats.rij, plaats.kolom):
            self._keep(plaats)

    def _settle(self, nu: Rekenronde) -> None:
        """Hold all that cannot be trusted, till nothing that differs is of that kind."""
        for _ in range(_RONDES):
            more = [p for p in self._untrusted(nu, nu.verschillen) if self._keep(p)]
            if not more:
                break
            nu.hold(more)
            nu.evaluate()
        self.oud |= dict.fromkeys(v.plaats for v in nu.verschillen if v.onberekend)

    def _untrusted(self, nu: Rekenronde, verschillen: list[Verschil]) -> list[Plaats]:
        found: dict[Plaats, str] = {}
        doubtful: list[Plaats] = []
        for verschil in verschillen:
            plaats = nu.formula_at(verschil.plaats)
            if verschil.onberekend:
                found[plaats] = self._bladen[plaats.blad].formula(plaats.rij, plaats.kolom)[1:]
            elif plaats in self._vreemd and self._keuring.doubtful(
                plaats, self._vreemd[plaats], verschil.waarde, nu.rekenblad
            ):
                doubtful.append(plaats)
        self.oud |= dict.fromkeys(doubtful)
        return [*(self._keuring.roots(found) if found else ()), *doubtful]

    def _note_what_changed(self, alles: bool) -> None:
        """Of what is held, name what reads a cell that changed, or another that is old; or all."""
        if alles:
            self.oud |= self._vast
        if self._vast.keys() <= self.oud.keys():
            return
        changed = {naam: set(blad.changed_cells()) for naam, blad in self._bladen.items()}
        waiting = [plaats for plaats in self._vast if plaats not in self.oud]
        while waiting:
            for plaats in self.oud:
                changed[plaats.blad].add((plaats.rij, plaats.kolom))
            named = [p for p in waiting if self._reads_any(p, self._formula(p), changed)]
            if not named:
                break
            self.oud |= dict.fromkeys(named)
            waiting = [plaats for plaats in waiting if plaats not in self.oud]

    def _formula(self, plaats: Plaats) -> str:
        return self._bladen[plaats.blad].formula(plaats.rij, plaats.kolom)[1:]

    def _reads_any(
        self, plaats: Plaats, formule: str, changed: Mapping[str, set[tuple[int, int]]]
    ) -> bool:
        gelezen = self._keuring.reads(plaats, formule)
        sheets = {plaats.blad, *(plek.blad for plek in gelezen.plekken)}
        if gelezen.meer and any(changed.get(naam) for naam in sheets):
            return True
        return any(
            plek.bereik.holds(*cel)
            for plek in gelezen.plekken
            for cel in changed.get(plek.blad, ())
        )


def _refuse_precision(parts: Mapping[str, bytes]) -> None:
    if precision_as_displayed(parts[workbook_part(parts)]):
        raise BestandGeweigerd(
            "de werkmap rekent met de nauwkeurigheid van de weergave (getallen zoals de cellen ze "
            "tonen), en dat kan hier niet worden nagerekend; zet in Excel bij Bestand, Opties, "
            "Geavanceerd het vinkje 'Precisie instellen zoals weergegeven' uit, sla op en begin "
            "opnieuw; er is niets gewijzigd"
        )


def _is_read(blad: Werkblad) -> bool:
    """Whether its formulas can be read; a sheet that cannot be keeps what it has."""
    try:
        return blad.understood() and blad.deelformules is not None and blad.blokken is not None
    except BestandGeweigerd:
        return False


def _formulas_of(blad: Werkblad) -> list[str]:
    return [f"{blad.naam}!{cell_name(rij, kolom)}" for rij, kolom, *_ in blad.results()]
