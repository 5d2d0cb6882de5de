"""The sheet Start: choose the gemeente, see what to do, find the way."""

from modelgemeente_xl.model.geld import euro
from modelgemeente_xl.model.keuze import EERSTE_JAAR, LAATSTE_JAAR
from modelgemeente_xl.werkmap.bouw.bladen.blad import (
    Bouw,
    begin_blad,
    define_name,
    print_bereik,
    validation_of,
    write_value,
)
from modelgemeente_xl.werkmap.bouw.vormen.knopvormen import insert_knoppen
from modelgemeente_xl.werkmap.indeling.declaratie import BLADEN, Eigenaar, Kolom, cel
from modelgemeente_xl.werkmap.indeling.formaten import AANTAL, BEGROTINGSJAAR, LEEG_NUL
from modelgemeente_xl.werkmap.indeling.kleuren import INVOER, LIJN
from modelgemeente_xl.werkmap.indeling.knoppen import in_excel
from modelgemeente_xl.werkmap.indeling.startindeling import (
    AFSPRAKEN,
    KLEUREN,
    KNOPTEKSTEN,
    MAX_GEMEENTEN,
    RIJ_CATALOGUS,
    RIJ_DEELNEMERS,
    RIJ_KEUZE,
    RIJ_SAMEN,
    RIJ_STAPPEN,
    STAPPEN,
    Deelnemer,
    Startkolom,
    Startrij,
)
from modelgemeente_xl.werkmap.inhoud import nummer


def write_start(bouw: Bouw) -> None:
    """Write the sheet; all inputs are unlocked, validated and coloured."""
    ws = begin_blad(
        bouw,
        "Start",
        [34, 15, 22, 24, 62, 3, 18, 66],
        "Alle bedragen in hele euro's; lasten zijn positief",
    )
    _write_keuze(bouw)
    _write_stappen(bouw)
    _write_deelnemers(bouw)
    _write_catalogus(bouw)
    last = max(_write_rechts(bouw), RIJ_CATALOGUS + 6)
    ws.freeze_panes(3, 0)
    insert_knoppen(ws, [knop.naam for knop in in_excel()], RIJ_KEUZE - 1, 0)
    bouw.set_height("Start", RIJ_KEUZE - 1, 30)
    print_bereik(ws, (0, last), (0, Startkolom.RECHTS + 1), 2)


def _invoer(bouw: Bouw, rij: int, kolom: int, value: object, veld: Kolom) -> None:
    ws = bouw.bladen["Start"]
    formaat = bouw.stijl.of(
        bg_color=INVOER,
        locked=False,
        border=1,
        border_color=LIJN,
        bold=True,
        num_format=AANTAL.notatie if veld.formaat.is_tekst else veld.formaat.notatie,
        align="left",
    )
    write_value(ws, rij, kolom, value, formaat)
    options = validation_of(bouw, veld)
    if options is not None:
        ws.data_validation(rij, kolom, rij, kolom, options)


