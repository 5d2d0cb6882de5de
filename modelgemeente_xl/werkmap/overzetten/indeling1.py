"""Layout 1 as it was: tables, columns with their owner, names. Frozen; never follow the present.

A workbook of this layout has no cell that says so, or one that says 1.
"""

from collections.abc import Mapping

NUMMER = 1
DOMEINBLADEN = (
    "Algemeen",
    "Bedrijfsvoering",
    "Dienstverlening",
    "Fysiek",
    "OOV",
    "Sociaal",
)
BLADEN = (
    "Start",
    "Totaal",
    *DOMEINBLADEN,
    "Basis",
    "Ontwikkelingen",
    "Agenda",
    "Parameters",
    "Gemeenten",
    "Wijzigingen",
    "Controle",
    "Catalogus",
)
DOMEINTABELLEN = tuple(f"tbl{blad}" for blad in DOMEINBLADEN)
NAMEN = (
    "Gemeente",
    "Begrotingsjaar",
    "Eigen_inwoners",
    "Eigen_medewerkers",
    "Eigen_afdelingen",
    "Editie",
    "Vingerafdruk",
)
"""The named cells that hold something of the user or of the catalogue."""
DEELNEMERS = "Deelnemers"
"""The gemeenten that count together; the first cell follows `Gemeente`."""
ANDERE_NAMEN = (
    "Afdelingen",
    "Afdelingen_per_1000",
    "Benchmark_groei",
    "Bereik_tot",
    "Bereik_van",
    "Controle_oordeel",
    "Deelnemers_keer",
    "Gemeentenaam",
    "Grootteklasse",
    "Incidenteel_jaren",
    "Indeling",
    "Index_loon",
    "Index_prijs",
    "Invoer_gewijzigd",
    "Inwoners",
    "Lopend_aandeel",
    "Medewerkers",
    "Niet_toegedeeld",
    "Tariefjaar",
)
"""Every other name that the program itself gave."""
JAREN = ("Jaar 1", "Jaar 2", "Jaar 3", "Jaar 4")
MEENEMEN, AL_BEGROOT = "Meenemen", "Al begroot"
UIT_CATALOGUS = ("Startjaar", "Duur", "Noodzaak")
"""Inputs that began with what the sheet Catalogus says of the line."""
KWARTALEN_PER_JAAR = 4
"""Time went in whole years, each from its first quarter on."""

_S, _C, _I, _F = "sleutel", "catalogus", "invoer", "formule"
SLEUTEL, CATALOGUS, INVOER, FORMULE = _S, _C, _I, _F


def _kolommen(**namen: str) -> dict[str, str]:
    """Columns by header, each with its owner, from texts with a comma between the headers."""
    return {naam: owner for owner, text in namen.items() for naam in text.split(", ")}


