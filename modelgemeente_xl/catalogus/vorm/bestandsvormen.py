"""Which files a catalogue has, and what each must look like. What is not here, does not belong."""

import re
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter

from modelgemeente_xl.catalogus.lezen.csv_lezer import TEKST, Celvorm, Lijstvorm, getal
from modelgemeente_xl.catalogus.vorm import kengetalvorm, schema
from modelgemeente_xl.catalogus.vorm.kapstok import NulmetingFile, OpgavenFile
from modelgemeente_xl.catalogus.vorm.landelijk import Dekkingsvorm, Samenwerkingsvorm
from modelgemeente_xl.catalogus.vorm.velden import Key

PARAMETERS: dict[str, type[BaseModel]] = {
    "referentie": schema.ReferentieFile,
    "loonkosten": schema.LoonkostenFile,
    "index": schema.IndexFile,
    "grootteklassen": schema.GrootteklassenFile,
    "drijvers": schema.DrijversFile,
    "kostensoorten": schema.KostensoortenFile,
    "instandhouding": kengetalvorm.InstandhoudingFile,
    "benchmark": kengetalvorm.BenchmarkFile,
    "dagtarieven": kengetalvorm.DagtarievenFile,
    "edities": schema.EditiesFile,
}
"""The files in `parameters/`, by their names."""

BOEKJAREN = (2024, 2025, 2026)
"""The years for which the CBS published its codes, and of which we have the lists."""

RECORDS: dict[str, Any] = {
    "bronnen.yaml": dict[Key, schema.Bronvorm],
    "wetten.yaml": dict[Key, schema.Wetvorm],
    "samenwerkingen.yaml": dict[Key, Samenwerkingsvorm],
    "dekking.yaml": dict[Key, Dekkingsvorm],
    "nulmeting.yaml": NulmetingFile,
    "opgaven.yaml": OpgavenFile,
}
"""The other files of YAML of which there is one."""

_GEMEENTECODE = Celvorm(re.compile("GM[0-9]{4}"), "GM en vier cijfers (bijvoorbeeld GM0439)")
_IV3 = Celvorm(
    re.compile(r"[0-9]{1,2}(\.[0-9]{1,3}){1,2}[a-d]?"), "een Iv3-code (bijvoorbeeld 0.4)"
)
_DATUM = Celvorm(
    re.compile("20[0-9]{2}-[01][0-9]-[0-3][0-9]"),
    "een datum als jaar-maand-dag (bijvoorbeeld 2022-01-01)",
)
_BRONNEN = Celvorm(
    re.compile("[a-z0-9-]+( [a-z0-9-]+)*"), "ids uit bronnen.yaml met spaties ertussen"
)
_BRON = Celvorm(re.compile("[a-z0-9-]+"), "een id uit bronnen.yaml")
_MEEST_INWONERS = 2_000_000
_PROVINCIES = (
    *("Drenthe", "Flevoland", "Fryslân", "Gelderland", "Groningen", "Limburg"),
    *("Noord-Brabant", "Noord-Holland", "Overijssel", "Utrecht", "Zeeland", "Zuid-Holland"),
)
_SOORTEN = ("lasten", "baten")


def one_of(*words: str) -> Celvorm:
    """One of these words, as it stands here."""
    return Celvorm(re.compile("|".join(map(re.escape, words))), f"een van {', '.join(words)}")


LIJSTEN: dict[str, Lijstvorm] = {
    "gemeenten": Lijstvorm(
        "gemeenten.csv",
        {
            "code": _GEMEENTECODE,
            "naam": TEKST,
            "provincie": one_of(*_PROVINCIES),
            "inwoners": getal(1, _MEEST_INWONERS),
            "jaar": getal(2004, 2040),
        },
        (("code",), ("naam",)),
    ),
    "gemeenten_jaren": Lijstvorm(
        "gemeenten_jaren.csv",
        {"code": _GEMEENTECODE, "naam": TEKST},
        (("code",), ("naam",)),
        reeks=getal(1, _MEEST_INWONERS, leeg=True),
    ),
    "herindelingen": Lijstvorm(
        "herindelingen.csv",
        {
            "oude_naam": TEKST,
            "oude_code": replace(_GEMEENTECODE, leeg=True),
            "oude_code_status": replace(one_of("gelezen", "kennis"), leeg=True),
            "nieuwe_naam": TEKST,
            "nieuwe_code": _GEMEENTECODE,
            "datum": _DATUM,
            "datum_status": one_of("gelezen", "voornemen"),
            "soort": one_of("samenvoeging", "toevoeging", "splitsing"),
            "bronnen": _BRONNEN,
            "toelichting": replace(TEKST, leeg=True),
        },
        (("oude_naam", "nieuwe_naam"),),
    ),
    **{
        f"taakvelden-{jaar}": Lijstvorm(
            f"codelijsten/taakvelden-{jaar}.csv",
            {"code": _IV3, "naam": TEKST, "hoofdtaakveld": TEKST, "bron": _BRON},
        )
        for jaar in BOEKJAREN
    },
    **{
        f"categorieen-{jaar}": Lijstvorm(
            f"codelijsten/categorieen-{jaar}.csv",
            {"code": _IV3, "naam": TEKST, "soort": one_of(*_SOORTEN), "bron": _BRON},
            (("code", "soort"),),
        )
        for jaar in BOEKJAREN
    },
}
"""The lists in CSV, by the names under which they are read."""


@cache
def adapter_of(form: Any) -> TypeAdapter[Any]:
    """What validates a file of this form; made once."""
    return TypeAdapter(form)


def known_files() -> frozenset[str]:
    """Every file that a catalogue has beside its developments, with its place in the folder."""
    return frozenset(
        {
            *(f"parameters/{naam}.yaml" for naam in PARAMETERS),
            *RECORDS,
            *(vorm.pad for vorm in LIJSTEN.values()),
        }
    )
