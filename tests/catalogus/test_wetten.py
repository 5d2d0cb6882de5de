"""A law stands once, with its state and the day it was checked; texts do not say it again."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from modelgemeente_xl.catalogus.paden import data_folder
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.werkmap.inhoud.inhoud import inhoud_of
from tests.catalogus.fouten import edit, faults

WMEBV = "ontwikkelingen/dienstverlening/wmebv.yaml"
STAND = re.compile(
    r"in werking (sinds|per|getreden)|treedt in werking|inwerkingtreding|wetsvoorstel|van kracht"
    r"|Staatsblad|Staatscourant|\bStb\b|Stcrt|(Eerste|Tweede) Kamer|van toepassing (sinds|per)"
    r"|\bgeld(t|en) (al|sinds|per)\b|wet (wordt|werd) .*verwacht"
)
"""How a text says whether a law holds: that is for data/wetten.yaml, where it is mended once."""


@pytest.mark.parametrize(
    ("file", "pattern", "replacement", "expected"),
    [
        (
            WMEBV,
            r"\[wmebv, ",
            "[wmbev, ",
            r"wmebv.yaml:\d+: wet 'wmbev' bestaat niet; .*bedoelde u 'wmebv'\?",
        ),
        (WMEBV, r"\[wmebv, ", "[wmebv, wmebv, ", r"wet 'wmebv' staat er twee keer"),
        (
            "wetten.yaml",
            r"\A",
            "nergenswet:\n  naam: Nergenswet\n  status: Geldt niet.\n"
            "  bronnen: [avg-dpia]\n  gecontroleerd: 2026-11-28\n",
            r"wetten.yaml:\d+: wet 'nergenswet' wordt nergens genoemd",
        ),
        (
            "wetten.yaml",
            r"bronnen: \[",
            "bronnen: [geen-bron, ",
            r"wetten.yaml:\d+: bron 'geen-bron' bestaat niet",
        ),
        ("wetten.yaml", r"^  gecontroleerd: .*\n", "", r"gecontroleerd' ontbreekt"),
        ("wetten.yaml", r"^  status:", "  stand:", r"onbekende sleutel 'stand'"),
        (
            "ontwikkelingen/dienstverlening/kanalen.yaml",
            r"  - wet: wmebv\n    toelichting:",
            "  - wet: wmebv\n    status:",
            r"onbekende sleutel 'status'; bekend zijn wet, toelichting",
        ),
    ],
)
def test_a_mistake_in_a_law_is_found(
    folder: Path, file: str, pattern: str, replacement: str, expected: str
) -> None:
    edit(folder, file, pattern, replacement)
    found = faults(folder)
    assert any(re.search(expected, line) for line in found), found


def test_each_law_has_been_checked_and_its_source_was_read_by_then(catalogus: Catalogus) -> None:
    assert catalogus.wetten
    for wet in catalogus.wetten.values():
        assert wet.status.endswith("."), wet.id
        for bron in wet.bronnen:
            assert catalogus.bronnen[bron].geraadpleegd <= wet.gecontroleerd, (wet.id, bron)


def test_a_state_and_its_date_agree(catalogus: Catalogus) -> None:
    for wet in catalogus.wetten.values():
        if sinds := re.match(r"(?:In werking|Geldt) sinds (\d+)-(\d+)-(\d+)", wet.status):
            dag, maand, jaar = map(int, sinds.groups())
            assert wet.datum == date(jaar, maand, dag) <= wet.gecontroleerd, wet.id
        if re.match("Niet aangenomen|Uitgesteld", wet.status) and wet.datum:
            assert wet.datum > wet.gecontroleerd, wet.id


def test_the_workbook_shows_name_and_state_of_each_law(catalogus: Catalogus) -> None:
    rijen = {rij["Id"]: rij for rij in inhoud_of(catalogus)["tblOntwikkelingen"]}
    for o in catalogus.ontwikkelingen:
        lines = str(rijen[o.id]["Wettelijk kader"]).splitlines()
        assert len(lines) == len(o.wettelijk_kader), o.id
        for line, verwijzing in zip(lines, o.wettelijk_kader, strict=True):
            assert line.startswith(f"{verwijzing.wet.naam}: {verwijzing.wet.status}"), o.id
            assert line.endswith(verwijzing.toelichting or ""), o.id


def texts(catalogus: Catalogus) -> Iterator[tuple[str, str]]:
    for o in catalogus.ontwikkelingen:
        for text in (
            o.samenvatting,
            o.gevolgen,
            o.planning,
            *(r.toelichting for r in o.overlapt_met),
        ):
            yield o.id, text
        for verwijzing in o.wettelijk_kader:
            yield o.id, verwijzing.toelichting or ""
        for regel in o.begrotingsregels:
            yield regel.id, regel.onderbouwing


def test_no_text_beside_the_laws_says_whether_one_holds(catalogus: Catalogus) -> None:
    found = [(waar, m.group()) for waar, text in texts(catalogus) if (m := STAND.search(text))]
    assert found == []


@pytest.mark.parametrize(
    "oud",
    [
        "verwacht in het tweede kwartaal van 2026",
        "voorlopige versie zonder datum",
        "aangekondigd als deel van de Cyberbeveiligingswet",
        "De wet werd voor het tweede kwartaal van 2026 verwacht",
        "opvolger BIO2 verwacht",
        "verwacht per 1 juli 2026",
        "nota naar aanleiding van het verslag ontvangen op 30 oktober 2025",
        "In behandeling bij de Eerste Kamer",
        "Of de wet toen in werking trad is niet gelezen",
        "Schuift de wet, dan kan",
        "beoogd voor het tweede kwartaal van 2026",
        "bekendmaking niet gelezen",
        "Raad akkoord op 29-6-2026",
        "wordt met de Digitale Omnibus een inspanningsplicht",
        "Vastgesteld door de Raad op 29 juni 2026",
        "uitstel door de Raad vastgesteld",
        "acceptatie door publieke dienstverleners verwacht in 2027",
        "overleg van 3 juli 2024 werd 1-1-2026 genoemd",
        "een latere stand is niet gelezen",
        "latere stand niet gelezen",
        "inwerkingtreding niet gelezen",
        "inwerkingtreding verwacht per 1 januari 2026",
        "invoering per 1 juli 2025 overwogen",
        "Voornemen van 30 januari 2026",
        "Almelo raamt",
        "Almelo kreeg voor de invoering",
    ],
)
def test_what_was_overtaken_stands_nowhere(oud: str) -> None:
    for path in data_folder().rglob("*.yaml"):
        assert oud not in " ".join(path.read_text("utf-8").split()), path.name


@pytest.mark.parametrize(
    ("wet", "datum", "gelezen"),
    [
        ("cyberbeveiligingswet", date(2026, 8, 15), "In werking sinds 15-8-2026"),
        ("cyberbeveiligingswet-bestuurders", date(2026, 8, 15), "artikel 24"),
        ("bio2", date(2026, 8, 15), "Versie 1.3 is definitief sinds 9-1-2026"),
        ("wwke", date(2026, 8, 15), "In werking sinds 15-8-2026"),
        ("archiefwet-2026", date(2027, 1, 1), "nog niet in werking"),
        ("wet-regie-volkshuisvesting", date(2026, 7, 1), "In werking sinds 1-7-2026"),
        ("ai-omnibus", date(2026, 7, 27), "in werking sinds 27-7-2026"),
        ("ai-verordening-hoog-risico", date(2027, 12, 2), "2-8-2028"),
        ("ai-verordening-transparantie", date(2026, 8, 2), "niet uitgesteld"),
        ("eidas-wallet", date(2026, 12, 31), "december 2027 geldt voor private partijen"),
        ("wams", None, "op 3-8-2026 nog niet afgedaan door de Tweede Kamer"),
        ("wet-proactieve-dienstverlening", None, "op 3-8-2026 nog niet afgedaan"),
        ("wmo-eigen-bijdrage", date(2027, 1, 1), "op 3-8-2026 nog niet afgedaan"),
        ("wgiw", None, "bekendgemaakt in het Staatsblad"),
        ("wkb-verbouw", None, "nog steeds uitgesteld"),
        ("nds", date(2025, 7, 4), "in maart 2026 bevestigd"),
    ],
)
def test_a_law_stands_as_it_was_last_read(
    catalogus: Catalogus, wet: str, datum: date | None, gelezen: str
) -> None:
    assert catalogus.wetten[wet].datum == datum
    assert gelezen in catalogus.wetten[wet].status
    assert catalogus.wetten[wet].gecontroleerd >= date(2026, 11, 28)
