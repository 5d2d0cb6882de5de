"""Packages that are whole and hold what a workbook of ours should not: cells, tables, names."""

import re
from collections.abc import Mapping
from random import Random
from xml.sax.saxutils import escape

from modelgemeente_xl.excel.adressen import cell_name
from modelgemeente_xl.plan.wijziging import Wijzigingssoort
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar
from modelgemeente_xl.werkmap.indeling.parametertabellen import TBL_PARAMETERS
from modelgemeente_xl.werkmap.indeling.tabellen import GELEZEN, kolommen_of
from modelgemeente_xl.werkmap.lezen.stand import DEELNEMERS, NAMEN
from tests.fouten.pakketten import Meester, Vermink

TABELLEN = GELEZEN
FOUTEN = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#RAAR!")
ENORM = ("1e308", "-1e308", "1e22", "999999999999999999", "1e-320", "-0", "1e15", "-1e12")
GEEN_GETAL = ("1e400", "NaN", "INF", "-Infinity", "0x10", "1,5", "")
TEKSTEN = (
    "",
    " ",
    "veel",
    "=1+1",
    "@x",
    "12",
    "1.234,56",
    "nee",
    "JA",
    "€ 5",
    "'",
    "ja\nnee",
    "x" * 33_000,
    "rij 3",
    "eigen-001",
    "_x0000_",
    "|",
    "!",
    "tblOOV!x",
    "\U0001f600",
)
DATUMS = ("2026-02-30", "2026-02-03", "0001-01-01", "9999-12-31T23:59:59", "1800-01-01", "gisteren")
BEREIKEN = (
    "",
    "A",
    "A0",
    "A1:",
    "B2:A1",
    "A9:AN9",
    "A9:AN10",
    "A9:AN99999999",
    "XFE1:ZZZ9",
    "A1:AN9",
    "A9:AM26",
    "A9:AN200",
    "$A$9:$AN$26",
    "A9:AN26 A30:B31",
)

Cellen = Mapping[tuple[str, int, int], str]
"""Sheet, row, column -> what stands behind `<c r=".." s=".."`."""


def getal(value: object) -> str:
    return f"><v>{value}</v></c>"


def tekst(value: str) -> str:
    return f' t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def fout(value: str) -> str:
    return f' t="e"><v>{escape(value)}</v></c>'


def formule(value: str, uitkomst: str = "1") -> str:
    return f"><f>{escape(value)}</f><v>{uitkomst}</v></c>"


def met_cellen(m: Meester, cellen: Cellen) -> bytes:
    """The file with these cells, wherever such a cell stands already."""
    parts: dict[str, bytes] = {}
    for (blad, rij, kolom), xml in cellen.items():
        part = m.bladen[blad]
        place = cell_name(rij, kolom).encode()
        pattern = rb'(<c r="%s"(?: s="[0-9]+")?)[^>]*?(?:/>|>.*?</c>)' % place
        content = parts.get(part, m.parts[part])
        parts[part] = re.sub(
            pattern, lambda found, xml=xml: found[1] + xml.encode(), content, count=1
        )
    return m.met(parts)


def plekken(
    m: Meester, rng: Random, aantal: int, namen: tuple[str, ...] = TABELLEN
) -> list[tuple[str, int, int]]:
    """Cells of our tables that are not formulas."""
    found = []
    for _ in range(aantal):
        tabel = m.tabellen[rng.choice(namen)]
        ours = [k.naam for k in kolommen_of(tabel.naam) if k.eigenaar is not Eigenaar.FORMULE]
        kolom = tabel.eerste_kolom + tabel.kolommen.index(rng.choice(ours))
        found.append((tabel.blad, rng.randint(tabel.kop_rij + 1, tabel.laatste_rij), kolom))
    return found


def naam_plek(m: Meester, naam: str) -> tuple[str, int, int]:
    blad, _, cel = m.namen[naam].partition("!")
    letter, rij = re.fullmatch(r"\$([A-Z]+)\$([0-9]+)(?::.*)?", cel).groups()  # type: ignore[union-attr]
    return blad, int(rij), ord(letter) - 64


def willekeurig(rng: Random) -> str:
    if rng.random() < 0.03:
        return getal(rng.choice(GEEN_GETAL))
    return rng.choice(
        (
            lambda: getal(rng.choice(ENORM)),
            lambda: getal(rng.choice((-1, 0, 0.5, 3, 1e9, -2.5, 2027, 45000.75))),
            lambda: tekst(rng.choice(TEKSTEN)),
            lambda: fout(rng.choice(FOUTEN)),
            lambda: f' t="b"><v>{rng.choice("01")}</v></c>',
            lambda: f' t="d"><v>{rng.choice(DATUMS[1:3])}</v></c>',
            lambda: ' t="s"><v>3</v></c>',
            lambda: "/>",
        )
    )()


