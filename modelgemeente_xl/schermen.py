"""What the terminal shows: tables of totals and the calibration report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table

from modelgemeente_xl.model.ontwikkeling import DOMEINEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from modelgemeente_xl.catalogus.ijk import Ijking
    from modelgemeente_xl.model.begroting import Begroting


def euro(amount: int) -> str:
    """Whole euros with the Dutch thousands sign: `1.234.567`."""
    return f"{amount:,}".replace(",", ".")


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
    _add(table, "Basis", "in stand houden", begroting.basis)
    _add(table, "Ontwikkelingen", "bruto", begroting.bruto())
    table.add_section()
    _add(table, "Totaal", "bruto", begroting.totaal, style="bold")
    return table


def _add(table: Table, domein: str, soort: str, jaren: Iterable[int], style: str = "") -> None:
    table.add_row(domein, soort, *(euro(bedrag) for bedrag in jaren), style=style)


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
