"""A workbook that was signed is read, and not changed: the signature would no longer hold."""

from pathlib import Path

import pytest

from modelgemeente_xl.bestand.grond.weigering import BestandGeweigerd
from modelgemeente_xl.bestand.werkboek import Werkboek
from modelgemeente_xl.cli.hoofd import main
from tests.bestand.bouwsel import PACKAGE, blad_xml, delen, inhoud, schrijf_pakket

SOORT = f"{PACKAGE}/relationships/digital-signature"
CELLEN = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1+1</f><v>0</v></c></row>'


def ondertekend(pad: Path, map_: str = "_xmlsignatures") -> Path:
    """The parts that Excel adds when a workbook is signed."""
    parts = delen({"Blad": blad_xml(CELLEN)})
    origin = f'<Relationship Id="rId9" Type="{SOORT}/origin" Target="{map_}/origin.sigs"/>'
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("</Rel", f"{origin}</Rel")
    parts[f"{map_}/origin.sigs"] = ""
    parts[f"{map_}/_rels/origin.sigs.rels"] = (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{SOORT}/signature" Target="sig1.xml"/></Relationships>'
    )
    parts[f"{map_}/sig1.xml"] = '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'
    return schrijf_pakket(pad, parts)


@pytest.mark.parametrize("map_", ["_xmlsignatures", "package/services/digital-signature"])
def test_is_read_and_refused_when_written(tmp_path: Path, map_: str) -> None:
    pad = ondertekend(tmp_path / "x.xlsx", map_)
    content = pad.read_bytes()
    boek = Werkboek.open(pad)
    assert boek.waarden("Blad", 1, 1, 1, 2) == [[1.0, 0.0]]
    with pytest.raises(BestandGeweigerd, match=r"^x.xlsx: .*digitaal ondertekend.*verwijder"):
        boek.write("Blad", 1, 1, [[2]])
    with pytest.raises(BestandGeweigerd, match="digitaal ondertekend"):
        boek.write_formulas("Blad", 1, 1, [["=2"]])
    boek.recompute()
    with pytest.raises(BestandGeweigerd, match="digitaal ondertekend"):
        boek.save()
    with pytest.raises(BestandGeweigerd, match="digitaal ondertekend"):
        boek.save(tmp_path / "y.xlsx")
    assert pad.read_bytes() == content
    assert [p.name for p in tmp_path.iterdir()] == ["x.xlsx"]


def test_what_is_left_of_a_signature_that_was_removed_is_none(tmp_path: Path) -> None:
    parts = delen({"Blad": blad_xml(CELLEN)}, extra={"_xmlsignatures/origin.sigs": ""})
    boek = Werkboek.open(schrijf_pakket(tmp_path / "x.xlsx", parts))
    boek.write("Blad", 1, 1, [[2]])
    boek.save()


def test_showing_checking_and_previewing_are_reading(
    kopie: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = inhoud(kopie) | {"_xmlsignatures/sig1.xml": b"<Signature/>"}
    schrijf_pakket(kopie, parts)
    content = kopie.read_bytes()
    for arguments in (["toon"], ["controleer"], ["schaal", "--gemeente", "Purmerend"]):
        verb, *rest = arguments
        preview = ["--voorbeeld"] if rest else []
        assert main([verb, str(kopie), *rest, *preview]) == 0, arguments
    capsys.readouterr()
    assert main(["schaal", str(kopie), "--gemeente", "Purmerend"]) == 2
    assert "digitaal ondertekend" in " ".join(capsys.readouterr().err.split())
    assert kopie.read_bytes() == content
    assert [p.name for p in kopie.parent.iterdir() if p.suffix == ".xlsx"] == [kopie.name]