_HERKOMST = "Eenheid, Status, Gecontroleerd, Bron"
_DOMEIN = _kolommen(
    sleutel="Id",
    catalogus="Ontwikkeling, Begrotingsregel, Aard, Status, Kostensoort, Drijver, Vast deel, "
    "Bedrag, Uren per week, Schaal, Prijspeil, Taakveld regel, Categorie regel",
    invoer="Eigen bedrag, Meenemen, Al begroot, Startjaar, Duur, Noodzaak, Besluit, Toelichting",
    formule="Geschaald bedrag, Gehanteerd bedrag, Jaar 1, Jaar 2, Jaar 3, Jaar 4, Reeks, Peiljaar, "
    "Prijsfactor, Referentiebedrag, Schaalfactor, Van, Spreiding, Tot en met, Per jaar, Rust op, "
    "Taakveld, Categorie",
)
TABELLEN: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(DOMEINTABELLEN, _DOMEIN),
    "tblBasis": _kolommen(
        sleutel="Id",
        catalogus="Kosten, Kostensoort, Per inwoner, Prijspeil, Status",
        invoer="Eigen bedrag, Toelichting",
        formule="Reeks, Prijsfactor, Standaard, Gehanteerd bedrag, Jaar 1, Jaar 2, Jaar 3, Jaar 4, "
        "Taakveld, Categorie",
    ),
    "tblOntwikkelingen": _kolommen(
        sleutel="Id",
        catalogus="Ontwikkeling, Domein, Start, Einde, Noodzaak, Samenvatting, Gevolgen, "
        "Wettelijk kader, Overlap, Planning, Hangt af van, Bronnen, Bron, Editie",
        formule="Incidenteel 1, Incidenteel 2, Incidenteel 3, Incidenteel 4, Structureel 1, "
        "Structureel 2, Structureel 3, Structureel 4, Fase 1, Fase 2, Fase 3, Fase 4, Vier jaren, "
        "Rangsleutel",
    ),
    "tblGemeenten": _kolommen(sleutel="Code", catalogus="Gemeente, Provincie, Inwoners, Jaar"),
    "tblCatalogus": _kolommen(
        sleutel="Id",
        catalogus="Domein, Ontwikkeling, Editie, Begrotingsregel, Aard, Kostensoort, Drijver, "
        "Vast deel, Bedrag, Laag, Hoog, Uren per week, Schaal, Prijspeil, Startjaar, Duur, "
        "Noodzaak, Taakveld regel, Categorie regel, Status, Onderbouwing, Bronnen",
    ),
    "tblKenmerken": _kolommen(sleutel="Sleutel", catalogus="Kenmerken"),
    "tblWijzigingen": _kolommen(
        sleutel="Nr",
        catalogus="Actie, Wanneer, Wie, Knop, Editie, Blad, Sleutel, Kolom, Soort, Oud, Nieuw, "
        "Waarom, Ongedaan, Tabel",
    ),
    "tblTotaal": _kolommen(
        sleutel="Domein, Soort",
        formule="Jaar 1, Jaar 2, Jaar 3, Jaar 4",
    ),
    "tblParametersReferentie": _kolommen(
        sleutel="Parameter", catalogus=f"Waarde, Jaar, {_HERKOMST}"
    ),
    "tblParametersDrijvers": _kolommen(
        sleutel="Drijver",
        catalogus=f"Referentie, {_HERKOMST}",
        formule="Deze gemeente, Verhouding",
    ),
    "tblParametersGrootteklassen": _kolommen(
        sleutel="Klasse", catalogus=f"Nr, Vanaf, Tot, Medewerkers per 1.000, Jaar, {_HERKOMST}"
    ),
    "tblParametersBand": _kolommen(
        sleutel="Klasse", catalogus=f"Benchmark laag, Benchmark hoog, Jaar, {_HERKOMST}"
    ),
    "tblParametersKostensoorten": _kolommen(
        sleutel="Kostensoort", catalogus=f"Naam, Reeks, Taakveld, Categorie, Jaar, {_HERKOMST}"
    ),
    "tblParametersBenchmark": _kolommen(sleutel="Jaar", catalogus=f"Euro per inwoner, {_HERKOMST}"),
    "tblParametersLoonkosten": _kolommen(
        sleutel="Schaal, Jaar",
        catalogus=f"Standaard, {_HERKOMST}",
        invoer="Eigen",
        formule="In gebruik",
    ),
    "tblParametersIndex": _kolommen(
        sleutel="Reeks, Jaar",
        catalogus=f"Standaard, {_HERKOMST}",
        invoer="Eigen",
        formule="In gebruik, Cumulatief",
    ),
}
"""Every table whose rows are carried over or compared, with its columns and their owner."""
ANDERE_TABELLEN = ("tblControle", "tblPython", "tblInvoer", "tblBevindingen")
"""Tables that a new workbook fills anew: checks, comparisons and findings."""
PARAMETERTABELLEN = tuple(naam for naam in TABELLEN if naam.startswith("tblParameters"))
REGELTABELLEN = (*DOMEINTABELLEN, "tblBasis")
"""The tables whose rows cost money."""
VLAKKEN = frozenset(("1F4E66", "7A4B00", "FFF6DB", "EEF3F5", "37604A", "5B6770"))
"""The colours that the program itself filled cells with."""
GRAFIEKEN = {"Totaal": ("Chart 1", "Chart 2", "Chart 3")}
"""The charts that the program itself put on a sheet."""
KADER = {"Start": (44, 8), "Totaal": (115, 15), "Agenda": (1000, 19), "Parameters": (0, 42)}
"""Last row and column in which the program itself wrote, beside its tables; 0 is as they are."""
UITLEG_BASIS = 9
"""Rows beneath the table of Basis in which its first column says how it was computed."""
BLAD_VAN = {
    **{tabel: tabel.removeprefix("tbl") for tabel in REGELTABELLEN},
    **dict.fromkeys(PARAMETERTABELLEN, "Parameters"),
    "tblOntwikkelingen": "Ontwikkelingen",
    "tblGemeenten": "Gemeenten",
    "tblWijzigingen": "Wijzigingen",
    "tblCatalogus": "Catalogus",
    "tblKenmerken": "Catalogus",
    "tblTotaal": "Totaal",
    **dict.fromkeys(ANDERE_TABELLEN, "Controle"),
}
"""How the sheet of each table was called."""
