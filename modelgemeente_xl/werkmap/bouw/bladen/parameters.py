"""The sheet Parameters: every value the computation uses, with unit, status, source and date.

What grows from year to year (benchmark, loonkosten, index) stands side by side, so that each
table can take rows at its foot; what does not, stands in one column of tables.
"""

from itertools import accumulate
from textwrap import wrap

from modelgemeente_xl.model.ontwikkeling import DRIJVERS
from modelgemeente_xl.werkmap.bouw.bladen.blad import (
    Bouw,
    begin_blad,
    codes_as_text,
    define_name,
    write_tabel,
)
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar, Tabel, cel, expand
from modelgemeente_xl.werkmap.indeling.formaten import DEEL, FACTOR, GETAL, JAAR
from modelgemeente_xl.werkmap.indeling.parametertabellen import TBL_PARAMETERS, cumulatiefformule

EERSTE_RIJ = 4
NAAST_ELKAAR = tuple(f"tblParameters{naam}" for naam in ("Benchmark", "Loonkosten", "Index"))
"""The tables that stand beside the column of all others, each with a wide column behind it."""
KOLOM_BENCHMARK, KOLOM_LOONKOSTEN, KOLOM_INDEX, KOLOM_TOELICHTING = accumulate(
    (len(TBL_PARAMETERS[naam].kolommen) + 1 for naam in NAAST_ELKAAR),
    initial=2 + max(len(t.kolommen) for n, t in TBL_PARAMETERS.items() if n not in NAAST_ELKAAR),
)
TUSSEN = 30
"""Width of the column to the right of a table, into which the text of its source runs."""
TOELICHTING_BREED = 120
ELDERS = ("kostensoort", "basis")
"""Parameters whose reasoning is not told on this sheet."""


class _Band:
    """Tables one beneath the other, from one column up to where the next band begins."""

    def __init__(self, bouw: Bouw, kolom: int, volgende: int) -> None:
        self.bouw, self.kolom, self.rij = bouw, kolom, EERSTE_RIJ
        self.ws = bouw.bladen["Parameters"]
        self.rechts = volgende - 1

    def tabel(self, naam: str, titel: str, uitleg: str) -> tuple[Tabel, int, int]:
        """Write a heading, its explanation and the table; give the first and last data row."""
        self.ws.write_string(self.rij, self.kolom, titel, self.bouw.stijl.sectie)
        self.ws.write_string(self.rij + 1, self.kolom, uitleg, self.bouw.stijl.ondertitel)
        tabel = TBL_PARAMETERS[naam].op(self.rij + 2, self.kolom)
        first, last = write_tabel(self.bouw, tabel, self.bouw.inhoud[naam], filter_=False)
        self.rij = last + 3
        return tabel, first, last


def write_parameters(bouw: Bouw) -> None:
    """Write all parameter tables and the names that point into them."""
    ws = begin_blad(
        bouw, "Parameters", _breedten(), "Vul alleen gele cellen in; leeg betekent de standaard"
    )
    links = _Band(bouw, 0, KOLOM_BENCHMARK)
    _write_rekenwaarden(links)
    _write_referentie(links)
    _write_drijvers(links)
    links.tabel(
        "tblParametersGrootteklassen",
        "Grootteklassen",
        "Vanaf hoort bij de klasse, Tot niet; schatting van de medewerkers per klasse.",
    )
    links.tabel(
        "tblParametersBand",
        "Band van de benchmark",
        "Totale ICT-kosten per inwoner naar grootteklasse, in prijzen van kolom Jaar.",
    )
    tabel, first, last = links.tabel(
        "tblParametersKostensoorten",
        "Kostensoorten",
        "Indexreeks en plaats in Iv3 (taakveld en categorie) per kostensoort.",
    )
    _remember(bouw, tabel, "Kostensoort", first, last)
    benchmark = _Band(bouw, KOLOM_BENCHMARK, KOLOM_LOONKOSTEN)
    benchmark.tabel(
        "tblParametersBenchmark",
        "Benchmark",
        "Gemiddelde totale ICT-kosten van gemeenten per boekjaar (ICT Benchmark Gemeenten).",
    )
    loonkosten = _Band(bouw, KOLOM_LOONKOSTEN, KOLOM_INDEX)
    loonkosten.tabel(
        "tblParametersLoonkosten",
        "Loonkosten per fte (36 uur)",
        "Werkgeverslasten bij periodiek 9; de opbouw staat bij Toelichting op de waarden.",
    )
    index = _Band(bouw, KOLOM_INDEX, KOLOM_TOELICHTING)
    _write_index(index)
    last = _write_toelichting(bouw)
    ws.freeze_panes(3, 1)
    ws.repeat_rows(0, 2)
    codes_as_text(ws, last, KOLOM_TOELICHTING + 1, ruim=(399, 51))
    _define_print(bouw, (links, benchmark, loonkosten, index), last)


