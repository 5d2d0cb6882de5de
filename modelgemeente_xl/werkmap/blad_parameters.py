"""The sheet Parameters: every value the computation uses, with unit, status, source and date."""

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from modelgemeente_xl.model.catalogus import Grondslag
from modelgemeente_xl.werkmap.blad import Bouw, begin_blad, define_name, print_bereik, write_tabel
from modelgemeente_xl.werkmap.declaratie import Eigenaar, Tabel, cel
from modelgemeente_xl.werkmap.tabellen import (
    tbl_band,
    tbl_benchmark,
    tbl_drijvers,
    tbl_index,
    tbl_klassen,
    tbl_kostensoorten,
    tbl_loonkosten,
    tbl_referentie,
)

TOELICHTING_KOLOM, TOELICHTING_BREED = 3, 150
"""First column of the reasoning, and the characters that fit from there to the last."""


class _Parameters:
    """Writes the tables one beneath the other."""

    def __init__(self, bouw: Bouw) -> None:
        self.bouw = bouw
        self.parameters = bouw.catalogus.parameters
        self.ws = begin_blad(
            bouw,
            "Parameters",
            [26, *([16] * 11), 40],
            "Vul alleen gele cellen in; leeg betekent de standaard",
        )
        self.rij = 4

    def kop(self, titel: str, uitleg: str) -> int:
        """Write a heading and its explanation; give the row of the table header."""
        self.ws.write_string(self.rij, 0, titel, self.bouw.stijl.sectie)
        self.ws.write_string(self.rij + 1, 0, uitleg, self.bouw.stijl.ondertitel)
        return self.rij + 2

    def tabel(self, tabel: Tabel, rijen: Sequence[Sequence[Any]]) -> tuple[int, int]:
        """Write a table and move below it."""
        first, last = write_tabel(self.bouw, tabel, rijen, filter_=False)
        self.rij = last + 3
        return first, last

    def herkomst(self, naam: str, grondslag: Grondslag | None = None) -> tuple[Any, ...]:
        """Unit, status, date and source of a parameter."""
        g = grondslag or self.parameters.grondslagen[naam]
        bron = self.bouw.catalogus.bronnen[g.bron]
        return g.eenheid, g.status, g.gecontroleerd, f"{bron.uitgever}: {bron.titel}"


def write_parameters(bouw: Bouw) -> None:
    """Write all parameter tables and the names that point into them."""
    p = _Parameters(bouw)
    _write_referentie(p)
    _write_drijvers(p)
    _write_klassen(p)
    _write_kostensoorten(p)
    _write_benchmark(p)
    _write_loonkosten(p)
    _write_index(p)
    _write_toelichting(p)
    print_bereik(p.ws, (0, p.rij), (0, 12), 2)
    p.ws.freeze_panes(3, 1)


def _write_referentie(p: _Parameters) -> None:
    waarden = p.parameters
    kop = p.kop(
        "Referentie en enkele waarden",
        "De Modelgemeente waarvan alles wordt geschaald, en de losse waarden van de berekening.",
    )
    singles = (
        ("Inwoners Modelgemeente", "inwoners", waarden.referentie.inwoners),
        ("Medewerkers Modelgemeente", "medewerkers", waarden.referentie.medewerkers),
        ("Afdelingen Modelgemeente", "afdelingen", waarden.referentie.afdelingen),
        ("Uren per fte", "uren_per_fte", waarden.uren_per_fte),
        ("Afdelingen per 1.000", "afdelingen_per_1000_medewerkers", waarden.afdelingen_per_1000),
        ("Schaling zeker vanaf", "bereik_van", waarden.bereik[0]),
        ("Schaling zeker tot en met", "bereik_tot", waarden.bereik[1]),
        ("Incidenteel ten hoogste", "incidenteel_jaren", waarden.incidenteel_jaren),
        ("Lopend aandeel", "lopend_aandeel", waarden.lopend_aandeel),
        ("Groei benchmark per jaar", "benchmark_groei", waarden.benchmark_groei),
    )
    rijen = [
        (label, waarde, waarden.grondslagen[key].jaar, *p.herkomst(key))
        for label, key, waarde in singles
    ]
    first, _ = p.tabel(tbl_referentie(kop), rijen)
    deel = p.bouw.stijl.cel(Eigenaar.CATALOGUS, "deel")
    for i, (_, key, waarde) in enumerate(singles):
        if key in ("lopend_aandeel", "benchmark_groei"):
            p.ws.write_number(first + i, 1, float(str(waarde)), deel)
    for naam, i in (
        ("Afdelingen_per_1000", 4),
        ("Bereik_van", 5),
        ("Bereik_tot", 6),
        ("Incidenteel_jaren", 7),
        ("Lopend_aandeel", 8),
        ("Benchmark_groei", 9),
    ):
        define_name(p.bouw, naam, "Parameters", first + i, 1)


