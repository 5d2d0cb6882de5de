"""The sheet Start: choose the gemeente, see what to do, find the way."""

from modelgemeente_xl.werkmap.bouw.bladen.blad import (
    Bouw,
    begin_blad,
    define_name,
    print_bereik,
    validation_of,
    write_value,
)
from modelgemeente_xl.werkmap.indeling.declaratie import BLADEN, Eigenaar, Kolom, cel
from modelgemeente_xl.werkmap.indeling.kleuren import GETALFORMATEN, INVOER, LIJN
from modelgemeente_xl.werkmap.indeling.startindeling import (
    EIGEN,
    IN_GEBRUIK,
    MAX_GEMEENTEN,
    RECHTS,
    RIJ_AFDELINGEN,
    RIJ_BEREIK,
    RIJ_CATALOGUS,
    RIJ_DEELNEMERS,
    RIJ_GEMEENTE,
    RIJ_INWONERS,
    RIJ_JAAR,
    RIJ_KLASSE,
    RIJ_MEDEWERKERS,
    RIJ_SAMEN,
    RIJ_STAPPEN,
    STANDAARD,
    UITLEG,
)
from modelgemeente_xl.werkmap.indeling.teksten import (
    AFSPRAKEN,
    INHOUD,
    KLEUREN,
    KNOPTEKSTEN,
    STAPPEN,
)


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
    print_bereik(ws, (0, last), (0, RECHTS + 1), 2)


def _invoer(bouw: Bouw, rij: int, kolom: int, value: object, veld: Kolom) -> None:
    ws = bouw.bladen["Start"]
    formaat = bouw.stijl.of(
        bg_color=INVOER,
        locked=False,
        border=1,
        border_color=LIJN,
        bold=True,
        num_format="0" if veld.formaat == "begrotingsjaar" else "#,##0",
        align="left",
    )
    write_value(ws, rij, kolom, value, formaat)
    options = validation_of(bouw, veld)
    if options is not None:
        ws.data_validation(rij, kolom, rij, kolom, options)


