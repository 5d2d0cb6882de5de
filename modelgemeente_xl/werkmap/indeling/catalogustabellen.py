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
    PROCENT,
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
MEEST_NODIG = 3
"""How many others a development can wait for."""


def _grootste(aard: str, maat: str) -> str:
    """The largest of a measure over the lines of a development that count, on its own sheet."""
    return "+".join(
        f'([@Domein]="{blad}")*SUMPRODUCT(MAX((tbl{blad}[Ontwikkeling]=[@Ontwikkeling])'
        f'*(tbl{blad}[Aard]="{aard}")*tbl{blad}[Doet mee]*(1000{maat[0]}tbl{blad}[{maat[1:]}])))'
        for blad in DOMEINBLADEN
    )


def in_woorden(kolom: str) -> str:
    """In a formula: a quarter as people read it, `2028-3`."""
    rest = f"MOD([@[{kolom}]]-1,4)"
    return f'Begrotingsjaar+([@[{kolom}]]-1-{rest})/4&"-"&{rest}+1'


NODIG = tuple(f"Nodig {k}" for k in range(1, MEEST_NODIG + 1))
NA = tuple(f"Na {k}" for k in range(1, MEEST_NODIG + 1))
_KAN = tuple(f"Kan vanaf {k}" for k in range(1, MEEST_NODIG + 1))
NODIG_KOLOMMEN = (
    *(Kolom(naam, _C, 24, LANG) for naam in NODIG),
    *(Kolom(naam, _C, 7, GETAL) for naam in NA),
)
"""What a development waits for, and how many quarters after the start of that it can begin."""
LOOPTIJD_KOLOMMEN = (
    Kolom("Project eerst", _F, 9, GETAL, f"={_grootste('incidenteel', '-Van')}"),
    Kolom("Project laatst", _F, 9, GETAL, f"={_grootste('incidenteel', '+Tot en met')}"),
    Kolom("Beheer eerst", _F, 9, GETAL, f"={_grootste('structureel', '-Van')}"),
    Kolom("Van", _F, 7, GETAL, '=IF([@[Project eerst]]>0,1000-[@[Project eerst]],"")'),
    Kolom("Tot", _F, 7, GETAL, '=IF([@[Project laatst]]>0,[@[Project laatst]]-1000,"")'),
    Kolom("Beheer", _F, 7, GETAL, '=IF([@[Beheer eerst]]>0,1000-[@[Beheer eerst]],"")'),
    Kolom("Begin", _F, 7, GETAL, "=1000-MAX([@[Project eerst]],[@[Beheer eerst]])"),
    *(
        Kolom(
            kan,
            _F,
            9,
            GETAL,
            "=IFERROR(INDEX(tblOntwikkelingen[Begin],"
            f"MATCH([@[{nodig}]],tblOntwikkelingen[Ontwikkeling],0))+[@[{na}]],-1000)",
        )
        for kan, nodig, na in zip(_KAN, NODIG, NA, strict=True)
    ),
    Kolom("Kan vanaf", _F, 9, GETAL, f"=MAX({','.join(f'[@[{kan}]]' for kan in _KAN)})"),
    Kolom("Begint", _F, 9, TEKST, f'=IF([@Begin]<1000,{in_woorden("Begin")},"")'),
    Kolom("Klaar", _F, 9, TEKST, f'=IF([@[Project laatst]]>0,{in_woorden("Tot")},"")'),
    Kolom("Eerder", _F, 9, TEKST, f"={in_woorden('Kan vanaf')}"),
    Kolom(
        "Te vroeg",
        _F,
        24,
        TEKST,
        '=IF([@[Kan vanaf]]<1000,"te vroeg, kan vanaf "&[@Eerder],"doet niet mee")',
    ),
    Kolom(
        "Op tijd",
        _F,
        24,
        TEKST,
        '=IF([@[Kan vanaf]]>[@Begin],[@[Te vroeg]],IF([@[Nodig 1]]="","","op tijd"))',
    ),
    Kolom(
        "Wacht op",
        _F,
        24,
        LANG,
        '=IF([@[Op tijd]]="","",[@[Op tijd]]&": "&[@[Hangt af van]])',
    ),
    Kolom("Agendasleutel", _F, 13, SLEUTEL, "=[@Begin]+ROW()/1000/1000"),
    Kolom(
        "Volgnummer",
        _F,
        9,
        GETAL,
        "=([@Begin]<1000)*SUMPRODUCT((tblOntwikkelingen[Agendasleutel]<=[@Agendasleutel])*1)",
    ),
)
"""When it runs, in the chosen scenario: project, beheer, and whether what it waits for is there.

A quarter is counted from 1, the first of the begrotingsjaar; 1000 stands for one that never comes.
"""
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
        *NODIG_KOLOMMEN,
        *_BEDRAGKOLOMMEN,
        Kolom(
            "Vier jaren",
            _F,
            13,
            EURO,
            f"=SUM(tblOntwikkelingen[[#This Row],{_ALLES}])",
        ),
        Kolom("Rangsleutel", _F, 13, EURO, "=[@[Vier jaren]]-ROW()/1000/1000"),
        *LOOPTIJD_KOLOMMEN,
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
        Kolom("Id", _S, 30, SLEUTEL),
        Kolom("Domein", _C, 15),
        Kolom("Ontwikkeling", _C, 28, LANG),
        Kolom("Editie", _C, 19),
        Kolom("Begrotingsregel", _C, 44, LANG),
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
        Kolom("Startkwartaal", _C, 15, GETAL),
        Kolom("Kwartalen", _C, 11, GETAL),
        Kolom("Noodzaak", _C, 13),
        Kolom("Meenemen", _C, 10),
        Kolom("Scenario", _C, 10),
        Kolom("In basis", _C, 8, PROCENT),
        Kolom("Vanaf niveau", _C, 8, GETAL),
        Kolom("Thema", _C, 18),
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
