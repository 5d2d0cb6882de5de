"""What the terminal shows: tables of totals and the calibration report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from modelgemeente_xl.model.geld import euro
from modelgemeente_xl.model.ontwikkeling import DOMEINEN
from modelgemeente_xl.werkmap.basis import Basis
from modelgemeente_xl.werkmap.logboek import read_log
from modelgemeente_xl.werkmap.naar_model import werkmodel_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from modelgemeente_xl.catalogus.ijk import Ijking
    from modelgemeente_xl.model.begroting import Begroting
    from modelgemeente_xl.model.uitvoer import Totalen
    from modelgemeente_xl.regels.regel import Gevonden
    from modelgemeente_xl.werkmap.stand import Boekstand


def getal(number: float, decimals: int = 0) -> str:
    """A number in the Dutch notation: `1.234,5`."""
    return f"{number:,.{decimals}f}".replace(",", "x").replace(".", ",").replace("x", ".")


def totals_table(naam: str, begroting: Begroting) -> Table:
    """The begroting per domain and year, with basis and totals."""
    omvang = begroting.omvang
    table = Table(
        title=f"ICT-begroting {naam} {begroting.begrotingsjaar}",
        caption=f"{euro(omvang.inwoners)} inwoners, {euro(omvang.medewerkers)} medewerkers, "
        f"{euro(omvang.afdelingen)} afdelingen; hele euro's, lasten positief",
        box=box.SIMPLE_HEAD,
        collapse_padding=True,
        show_edge=False,  # the amounts of the largest gemeente fit in 80 columns, just
        pad_edge=False,
        title_style="bold",
    )
    table.add_column("Domein", no_wrap=True)
    table.add_column("Soort", no_wrap=True)
    for jaar in begroting.jaren:
        table.add_column(str(jaar), justify="right", no_wrap=True)
    for domein, blad in DOMEINEN.items():
        _add(table, blad, "structureel", begroting.bruto(domein, "structureel"))
        _add(table, "", "incidenteel", begroting.bruto(domein, "incidenteel"))
    table.add_section()
    _add(table, "In stand houden", "basis", begroting.basis)
    _add(table, "Ontwikkelingen", "bruto", begroting.bruto())
    table.add_section()
    _add(table, "Totaal", "bruto", begroting.totaal, style="bold")
    return table


def _add(table: Table, domein: str, soort: str, jaren: Iterable[int], style: str = "") -> None:
    table.add_row(domein, soort, *(euro(bedrag) for bedrag in jaren), style=style)


def totals_before_after(voor: Totalen, na: Totalen) -> Table:
    """Totals of the model before and after a plan, per domain, for the four years together."""
    table = Table(title="Voor en na, vier jaren samen", box=box.SIMPLE_HEAD, title_style="bold")
    for kop in ("Onderdeel", "Voor", "Na", "Verschil"):
        table.add_column(kop, justify="left" if kop == "Onderdeel" else "right", no_wrap=True)
    after = dict(na.series())
    for naam, reeks in voor.series():
        oud, nieuw = sum(reeks), sum(after[naam])
        if oud or nieuw:
            style = "bold" if naam == "totaal" else ""
            table.add_row(naam, euro(oud), euro(nieuw), euro(nieuw - oud), style=style)
    return table


def print_findings(out: Console, gevonden: Sequence[Gevonden]) -> None:
    """Print findings, each with where, what, and how to mend it."""
    kleur = {"fout": "red", "waarschuwing": "yellow", "informatie": "dim"}
    for g in gevonden:
        out.print(
            f"[{kleur[g.ernst]}]{g.ernst}[/] regel {g.regel}, {escape(g.waar)}: "
            f"{escape(g.gevonden)}; verwacht: {escape(g.verwacht)}. {escape(g.herstel)}",
            soft_wrap=True,
            highlight=False,
        )
    aantal = sum(g.ernst != "informatie" for g in gevonden)
    if aantal:
        out.print(f"{aantal} bevinding{'en' if aantal > 1 else ''}", style="bold")
    else:
        out.print("[green]De werkmap is in orde.[/green]")


def print_toon(out: Console, stand: Boekstand) -> None:
    """Print what a workbook holds: gemeenten, edition, totals, decisions, conflicts and the log."""
    model = werkmodel_of(stand)
    namen = " + ".join(gemeente.naam for gemeente in model.gemeenten)
    out.print(totals_table(namen, model.begroting()))
    out.print(f"Catalogus: {stand.namen['Editie']} ({str(stand.namen['Vingerafdruk'])[:12]})")
    keuzes = list(model.keuzes.regels.values())
    for label, aantal in (
        ("Regels", len(keuzes)),
        ("Niet meegenomen", sum(not keuze.meenemen for keuze in keuzes)),
        ("Met eigen bedrag", sum(keuze.eigen_bedrag is not None for keuze in keuzes)),
        ("Met al begroot", sum(keuze.al_begroot > 0 for keuze in keuzes)),
    ):
        out.print(f"{label}: {aantal}", highlight=False)
    anders = list(Basis(stand).departures())
    out.print(f"Anders dan de catalogus: {len(anders)}", highlight=False)
    for regel in anders:
        out.print(f"  {regel}", soft_wrap=True, highlight=False, markup=False)
    log = read_log(stand)
    for actie in sorted({regel.actie for regel in log}):
        regels = [regel for regel in log if regel.actie == actie]
        undone = " (ongedaan gemaakt)" if all(regel.ongedaan for regel in regels) else ""
        out.print(
            f"Actie {actie}: {regels[0].knop}, {len(regels)} wijzigingen{undone}", highlight=False
        )
    for bevinding in model.bevindingen:
        out.print(f"bevinding: {bevinding}", soft_wrap=True, highlight=False, markup=False)


def print_ijk(out: Console, ijking: Ijking) -> None:
    """Print the calibration report."""
    out.print(totals_table("Modelgemeente", ijking.begroting))
    table = Table(title="Naast de ICT-benchmark (bruto)", box=box.SIMPLE_HEAD, title_style="bold")
    table.add_column("Per inwoner")
    for jaar in ijking.begroting.jaren:
        table.add_column(str(jaar), justify="right", no_wrap=True)
    for label, reeks in ijking.per_inwoner:
        table.add_row(label, *(getal(float(bedrag), 2) for bedrag in reeks))
    out.print(table)
    table = Table(title="Waar de bedragen op rusten", box=box.SIMPLE_HEAD, title_style="bold")
    for kop in ("Status", "Regels", "Aandeel regels", "Vier jaren", "Aandeel bedrag"):
        table.add_column(kop, justify="left" if kop == "Status" else "right")
    for stand in ijking.herkomst:
        table.add_row(
            stand.status,
            str(stand.regels),
            f"{getal(float(stand.aandeel_regels) * 100)} %",
            euro(stand.bedrag),
            f"{getal(float(stand.aandeel_bedrag) * 100)} %",
        )
    out.print(table)
    for kop, regels in (
        ("Overlap", ijking.overlap),
        ("Buiten verhouding", ijking.buiten_verhouding),
    ):
        out.print(f"[bold]{kop}[/bold]: {len(regels) or 'geen'}", highlight=False)
        for regel in regels:
            out.print(f"  {regel}", soft_wrap=True, highlight=False, markup=False)
    out.print()
    for zin in ijking.oordeel:
        out.print(zin, highlight=False, soft_wrap=True)
