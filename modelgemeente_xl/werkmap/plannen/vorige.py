"""What the catalogue last wrote in a workbook, as the workbook keeps it: the base of a merge."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from modelgemeente_xl.excel.waarde import Waarde, same, shown
from modelgemeente_xl.plan.beeld import Tabelrijen
from modelgemeente_xl.plan.driehoek import gelijk_in, waarde_in
from modelgemeente_xl.plan.samenvoegen import VERVALLEN
from modelgemeente_xl.plan.wijziging import KENMERKEN
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar
from modelgemeente_xl.werkmap.indeling.domeintabel import KOLOMMEN
from modelgemeente_xl.werkmap.indeling.formaten import LIJSTEN
from modelgemeente_xl.werkmap.indeling.tabellen import kolommen_of
from modelgemeente_xl.werkmap.inhoud.kenmerken import GEWOON, MEENEMEN, fingerprint
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN
from modelgemeente_xl.werkmap.lezen.stand import Boekstand

CATALOGUS, GEMEENTEN = "tblCatalogus", "tblGemeenten"
_STANDAARD: Mapping[str, Waarde] = {"Al begroot": 0.0}
"""What every line begins with, whatever the catalogue says of it."""
_INVOER = tuple(
    kolom.naam for kolom in KOLOMMEN if kolom.eigenaar is Eigenaar.INVOER and kolom.naam != MEENEMEN
)


def _is_decided(rij: Mapping[str, Waarde], basis: Mapping[str, Waarde]) -> bool:
    """Whether somebody typed in a line, beside whether it is taken along."""
    return any(not same(rij.get(kolom), basis.get(kolom)) for kolom in _INVOER)


class Basis:
    """The base of every table, read once: values of lines, fingerprints of the rest."""

    def __init__(self, stand: Boekstand) -> None:
        self._stand = stand

    def of(self, tabel: str, hunne: Tabelrijen) -> dict[str, Any]:
        """How to ask for the base of one table, whose rows now are `hunne`."""
        if tabel in (CATALOGUS, KENMERKEN, GEMEENTEN):
            # Nobody but a refresh writes these; their cells refuse typing.
            return {"basis_gelijk": gelijk_in(hunne), "basis_waarde": waarde_in(hunne)}
        if tabel in DOMEINTABELLEN:
            rows = {
                sleutel: {**rij, **_STANDAARD, MEENEMEN: self._default(tabel, sleutel)}
                for sleutel, rij in self._lines[tabel].items()
            }
            decided = {s for s, rij in hunne.items() if _is_decided(rij, rows.get(s, {}))}
            known = gelijk_in(rows)

            def regel_gelijk(sleutel: str, kolom: str, waarde: Waarde) -> bool | None:
                # What somebody worked on was taken along, or left out, on purpose.
                if kolom == MEENEMEN and sleutel in decided:
                    own = same(hunne[sleutel].get(MEENEMEN), waarde)
                    return False if own else known(sleutel, kolom, waarde)
                return known(sleutel, kolom, waarde)

            return {"basis_gelijk": regel_gelijk, "basis_waarde": waarde_in(rows)}
        prints = self._prints[tabel]

        def gelijk(sleutel: str, kolom: str, waarde: Waarde) -> bool | None:
            if sleutel not in prints:
                return None
            return prints[sleutel].get(kolom, fingerprint(None)) == fingerprint(waarde)

        return {"basis_gelijk": gelijk}

    def departures(self) -> Iterator[str]:
        """Every cell of a line that the user holds otherwise than the catalogue wrote it."""
        for tabel in map(self._stand.tabellen.__getitem__, DOMEINTABELLEN):
            ours = {k.naam for k in kolommen_of(tabel.naam) if k.eigenaar is Eigenaar.CATALOGUS}
            for nummer, rij in tabel.records():
                written = self._lines[tabel.naam].get(str(rij["Id"]), {})
                for kolom in tabel.kop:
                    value = rij[kolom]
                    if kolom not in ours or kolom not in written or value == VERVALLEN:
                        continue
                    if not same(value, written[kolom]):
                        yield (
                            f"{tabel.waar(nummer, kolom)}, {kolom}: {shown(value)}, "
                            f"in de catalogus {shown(written[kolom])}"
                        )

    def _default(self, tabel: str, sleutel: str) -> Waarde:
        """Whether the catalogue last took this line along."""
        held = self._prints[tabel].get(sleutel, {}).get(MEENEMEN, fingerprint(GEWOON))
        return next((w for w in LIJSTEN["meenemen"] if fingerprint(w) == held), None)

    @cached_property
    def _lines(self) -> Mapping[str, dict[str, dict[str, Waarde]]]:
        """Per table of a domain the lines as they stand on the sheet Catalogus, by id."""
        lines: dict[str, dict[str, dict[str, Waarde]]] = defaultdict(dict)
        for _, rij in self._stand.tabellen[CATALOGUS].records():
            lines[f"tbl{rij['Domein']}"][str(rij["Id"])] = rij
        return lines

    @cached_property
    def _prints(self) -> Mapping[str, dict[str, dict[str, str]]]:
        """Per table and key the fingerprint of every column."""
        prints: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
        for _, rij in self._stand.tabellen[KENMERKEN].records():
            naam, _, sleutel = str(rij["Sleutel"]).partition("!")
            pairs = (part.partition("=") for part in str(rij["Kenmerken"] or "").split(";"))
            prints[naam][sleutel] = {kolom: value for kolom, _, value in pairs}
        return prints
