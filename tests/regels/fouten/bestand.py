"""Mistakes in print, access and file: rules 38 to 41, and what publication forbids."""

import re

from tests.regels.fouten.fout import Plek, fout
from tests.regels.proef import WORKBOOK, Proef

CORE = "docProps/core.xml"


@fout(38)
def staand(p: Proef) -> Plek:
    p.in_blad("Fysiek", 'orientation="landscape"', 'orientation="portrait"')
    return "Fysiek", "A1"


@fout(38)
def letter_te_klein(p: Proef) -> Plek:
    """One wide column makes all letters of a sheet that is fitted to its width smaller."""
    breed = re.search(r'<col min="2" max="2" width="[0-9.]+"', p.parts[p.bladen["Totaal"]].decode())
    assert breed
    p.in_blad("Totaal", breed[0], '<col min="2" max="2" width="40"')
    return "Totaal", "A1"


@fout(38)
def kop_te_klein(p: Proef) -> Plek:
    p.in_blad("Totaal", "&amp;L&amp;10&amp;F", "&amp;L&amp;8&amp;F")
    return "Totaal", "A1"


@fout(38)
def ander_papier(p: Proef) -> Plek:
    p.in_blad("OOV", 'paperSize="9"', 'paperSize="1"')
    return "OOV", "A1"


@fout(38)
def niet_passend(p: Proef) -> Plek:
    p.in_blad("Basis", 'fitToHeight="0" ', "")
    return "Basis", "A1"


@fout(38)
def geen_datum_in_de_kop(p: Proef) -> Plek:
    p.in_blad("Totaal", "&amp;D</oddHeader>", "</oddHeader>")
    return "Totaal", "A1"


@fout(38)
def geen_paginanummer(p: Proef) -> Plek:
    p.in_blad("Agenda", "pagina &amp;P van &amp;N", "pagina")
    return "Agenda", "A1"


@fout(38)
def geen_afdrukbereik(p: Proef) -> Plek:
    naam = re.search(
        r'<definedName name="_xlnm.Print_Area"[^>]*>Sociaal![^<]*</definedName>',
        p.parts[WORKBOOK].decode(),
    )
    assert naam
    p.vervang(WORKBOOK, naam[0], "")
    return "Sociaal", "A1"


@fout(38)
def geen_herhaalde_rijen(p: Proef) -> Plek:
    p.vervang(WORKBOOK, "Gemeenten!$1:$5", "Gemeenten!$A:$A")
    return "Gemeenten", "A1"


@fout(38)
def afdrukbereik_te_kort(p: Proef) -> Plek:
    bereik = re.search(r"(Fysiek!\$A\$1:\$[A-Z]+\$)([0-9]+)", p.parts[WORKBOOK].decode())
    assert bereik
    p.vervang(WORKBOOK, bereik[0], f"{bereik[1]}12")
    return "Fysiek", f"A{bereik[2]}"


