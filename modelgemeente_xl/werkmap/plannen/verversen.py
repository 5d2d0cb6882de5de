"""Plan the refresh of a workbook with another catalogue: the three-way merge, table by table."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.woorden import counted
from modelgemeente_xl.model.zoeken.geen_gemeente import merged_away
from modelgemeente_xl.plan.beeld import rows_by_key
from modelgemeente_xl.plan.driehoek import Driehoek
from modelgemeente_xl.plan.plan import Plan
from modelgemeente_xl.plan.samenvoegen import VERVALLEN, Samengevoegd, merge, plan_of
from modelgemeente_xl.plan.wijziging import KENMERKEN, VINGERAFDRUK
from modelgemeente_xl.werkmap.indeling.tabellen import kolommen_of
from modelgemeente_xl.werkmap.inhoud.inhoud import edities_of, inhoud_of, register_rows, renamed_in
from modelgemeente_xl.werkmap.inhoud.kenmerken import (
    kenmerken_of,
    sleutel_of,
)
from modelgemeente_xl.werkmap.lezen.boekbeeld import (
    is_zonder_id,
    keyed_rows,
    named_changes,
    waarde_of,
)
from modelgemeente_xl.werkmap.lezen.formules import DOMEINTABELLEN
from modelgemeente_xl.werkmap.lezen.stand import Boekstand, Tabelstand, WerkmapOnbekend
from modelgemeente_xl.werkmap.plannen.eigen_regels import number_own_lines
from modelgemeente_xl.werkmap.plannen.vorige import CATALOGUS, GEMEENTEN, Basis

KNOP = "vernieuw"


def plan_refresh(stand: Boekstand, catalogus: Catalogus, alleen: Sequence[str] = ()) -> Plan:
    """Plan what a catalogue brings; with `alleen` only the developments and lines of these ids."""
    inhoud: dict[str, list[Mapping[str, Any]]] = dict(inhoud_of(catalogus))
    bekend = {str(rij["Sleutel"]) for _, rij in stand.tabellen[KENMERKEN].records()}
    inhoud[KENMERKEN] = list(kenmerken_of(inhoud, bekend))
    delen = [Samengevoegd(tuple(number_own_lines(stand)))]
    basis, hernoemd = Basis(stand), renamed_in(catalogus)
    _check_alleen(stand, catalogus, alleen, hernoemd)
    apart = _waiting(stand, hernoemd)
    delen += [
        _merge_table(
            stand.tabellen[naam],
            basis,
            rijen,
            alleen,
            hernoemd.get(naam, {}),
            apart.get(naam, frozenset()),
        )
        for naam, rijen in inhoud.items()
    ]
    weg = sum(
        w.nieuw == VERVALLEN and w.tabel in DOMEINTABELLEN for d in delen for w in d.wijzigingen
    )
    if weg:
        tellen = "telt" if weg == 1 else "tellen"
        told = (
            f"{counted(weg, 'vervallen regel', 'vervallen regels')} {tellen} nog mee; "
            "zet Meenemen op nee bij wat u niet meer doet"
        )
        delen.append(Samengevoegd((), (), (told,)))
    naar = edities_of(catalogus)
    if not alleen:
        nu = {"Editie": naar, VINGERAFDRUK: catalogus.hash}
        delen.append(Samengevoegd(tuple(named_changes(stand, nu, "nieuwe catalogus"))))
    van = stand.namen["Editie"]
    return plan_of(KNOP, naar if van == naar else f"{van or '(leeg)'} -> {naar}", delen)


def _check_alleen(
    stand: Boekstand,
    catalogus: Catalogus,
    alleen: Sequence[str],
    hernoemd: Mapping[str, Mapping[str, str]],
) -> None:
    """Raise `WerkmapOnbekend` for ids that neither the catalogue nor the workbook has."""
    known = {o.id for o in catalogus.ontwikkelingen} | {r.id for _, r in catalogus.regels()}
    held = {
        str(rij["Id"])
        for naam in ("tblOntwikkelingen", CATALOGUS)
        for _, rij in stand.tabellen[naam].records()
        if rij["Id"]
    }
    nu = {**hernoemd["tblOntwikkelingen"], **hernoemd[CATALOGUS]}
    faults = [
        Bevinding(
            "--alleen",
            f"'{id_}' is geen ontwikkeling of regel",
            f"zij heet nu '{nu[id_]}'" if id_ in nu else known_or_nearest(id_, sorted(known)),
        )
        for id_ in alleen
        if id_ in nu or id_ not in known | held
    ]
    if faults:
        raise WerkmapOnbekend(tuple(faults))


def _waiting(
    stand: Boekstand, hernoemd: Mapping[str, Mapping[str, str]]
) -> dict[str, frozenset[str]]:
    """Rows of the base that wait until a key that occurs twice is mended, by table.

    Their base must not move on, or the update would be forgotten.
    """
    lines: set[str] = set()
    prints: set[str] = set()
    for naam, tabel in stand.tabellen.items():
        _, dubbel = rows_by_key((sleutel, rij) for _, sleutel, rij in keyed_rows(tabel))
        nu = {hernoemd.get(naam, {}).get(sleutel, sleutel) for sleutel in dubbel} | dubbel
        if naam in DOMEINTABELLEN:
            lines |= nu
        prints |= {f"{naam}!{sleutel}" for sleutel in nu}
    return {CATALOGUS: frozenset(lines), KENMERKEN: frozenset(prints)}


def merge_register(stand: Boekstand, catalogus: Catalogus, namen: Iterable[str]) -> Samengevoegd:
    """Merge the rows of these gemeenten alone: their newest inhabitants."""
    register = {str(rij["Gemeente"]).lower(): rij for rij in register_rows(catalogus)}
    waar, wanted = stand.plaatsen["Gemeente"], list(namen)
    told = [
        f"{waar}: {merged_away(n, catalogus.herindelingen) or f'{n!r} staat niet in het register'}"
        for n in wanted
        if n.lower() not in register
    ]
    if not wanted:
        told.append(f"{waar}: er is geen gemeente gekozen")
    rijen = [register[naam.lower()] for naam in wanted if naam.lower() in register]
    if not rijen:
        return Samengevoegd((), (), tuple(told))
    codes = [str(rij["Code"]) for rij in rijen]
    merged = _merge_table(stand.tabellen[GEMEENTEN], Basis(stand), rijen, codes, {})
    return replace(merged, meldingen=(*merged.meldingen, *told))


def _merge_table(
    tabel: Tabelstand,
    basis: Basis,
    rijen: Iterable[Mapping[str, Any]],
    alleen: Sequence[str],
    hernoemd: Mapping[str, str],
    apart: Set[str] = frozenset(),
) -> Samengevoegd:
    naam = tabel.naam
    hunne, dubbel = rows_by_key(
        (sleutel, rij)
        for _, sleutel, rij in keyed_rows(tabel)
        if not is_zonder_id(sleutel)
        and sleutel not in apart
        and _wanted(hernoemd.get(sleutel, sleutel), alleen)
    )
    onze = {
        sleutel: {kolom: waarde_of(value) for kolom, value in rij.items()}
        for rij in rijen
        if (sleutel := sleutel_of(naam, rij)) not in apart and _wanted(sleutel, alleen)
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
