"""Plan the refresh of a workbook with another catalogue: the three-way merge, table by table."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from modelgemeente_xl.model.beeld import rows_by_key
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.driehoek import Driehoek
from modelgemeente_xl.model.plan import Plan
from modelgemeente_xl.model.samenvoegen import Samengevoegd, merge, plan_of
from modelgemeente_xl.werkmap.basis import GEMEENTEN, KENMERKEN, Basis
from modelgemeente_xl.werkmap.beeld import (
    is_zonder_id,
    keyed_rows,
    named_changes,
    waarde_of,
)
from modelgemeente_xl.werkmap.eigen_regels import number_own_lines
from modelgemeente_xl.werkmap.inhoud import edities_of, inhoud_of, register_rows, renamed_in
from modelgemeente_xl.werkmap.kenmerken import (
    kenmerken_of,
    kolommen_of,
    sleutel_of,
)
from modelgemeente_xl.werkmap.stand import Boekstand, Tabelstand


def plan_refresh(stand: Boekstand, catalogus: Catalogus, alleen: Sequence[str] = ()) -> Plan:
    """Plan what a catalogue brings; with `alleen` only the developments and lines of these ids."""
    inhoud: dict[str, list[Mapping[str, Any]]] = dict(inhoud_of(catalogus))
    inhoud[KENMERKEN] = list(kenmerken_of(inhoud))
    delen = [Samengevoegd(tuple(number_own_lines(stand)))]
    basis, hernoemd = Basis(stand), renamed_in(catalogus)
    delen += [
        _merge_table(stand.tabellen[naam], basis, rijen, alleen, hernoemd.get(naam, {}))
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
    codes = [str(rij["Code"]) for rij in rijen]
    return _merge_table(stand.tabellen[GEMEENTEN], Basis(stand), rijen, codes, {})


def _merge_table(
    tabel: Tabelstand,
    basis: Basis,
    rijen: Iterable[Mapping[str, Any]],
    alleen: Sequence[str],
    hernoemd: Mapping[str, str],
) -> Samengevoegd:
    naam = tabel.naam
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
                **basis.of(naam, hunne),
            )
        ),
    )


def _wanted(sleutel: str, alleen: Sequence[str]) -> bool:
    """Whether a row belongs to one of these ids: itself, a line of it, or its fingerprint."""
    if not alleen:
        return True
    row = sleutel.rpartition("!")[2]
    return any(row == id_ or row.startswith(f"{id_}.") for id_ in alleen)


def _without_noise(naam: str, deel: Samengevoegd) -> Samengevoegd:
    """What happens to the fingerprints themselves is nothing to tell."""
    return Samengevoegd(deel.wijzigingen, deel.conflicten, ()) if naam == KENMERKEN else deel
