"""Mistakes in the structure: rules 19 to 31."""

import re

from tests.regels.fouten.fout import Plek, fout
from tests.regels.proef import WORKBOOK, Proef


@fout(19)
def blad_verplaatst(p: Proef) -> Plek:
    bladen = re.findall(r"<sheet [^>]*/>", p.parts[WORKBOOK].decode())
    p.vervang(WORKBOOK, bladen[3] + bladen[4], bladen[4] + bladen[3])
    return "Dienstverlening", "A1"


@fout(19)
def blad_verwijderd(p: Proef) -> Plek:
    blad = re.search(r'<sheet name="Agenda"[^>]*/>', p.parts[WORKBOOK].decode())
    assert blad
    p.vervang(WORKBOOK, blad[0], "")
    return "", "werkmap"


@fout(19)
def tabkleur_anders(p: Proef) -> Plek:
    p.in_blad("Fysiek", '<tabColor rgb="FF37604A"/>', '<tabColor rgb="FFFF0000"/>')
    return "Fysiek", "A1"


@fout(19)
def eigen_blad_ertussen(p: Proef) -> Plek:
    p.eigen_blad("Mijn blad", {"A1": "Mijn blad"}, plaats=4)
    return "Mijn blad", "A1"


@fout(20)
def begrotingsjaar_leeg(p: Proef) -> Plek:
    plek = p.naam("Begrotingsjaar")
    p.zet(*plek)
    return plek


@fout(20)
def vingerafdruk_weg(p: Proef) -> Plek:
    plek = p.naam("Vingerafdruk")
    p.zet(*plek, waarde="?")
    return plek


@fout(20)
def koppeling_naar_niets(p: Proef) -> Plek:
    p.in_blad("Start", 'location="Fysiek!A1"', 'location="Fysiek oud!A1"')
    ref = p.parts[p.bladen["Start"]].decode().split(' location="Fysiek oud')[0]
    return "Start", ref.rpartition('ref="')[2].rstrip('"')


@fout(20)
def uitleg_van_een_knop_weg(p: Proef) -> Plek:
    strings = p.parts["xl/sharedStrings.xml"].decode()
    assert "<t>terugdraaien</t>" in strings
    p.vervang("xl/sharedStrings.xml", "<t>terugdraaien</t>", "<t>terug</t>")
    return "Start", "A1"


@fout(20)
def knop_naar_een_naam_die_weg_is(p: Proef) -> Plek:
    rels = p.tekening("Fysiek").replace("drawings/", "drawings/_rels/") + ".rels"
    p.vervang(rels, '"#Knop_vernieuw"', '"#Knop_weg"')
    return p.vorm("Fysiek", "Vernieuw")


@fout(20)
def knop_naar_een_blad_dat_weg_is(p: Proef) -> Plek:
    rels = p.tekening("Sociaal").replace("drawings/", "drawings/_rels/") + ".rels"
    p.vervang(rels, '"#Knop_controleer"', "\"#'Oud blad'!A1\"")
    return p.vorm("Sociaal", "Controleer")


@fout(21)
def parameter_zonder_bron(p: Proef) -> Plek:
    plek = p.cel("tblParametersLoonkosten", "Bron", 2)
    p.zet(*plek)
    return plek


@fout(21)
def parameter_zonder_datum(p: Proef) -> Plek:
    plek = p.cel("tblParametersIndex", "Gecontroleerd", 1)
    p.zet(*plek, waarde="onlangs")
    return plek


@fout(21)
def parameter_met_onbekende_status(p: Proef) -> Plek:
    plek = p.cel("tblParametersReferentie", "Status", 1)
    p.zet(*plek, waarde="zeker")
    return plek


@fout(22)
def domein_zonder_toets(p: Proef) -> Plek:
    for n in range(200):
        plek = p.cel("tblControle", "Onderdeel", n)
        if _tekst(p, *plek) == "OOV":
            p.zet(*plek, waarde="Elders")
        if plek == p.cel("tblControle", "Onderdeel", -1):
            break
    return "Controle", "A1"


def _tekst(p: Proef, blad: str, adres: str) -> str:
    """Shared string of a cell."""
    xml = p.parts[p.bladen[blad]].decode()
    match = re.search(rf'<c r="{adres}"[^>]*t="s"><v>([0-9]+)</v>', xml)
    if not match:
        return ""
    strings = re.findall(r"<si><t[^>]*>([^<]*)</t></si>", p.parts["xl/sharedStrings.xml"].decode())
    return str(strings[int(match[1])])


@fout(22)
def mastertoets_gewist(p: Proef) -> Plek:
    p.zet("Basis", "A3")
    return "Basis", "A3"


@fout(22)
def titels_niet_vastgezet(p: Proef) -> Plek:
    xml = p.parts[p.bladen["OOV"]].decode()
    pane = re.search(r"<pane [^>]*/>", xml)
    assert pane
    p.in_blad("OOV", pane[0], "")
    return "OOV", "A3"


@fout(22)
def mastertoets_rood(p: Proef) -> Plek:
    plek = p.naam("Controle_oordeel")
    p.zet(*plek, formule=p.formule(*plek), waarde="Controle: 2 keer fout")
    return plek