def _write_keuze(bouw: Bouw) -> None:
    ws, stijl, opdracht = bouw.bladen["Start"], bouw.stijl, bouw.opdracht
    ws.write_string(4, 0, "1. Uw gemeente en het begrotingsjaar", stijl.sectie)
    for kolom, label in (
        (0, ""),
        (STANDAARD, "Standaard"),
        (EIGEN, "Uw invoer"),
        (IN_GEBRUIK, "In gebruik"),
        (UITLEG, "Toelichting"),
    ):
        eigenaar = Eigenaar.INVOER if kolom == EIGEN else Eigenaar.CATALOGUS
        write_value(ws, 5, kolom, label, stijl.kop(eigenaar))
    labels = (
        (
            RIJ_GEMEENTE,
            "Gemeente",
            "Kies uw gemeente, of de Modelgemeente; alles rekent meteen mee.",
        ),
        (RIJ_JAAR, "Begrotingsjaar", "Het eerste van de vier jaren."),
        (RIJ_INWONERS, "Inwoners", "Standaard: CBS, 1 januari; van meer gemeenten de som."),
        (
            RIJ_MEDEWERKERS,
            "Medewerkers",
            "Standaard: schatting naar grootteklasse (blad Parameters). Vul uw eigen aantal in.",
        ),
        (
            RIJ_AFDELINGEN,
            "Afdelingen",
            "Standaard: 40 per 1.000 medewerkers. Vul uw eigen aantal in.",
        ),
        (
            RIJ_KLASSE,
            "Grootteklasse",
            "Bepaalt de schatting van medewerkers en de band van de benchmark.",
        ),
        (
            RIJ_BEREIK,
            "Zekerheid van de schaling",
            "Buiten 20.000 tot 250.000 inwoners is de schaling minder zeker.",
        ),
    )
    for rij, label, uitleg in labels:
        ws.write_string(rij, 0, label, stijl.label)
        ws.write_string(rij, UITLEG, uitleg, stijl.ondertitel)
    gemeente = Kolom(
        "Gemeente",
        Eigenaar.INVOER,
        22,
        keuzelijst="gemeente",
        uitleg="Kies uit de lijst van 342 gemeenten of de Modelgemeente.",
    )
    jaar = Kolom(
        "Begrotingsjaar",
        Eigenaar.INVOER,
        22,
        "begrotingsjaar",
        uitleg="Vul een jaar in van 2026 tot en met 2032.",
    )
    _invoer(bouw, RIJ_GEMEENTE, EIGEN, opdracht.gemeenten[0].naam, gemeente)
    _invoer(bouw, RIJ_JAAR, EIGEN, opdracht.begrotingsjaar, jaar)
    getal = stijl.of(num_format="#,##0", align="left", bg_color="#EEF3F5")
    for rij, naam in (
        (RIJ_INWONERS, "inwoners"),
        (RIJ_MEDEWERKERS, "medewerkers"),
        (RIJ_AFDELINGEN, "afdelingen"),
    ):
        veld = Kolom(
            naam.capitalize(),
            Eigenaar.INVOER,
            22,
            "aantal",
            uitleg=f"Uw eigen aantal {naam}; leeg = standaard.",
        )
        _invoer(bouw, rij, EIGEN, opdracht.eigen.get(naam), veld)
        define_name(bouw, f"Eigen_{naam}", "Start", rij, EIGEN)
        ws.write_formula(
            rij,
            IN_GEBRUIK,
            f'=IF(Eigen_{naam}="",{cel(rij, STANDAARD)},Eigen_{naam})',
            stijl.of(num_format="#,##0", align="left", bold=True, bg_color="#EEF3F5"),
        )
    first, last = RIJ_DEELNEMERS, RIJ_DEELNEMERS + MAX_GEMEENTEN - 1
    for rij, kolom in ((RIJ_INWONERS, 1), (RIJ_MEDEWERKERS, 2)):
        ws.write_formula(rij, STANDAARD, f"=SUM({cel(first, kolom)}:{cel(last, kolom)})", getal)
    ws.write_formula(
        RIJ_AFDELINGEN,
        STANDAARD,
        f"=MAX(1,ROUND({cel(RIJ_MEDEWERKERS, IN_GEBRUIK)}*Afdelingen_per_1000/1000,0))",
        getal,
    )
    vet = stijl.of(bold=True, bg_color="#EEF3F5")
    namen = "&".join(cel(rij, 3) for rij in range(first, last + 1))
    ws.write_formula(RIJ_GEMEENTE, IN_GEBRUIK, f"={namen}", vet)
    ws.write_formula(
        RIJ_JAAR,
        IN_GEBRUIK,
        f"={cel(RIJ_JAAR, EIGEN)}",
        stijl.of(bold=True, bg_color="#EEF3F5", align="left"),
    )
    klassen = "tblParametersGrootteklassen"
    ws.write_formula(
        RIJ_KLASSE,
        IN_GEBRUIK,
        f'=INDEX({klassen}[Klasse],SUMIFS({klassen}[Nr],{klassen}[Vanaf],"<="&Inwoners,'
        f'{klassen}[Tot],">"&Inwoners))',
        vet,
    )
    ws.write_formula(
        RIJ_BEREIK,
        IN_GEBRUIK,
        '=IF(AND(Inwoners>=Bereik_van,Inwoners<=Bereik_tot),"goed: binnen '
        'bereik","let op: minder zeker")',
        vet,
    )
    for naam, rij, kolom in (
        ("Gemeente", RIJ_GEMEENTE, EIGEN),
        ("Gemeentenaam", RIJ_GEMEENTE, IN_GEBRUIK),
        ("Begrotingsjaar", RIJ_JAAR, EIGEN),
        ("Inwoners", RIJ_INWONERS, IN_GEBRUIK),
        ("Medewerkers", RIJ_MEDEWERKERS, IN_GEBRUIK),
        ("Afdelingen", RIJ_AFDELINGEN, IN_GEBRUIK),
        ("Grootteklasse", RIJ_KLASSE, IN_GEBRUIK),
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
    for kolom, label in enumerate(
        ("Gemeente", "Inwoners", "Medewerkers (schatting)", "In de naam", "Komt voor")
    ):
        eigenaar = Eigenaar.INVOER if kolom == 0 else Eigenaar.FORMULE
        ws.write_string(RIJ_SAMEN + 1, kolom, label, stijl.kop(eigenaar))
    first, last = RIJ_DEELNEMERS, RIJ_DEELNEMERS + MAX_GEMEENTEN - 1
    veld = Kolom(
        "Samen met",
        Eigenaar.INVOER,
        34,
        keuzelijst="gemeente",
        uitleg="Kies een gemeente om erbij op te tellen; leeg = geen.",
    )
    getal = stijl.of(num_format=GETALFORMATEN["leeg_nul"], align="left", bg_color="#EEF3F5")
    tekst = stijl.of(bg_color="#EEF3F5")
    klassen = "tblParametersGrootteklassen"
    ws.write_formula(first, 0, "=Gemeente", stijl.of(bold=True, bg_color="#EEF3F5"))
    namen = [gemeente.naam for gemeente in opdracht.gemeenten]
    for i in range(MAX_GEMEENTEN):
        rij = first + i
        naam, inwoners = cel(rij, 0), cel(rij, 1)
        if i:
            _invoer(bouw, rij, 0, namen[i] if i < len(namen) else None, veld)
        ws.write_formula(
            rij, 1, f"=SUMIFS(tblGemeenten[Inwoners],tblGemeenten[Gemeente],{naam})", getal
        )
        ws.write_formula(
            rij,
            2,
            f"=({inwoners}>0)*MAX(1,ROUND({inwoners}*SUMIFS({klassen}[Medewerkers per 1.000],"
            f'{klassen}[Vanaf],"<="&{inwoners},{klassen}[Tot],">"&{inwoners})/1000,0))',
            getal,
        )
        ws.write_formula(rij, 3, f'=IF({naam}="","","{" + " if i else ""}"&{naam})', tekst)
        ws.write_formula(
            rij,
            4,
            f'=IF({naam}="",0,COUNTIFS({cel(first, 0, "beide")}:{cel(last, 0, "beide")},{naam}))',
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
        ),
        1,
    ):
        ws.write_string(RIJ_CATALOGUS + i, 0, label, stijl.label)
        if text.startswith("="):
            ws.write_formula(RIJ_CATALOGUS + i, 1, text, stijl.of())
        else:
            ws.write_string(RIJ_CATALOGUS + i, 1, text, stijl.of())