def _write_keuze(bouw: Bouw) -> None:
    ws, stijl, opdracht = bouw.bladen["Start"], bouw.stijl, bouw.opdracht
    ws.write_string(RIJ_KEUZE, 0, "1. Uw gemeente en het begrotingsjaar", stijl.sectie)
    for kolom, label in (
        (Startkolom.LABEL, ""),
        (Startkolom.STANDAARD, "Standaard"),
        (Startkolom.EIGEN, "Uw invoer"),
        (Startkolom.IN_GEBRUIK, "In gebruik"),
        (Startkolom.UITLEG, "Toelichting"),
    ):
        eigenaar = Eigenaar.INVOER if kolom == Startkolom.EIGEN else Eigenaar.CATALOGUS
        write_value(ws, RIJ_KEUZE + 1, kolom, label, stijl.kop(eigenaar))
    van, tot = map(euro, bouw.catalogus.parameters.bereik)
    per_1000 = f"{bouw.catalogus.parameters.afdelingen_per_1000.normalize():f}".replace(".", ",")
    uitleg = {
        Startrij.GEMEENTE: "Kies uw gemeente, of de Modelgemeente; alles rekent meteen mee.",
        Startrij.JAAR: "Het eerste van de vier jaren.",
        Startrij.INWONERS: "Standaard: CBS, 1 januari; van meer gemeenten de som.",
        Startrij.MEDEWERKERS: "Standaard: schatting naar grootteklasse (blad Parameters). "
        "Vul uw eigen aantal in.",
        Startrij.AFDELINGEN: f"Standaard: {per_1000} per 1.000 medewerkers. "
        "Vul uw eigen aantal in.",
        Startrij.KLASSE: "Bepaalt de schatting van medewerkers en de band van de benchmark.",
        Startrij.BEREIK: f"Buiten {van} tot {tot} inwoners is de schaling minder zeker.",
    }
    for startrij in Startrij:
        ws.write_string(startrij, Startkolom.LABEL, startrij.label, stijl.label)
        ws.write_string(startrij, Startkolom.UITLEG, uitleg[startrij], stijl.ondertitel)
    gemeente = Kolom(
        "Gemeente",
        Eigenaar.INVOER,
        22,
        keuzelijst="gemeente",
        uitleg=f"Kies uit de lijst van {len(bouw.catalogus.gemeenten)} gemeenten of de "
        "Modelgemeente.",
    )
    jaar = Kolom(
        "Begrotingsjaar",
        Eigenaar.INVOER,
        22,
        BEGROTINGSJAAR,
        uitleg=f"Vul een jaar in van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}.",
    )
    _invoer(bouw, Startrij.GEMEENTE, Startkolom.EIGEN, opdracht.gemeenten[0].naam, gemeente)
    _invoer(bouw, Startrij.JAAR, Startkolom.EIGEN, opdracht.begrotingsjaar, jaar)
    getal = stijl.of(num_format="#,##0", align="left", bg_color="#EEF3F5")
    for rij, naam in (
        (Startrij.INWONERS, "inwoners"),
        (Startrij.MEDEWERKERS, "medewerkers"),
        (Startrij.AFDELINGEN, "afdelingen"),
    ):
        veld = Kolom(
            naam.capitalize(),
            Eigenaar.INVOER,
            22,
            AANTAL,
            uitleg=f"Uw eigen aantal {naam}; leeg = standaard.",
        )
        _invoer(bouw, rij, Startkolom.EIGEN, opdracht.eigen.get(naam), veld)
        define_name(bouw, f"Eigen_{naam}", "Start", rij, Startkolom.EIGEN)
        ws.write_formula(
            rij,
            Startkolom.IN_GEBRUIK,
            f'=IF(Eigen_{naam}="",{cel(rij, Startkolom.STANDAARD)},Eigen_{naam})',
            stijl.of(num_format="#,##0", align="left", bold=True, bg_color="#EEF3F5"),
        )
    first, last = RIJ_DEELNEMERS, RIJ_DEELNEMERS + MAX_GEMEENTEN - 1
    for rij, bron in (
        (Startrij.INWONERS, Deelnemer.INWONERS),
        (Startrij.MEDEWERKERS, Deelnemer.MEDEWERKERS),
    ):
        ws.write_formula(
            rij, Startkolom.STANDAARD, f"=SUM({cel(first, bron)}:{cel(last, bron)})", getal
        )
    medewerkers = cel(Startrij.MEDEWERKERS, Startkolom.IN_GEBRUIK)
    ws.write_formula(
        Startrij.AFDELINGEN,
        Startkolom.STANDAARD,
        f"=MAX(1,ROUND({medewerkers}*Afdelingen_per_1000/1000,0))",
        getal,
    )
    vet = stijl.of(bold=True, bg_color="#EEF3F5")
    namen = "&".join(cel(rij, Deelnemer.NAAM) for rij in range(first, last + 1))
    ws.write_formula(Startrij.GEMEENTE, Startkolom.IN_GEBRUIK, f"={namen}", vet)
    ws.write_formula(
        Startrij.JAAR,
        Startkolom.IN_GEBRUIK,
        f"={cel(Startrij.JAAR, Startkolom.EIGEN)}",
        stijl.of(bold=True, bg_color="#EEF3F5", align="left"),
    )
    klassen = "tblParametersGrootteklassen"
    ws.write_formula(
        Startrij.KLASSE,
        Startkolom.IN_GEBRUIK,
        f'=INDEX({klassen}[Klasse],SUMIFS({klassen}[Nr],{klassen}[Vanaf],"<="&Inwoners,'
        f'{klassen}[Tot],">"&Inwoners))',
        vet,
    )
    ws.write_formula(
        Startrij.BEREIK,
        Startkolom.IN_GEBRUIK,
        '=IF(AND(Inwoners>=Bereik_van,Inwoners<=Bereik_tot),"goed: binnen '
        'bereik","let op: minder zeker")',
        vet,
    )
    for naam, rij, kolom in (
        ("Gemeente", Startrij.GEMEENTE, Startkolom.EIGEN),
        ("Gemeentenaam", Startrij.GEMEENTE, Startkolom.IN_GEBRUIK),
        ("Begrotingsjaar", Startrij.JAAR, Startkolom.EIGEN),
        ("Inwoners", Startrij.INWONERS, Startkolom.IN_GEBRUIK),
        ("Medewerkers", Startrij.MEDEWERKERS, Startkolom.IN_GEBRUIK),
        ("Afdelingen", Startrij.AFDELINGEN, Startkolom.IN_GEBRUIK),
        ("Grootteklasse", Startrij.KLASSE, Startkolom.IN_GEBRUIK),
    ):
        define_name(bouw, naam, "Start", rij, kolom)


