"""What the catalogue last wrote in a workbook, as the workbook keeps it: the base of a merge."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from modelgemeente_xl.model.beeld import Rijen
from modelgemeente_xl.model.driehoek import gelijk_in, waarde_in
from modelgemeente_xl.model.waarde import Waarde
from modelgemeente_xl.werkmap.formules import DOMEINTABELLEN
from modelgemeente_xl.werkmap.kenmerken import fingerprint
from modelgemeente_xl.werkmap.stand import Boekstand

KENMERKEN, CATALOGUS, GEMEENTEN = "tblKenmerken", "tblCatalogus", "tblGemeenten"


class Basis:
    """The base of every table, read once: values of lines, fingerprints of the rest."""

    def __init__(self, stand: Boekstand) -> None:
        self._stand = stand

    def of(self, tabel: str, hunne: Rijen) -> dict[str, Any]:
        """How to ask for the base of one table, whose rows now are `hunne`."""
        if tabel in (CATALOGUS, KENMERKEN, GEMEENTEN):
            # Nobody but a refresh writes these; their cells refuse typing.
            return {"basis_gelijk": gelijk_in(hunne), "basis_waarde": waarde_in(hunne)}
        if tabel in DOMEINTABELLEN:
            rows = self._lines[tabel]
            return {"basis_gelijk": gelijk_in(rows), "basis_waarde": waarde_in(rows)}
        prints = self._prints[tabel]

        def gelijk(sleutel: str, kolom: str, waarde: Waarde) -> bool | None:
            if sleutel not in prints:
                return None
            return prints[sleutel].get(kolom, fingerprint(None)) == fingerprint(waarde)

        return {"basis_gelijk": gelijk}

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