def tegenstrijdig(rng: Random) -> str:
    """A cell that cannot be read as what it says it is."""
    return rng.choice(
        (
            getal(rng.choice(GEEN_GETAL)),
            f' t="d"><v>{rng.choice(DATUMS)}</v></c>',
            *(
                f' t="{soort}"><v>{value}</v></c>'
                for soort in ("s", "q", "n", "", "b", "e")
                for value in ("99999999", "-1", "x")
            ),
        )
    )


def cellen_van(waarde: object) -> Vermink:
    def vermink(m: Meester, rng: Random) -> bytes:
        return met_cellen(m, {p: waarde(rng) for p in plekken(m, rng, rng.randint(1, 12))})  # type: ignore[operator]

    return vermink


def ids_dubbel(m: Meester, rng: Random) -> bytes:
    tabel = m.tabellen[rng.choice(TABELLEN)]
    keys = [k.naam for k in kolommen_of(tabel.naam) if k.eigenaar is Eigenaar.SLEUTEL]
    value = rng.choice(
        (tekst(rng.choice(TEKSTEN)), getal(1), tekst("energietransitie.dashboard"), "/>")
    )
    rows = rng.sample(
        range(tabel.kop_rij + 1, tabel.laatste_rij + 1),
        min(rng.randint(2, 9), tabel.laatste_rij - tabel.kop_rij),
    )
    return met_cellen(
        m,
        {
            (tabel.blad, r, tabel.eerste_kolom + tabel.kolommen.index(k)): value
            for r in rows
            for k in keys
        },
    )


def parameters(m: Meester, rng: Random) -> bytes:
    """A whole column of parameters, or a few cells of them."""
    names = (*TBL_PARAMETERS, "tblBasis", "tblGemeenten")
    if rng.random() < 0.5:
        return met_cellen(
            m, {p: willekeurig(rng) for p in plekken(m, rng, rng.randint(1, 6), names)}
        )
    blad, _, kolom = plekken(m, rng, 1, names)[0]
    tabel = next(
        t
        for t in m.tabellen.values()
        if t.blad == blad and t.eerste_kolom <= kolom < t.eerste_kolom + len(t.kolommen)
    )
    xml = willekeurig(rng)
    rows = range(tabel.kop_rij + 1, min(tabel.laatste_rij, tabel.kop_rij + 40) + 1)
    return met_cellen(m, {(blad, r, kolom): xml for r in rows})


def formules(m: Meester, rng: Random) -> bytes:
    """Formulas that go round, that nobody can compute, or where none belongs."""
    texts = (
        "1/0",
        "A1",
        "SUM(",
        "Gemeente&Gemeente",
        "tblOOV[Jaar 1]",
        "tblWeg[x]",
        'INDIRECT("A1")',
        "(" * 300 + "1" + ")" * 300,
        "NIETS()",
        "'Weg'!A1",
        "#REF!",
        "",
    )
    cells = {
        p: formule(rng.choice(texts), rng.choice(("1", "0", "-7"))) for p in plekken(m, rng, 4)
    }
    tabel = m.tabellen[rng.choice(("tblOOV", "tblFysiek", "tblTotaal", "tblBasis"))]
    kolom = tabel.eerste_kolom + rng.randrange(len(tabel.kolommen))
    cells[tabel.blad, rng.randint(tabel.kop_rij + 1, tabel.laatste_rij), kolom] = formule(
        rng.choice(texts)
    )
    return met_cellen(m, cells)


def log_vervuild(m: Meester, rng: Random) -> bytes:
    """Lines in the log that no button wrote as they stand."""
    tabel = m.tabellen["tblWijzigingen"]
    other = m.tabellen[rng.choice(TABELLEN)]
    values = {
        "Nr": getal(rng.choice((1, 2, 1e300, -3, 0.5))),
        "Actie": getal(rng.choice((1, 2, 1e300, -3, 0.5))),
        "Knop": tekst(rng.choice(("vernieuw", "schaal", "nieuw", "", "x"))),
        "Soort": tekst(rng.choice((*Wijzigingssoort, "raar"))),
        "Tabel": tekst(rng.choice((other.naam, "tblWeg", ""))),
        "Sleutel": tekst(
            rng.choice(
                (
                    "rij 1",
                    "rij 99",
                    "Gemeente",
                    "Deelnemers 2",
                    "Deelnemers 99",
                    "Deelnemers x",
                    "energietransitie.dashboard",
                    "",
                    "x",
                )
            )
        ),
        "Kolom": tekst(rng.choice((*other.kolommen, "Weg", ""))),
        "Oud": willekeurig(rng),
        "Nieuw": willekeurig(rng),
        "Ongedaan": tekst(rng.choice(("nee", "ja", "x"))),
    }
    kolommen = {k: tabel.eerste_kolom + tabel.kolommen.index(k) for k in values}
    return met_cellen(
        m, {(tabel.blad, tabel.kop_rij + 1, kolommen[k]): xml for k, xml in values.items()}
    )