def _write_stappen(bouw: Bouw) -> None:
    ws, stijl = bouw.bladen["Start"], bouw.stijl
    ws.write_string(RIJ_STAPPEN, 0, "2. Zo werkt u", stijl.sectie)
    for i, stap in enumerate(STAPPEN, 1):
        ws.write_string(RIJ_STAPPEN + i, 0, f"{i}.  {stap}", stijl.of())


def _write_deelnemers(bouw: Bouw) -> None:
    """The gemeente of above in the first row; others beneath it, and everything is summed."""
    ws, stijl, opdracht = bouw.bladen["Start"], bouw.stijl, bouw.opdracht
    ws.write_string(
        RIJ_SAMEN, 0, "3. Samen met andere gemeenten (herindeling of samenwerking)", stijl.sectie
    )
    for kolom, label in zip(
        Deelnemer,
        ("Gemeente", "Inwoners", "Medewerkers (schatting)", "In de naam", "Komt voor"),
        strict=True,
    ):
        eigenaar = Eigenaar.INVOER if kolom is Deelnemer.GEMEENTE else Eigenaar.FORMULE
        ws.write_string(RIJ_SAMEN + 1, kolom, label, stijl.kop(eigenaar))
    first, last = RIJ_DEELNEMERS, RIJ_DEELNEMERS + MAX_GEMEENTEN - 1
    veld = Kolom(
        "Samen met",
        Eigenaar.INVOER,
        34,
        keuzelijst="gemeente",
        uitleg="Kies een gemeente om erbij op te tellen; leeg = geen.",
    )
    getal = stijl.of(num_format=LEEG_NUL.notatie, align="left", bg_color="#EEF3F5")
    tekst = stijl.of(bg_color="#EEF3F5")
    klassen = "tblParametersGrootteklassen"
    vet = stijl.of(bold=True, bg_color="#EEF3F5")
    ws.write_formula(first, Deelnemer.GEMEENTE, "=Gemeente", vet)
    alle = ":".join(cel(rij, Deelnemer.GEMEENTE, "beide") for rij in (first, last))
    namen = [gemeente.naam for gemeente in opdracht.gemeenten]
    for i in range(MAX_GEMEENTEN):
        rij = first + i
        naam, inwoners = cel(rij, Deelnemer.GEMEENTE), cel(rij, Deelnemer.INWONERS)
        plus = " + " if i else ""
        if i:
            _invoer(bouw, rij, Deelnemer.GEMEENTE, namen[i] if i < len(namen) else None, veld)
        ws.write_formula(
            rij,
            Deelnemer.INWONERS,
            f"=SUMIFS(tblGemeenten[Inwoners],tblGemeenten[Gemeente],{naam})",
            getal,
        )
        ws.write_formula(
            rij,
            Deelnemer.MEDEWERKERS,
            f"=({inwoners}>0)*MAX(1,ROUND({inwoners}*SUMIFS({klassen}[Medewerkers per 1.000],"
            f'{klassen}[Vanaf],"<="&{inwoners},{klassen}[Tot],">"&{inwoners})/1000,0))',
            getal,
        )
        ws.write_formula(rij, Deelnemer.NAAM, f'=IF({naam}="","","{plus}"&{naam})', tekst)
        ws.write_formula(
            rij,
            Deelnemer.KEER,
            f'=IF({naam}="",0,COUNTIFS({alle},{naam}))',
            getal,
        )


