"""Mistakes in formulas: rules 1 to 18, 42 and the first part of 10."""

from tests.regels.fouten.fout import Plek, fout
from tests.regels.proef import WORKBOOK, Proef

JAAR = "Jaar 2"


@fout(1)
def deling_door_nul(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Per jaar")
    p.zet(*plek, formule="1/0", fout="#DIV/0!")
    return plek


@fout(1)
def foutwaarde_op_eigen_blad(p: Proef) -> Plek:
    p.eigen_blad("Mijn blad", {"B2": "#N/A"})
    return "Mijn blad", "B2"


@fout(1)
def foutwaarde_in_grafiek(p: Proef) -> Plek:
    p.vervang("xl/charts/chart1.xml", "<c:v>2027</c:v>", "<c:v>#N/A</c:v>")
    return "", "xl/charts/chart1.xml"


@fout(2)
def verloren_verwijzing_in_formule(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", JAAR, 3)
    p.zet(*plek, formule="ROUND(#REF!*1,0)", fout="#REF!")
    return plek


@fout(2)
def verloren_verwijzing_op_eigen_blad(p: Proef) -> Plek:
    p.eigen_blad("Mijn blad", {"A1": "=Fysiek!#REF!+1"})
    return "Mijn blad", "A1"


@fout(2)
def tabel_bestaat_niet(p: Proef) -> Plek:
    p.zet("Totaal", "C7", formule="SUM(tblWeg[Jaar 1])", waarde=1)
    return "Totaal", "C7"


@fout(2)
def kolom_bestaat_niet(p: Proef) -> Plek:
    p.eigen_blad("Mijn blad", {"A1": "=SUM(tblBasis[Jaar 9])"})
    return "Mijn blad", "A1"


@fout(2)
def naam_bestaat_niet(p: Proef) -> Plek:
    p.zet("Totaal", "C14", formule="C13/Inwonertal", waarde=1)
    return "Totaal", "C14"


@fout(2)
def verloren_verwijzing_in_naam(p: Proef) -> Plek:
    p.vervang(
        WORKBOOK, "</definedNames>", '<definedName name="Oud">#REF!</definedName></definedNames>'
    )
    return "", "naam Oud"


@fout(2)
def verloren_verwijzing_in_afdrukbereik(p: Proef) -> Plek:
    p.vervang(WORKBOOK, "Fysiek!$A$1:", "Fysiek!#REF!:")
    return "", "naam Print_Area"


@fout(2)
def verloren_verwijzing_in_validatie(p: Proef) -> Plek:
    blad = "Fysiek"
    root = p.parts[p.bladen[blad]].decode()
    oud = root[root.index('promptTitle="Kostensoort"') :].split("<formula1>")[1].split("<")[0]
    p.in_blad(blad, f"<formula1>{oud}", "<formula1>Parameters!#REF!")
    return blad, " ".join(_sqref(p, blad, "Parameters!#REF!"))


def _sqref(p: Proef, blad: str, formule: str) -> list[str]:
    """Cells of the validation that holds a formula."""
    voor = p.parts[p.bladen[blad]].decode().split(formule)[0]
    return [voor.rpartition('sqref="')[2].split('"')[0]]


@fout(2)
def verloren_verwijzing_in_opmaak(p: Proef) -> Plek:
    blad, cel = p.cel("tblFysiek", "Meenemen")
    p.in_blad(blad, f'<formula>${cel}="nee"</formula>', "<formula>#REF!=1</formula>")
    return "Fysiek", _bereik(p, "Fysiek", "<formula>#REF!=1")


def _bereik(p: Proef, blad: str, tekst: str) -> str:
    voor = p.parts[p.bladen[blad]].decode().split(tekst)[0]
    return voor.rpartition('conditionalFormatting sqref="')[2].split('"')[0]


@fout(2)
def verloren_verwijzing_in_grafiek(p: Proef) -> Plek:
    p.vervang("xl/charts/chart2.xml", "<c:f>Totaal!", "<c:f>#REF!")
    return "", "xl/charts/chart2.xml"


@fout(3)
def ander_jaar_anders(p: Proef) -> Plek:
    plek = p.cel("tblSociaal", "Jaar 3", 2)
    p.zet(*plek, formule=p.formule(*plek) + "*1", waarde=p.uitkomst(*plek))
    return plek


@fout(3)
def totaal_van_een_jaar_anders(p: Proef) -> Plek:
    plek = p.boven("tblFysiek", "Jaar 3", 3)
    delen = (p.boven("tblFysiek", "Jaar 3", rij)[1] for rij in (1, 2))
    p.zet(*plek, formule="+".join(delen), waarde=1)
    return plek


@fout(3)
def jaartelling_onderbroken(p: Proef) -> Plek:
    plek = p.boven("tblFysiek", "Jaar 3", 8)
    _, eerste = p.boven("tblFysiek", "Jaar 1", 8)
    p.zet(*plek, formule=f"{eerste}+1+1", waarde=2029)
    return plek


@fout(3)
def getal_in_rij_met_jaren(p: Proef) -> Plek:
    plek = p.boven("tblFysiek", "Jaar 2", 6)
    p.zet(*plek, waarde=1.02)
    return plek


@fout(3)
def ontwikkeling_telt_ander_jaar(p: Proef) -> Plek:
    plek = p.cel("tblOntwikkelingen", "Structureel 3", 1)
    p.zet(*plek, formule=p.formule(*plek).replace("[Jaar 3]", "[Jaar 2]"), waarde=0)
    return plek


@fout(3)
def bruto_van_een_ander_jaar(p: Proef) -> Plek:
    """The second layout has more rows of years than Jaar."""
    for k, kolom in enumerate(("Van", "Spreiding", "Tot en met", "Per jaar"), 1):
        p.vervang(p.tabelpart("tblSociaal"), f'name="{kolom}"', f'name="Bruto {k}"')
        bruto = f"tblSociaal[[#This Row],[Bruto {2 if k == 3 else k}]]"
        p.zet(*p.cel("tblSociaal", f"Jaar {k}", 2), formule=f"ROUND({bruto},0)", waarde=1)
    return p.cel("tblSociaal", "Jaar 3", 2)


@fout(3)
def kwartaal_anders(p: Proef) -> Plek:
    p.zet("Agenda", "H9", formule='"P"', waarde="P")
    return "Agenda", "H9"


@fout(4)
def andere_formule_in_kolom(p: Proef) -> Plek:
    plek = p.cel("tblAlgemeen", "Schaalfactor", 4)
    p.zet(*plek, formule="tblAlgemeen[[#This Row],[Vast deel]]", waarde=1)
    return plek


@fout(4)
def andere_formule_in_eerste_rij(p: Proef) -> Plek:
    plek = p.cel("tblOOV", "Per jaar", 0)
    p.zet(*plek, formule=p.formule(*plek) + "*1", waarde=p.uitkomst(*plek))
    return plek


@fout(4)
def ander_verband_in_index(p: Proef) -> Plek:
    plek = p.cel("tblParametersIndex", "In gebruik", 3)
    p.zet(*plek, formule="tblParametersIndex[[#This Row],[Standaard]]", waarde=p.uitkomst(*plek))
    return plek


@fout(4)
def andere_formule_in_agenda(p: Proef) -> Plek:
    p.zet("Agenda", "B12", formule="INDEX(tblOntwikkelingen[Ontwikkeling],$A11)", waarde="x")
    return "Agenda", "B12"


@fout(5)
def bedrag_over_formule_getypt(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", JAAR, 1)
    p.zet(*plek, waarde=50000)
    return plek


@fout(5)
def formule_gewist(p: Proef) -> Plek:
    plek = p.cel("tblDienstverlening", "Gehanteerd bedrag", 6)
    p.zet(*plek)
    return plek


@fout(5)
def gat_in_agenda(p: Proef) -> Plek:
    p.zet("Agenda", "C14", waarde="Fysiek")
    return "Agenda", "C14"


@fout(6)
def percentage_in_formule(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Geschaald bedrag", 2)
    p.zet(*plek, formule=p.formule(*plek) + "*1.05", waarde=1)
    return plek


@fout(6)
def zes_buiten_round(p: Proef) -> Plek:
    p.zet("Totaal", "C13", formule="C7+C12+6", waarde=1)
    return "Totaal", "C13"


@fout(6)
def vier_en_een_half(p: Proef) -> Plek:
    p.zet("Totaal", "C13", formule="C7+C12*4.5", waarde=1)
    return "Totaal", "C13"


@fout(7)
def lange_formule(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Spreiding", 2)
    p.zet(*plek, formule=f"IF({'A1*' * 40}1>0,1,1)", waarde=1)
    return plek


@fout(7)
def veel_functies(p: Proef) -> Plek:
    p.zet("Totaal", "D13", formule="IF(MAX(MIN(SUM(D7:D9),D9),COUNT(D7:D9))>0,D7,D9)", waarde=1)
    return "Totaal", "D13"


@fout(7)
def drie_keer_if(p: Proef) -> Plek:
    p.zet("Totaal", "E13", formule="IF(E7>0,IF(E8>0,IF(E9>0,E7,E8),E9),E10)", waarde=1)
    return "Totaal", "E13"


@fout(7)
def celadres_voor_eigen_rij(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Spreiding", 5)
    _, duur = p.cel("tblFysiek", "Duur", 5)
    p.zet(*plek, formule=f"MAX(1,{duur})", waarde=1)
    return plek


@fout(8)
def offset(p: Proef) -> Plek:
    p.zet("Totaal", "C7", formule="OFFSET(Basis!L5,0,0)", waarde=1)
    return "Totaal", "C7"


@fout(8)
def vandaag_op_eigen_blad(p: Proef) -> Plek:
    p.eigen_blad("Mijn blad", {"A1": "=TODAY()"})
    return "Mijn blad", "A1"


@fout(8)
def nieuwere_functie_op_eigen_blad(p: Proef) -> Plek:
    p.eigen_blad("Mijn blad", {"A1": "=_xlfn.RANDARRAY(1,1)"})
    return "Mijn blad", "A1"


@fout(8)
def zoeken_bij_benadering(p: Proef) -> Plek:
    p.eigen_blad("Mijn blad", {"A1": "=VLOOKUP(1,tblGemeenten[#All],2)"})
    return "Mijn blad", "A1"


@fout(8)
def match_zonder_nul(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Reeks", 1)
    p.zet(*plek, formule=p.formule(*plek).replace(",0)", ",1)"), waarde="prijs")
    return plek


@fout(8)
def indirect_in_naam(p: Proef) -> Plek:
    naam = '<definedName name="Bron">INDIRECT("Start!A1")</definedName></definedNames>'
    p.vervang(WORKBOOK, "</definedNames>", naam)
    return "", "naam Bron"


@fout(9)
def kring(p: Proef) -> Plek:
    p.zet("Totaal", "C8", formule="C10-C7", waarde=1)
    p.zet("Totaal", "C10", formule="C7+C8", waarde=1)
    return "Totaal", "C8"


@fout(9)
def kring_tussen_bladen(p: Proef) -> Plek:
    """Sheets of one rank may read each other; their cells may not go round."""
    bruto, basis = p.boven("tblFysiek", "Jaar 1", 3), p.boven("tblBasis", "Jaar 1", 5)
    p.zet(*basis, formule=f"Fysiek!{bruto[1]}+1", waarde=1)
    p.zet(*bruto, formule=f"Basis!{basis[1]}+1", waarde=1)
    return bruto


@fout(9)
def rekenen_op_verzoek(p: Proef) -> Plek:
    p.vervang(WORKBOOK, "<calcPr ", '<calcPr calcMode="manual" ')
    return "", "werkmap"


@fout(9)
def herhaald_rekenen(p: Proef) -> Plek:
    p.vervang(WORKBOOK, "<calcPr ", '<calcPr iterate="1" ')
    return "", "werkmap"


@fout(10)
def andere_werkmap(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Eigen bedrag", 1)
    p.zet(*plek, formule="[1]Blad1!$A$1", waarde=5)
    return plek


@fout(10)
def koppelingsdeel(p: Proef) -> Plek:
    p.parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    return "", "xl/externalLinks/externalLink1.xml"


@fout(10)
def gegevensverbinding(p: Proef) -> Plek:
    p.parts["xl/connections.xml"] = b"<connections/>"
    return "", "xl/connections.xml"


@fout(10)
def naam_naar_andere_werkmap(p: Proef) -> Plek:
    naam = '<definedName name="Elders">[2]Blad1!$A$1</definedName></definedNames>'
    p.vervang(WORKBOOK, "</definedNames>", naam)
    return "", "naam Elders"


@fout(10)
def onbekend_webadres(p: Proef) -> Plek:
    rels = p.bladen["Ontwikkelingen"].replace("worksheets/", "worksheets/_rels/") + ".rels"
    p.vervang(
        rels,
        "</Relationships>",
        '<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/hyperlink" Target="https://voorbeeld.invalid/" TargetMode="External"/>'
        "</Relationships>",
    )
    p.in_blad("Ontwikkelingen", "<hyperlinks>", '<hyperlinks><hyperlink ref="B7" r:id="rId900"/>')
    return "Ontwikkelingen", "B7"


@fout(10)
def bestand_in_bronkolom(p: Proef) -> Plek:
    rels = p.bladen["Ontwikkelingen"].replace("worksheets/", "worksheets/_rels/") + ".rels"
    p.vervang(rels, 'Target="https://mxi.nl/modelgemeente"', r'Target="file:///\\server\x.xlsx"')
    blad, cel = p.cel("tblOntwikkelingen", "Bron", 1)
    return blad, cel


@fout(10)
def hyperlink_in_formule(p: Proef) -> Plek:
    p.eigen_blad("Mijn blad", {"A1": '=HYPERLINK("https://voorbeeld.invalid/x","klik")'})
    return "Mijn blad", "A1"


@fout(11)
def start_leest_domein(p: Proef) -> Plek:
    _, bruto = p.boven("tblFysiek", "Jaar 1", 3)
    p.zet("Start", "D13", formule=f'IF(Fysiek!{bruto}>0,"goed: binnen bereik","x")', waarde="x")
    return "Start", "D13"


@fout(11)
def domein_leest_berekende_kolom(p: Proef) -> Plek:
    plek = p.boven("tblFysiek", "Jaar 1", 1)
    p.zet(*plek, formule="SUM(tblOntwikkelingen[Structureel 1])", waarde=1)
    return plek


def _uitkomst(p: Proef) -> tuple[str, str]:
    """A result on Start: a cell that shows what the domain costs."""
    naam = '<definedName name="Uitkomst_Start">Start!$D$13</definedName></definedNames>'
    p.vervang(WORKBOOK, "</definedNames>", naam)
    _, bruto = p.boven("tblFysiek", "Jaar 1", 3)
    p.zet("Start", "D13", formule=f"Fysiek!{bruto}+Totaal!C10", waarde=1)
    return "Start", "D13"


@fout(11)
def domein_leest_uitkomst(p: Proef) -> Plek:
    blad, adres = _uitkomst(p)
    plek = p.cel("tblFysiek", "Per jaar", 2)
    p.zet(*plek, formule=f"{blad}!{adres}*1", waarde=1)
    return plek


@fout(11)
def invoer_leest_uitkomst(p: Proef) -> Plek:
    """On its own sheet too a result is only shown."""
    _, adres = _uitkomst(p)
    p.zet("Start", "D12", formule=f"{adres}+1", waarde=1)
    return "Start", "D12"


@fout(12)
def totaal_leest_uitkomst_bij_naam(p: Proef) -> Plek:
    _uitkomst(p)
    p.zet("Totaal", "C13", formule="Uitkomst_Start+1", waarde=1)
    return "Totaal", "C13"


@fout(12)
def agenda_leest_totaal(p: Proef) -> Plek:
    p.zet("Agenda", "D5", formule="Totaal!C6", waarde=2027)
    return "Agenda", "D5"


@fout(13)
def hele_kolom(p: Proef) -> Plek:
    p.zet("Totaal", "C7", formule="SUM(Basis!L:L)", waarde=1)
    return "Totaal", "C7"


@fout(13)
def lege_cel(p: Proef) -> Plek:
    p.zet("Totaal", "C7", formule="Basis!L5+Basis!A4", waarde=1)
    return "Totaal", "C7"


@fout(14)
def som_te_kort(p: Proef) -> Plek:
    p.zet("Totaal", "C10", formule="SUM(C8:C9)", waarde=1)
    return "Totaal", "C10"


@fout(14)
def som_over_drie_jaren(p: Proef) -> Plek:
    blad, cel = p.cel("tblControle", "Gevonden")
    p.zet(blad, cel, formule="SUM(Algemeen!M3:O3)", waarde=1)
    return blad, cel


@fout(14)
def som_met_tekst(p: Proef) -> Plek:
    plek = p.boven("tblFysiek", "Jaar 1", 3)
    hoeken = (p.boven("tblFysiek", "Duur", 1)[1], p.boven("tblFysiek", "Jaar 1", 2)[1])
    p.zet(*plek, formule=f"SUM({':'.join(hoeken)})", waarde=1)
    return plek


@fout(15)
def twee_keer_hetzelfde(p: Proef) -> Plek:
    p.zet("Totaal", "D9", formule=p.formule("Totaal", "D8"), waarde=p.uitkomst("Totaal", "D8"))
    return "Totaal", "D9"


@fout(16)
def functie_van_excel_365(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Van", 2)
    p.zet(*plek, formule="_xlfn.XLOOKUP(1,tblBasis[Jaar 1],tblBasis[Jaar 2])", waarde=2027)
    return plek


@fout(16)
def isformula_zonder_voorvoegsel(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Van", 1)
    jaar = "tblFysiek[[#This Row],[Jaar 1]]"
    p.zet(*plek, formule=f"ISFORMULA({jaar})*1", waarde=1)
    return plek


@fout(16)
def matrixformule(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Van", 3)
    p.zet(*plek, formule="SUM(tblBasis[Jaar 1])", waarde=2027)
    p.in_blad(
        "Fysiek", "<f>SUM(tblBasis[Jaar 1])", f'<f t="array" ref="{plek[1]}">SUM(tblBasis[Jaar 1])'
    )
    return plek


@fout(17)
def afgerond_voor_de_tijd(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Geschaald bedrag", 4)
    p.zet(*plek, formule=f"ROUND({p.formule(*plek)},0)", waarde=1)
    return plek


@fout(17)
def naar_boven_afgerond(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Jaar 1", 4)
    p.zet(*plek, formule="ROUNDUP(tblFysiek[[#This Row],[Per jaar]],0)", waarde=1)
    return plek


@fout(17)
def overlap_afgerond(p: Proef) -> Plek:
    """What goes into an amount is not rounded before the amount is."""
    plek = p.cel("tblFysiek", "Per jaar", 4)
    p.zet(*plek, formule="ROUND(tblFysiek[[#This Row],[Van]],0)", waarde=1)
    return plek


@fout(42)
def uitkomst_verouderd(p: Proef) -> Plek:
    blad, cel = p.cel("tblFysiek", JAAR, 2)
    p.zet(blad, cel, formule=p.formule(blad, cel), waarde=12345)
    return blad, cel


@fout(42)
def uitkomst_iets_anders(p: Proef) -> Plek:
    blad, cel = p.cel("tblFysiek", "Schaalfactor", 2)
    p.zet(blad, cel, formule=p.formule(blad, cel), waarde="1.00001")
    return blad, cel


@fout(42)
def uitkomst_ontbreekt(p: Proef) -> Plek:
    blad, cel = p.cel("tblFysiek", JAAR, 2)
    p.zet(blad, cel, formule=p.formule(blad, cel))
    return blad, cel


@fout(42)
def tekst_werd_formule(p: Proef) -> Plek:
    plek = p.cel("tblFysiek", "Toelichting", 3)
    p.zet(*plek, formule="cmd()", waarde="x")
    return plek
