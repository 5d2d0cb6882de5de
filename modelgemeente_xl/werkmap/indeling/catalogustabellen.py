"""The tables that hold the catalogue as it was last written, its register, and the log."""

from modelgemeente_xl.model.ontwikkeling import AARDEN
from modelgemeente_xl.werkmap.indeling.declaratie import (
    DOMEINBLADEN,
    Eigenaar,
    Kolom,
    Tabel,
    aaneen,
)
from modelgemeente_xl.werkmap.indeling.domeintabel import JAARKOLOMMEN
from modelgemeente_xl.werkmap.indeling.formaten import (
    CODE,
    DEEL,
    EURO,
    GETAL,
    JAAR,
    LANG,
    SLEUTEL,
    TEKST,
    TIJDSTIP,
    UREN,
)

_S, _C, _F = Eigenaar.SLEUTEL, Eigenaar.CATALOGUS, Eigenaar.FORMULE

TBL_GEMEENTEN = Tabel(
    "tblGemeenten",
    "Gemeenten",
    (
        Kolom("Code", _S, 12),
        Kolom("Gemeente", _C, 34),
        Kolom("Provincie", _C, 18),
        Kolom("Inwoners", _C, 12, GETAL),
        Kolom("Jaar", _C, 9, JAAR),
    ),
    4,
)


def _per_aard(aard: str, jaarkolom: str) -> str:
    """Sum of a development over the six domain tables, wherever its lines stand."""
    return "=" + "+".join(
        f"SUMIFS(tbl{blad}[{jaarkolom}],tbl{blad}[Ontwikkeling],[@Ontwikkeling],"
        f'tbl{blad}[Aard],"{aard}")'
        for blad in DOMEINBLADEN
    )


_BEDRAGKOLOMMEN = tuple(
    Kolom(f"{aard.capitalize()} {k}", _F, 12, EURO, _per_aard(aard, jaarkolom))
    for aard in reversed(AARDEN)
    for k, jaarkolom in enumerate(JAARKOLOMMEN, 1)
)
_ALLES = aaneen(
    _BEDRAGKOLOMMEN, _BEDRAGKOLOMMEN[0].naam, _BEDRAGKOLOMMEN[-1].naam, len(_BEDRAGKOLOMMEN)
)
FASEN = "Fase 1", f"Fase {len(JAARKOLOMMEN)}"
"""First and last of the columns that say what a year is: project or running."""
TBL_ONTWIKKELINGEN = Tabel(
    "tblOntwikkelingen",
    "Ontwikkelingen",
    (
        Kolom("Id", _S, 16, SLEUTEL),
        Kolom("Ontwikkeling", _C, 24, LANG),
        Kolom("Domein", _C, 15),
        Kolom("Start", _C, 8, JAAR),
        Kolom("Einde", _C, 8, JAAR),
        Kolom("Noodzaak", _C, 14),
        Kolom("Samenvatting", _C, 46, LANG),
        Kolom("Gevolgen", _C, 58, LANG),
        Kolom("Wettelijk kader", _C, 46, LANG),
        Kolom("Overlap", _C, 100, LANG),
        Kolom("Planning", _C, 40, LANG),
        Kolom("Hangt af van", _C, 24, LANG),
        Kolom("Bronnen", _C, 60, LANG),
        Kolom("Bron", _C, 26),
        Kolom("Editie", _C, 20),
        *_BEDRAGKOLOMMEN,
        *(
            Kolom(
                f"Fase {k}",
                _F,
                8,
                TEKST,
                f'=IF([@[Incidenteel {k}]]>0,"P",IF([@[Structureel {k}]]>0,"B",""))',
            )
            for k in range(1, len(JAARKOLOMMEN) + 1)
        ),
        Kolom(
            "Vier jaren",
            _F,
            13,
            EURO,
            f"=SUM(tblOntwikkelingen[[#This Row],{_ALLES}])",
        ),
        Kolom("Rangsleutel", _F, 13, EURO, "=[@[Vier jaren]]-ROW()/1000/1000"),
    ),
    4,
)

TBL_WIJZIGINGEN = Tabel(
    "tblWijzigingen",
    "Wijzigingen",
    (
        Kolom("Nr", _S, 6, GETAL),
        Kolom("Actie", _C, 7, GETAL),
        Kolom("Wanneer", _C, 17, TIJDSTIP),
        Kolom("Wie", _C, 16),
        Kolom("Knop", _C, 13),
        Kolom("Editie", _C, 18, LANG),
        Kolom("Blad", _C, 17),
        Kolom("Sleutel", _C, 28, LANG),
        Kolom("Kolom", _C, 18),
        Kolom("Soort", _C, 10),
        Kolom("Oud", _C, 20, LANG),
        Kolom("Nieuw", _C, 20, LANG),
        Kolom("Waarom", _C, 28, LANG),
        Kolom("Ongedaan", _C, 11),
        Kolom("Tabel", _C, 22),
    ),
    4,
)

TBL_CATALOGUS = Tabel(
    "tblCatalogus",
    "Catalogus",
    (
        Kolom("Id", _S, 24, SLEUTEL),
        Kolom("Domein", _C, 15),
        Kolom("Ontwikkeling", _C, 24, LANG),
        Kolom("Editie", _C, 18),
        Kolom("Begrotingsregel", _C, 30.5, LANG),
        Kolom("Aard", _C, 12),
        Kolom("Kostensoort", _C, 13),
        Kolom("Drijver", _C, 12),
        Kolom("Vast deel", _C, 8, DEEL),
        Kolom("Bedrag", _C, 11, EURO),
        Kolom("Laag", _C, 11, EURO),
        Kolom("Hoog", _C, 11, EURO),
        Kolom("Uren per week", _C, 9, UREN),
        Kolom("Schaal", _C, 8, CODE),
        Kolom("Prijspeil", _C, 11, JAAR),
        Kolom("Startjaar", _C, 11, JAAR),
        Kolom("Duur", _C, 7, GETAL),
        Kolom("Noodzaak", _C, 13),
        Kolom("Taakveld regel", _C, 11, CODE),
        Kolom("Categorie regel", _C, 11, CODE),
        Kolom("Status", _C, 10),
        Kolom("Onderbouwing", _C, 70, LANG),
        Kolom("Bronnen", _C, 60, LANG),
    ),
    4,
)

TBL_KENMERKEN = Tabel(
    "tblKenmerken",
    "Catalogus",
    (
        Kolom("Sleutel", _S, 40),
        Kolom("Kenmerken", _C, 60),
    ),
    4,
    len(TBL_CATALOGUS.kolommen) + 1,
)
"""Fingerprints of what the catalogue last wrote outside the lines: the base of the merge there."""
