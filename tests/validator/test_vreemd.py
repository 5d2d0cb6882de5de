"""Files that other programs or earlier versions of ours saved: a change brings no error in."""

import shutil
from pathlib import Path

import pytest

from modelgemeente_xl.bestand.werkboek import Werkboek
from tests.validator.validator import Bewaard, faults, worse

TESTS = Path(__file__).resolve().parents[1]
BESTANDEN = sorted([*(TESTS / "vreemd").glob("*.xlsx"), *(TESTS / "indelingen").glob("*.xlsx")])


def changed(bron: Path, folder: Path) -> Bewaard:
    """A cell written on each sheet and each domain table a row longer, then computed and saved."""
    pad = Path(shutil.copy(bron, folder / f"{bron.parent.name}-{bron.name}"))
    boek = Werkboek.open(pad)
    for blad in boek.bladnamen:
        rij, kolom = boek.gebruikt(blad)
        boek.write(blad, rij + 9, kolom + 1, [["erbij", 1.5, True]])
    for naam in ("tblFysiek", "tblWijzigingen"):
        boek.resize(naam, boek.tabellen[naam].laatste_rij + 2)
    boek.recompute()
    boek.save()
    return Bewaard(pad.name, bron.read_bytes(), pad.read_bytes())


@pytest.mark.usefixtures("validator")
def test_what_is_changed_in_them_is_no_worse(tmp_path: Path) -> None:
    assert len(BESTANDEN) > 8
    saved = [changed(bron, tmp_path) for bron in BESTANDEN]
    assert worse(saved) == []
    assert any(faults([change.voor for change in saved])), "one of them had errors of its own"