def begrotingsjaar(m: Meester, rng: Random) -> bytes:
    value = rng.choice(
        (
            *map(getal, (*ENORM, -2027, 0, 1, 2026.5, 2019, 2024, 2025, 2030, 2033, 2050, 12027)),
            willekeurig(rng),
        )
    )
    return met_cellen(m, {naam_plek(m, "Begrotingsjaar"): value})


def gemeente(m: Meester, rng: Random) -> bytes:
    cells = {
        naam_plek(m, rng.choice(NAMEN)): willekeurig(rng),
        naam_plek(m, "Gemeente"): tekst(
            rng.choice(("Purmerent", "", "=Venlo", "Venlo ", "VENLO", "Venlo"))
        ),
    }
    blad, rij, kolom = naam_plek(m, DEELNEMERS)
    for i in range(1, rng.randint(1, 9)):
        cells[blad, rij + i, kolom] = rng.choice(
            (willekeurig(rng), tekst("Venlo"), tekst("Zwolle"))
        )
    return met_cellen(m, cells)


def bladnamen(m: Meester, rng: Random) -> bytes:
    xml = m.parts["xl/workbook.xml"].decode()
    names = list(m.bladen)
    for naam in rng.sample(names, rng.randint(1, 3)):
        nieuw = rng.choice(
            (
                f"{naam} 2",
                naam.upper(),
                naam[:-1],
                "",
                "x" * 40,
                "a'b",
                "a/b[c]",
                rng.choice(names),
                "Blad!1",
            )
        )
        xml = xml.replace(f'<sheet name="{naam}"', f'<sheet name="{nieuw}"')
        if rng.random() < 0.5:
            quoted = nieuw if nieuw.isalnum() else "'" + nieuw.replace("'", "''") + "'"
            xml = xml.replace(f">{naam}!", f">{quoted}!")
    return m.met({"xl/workbook.xml": xml.encode()})


def tabel_weg(m: Meester, rng: Random) -> bytes:
    naam = rng.choice(list(m.tabellen))
    part = m.tabeldeel(naam)
    kind = rng.randrange(5)
    if kind == 0:
        return m.zonder(part)
    if kind == 1:
        rels = next(
            n
            for n, d in m.parts.items()
            if n.endswith(".rels") and part.rpartition("/")[2].encode() in d
        )
        return m.met(
            {
                rels: re.sub(
                    rb"<Relationship [^>]*%s[^>]*/>" % part.rpartition("/")[2].encode(),
                    b"",
                    m.parts[rels],
                )
            }
        )
    if kind == 2:
        return m.met(
            {part: m.parts[part].replace(naam.encode(), rng.choice(list(m.tabellen)).encode())}
        )
    if kind == 3:
        return m.met({part: m.parts[part].replace(b'"%s"' % naam.encode(), b'"mijn"')})
    other = m.tabeldeel(rng.choice(list(m.tabellen)))
    return m.met({part: m.parts[other]})


def tabelbereik(m: Meester, rng: Random) -> bytes:
    part = m.tabeldeel(rng.choice(list(m.tabellen)))
    ref = rng.choice(BEREIKEN).encode()
    if rng.random() < 0.3:
        return m.met(
            {
                part: m.parts[part].replace(
                    b"<table ",
                    b"<table %s "
                    % rng.choice(
                        (b'headerRowCount="0"', b'totalsRowCount="1"', b'headerRowCount="x"')
                    ),
                )
            }
        )
    return m.met(
        {part: re.sub(rb' ref="[^"]*"', b' ref="%s"' % ref, m.parts[part], count=rng.randint(0, 1))}
    )