def _remember(bouw: Bouw, tabel: Tabel, kolom: str, first: int, last: int) -> None:
    """Remember the range that a drop-down points to."""
    k = tabel.index(kolom)
    cellen = ":".join(cel(rij, k, "beide") for rij in (first, last))
    bouw.bereiken[kolom.lower()] = f"{tabel.blad}!{cellen}"


def _breedten() -> list[float]:
    """Widths of all columns: the label, values, and a wide one behind each table."""
    breedten = [26.0, *([18.0] * (KOLOM_TOELICHTING - 1)), 34.0, float(TOELICHTING_BREED)]
    for kolom in (KOLOM_BENCHMARK, KOLOM_LOONKOSTEN, KOLOM_INDEX, KOLOM_TOELICHTING):
        breedten[kolom - 1] = TUSSEN
    return breedten


def _define_print(bouw: Bouw, banden: tuple[_Band, ...], last: int) -> None:
    """Print each band on pages of its own: together they would be too small to read."""
    delen = [(band.kolom, band.rechts, band.rij - 2) for band in banden]
    delen.append((KOLOM_TOELICHTING, KOLOM_TOELICHTING + 1, last))
    bouw.boek.define_name(
        "Parameters!_xlnm.Print_Area",
        "="
        + ",".join(
            f"Parameters!{cel(0, links, 'beide')}:{cel(rij, rechts, 'beide')}"
            for links, rechts, rij in delen
        ),
    )


def _write_rekenwaarden(band: _Band) -> None:
    """Write what follows from the begrotingsjaar: tariefjaar and index."""
    bouw, ws = band.bouw, band.ws
    ws.write_string(band.rij, 0, "Bij dit begrotingsjaar", bouw.stijl.sectie)
    rijen = [
        (
            "Tariefjaar",
            "Tariefjaar",
            "=MIN(Begrotingsjaar,MAX(tblParametersLoonkosten[Jaar]))",
            JAAR,
            "Jaar van de loonkosten dat geldt; latere jaren volgen de index loon.",
        ),
        *(
            (
                f"Index_{reeks}",
                f"Index {reeks}",
                f'=SUMIFS(tblParametersIndex[Cumulatief],tblParametersIndex[Reeks],"{reeks}",'
                "tblParametersIndex[Jaar],Begrotingsjaar)",
                FACTOR,
                "Stand van de reeks in het begrotingsjaar, met het basisjaar als 1.",
            )
            for reeks in bouw.catalogus.parameters.index.procenten
        ),
    ]
    for i, (naam, label, formule, formaat, uitleg) in enumerate(rijen, band.rij + 1):
        ws.write_string(i, 0, label, bouw.stijl.label)
        ws.write_formula(i, 1, formule, bouw.stijl.cel(Eigenaar.FORMULE, formaat))
        ws.write_string(i, 2, uitleg, bouw.stijl.ondertitel)
        define_name(bouw, naam, "Parameters", i, 1)
    band.rij += len(rijen) + 2


