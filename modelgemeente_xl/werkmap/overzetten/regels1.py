"""The lines of a workbook of layout 1 as the present layout holds them.

The first layout filled in decisions before anybody made them; what still is as it was filled in
says nothing of its own, and becomes blank. What was blank there and would now follow the line's
proposal is written out, so that it goes on meaning what it meant.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from modelgemeente_xl.excel.waarde import Waarde, canonical, same, spelled
from modelgemeente_xl.model.ontwikkeling import SCENARIOS
from modelgemeente_xl.werkmap.inhoud.kenmerken import fingerprint
from modelgemeente_xl.werkmap.overzetten import indeling1
from modelgemeente_xl.werkmap.overzetten.oud import Oud

Oudrij = Mapping[str, Waarde]
GEWOON: Final = "ja"
"""How Meenemen was filled in, unless the fingerprint of the line says otherwise."""
WOORDEN = ("ja", "nee")
INCIDENTEEL = "incidenteel"
GELIJK = ("Eigen bedrag", "Besluit", "Toelichting")
"""Inputs that mean now what they meant."""
EEN_JAAR = float(indeling1.KWARTALEN_PER_JAAR)


@dataclass(frozen=True)
class Regels1:
    """What the first layout knew of its lines: what the catalogue said, and what was decided."""

    oud: Oud

    def voorstel(self, tabel: str, rij: Oudrij) -> dict[str, Waarde] | None:
        """What the line proposes, by the names of the sheet Catalogus; None for an own line.

        It counted in each scenario, was in no running cost, and went in whole years.
        """
        basis = self._basis.get((tabel, _text(rij["Id"])))
        return None if basis is None else {**basis, **self._meenemen(tabel, basis)}

    def invoer(self, tabel: str, rij: Oudrij) -> dict[str, Waarde]:
        """What somebody decided on a line, by the present columns; blank is not in it."""
        voorstel = self.voorstel(tabel, rij)
        found: dict[str, Waarde] = {kolom: rij[kolom] for kolom in GELIJK}
        if voorstel is None:
            found |= {
                "Meenemen": rij["Meenemen"],
                "Al begroot": rij["Al begroot"],
                "Startjaar": rij["Startjaar"],
                "Noodzaak": rij["Noodzaak"],
                "Kwartalen": kwartalen(rij["Duur"]),
            }
        else:
            jaar = self.oud.namen["Begrotingsjaar"]
            found |= {
                "Meenemen": _else(rij["Meenemen"], GEWOON, voorstel["Meenemen"]),
                "Al begroot": _else(rij["Al begroot"], 0.0, 0.0),
                "Startjaar": _else(rij["Startjaar"], jaar, voorstel["Startjaar"]),
                "Noodzaak": _else(rij["Noodzaak"], None, voorstel["Noodzaak"]),
                "Kwartalen": _else(
                    kwartalen(rij["Duur"]), _een_jaar(rij["Aard"]), voorstel["Kwartalen"]
                ),
            }
        return {kolom: value for kolom, value in found.items() if canonical(value) is not None}

    def catalogus(self) -> Iterator[dict[str, Waarde]]:
        """The rows of the sheet Catalogus, with what a line did not say yet."""
        for _, rij in self.oud.tabellen["tblCatalogus"].records():
            known = rij | _tijd(rij) | self._meenemen(f"tbl{rij['Domein']}", rij)
            del known["Duur"]
            yield known

    @cached_property
    def _basis(self) -> dict[tuple[str, str], dict[str, Waarde]]:
        """What the catalogue last wrote of each line, by table and id."""
        return {
            (f"tbl{rij['Domein']}", _text(rij["Id"])): rij | _tijd(rij)
            for _, rij in self.oud.tabellen["tblCatalogus"].records()
            if canonical(rij["Id"]) is not None
        }

    def _meenemen(self, tabel: str, rij: Oudrij) -> dict[str, Waarde]:
        held = self._prints.get(f"{tabel}!{rij['Id']}", fingerprint(GEWOON))
        return {"Meenemen": next((w for w in WOORDEN if fingerprint(w) == held), GEWOON)}

    @cached_property
    def _prints(self) -> dict[str, str]:
        """The fingerprint of Meenemen where a line was not filled in as others are."""
        return {
            _text(rij["Sleutel"]): value
            for _, rij in self.oud.tabellen["tblKenmerken"].records()
            for part in _text(rij["Kenmerken"]).split(";")
            for kolom, _, value in (part.partition("="),)
            if kolom == indeling1.MEENEMEN
        }


def kwartalen(duur: Waarde) -> Waarde:
    """A Duur in quarters; none took less than a year.

    What is no number stays as it was typed, so that the new workbook finds it.
    """
    if isinstance(duur, float):
        return max(EEN_JAAR, duur * indeling1.KWARTALEN_PER_JAAR)
    return duur


def _een_jaar(aard: Waarde) -> Waarde:
    """What a blank Duur meant: a one-off line took a year."""
    return EEN_JAAR if spelled(aard) == INCIDENTEEL else None


def _tijd(rij: Oudrij) -> dict[str, Waarde]:
    """What the catalogue of then says now of when, how much and where a line counts."""
    return {
        "Startkwartaal": 1.0,
        "Kwartalen": kwartalen(rij["Duur"]),
        "Scenario": SCENARIOS[0],
        "In basis": 0.0,
    }


def _else(typed: Waarde, leeg: Waarde, voorstel: Waarde) -> Waarde:
    """A decision where it differs from the proposal; `leeg` is what a blank meant."""
    meant = leeg if canonical(typed) is None else typed
    alike = same(meant, voorstel) or (
        isinstance(meant, str) and spelled(meant) == spelled(voorstel)
    )
    return None if alike else meant


def _text(value: Waarde) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value or "")