@fout(38)
def getal_past_niet(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Eigen bedrag", 2)
    p.zet(*plek, waarde=123456789012)
    return plek


@fout(39)
def grafiek_zonder_tekst(p: Proef) -> Plek:
    part = p.tekening("Totaal")
    tekst = re.search(r' descr="[^"]*"', p.parts[part].decode())
    assert tekst
    p.vervang(part, tekst[0], "")
    return "Totaal", "H5"


@fout(39)
def knop_zonder_tekst(p: Proef) -> Plek:
    part, plek = p.tekening("OOV"), p.vorm("OOV", "Controleer")
    tekst = re.search(r'name="Controleer"( descr="[^"]*")', p.parts[part].decode())
    assert tekst
    p.vervang(part, tekst[1], "")
    return plek


@fout(39)
def zwak_contrast_in_opmaak(p: Proef) -> Plek:
    styles = p.parts["xl/styles.xml"].decode()
    dxf = re.search(r"<dxf><font><color rgb=\"FF8E1B1B\"/>", styles)
    assert dxf
    p.vervang("xl/styles.xml", dxf[0], '<dxf><font><color rgb="FFFF9999"/>')
    return "Start", "A3:B3"


@fout(39)
def zwak_contrast_in_cel(p: Proef) -> Plek:
    p.vervang("xl/styles.xml", '<color rgb="FF1F4E66"/>', '<color rgb="FFBBBBBB"/>', keer=99)
    return "Start", "A1"


@fout(39)
def kleurenschaal(p: Proef) -> Plek:
    p.in_blad(
        "Fysiek",
        "<conditionalFormatting ",
        '<conditionalFormatting sqref="M10:M12"><cfRule type="colorScale" priority="99"><colorScale>'
        '<cfvo type="min"/><cfvo type="max"/><color rgb="FFFF0000"/><color rgb="FF00FF00"/>'
        "</colorScale></cfRule></conditionalFormatting><conditionalFormatting ",
    )
    return "Fysiek", "M10:M12"


def _balken(p: Proef, toont: str) -> None:
    p.in_blad(
        "Fysiek",
        "<conditionalFormatting ",
        '<conditionalFormatting sqref="C10:C12"><cfRule type="dataBar" priority="98">'
        f'<dataBar{toont}><cfvo type="min"/><cfvo type="max"/><color rgb="FF37604A"/></dataBar>'
        "</cfRule></conditionalFormatting><conditionalFormatting ",
    )


@fout(39)
def balk_zonder_getal(p: Proef) -> Plek:
    """Bars that hide their numbers, where texts stand beside them."""
    _balken(p, ' showValue="0"')
    return "Fysiek", "C10"


@fout(39)
def tekenbalk_zonder_getal(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Reeks", 2)
    p.zet(*plek, formule='REPT("|",4)', waarde="||||")
    p.zet(*p.cel("tblFysiek", "Peiljaar", 2), waarde="x")
    p.zet(*p.cel("tblFysiek", "Prijspeil", 2), waarde="x")
    return plek


@fout(39)
def koppeling_niet_onderstreept(p: Proef) -> Plek:
    p.stijl("Start", "G8", van="H8")
    return "Start", "G8"


@fout(39)
def grafiek_zonder_legenda(p: Proef) -> Plek:
    xml = p.parts["xl/charts/chart1.xml"].decode()
    legenda = re.search(r"<c:legend>.*?</c:legend>", xml, re.DOTALL)
    assert legenda
    p.vervang("xl/charts/chart1.xml", legenda[0], "")
    return "", "xl/charts/chart1.xml"


@fout(39, "publicatie")
def vastgezette_titels(p: Proef) -> Plek:
    return "Gemeenten", "A1"


@fout(39, "publicatie")
def vulkleur(p: Proef) -> Plek:
    return "Fysiek", "A9"


@fout(40)
def blad_zonder_titel(p: Proef) -> Plek:
    p.zet("Agenda", "A1")
    return "Agenda", "A1"


@fout(40)
def document_zonder_titel(p: Proef) -> Plek:
    p.vervang(CORE, "<dc:title>ICT-begroting Modelgemeente 2027</dc:title>", "")
    return "", CORE


@fout(40)
def document_zonder_taal(p: Proef) -> Plek:
    p.vervang(CORE, "<dc:language>nl-NL</dc:language>", "")
    return "", CORE


@fout(40, "publicatie")
def ander_blad_actief(p: Proef) -> Plek:
    p.vervang(WORKBOOK, "<workbookView ", '<workbookView activeTab="3" ')
    return "Start", "A1"


@fout(40, "publicatie")
def cursor_elders(p: Proef) -> Plek:
    p.in_blad(
        "Start", '<selection pane="bottomLeft"/>', '<selection pane="bottomLeft" activeCell="C9"/>'
    )
    return "Start", "C9"


@fout(41)
def macro(p: Proef) -> Plek:
    p.parts["xl/vbaProject.bin"] = b"x"
    return "", "xl/vbaProject.bin"


@fout(41)
def besturingselement(p: Proef) -> Plek:
    p.parts["xl/activeX/activeX1.xml"] = b"<a/>"
    return "", "xl/activeX/activeX1.xml"


@fout(41)
def ingesloten_bestand(p: Proef) -> Plek:
    p.parts["xl/embeddings/oleObject1.bin"] = b"x"
    return "", "xl/embeddings/oleObject1.bin"


@fout(41)
def dde(p: Proef) -> Plek:
    p.eigen_blad("Mijn blad", {"A1": "=cmd|'/c calc'!A1"})
    return "Mijn blad", "A1"


@fout(41)
def maker(p: Proef) -> Plek:
    p.vervang(CORE, "<dc:creator>modelgemeente_xl<", "<dc:creator>J. Jansen<")
    return "", CORE


@fout(41)
def organisatie(p: Proef) -> Plek:
    p.vervang("docProps/app.xml", "<Company></Company>", "<Company>Bureau X</Company>")
    return "", "docProps/app.xml"


@fout(41, "publicatie")
def laatst_bewaard_door(p: Proef) -> Plek:
    p.vervang(CORE, "<cp:lastModifiedBy>modelgemeente_xl<", "<cp:lastModifiedBy>J. Jansen<")
    return "", CORE