def kolom_weg(m: Meester, rng: Random) -> bytes:
    """A column out of the table, or a header that is another in the table, the sheet or both."""
    naam = rng.choice(TABELLEN)
    tabel, part = m.tabellen[naam], m.tabeldeel(naam)
    k = rng.randrange(len(tabel.kolommen))
    kolom = tabel.kolommen[k]
    if rng.random() < 0.4:
        xml = re.sub(
            rb'<tableColumn id="%d"[^>]*?(?:/>|[^/]>.*?</tableColumn>)' % (k + 1),
            b"",
            m.parts[part],
            count=1,
        )
        end = tabel.eerste_kolom + len(tabel.kolommen) - 1
        last, first = cell_name(1, end)[:-1], cell_name(1, end - 1)[:-1]
        return m.met(
            {part: re.sub(rb":%s([0-9]+)" % last.encode(), rb":%s\1" % first.encode(), xml)}
        )
    nieuw = rng.choice(("Weg", kolom.upper(), f"{kolom} ", rng.choice(tabel.kolommen), ""))
    file = met_cellen(
        m,
        {
            (tabel.blad, tabel.kop_rij, tabel.eerste_kolom + k): rng.choice(
                (tekst(nieuw), getal(3), "/>")
            )
        },
    )
    if rng.random() < 0.5:
        return file
    return m.met(
        {
            part: m.parts[part].replace(
                f'name="{escape(kolom)}"'.encode(), f'name="{nieuw}"'.encode(), 1
            )
        }
    )


def namen(m: Meester, rng: Random) -> bytes:
    xml = m.parts["xl/workbook.xml"].decode()
    for naam in rng.sample((*NAMEN, DEELNEMERS), rng.randint(1, 3)):
        found = f'<definedName name="{naam}">{m.namen[naam]}</definedName>'
        nieuw = rng.choice(
            (
                "",
                found.replace(naam, f"{naam}_2"),
                found.replace(naam, naam.upper()),
                found * 2,
                found.replace(">", ' localSheetId="0">', 1),
                *(
                    f'<definedName name="{naam}">{escape(to)}</definedName>'
                    for to in (
                        "#REF!",
                        "Weg!$A$1",
                        "Start!$A:$A",
                        "Start!$A$1,Start!$C$7",
                        "Start!#REF!",
                        "2027",
                        '"Venlo"',
                        "OFFSET(Start!$A$1,1,1)",
                        "Start!$A$1:$H$40",
                        "Start!$D$7",
                        "Start!A1",
                        "'Start'!$C$7",
                        "Catalogus!$A$1",
                        "tblOOV[Id]",
                        "[1]Start!$C$7",
                        "Start!$XFE$1",
                        "Start!$A$9999999",
                    )
                ),
            )
        )
        xml = xml.replace(found, nieuw)
    return m.met({"xl/workbook.xml": xml.encode()})


def rijen(m: Meester, rng: Random) -> bytes:
    """Rows and cells in a wrong order, twice, without an address or with another's."""
    part = rng.choice(list(m.bladen.values()))
    xml = m.parts[part].decode()
    hits = list(
        re.finditer(
            rng.choice(
                (
                    r' r="[0-9]+"',
                    r' r="[A-Z]+[0-9]+"',
                    r"</?row[^>]*>",
                    r"<c [^>]*/>",
                    r"<f>[^<]*</f>",
                )
            ),
            xml,
        )
    )
    for hit in rng.sample(hits, min(rng.randint(1, 3), len(hits))):
        nieuw = rng.choice(
            (
                "",
                hit[0] * 2,
                ' r="0"',
                ' r="A0"',
                ' r="XFD1048576"',
                ' r="1048577"',
                ' r="3"',
                ' r="B12"',
                '<f t="shared" si="7"/>',
                '<f t="array" ref="A1:ZZ9">1</f>',
            )
        )
        xml = xml.replace(hit[0], nieuw, 1)
    return m.met({part: xml.encode()})


INHOUDEN: dict[str, Vermink] = {
    "cellen van alles": cellen_van(willekeurig),
    "tekst in getalcellen": cellen_van(lambda rng: tekst(rng.choice(TEKSTEN))),
    "getallen in tekstcellen": cellen_van(
        lambda rng: getal(rng.choice((0, 1, -5, 2027, 0.1, 123456789)))
    ),
    "enorme getallen": cellen_van(lambda rng: getal(rng.choice(ENORM))),
    "foutwaarden": cellen_van(lambda rng: fout(rng.choice(FOUTEN))),
    "cellen in tegenspraak": cellen_van(tegenstrijdig),
    "ids dubbel": ids_dubbel,
    "parameters": parameters,
    "formules": formules,
    "log vervuild": log_vervuild,
    "begrotingsjaar": begrotingsjaar,
    "gemeente": gemeente,
    "bladnamen": bladnamen,
    "tabel weg": tabel_weg,
    "tabelbereik": tabelbereik,
    "kolom weg": kolom_weg,
    "namen": namen,
    "rijen": rijen,
}
