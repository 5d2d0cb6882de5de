"""Plan the refresh of a workbook with another catalogue: the three-way merge, table by table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from modelgemeente_xl.model.beeld import Rijen, rows_by_key
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.driehoek import Driehoek, gelijk_in, waarde_in
from modelgemeente_xl.model.plan import Plan
from modelgemeente_xl.model.samenvoegen import Samengevoegd, merge, plan_of
from modelgemeente_xl.model.waarde import Waarde
from modelgemeente_xl.werkmap.beeld import (
    is_zonder_id,
    keyed_rows,
    named_changes,
    waarde_of,
)
from modelgemeente_xl.werkmap.eigen_regels import number_own_lines
from modelgemeente_xl.werkmap.formules import DOMEINTABELLEN
from modelgemeente_xl.werkmap.inhoud import edities_of, inhoud_of, register_rows, renamed_in
from modelgemeente_xl.werkmap.kenmerken import (
    fingerprint,
    kenmerken_of,
    kolommen_of,
    sleutel_of,
)
from modelgemeente_xl.werkmap.stand import Boekstand, Tabelstand

KENMERKEN, CATALOGUS, GEMEENTEN = "tblKenmerken", "tblCatalogus", "tblGemeenten"


def plan_refresh(stand: Boekstand, catalogus: Catalogus, alleen: Sequence[str] = ()) -> Plan:
    """Plan what a catalogue brings; with `alleen` only the developments and lines of these ids."""
    inhoud: dict[str, list[Mapping[str, Any]]] = dict(inhoud_of(catalogus))
    inhoud[KENMERKEN] = list(kenmerken_of(inhoud))
    delen = [Samengevoegd(tuple(number_own_lines(stand)))]
    hernoemd = renamed_in(catalogus)
    delen += [
        _merge_table(stand, naam, rijen, alleen, hernoemd.get(naam, {}))
        for naam, rijen in inhoud.items()
    ]
    naar = edities_of(catalogus)
    if not alleen:
        nu = {"Editie": naar, "Vingerafdruk": catalogus.hash}
        delen.append(Samengevoegd(tuple(named_changes(stand, nu, "nieuwe catalogus"))))
    return plan_of("vernieuw", f"{stand.namen['Editie'] or '(leeg)'} -> {naar}", delen)


def merge_register(stand: Boekstand, catalogus: Catalogus, namen: Iterable[str]) -> Samengevoegd:
    """Merge the rows of these gemeenten alone: their newest inhabitants."""
    wanted = set(namen)
    rijen = [rij for rij in register_rows(catalogus) if rij["Gemeente"] in wanted]
    return _merge_table(stand, GEMEENTEN, rijen, [str(rij["Code"]) for rij in rijen], {})


def _merge_table(
    stand: Boekstand,
    naam: str,
    rijen: Iterable[Mapping[str, Any]],
    alleen: Sequence[str],
    hernoemd: Mapping[str, str],
) -> Samengevoegd:
    tabel = stand.tabellen[naam]
    hunne, dubbel = rows_by_key(
        (sleutel, rij)
        for _, sleutel, rij in keyed_rows(tabel)
        if not is_zonder_id(sleutel) and _wanted(hernoemd.get(sleutel, sleutel), alleen)
    )
    onze = {
        sleutel: {kolom: waarde_of(value) for kolom, value in rij.items()}
        for rij in rijen
        if _wanted(sleutel := sleutel_of(naam, rij), alleen)
    }
    basis = _base(stand, tabel, hunne)
    return _without_noise(
        naam,
        merge(
            Driehoek(
                blad=tabel.blad,
                tabel=naam,
                eigenaars={
                    k.naam: k.eigenaar.value for k in kolommen_of(naam) if tabel.has(k.naam)
                },
                hunne=hunne,
                onze=onze,
                dubbel=dubbel,
                hernoemd=hernoemd,
                **basis,
            )
        ),
    )


def _wanted(sleutel: str, alleen: Sequence[str]) -> bool:
    """Whether a row belongs to one of these ids: itself, a line of it, or its fingerprint."""
    row = sleutel.rpartition("!")[2]
    return not alleen or any(row == id_ or row.startswith(f"{id_}.") for id_ in alleen)


def _base(stand: Boekstand, tabel: Tabelstand, hunne: Rijen) -> dict[str, Any]:
    """What the catalogue last wrote in a table: values of lines, fingerprints of the rest."""
    if tabel.naam in (CATALOGUS, KENMERKEN, GEMEENTEN):
        # Nobody but a refresh writes these; their cells refuse typing.
        return {"basis_gelijk": gelijk_in(hunne), "basis_waarde": waarde_in(hunne)}
    if tabel.naam in DOMEINTABELLEN:
        rows = dict(_base_of_lines(stand, tabel.naam))
        return {"basis_gelijk": gelijk_in(rows), "basis_waarde": waarde_in(rows)}
    prints = dict(_fingerprints(stand, tabel.naam))

    def gelijk(sleutel: str, kolom: str, waarde: Waarde) -> bool | None:
        if sleutel not in prints:
            return None
        return prints[sleutel].get(kolom, fingerprint(None)) == fingerprint(waarde)

    return {"basis_gelijk": gelijk}


def _base_of_lines(stand: Boekstand, tabel: str) -> Iterator[tuple[str, dict[str, Waarde]]]:
    for _, rij in stand.tabellen[CATALOGUS].records():
        if f"tbl{rij['Domein']}" == tabel:
            yield str(rij["Id"]), rij


def _fingerprints(stand: Boekstand, tabel: str) -> Iterator[tuple[str, dict[str, str]]]:
    for _, rij in stand.tabellen[KENMERKEN].records():
        naam, _, sleutel = str(rij["Sleutel"]).partition("!")
        if naam == tabel:
            pairs = (part.partition("=") for part in str(rij["Kenmerken"] or "").split(";"))
            yield sleutel, {kolom: value for kolom, _, value in pairs}


def _without_noise(naam: str, deel: Samengevoegd) -> Samengevoegd:
    """What happens to the fingerprints themselves is nothing to tell."""
    return Samengevoegd(deel.wijzigingen, deel.conflicten, ()) if naam == KENMERKEN else deel
