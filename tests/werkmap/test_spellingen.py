"""A word that is typed otherwise means the same in Python and in the workbook, or it is said."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.bestand.rekenen.rekenblad import Rekenblad
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import AARDEN, DRIJVERS
from modelgemeente_xl.model.totalen import totalen_of
from modelgemeente_xl.werkmap.indeling.formaten import LIJSTEN
from modelgemeente_xl.werkmap.indeling.startindeling import RIJ_DEELNEMERS, Startkolom, Startrij
from modelgemeente_xl.werkmap.lezen.boek import read_boek
from modelgemeente_xl.werkmap.lezen.naar_model import Werkmodel, werkmodel_of
from modelgemeente_xl.werkmap.lezen.stand import Boekstand
from modelgemeente_xl.werkmap.lezen.totaalblad import totals_of
from tests.klein import NAMEN, small_catalogus, small_workbook
from tests.werkmap.test_libreoffice import convert

TABEL, BLAD = "tblFysiek", "Fysiek"
KOLOMMEN: Mapping[str, tuple[str, ...]] = {
    "Meenemen": LIJSTEN["meenemen"],
    "Aard": AARDEN,
    "Drijver": DRIJVERS,
    "Kostensoort": ("personeel", "software", "hardware", "advies"),
    "Schaal": ("8", "10", "10A", "11A"),
}
KAPITALEN = st.sampled_from((str.upper, str.lower, str.title, str.swapcase))
VERMINKT = st.sampled_from(
    (
        lambda w: f"{w} ",
        lambda w: f" {w}",
        lambda w: f"{w}\u00a0",
        lambda w: f"\u200b{w}",
        lambda w: f"{w[:2]}*",
        lambda w: "*",
        lambda w: f"?{w[1:]}",
        lambda w: f"~{w}",
        lambda w: f"={w}",
        lambda w: f"<>{w}",
        lambda w: f">{w[0]}",
        lambda w: w.replace("s", "\u017f").replace("k", "\u212a").replace("i", "\u0131"),
        lambda w: w[:-1],
    )
)


@pytest.fixture(scope="module")
def pad(catalogus: Catalogus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("spelling") / "klein.xlsx"
    path.write_bytes(small_workbook(small_catalogus(catalogus)))
    return path


Cellen = Mapping[tuple[int, str], str]


class Proef:
    """One workbook for many examples; each example puts back what it changed."""

    def __init__(self, pad: Path) -> None:
        book = open_boek(pad)
        self.stand = read_boek(book)
        book.close()
        self.tabel = self.stand.tabellen[TABEL]
        self._rekenblad = Rekenblad(pad)

    def __repr__(self) -> str:
        return "Proef()"

    def place(self, nummer: int, kolom: str) -> tuple[int, int]:
        tabel = self.tabel
        return tabel.kop_rij + 1 + nummer, tabel.eerste_kolom + tabel.index(kolom)

    def computed(self, cellen: Cellen, gemeente: str) -> tuple[Werkmodel, list[str]]:
        """What Python reads, and where the engine's totals are others."""
        model = werkmodel_of(self._with(cellen, gemeente))
        self._rekenblad.set_value("Start", Startrij.GEMEENTE + 1, Startkolom.EIGEN + 1, gemeente)
        for plek, woord in cellen.items():
            self._rekenblad.set_value(BLAD, *self.place(*plek), woord)
        self._rekenblad.evaluate()
        held = totals_of(self._rekenblad.value)
        for nummer, kolom in cellen:
            oud = self.tabel.rijen[nummer][self.tabel.index(kolom)]
            self._rekenblad.set_value(BLAD, *self.place(nummer, kolom), oud)
        return model, held.differences(totalen_of(model.begroting()))

    def _with(self, cellen: Cellen, gemeente: str) -> Boekstand:
        rijen = [list(rij) for rij in self.tabel.rijen]
        for (nummer, kolom), woord in cellen.items():
            rijen[nummer][self.tabel.index(kolom)] = woord
        nieuw = replace(self.tabel, rijen=tuple(map(tuple, rijen)))
        return replace(
            self.stand,
            tabellen={**self.stand.tabellen, TABEL: nieuw},
            namen={**self.stand.namen, "Gemeente": gemeente},
        )