def _write_drijvers(p: _Parameters) -> None:
    tabel = tbl_drijvers(
        p.kop(
            "Drijvers",
            "Waarmee bedragen meegroeien: verhouding van deze gemeente tot de Modelgemeente.",
        )
    )
    referentie = p.parameters.referentie
    drijvers = ("inwoners", "medewerkers", "afdelingen", "vast")
    first, last = p.tabel(
        tabel, [(d, referentie.of(d), None, None, *p.herkomst(f"drijver.{d}")) for d in drijvers]
    )
    formaat = p.bouw.stijl.cel(Eigenaar.FORMULE, "getal")
    for i, bron in enumerate(("Inwoners", "Medewerkers", "Afdelingen", cel(first + 3, 1))):
        p.ws.write_formula(first + i, 2, f"={bron}", formaat)
    p.bouw.bereiken["drijver"] = f"Parameters!{cel(first, 0, 'beide')}:{cel(last, 0, 'beide')}"


def _write_klassen(p: _Parameters) -> None:
    tabel = tbl_klassen(
        p.kop(
            "Grootteklassen",
            "Vanaf hoort bij de klasse, Tot niet; schatting van de medewerkers per klasse.",
        )
    )
    p.tabel(
        tabel,
        [
            (
                klasse.naam,
                nr,
                klasse.vanaf,
                klasse.tot,
                klasse.medewerkers_per_1000,
                p.parameters.grondslagen[f"klasse.{klasse.naam}"].jaar,
                *p.herkomst(f"klasse.{klasse.naam}"),
            )
            for nr, klasse in enumerate(p.parameters.klassen, 1)
        ],
    )
    tabel = tbl_band(
        p.kop(
            "Band van de benchmark",
            "Totale ICT-kosten per inwoner naar grootteklasse, in prijzen van kolom Jaar.",
        )
    )
    p.tabel(
        tabel,
        [
            (
                klasse.naam,
                klasse.benchmark_laag,
                klasse.benchmark_hoog,
                p.parameters.grondslagen[f"band.{klasse.naam}"].jaar,
                *p.herkomst(f"band.{klasse.naam}"),
            )
            for klasse in p.parameters.klassen
        ],
    )


def _write_kostensoorten(p: _Parameters) -> None:
    tabel = tbl_kostensoorten(
        p.kop(
            "Kostensoorten", "Indexreeks en plaats in Iv3 (taakveld en categorie) per kostensoort."
        )
    )
    first, last = p.tabel(
        tabel,
        [
            (
                s.id,
                s.naam,
                s.reeks,
                s.taakveld,
                s.categorie,
                s.grondslag.jaar,
                *p.herkomst("", s.grondslag),
            )
            for s in p.parameters.kostensoorten.values()
        ],
    )
    p.bouw.bereiken["kostensoort"] = f"Parameters!{cel(first, 0, 'beide')}:{cel(last, 0, 'beide')}"
    p.ws.ignore_errors({"number_stored_as_text": "A1:L200"})


def _write_benchmark(p: _Parameters) -> None:
    tabel = tbl_benchmark(
        p.kop(
            "Benchmark",
            "Gemiddelde totale ICT-kosten van gemeenten per boekjaar (ICT Benchmark Gemeenten).",
        )
    )
    p.tabel(
        tabel,
        [
            (jaar, waarde, *p.herkomst(f"benchmark.{jaar}"))
            for jaar, waarde in p.parameters.benchmark.items()
        ],
    )