def _write_catalogus(bouw: Bouw) -> None:
    ws, stijl = bouw.bladen["Start"], bouw.stijl
    ws.write_string(RIJ_CATALOGUS, 0, "Herkomst", stijl.sectie)
    for i, (label, text) in enumerate(
        (
            ("Editie van de catalogus", "=Editie"),
            ("Vingerafdruk (SHA-256)", "=Vingerafdruk"),
            (
                "Inhoud",
                '=ROWS(tblCatalogus[Id])&" begrotingsregels, zie blad Catalogus"',
            ),
            (
                "Bron",
                "Modelgemeente van M&I/Partners (mxi.nl/modelgemeente); zie blad "
                "Catalogus voor elke regel",
            ),
            ("Gemaakt op", f"{bouw.opdracht.moment:%d-%m-%Y}"),
            ("Indeling van deze werkmap", f"={nummer.NAAM}"),
        ),
        1,
    ):
        ws.write_string(RIJ_CATALOGUS + i, 0, label, stijl.label)
        if text.startswith("="):
            ws.write_formula(RIJ_CATALOGUS + i, 1, text, stijl.of(align="left"))
        else:
            ws.write_string(RIJ_CATALOGUS + i, 1, text, stijl.of())


def _write_rechts(bouw: Bouw) -> int:
    ws, stijl = bouw.bladen["Start"], bouw.stijl
    gemeenten = len(bouw.catalogus.gemeenten)
    rij = RIJ_KEUZE
    ws.write_string(rij, Startkolom.RECHTS, "Inhoud", stijl.sectie)
    for blad in BLADEN[1:]:
        rij += 1
        ws.write_url(
            rij,
            Startkolom.RECHTS,
            f"internal:{blad.naam}!A1",
            stijl.link,
            string=blad.naam,
            tip=f"Ga naar {blad.naam}",
        )
        inhoud = blad.inhoud.format(gemeenten=gemeenten)
        ws.write_string(rij, Startkolom.RECHTS + 1, inhoud, stijl.of())
    rij += 2
    ws.write_string(rij, Startkolom.RECHTS, "Kleuren", stijl.sectie)
    for eigenaar, text in KLEUREN.items():
        rij += 1
        ws.write_string(rij, Startkolom.RECHTS, eigenaar.value, stijl.kop(eigenaar))
        ws.write_string(rij, Startkolom.RECHTS + 1, text, stijl.of())
    rij += 2
    ws.write_string(rij, Startkolom.RECHTS, "Afspraken", stijl.sectie)
    for label, text in AFSPRAKEN:
        rij += 1
        ws.write_string(rij, Startkolom.RECHTS, label, stijl.label)
        ws.write_string(rij, Startkolom.RECHTS + 1, text, stijl.of())
    rij += 2
    ws.write_string(rij, Startkolom.RECHTS, "Knoppen", stijl.sectie)
    links = {knop.naam: knop.plaats for knop in in_excel()}
    for label, text in KNOPTEKSTEN:
        rij += 1
        ws.write_string(rij, Startkolom.RECHTS, label, stijl.label)
        ws.write_string(rij, Startkolom.RECHTS + 1, text, stijl.of())
        if label in links:
            plaats = (
                f"{cel(rij, Startkolom.RECHTS, 'beide')}:{cel(rij, Startkolom.RECHTS + 1, 'beide')}"
            )
            bouw.boek.define_name(links[label], f"=Start!{plaats}")
    return rij