def _write_referentie(band: _Band) -> None:
    tabel, first, _ = band.tabel(
        "tblParametersReferentie",
        "Referentie en enkele waarden",
        "De Modelgemeente waarvan alles wordt geschaald, en de losse waarden van de berekening.",
    )
    labels = [rij["Parameter"] for rij in band.bouw.inhoud[tabel.naam]]
    deel = band.bouw.stijl.cel(Eigenaar.CATALOGUS, DEEL)
    for naam, label in (
        ("Afdelingen_per_1000", "Afdelingen per 1.000"),
        ("Bereik_van", "Schaling zeker vanaf"),
        ("Bereik_tot", "Schaling zeker tot en met"),
        ("Incidenteel_jaren", "Incidenteel ten hoogste"),
        ("Lopend_aandeel", "Lopend aandeel"),
        ("Benchmark_groei", "Groei benchmark per jaar"),
    ):
        i = labels.index(label)
        define_name(band.bouw, naam, "Parameters", first + i, tabel.index("Waarde"))
        waarde = float(band.bouw.inhoud[tabel.naam][i]["Waarde"])
        if waarde < 1:
            band.ws.write_number(first + i, tabel.index("Waarde"), waarde, deel)


def _write_drijvers(band: _Band) -> None:
    tabel, first, last = band.tabel(
        "tblParametersDrijvers",
        "Drijvers",
        "Waarmee bedragen meegroeien: verhouding van deze gemeente tot de Modelgemeente.",
    )
    formaat = band.bouw.stijl.cel(Eigenaar.FORMULE, GETAL)
    eigen = expand("[@Referentie]", tabel.naam)
    for i, drijver in enumerate(DRIJVERS):
        bron = eigen if drijver == "vast" else drijver.capitalize()
        band.ws.write_formula(first + i, tabel.index("Deze gemeente"), f"={bron}", formaat)
    _remember(band.bouw, tabel, "Drijver", first, last)


def _write_index(band: _Band) -> None:
    """Write the series."""
    tabel, first, last = band.tabel(
        "tblParametersIndex",
        "Index",
        "Groei per jaar in procenten; het eerste jaar van een reeks is de basis (1,0000).",
    )
    formaat = band.bouw.stijl.cel(Eigenaar.FORMULE, FACTOR)
    reeks, jaar, cumulatief = (tabel.index(naam) for naam in ("Reeks", "Jaar", "Cumulatief"))
    for rij in range(first, last + 1):
        formule = cumulatiefformule(tabel.kop_rij, rij, reeks, jaar, cumulatief)
        band.ws.write_formula(rij, cumulatief, expand(formule, tabel.naam), formaat)


def _write_toelichting(bouw: Bouw) -> int:
    """Write why each value is what it is, once per reasoning; give the last row."""
    ws, stijl, rij = bouw.bladen["Parameters"], bouw.stijl, EERSTE_RIJ
    ws.write_string(rij, KOLOM_TOELICHTING, "Toelichting op de waarden", stijl.sectie)
    redenen: dict[str, list[str]] = {}
    for key, grondslag in bouw.catalogus.parameters.grondslagen.items():
        if key.partition(".")[0] not in ELDERS:
            redenen.setdefault(grondslag.toelichting, []).append(_label(key))
    rij += 1
    for reden, labels in redenen.items():
        label = labels[0] if len(labels) == 1 else f"{labels[0]} t/m {labels[-1]}"
        for i, line in enumerate(wrap(reden, TOELICHTING_BREED)):
            rij += 1
            if i == 0:
                ws.write_string(rij, KOLOM_TOELICHTING, label, stijl.label)
            ws.write_string(rij, KOLOM_TOELICHTING + 1, line, stijl.of())
    return rij


def _label(key: str) -> str:
    """Name of a parameter as people say it: `index.loon.2027` becomes `Index loon 2027`."""
    soort, _, rest = key.partition(".")
    naam = f"{soort} {rest.replace('.', ' ') if soort == 'index' else rest}".strip()
    return naam.replace("_", " ").capitalize()