@fout(23)
def bedrag_als_tekst(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Eigen bedrag", 1)
    p.zet(*plek, waarde="€ 1.000")
    return plek


@fout(23)
def eenheid_nergens(p: Proef) -> Plek:
    p.in_blad("Sociaal", "Lasten in hele euro's", "Lasten")
    return "Sociaal", "A1"


@fout(24)
def sleutel_dubbel(p: Proef) -> Plek:
    eerste, tweede = p.cel("tblFysiek", "Id", 0), p.cel("tblOOV", "Id", 1)
    p.zet(*tweede, waarde=_tekst(p, *eerste))
    return tweede


@fout(24)
def sleutel_onbekend(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Id", 2)
    p.zet(*plek, waarde="verzonnen.regel")
    return plek


@fout(24)
def sleutel_dubbel_in_catalogus(p: Proef) -> Plek:
    plek = p.cel("tblCatalogus", "Id", 3)
    p.zet(*plek, waarde=_tekst(p, *p.cel("tblCatalogus", "Id", 0)))
    return plek


@fout(25)
def kolom_weg(p: Proef) -> Plek:
    p.vervang(p.tabelpart("tblFysiek"), 'name="Noodzaak"', 'name="Kolom17"')
    return p.cel("tblFysiek", "Id", 0)[0], "A9"


@fout(25)
def tabel_weg(p: Proef) -> Plek:
    p.vervang(p.tabelpart("tblKenmerken"), 'displayName="tblKenmerken"', 'displayName="weg"')
    return "Catalogus", "A1"


@fout(25)
def jaren_niet_opeenvolgend(p: Proef) -> Plek:
    plek = p.boven("tblFysiek", "Jaar 3", 8)
    p.zet(*plek, formule=f"{p.boven('tblFysiek', 'Jaar 2', 8)[1]}+1", waarde=2031)
    return plek


@fout(26)
def blad_verborgen(p: Proef) -> Plek:
    p.vervang(WORKBOOK, '<sheet name="Catalogus"', '<sheet name="Catalogus" state="hidden"')
    return "Catalogus", "A1"


@fout(26)
def kolom_verborgen(p: Proef) -> Plek:
    p.in_blad("Fysiek", '<col min="4" max="4" ', '<col min="4" max="4" hidden="1" ')
    return "Fysiek", "D:D"


@fout(26)
def rij_verborgen(p: Proef) -> Plek:
    p.in_blad("Fysiek", '<row r="12" ', '<row r="12" hidden="1" ')
    return "Fysiek", "12:12"


@fout(26)
def kolommen_dichtgeklapt(p: Proef) -> Plek:
    p.in_blad("Fysiek", '<col min="4" max="4" ', '<col min="4" max="4" collapsed="1" ')
    return "Fysiek", "D:D"


@fout(26)
def rijen_dichtgeklapt(p: Proef) -> Plek:
    p.in_blad("Fysiek", '<row r="12" ', '<row r="12" collapsed="1" ')
    return "Fysiek", "12:12"


@fout(26)
def naam_verborgen(p: Proef) -> Plek:
    p.vervang(WORKBOOK, '<definedName name="Inwoners"', '<definedName name="Inwoners" hidden="1"')
    return "", "naam Inwoners"


@fout(26)
def eigen_blad_verborgen(p: Proef) -> Plek:
    p.eigen_blad("Mijn blad", {"A1": "Mijn blad"})
    p.vervang(WORKBOOK, '<sheet name="Mijn blad"', '<sheet name="Mijn blad" state="veryHidden"')
    return "Mijn blad", "A1"


@fout(27)
def cellen_samengevoegd(p: Proef) -> Plek:
    p.in_blad(
        "Fysiek",
        "</sheetData>",
        '</sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>',
    )
    return "Fysiek", "A1:C1"


@fout(27)
def lege_rij_in_tabel(p: Proef) -> Plek:
    part = p.tabelpart("tblFysiek")
    einde = re.search(r'ref="(A9:[A-Z]+)([0-9]+)"', p.parts[part].decode())
    assert einde
    p.vervang(part, f"{einde[1]}{einde[2]}", f"{einde[1]}{int(einde[2]) + 1}", keer=2)
    return "Fysiek", f"A{int(einde[2]) + 1}"


@fout(27)
def regel_onder_de_tabel(p: Proef) -> Plek:
    blad, laatste = p.cel("tblFysiek", "Begrotingsregel", -1)
    adres = f"C{int(laatste[1:]) + 1}"
    p.zet(blad, adres, waarde="Nog een regel")
    return blad, adres


@fout(27)
def aantekening_naast_de_tabel(p: Proef) -> Plek:
    p.zet("Fysiek", "AQ12", waarde="nakijken")
    return "Fysiek", "AQ12"


@fout(28)
def naam_ongebruikt(p: Proef) -> Plek:
    naam = '<definedName name="Ongebruikt">Start!$A$1</definedName></definedNames>'
    p.vervang(WORKBOOK, "</definedNames>", naam)
    return "", "naam Ongebruikt"


@fout(28)
def naam_van_een_blad(p: Proef) -> Plek:
    naam = '<definedName name="Inwoners" localSheetId="2">Start!$D$9</definedName></definedNames>'
    p.vervang(WORKBOOK, "</definedNames>", naam)
    return "", "naam Inwoners"


@fout(28)
def naam_naar_verdwenen_blad(p: Proef) -> Plek:
    p.vervang(WORKBOOK, ">Parameters!$B$5<", ">Weg!$B$5<") if ">Parameters!$B$5<" in p.parts[
        WORKBOOK
    ].decode() else p.vervang(WORKBOOK, 'name="Tariefjaar">Parameters!', 'name="Tariefjaar">Weg!')
    return "", "naam Tariefjaar"


@fout(29)
def invoer_vergrendeld(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Eigen bedrag", 4)
    p.stijl(*plek, van=p.cel("tblFysiek", "Geschaald bedrag", 4)[1])
    return plek


@fout(29)
def formule_niet_vergrendeld(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Jaar 1", 4)
    p.stijl(*plek, van=p.cel("tblFysiek", "Eigen bedrag", 4)[1])
    return plek


@fout(29)
def geel_zonder_invoer(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Begrotingsregel", 4)
    p.stijl(*plek, van=p.cel("tblFysiek", "Eigen bedrag", 4)[1])
    return plek


@fout(29)
def invoer_zonder_validatie(p: Proef) -> Plek:
    blad, eerste = p.cel("tblFysiek", "Duur", 0)
    _, laatste = p.cel("tblFysiek", "Duur", -1)
    p.in_blad(blad, f'sqref="{eerste}:{laatste}"', f'sqref="{eerste}"')
    return p.cel("tblFysiek", "Duur", 1)


@fout(30)
def waarde_niet_in_lijst(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Meenemen", 2)
    p.zet(*plek, waarde="misschien")
    return plek


@fout(30)
def percentage_boven_honderd(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Al begroot", 2)
    p.zet(*plek, waarde=25)
    return plek


@fout(30)
def jaar_met_decimalen(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Startjaar", 2)
    p.zet(*plek, waarde=2027.5)
    return plek


@fout(30)
def gemeente_bestaat_niet(p: Proef) -> Plek:
    plek = p.naam("Gemeente")
    p.zet(*plek, waarde="Luilekkerland")
    return plek


@fout(30)
def validatie_stopt_niet(p: Proef) -> Plek:
    blad, eerste = p.cel("tblFysiek", "Duur", 0)
    _, laatste = p.cel("tblFysiek", "Duur", -1)
    cellen = f"{eerste}:{laatste}"
    xml = p.parts[p.bladen[blad]].decode()
    validatie = re.search(rf'<dataValidation [^>]*sqref="{cellen}"', xml)
    assert validatie
    p.in_blad(
        blad,
        validatie[0],
        validatie[0].replace("<dataValidation ", '<dataValidation errorStyle="warning" '),
    )
    return blad, cellen


@fout(30)
def uitleg_in_het_engels(p: Proef) -> Plek:
    blad, eerste = p.cel("tblFysiek", "Duur", 0)
    _, laatste = p.cel("tblFysiek", "Duur", -1)
    p.in_blad(blad, "Vul een aantal jaren in van 1 tot 10.", "Please enter a value.")
    return blad, f"{eerste}:{laatste}"


@fout(30)
def validatie_in_uitbreiding(p: Proef) -> Plek:
    """Excel keeps lists on another sheet in an extension, where openpyxl does not look."""
    blad, eerste = p.cel("tblFysiek", "Besluit", 0)
    _, laatste = p.cel("tblFysiek", "Besluit", -1)
    cellen = f"{eerste}:{laatste}"
    xml = p.parts[p.bladen[blad]].decode()
    gewoon = re.search(rf'<dataValidation [^>]*sqref="{cellen}"[^>]*>.*?</dataValidation>', xml)
    assert gewoon
    p.in_blad(blad, gewoon[0], "")
    p.in_blad(
        blad,
        "</worksheet>",
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        '<x14:dataValidations count="1" '
        'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation '
        'type="list" showInputMessage="1" showErrorMessage="1" prompt="Kies" error="Kies">'
        "<x14:formula1><xm:f>tblGemeenten[Gemeente]</xm:f></x14:formula1>"
        f"<xm:sqref>{cellen}</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
        "</worksheet>",
    )
    p.vervang(p.bladen[blad], "tblGemeenten[Gemeente]", "Parameters!$A$1:$A$3")
    plek = p.cel("tblFysiek", "Besluit", 3)
    p.zet(*plek, waarde="akkoord")
    return plek


@fout(31)
def eigen_getalnotatie(p: Proef) -> Plek:
    styles = p.parts["xl/styles.xml"].decode()
    code = re.search(r'formatCode="#,##0.00"', styles)
    assert code
    p.vervang("xl/styles.xml", code[0], 'formatCode="[$€-413] #,##0.000"')
    return p.cel("tblBasis", "Per inwoner", 0)