def _write_rechts(bouw: Bouw) -> int:
    ws, stijl = bouw.bladen["Start"], bouw.stijl
    rij = 4
    ws.write_string(rij, RECHTS, "Inhoud", stijl.sectie)
    for blad in BLADEN[1:]:
        rij += 1
        ws.write_url(
            rij,
            RECHTS,
            f"internal:{blad.naam}!A1",
            stijl.link,
            string=blad.naam,
            tip=f"Ga naar {blad.naam}",
        )
        ws.write_string(rij, RECHTS + 1, INHOUD[blad.naam], stijl.of())
    rij += 2
    ws.write_string(rij, RECHTS, "Kleuren", stijl.sectie)
    for eigenaar, text in KLEUREN.items():
        rij += 1
        ws.write_string(rij, RECHTS, eigenaar.value, stijl.kop(eigenaar))
        ws.write_string(rij, RECHTS + 1, text, stijl.of())
    rij += 2
    ws.write_string(rij, RECHTS, "Afspraken", stijl.sectie)
    for label, text in AFSPRAKEN:
        rij += 1
        ws.write_string(rij, RECHTS, label, stijl.label)
        ws.write_string(rij, RECHTS + 1, text, stijl.of())
    rij += 2
    ws.write_string(rij, RECHTS, "Knoppen", stijl.sectie)
    for label, text in KNOPTEKSTEN:
        rij += 1
        ws.write_string(rij, RECHTS, label, stijl.label)
        ws.write_string(rij, RECHTS + 1, text, stijl.of())
    return rij