def _write_loonkosten(p: _Parameters) -> None:
    loonkosten = p.parameters.loonkosten
    tabel = tbl_loonkosten(
        p.kop(
            "Loonkosten per fte (36 uur)",
            "Werkgeverslasten bij periodiek 9; de opbouw staat in de handleiding.",
        )
    )
    p.tabel(
        tabel,
        [
            (schaal, jaar, bedrag, None, None, *p.herkomst(f"loonkosten.{jaar}"))
            for (schaal, jaar), bedrag in loonkosten.tarieven.items()
        ],
    )
    eind = p.rij - 1
    p.ws.write_string(eind, 0, "Tariefjaar", p.bouw.stijl.label)
    p.ws.write_formula(
        eind,
        1,
        "=MIN(Begrotingsjaar,MAX(tblParametersLoonkosten[Jaar]))",
        p.bouw.stijl.cel(Eigenaar.FORMULE, "jaar"),
    )
    p.ws.write_string(
        eind,
        2,
        "Jaar van de tabel dat voor dit begrotingsjaar geldt; latere jaren volgen de index loon.",
        p.bouw.stijl.ondertitel,
    )
    define_name(p.bouw, "Tariefjaar", "Parameters", eind, 1)
    p.rij += 2


def _write_index(p: _Parameters) -> None:
    index = p.parameters.index
    tabel = tbl_index(
        p.kop(
            "Index",
            "Groei per jaar in procenten; het eerste jaar van een reeks is de basis (1,0000).",
        )
    )
    rijen: list[tuple[Any, ...]] = []
    for reeks, procenten in index.procenten.items():
        eerste = min(procenten)
        rijen.append(
            (
                reeks,
                index.basisjaren[reeks],
                0,
                None,
                None,
                None,
                *p.herkomst(f"index.{reeks}.{eerste}"),
            )
        )
        rijen += [
            (reeks, jaar, procent, None, None, None, *p.herkomst(f"index.{reeks}.{jaar}"))
            for jaar, procent in procenten.items()
        ]
    first, last = p.tabel(tabel, rijen)
    formaat = p.bouw.stijl.cel(Eigenaar.FORMULE, "factor")
    cumulatief, in_gebruik = tabel.index("Cumulatief"), tabel.index("In gebruik")
    for rij in range(first, last + 1):
        p.ws.write_formula(
            rij,
            cumulatief,
            f"=IF({cel(rij, 0)}={cel(rij - 1, 0)},{cel(rij - 1, cumulatief)}"
            f"*(1+{cel(rij, in_gebruik)}/100),1)",
            formaat,
        )
    eind = p.rij - 1
    for i, reeks in enumerate(index.procenten):
        p.ws.write_string(eind + i, 0, f"Index {reeks} begrotingsjaar", p.bouw.stijl.label)
        p.ws.write_formula(
            eind + i,
            1,
            f'=SUMIFS(tblParametersIndex[Cumulatief],tblParametersIndex[Reeks],"{reeks}",'
            "tblParametersIndex[Jaar],Begrotingsjaar)",
            formaat,
        )
        define_name(p.bouw, f"Index_{reeks}", "Parameters", eind + i, 1)
    p.rij = eind + len(index.procenten)


def _write_toelichting(p: _Parameters) -> None:
    """Write why each value is what it is; values with the same reasoning stand together."""
    p.rij += 2
    stijl = p.bouw.stijl
    p.ws.write_string(p.rij, 0, "Toelichting op de waarden", stijl.sectie)
    redenen: dict[str, list[str]] = {}
    for key, grondslag in p.parameters.grondslagen.items():
        redenen.setdefault(grondslag.toelichting, []).append(_label(key))
    for reden, labels in redenen.items():
        label = labels[0] if len(labels) == 1 else f"{labels[0]} tot en met {labels[-1]}"
        for i, line in enumerate(wrap(reden, TOELICHTING_BREED)):
            p.rij += 1
            if i == 0:
                p.ws.write_string(p.rij, 0, label, stijl.label)
            p.ws.write_string(p.rij, TOELICHTING_KOLOM, line, stijl.of())


def _label(key: str) -> str:
    """Name of a parameter as people say it: `index.loon.2027` becomes `Index loon 2027`."""
    soort, _, rest = key.partition(".")
    naam = f"{soort} {rest.replace('.', ' ') if soort == 'index' else rest}".strip()
    return naam.replace("_", " ").capitalize()