@pytest.fixture(scope="module")
def proef(pad: Path) -> Proef:
    return Proef(pad)


@st.composite
def spelled_cells(
    draw: st.DrawFn, spelling: st.SearchStrategy[object]
) -> dict[tuple[int, str], str]:
    cellen = {}
    for nummer in draw(st.sets(st.integers(0, 5), min_size=1)):
        for kolom in draw(st.sets(st.sampled_from(sorted(KOLOMMEN)), min_size=1)):
            woord = draw(st.sampled_from(KOLOMMEN[kolom]))
            cellen[nummer, kolom] = draw(spelling)(woord)  # type: ignore[operator]
    return cellen


@given(
    cellen=spelled_cells(KAPITALEN), naam=st.sampled_from((*NAMEN, "Modelgemeente")), hoe=KAPITALEN
)
@settings(max_examples=40)
def test_capitals_mean_the_same_everywhere(
    proef: Proef, cellen: Cellen, naam: str, hoe: object
) -> None:
    model, verschil = proef.computed(cellen, hoe(naam))  # type: ignore[operator]
    assert verschil == []
    assert model.bevindingen == ()
    assert [g.naam for g in model.gemeenten] == [naam]


@given(cellen=spelled_cells(VERMINKT))
@settings(max_examples=40)
def test_any_other_spelling_is_said(proef: Proef, cellen: Cellen) -> None:
    """A space more, a wildcard, a criterion, or a letter that only looks like one of ours.

    An empty cell is no word: it means what `_keuze` says of a blank, or Controle finds it.
    """
    model, _ = proef.computed(cellen, "Modelgemeente")
    said = {bevinding.waar for bevinding in model.bevindingen}
    known = {kolom: {w.lower() for w in woorden} for kolom, woorden in KOLOMMEN.items()}
    wrong = {
        plek for plek, woord in cellen.items() if woord and woord.lower() not in known[plek[1]]
    }
    schalen = {plek for plek in wrong if plek[1] == "Schaal" and cellen[plek] in ("1", "10", "11")}
    assert {proef.tabel.waar(*plek) for plek in wrong - schalen} <= said


@pytest.mark.parametrize("hoe", [str.upper, str.title])
def test_libreoffice_reads_capitals_as_python_does(
    pad: Path, proef: Proef, soffice: str, tmp_path: Path, hoe: object
) -> None:
    cellen = {
        (nummer, kolom): hoe(woorden[nummer % len(woorden)])  # type: ignore[operator]
        for nummer in range(6)
        for kolom, woorden in KOLOMMEN.items()
    }
    boek = Werkboek.open(pad)
    for plek, woord in cellen.items():
        boek.write(BLAD, *proef.place(*plek), [[woord]])
    gemeenten = [hoe(naam) for naam in NAMEN[:3]]  # type: ignore[operator]
    boek.write("Start", Startrij.GEMEENTE + 1, Startkolom.EIGEN + 1, [[gemeenten[0]]])
    boek.write("Start", RIJ_DEELNEMERS + 2, 1, [[naam] for naam in gemeenten[1:]])
    boek.save(tmp_path / "hoofdletters.xlsx")
    book = open_boek(tmp_path / "hoofdletters.xlsx")
    model = werkmodel_of(read_boek(book))
    book.close()
    assert model.bevindingen == ()
    folder = convert(soffice, tmp_path, "xlsx", tmp_path / "hoofdletters.xlsx")
    sheets = openpyxl.load_workbook(folder / "hoofdletters.xlsx", data_only=True)
    held = totals_of(lambda blad, rij, kolom: sheets[blad].cell(rij, kolom).value)
    assert held.differences(totalen_of(model.begroting())) == []
