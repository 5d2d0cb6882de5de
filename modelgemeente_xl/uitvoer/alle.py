"""The begroting of every gemeente, one row each."""

import csv
import io
from typing import Any

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import AARDEN, DOMEINEN
from modelgemeente_xl.model.rekenen.rekenmodel import rekenmodel_of
from modelgemeente_xl.model.schaal import omvang_of


def all_rows(catalogus: Catalogus, begrotingsjaar: int) -> list[dict[str, Any]]:
    """Compute all gemeenten with their default size; one row of totals for each."""
    model = rekenmodel_of(catalogus, begrotingsjaar)
    parameters = catalogus.parameters
    rows = []
    for gemeente in catalogus.gemeenten:
        omvang = omvang_of(gemeente.inwoners, parameters)
        begroting = model.begroting(omvang)
        row: dict[str, Any] = {
            "code": gemeente.code,
            "gemeente": gemeente.naam,
            "inwoners": omvang.inwoners,
            "medewerkers": omvang.medewerkers,
            "afdelingen": omvang.afdelingen,
        }
        for domein, blad in DOMEINEN.items():
            for aard in AARDEN:
                for jaar, bedrag in zip(
                    begroting.jaren, begroting.bruto(domein, aard), strict=True
                ):
                    row[f"{blad} {aard} {jaar}"] = bedrag
        for jaar, basis, totaal in zip(
            begroting.jaren, begroting.basis, begroting.totaal, strict=True
        ):
            row[f"basis {jaar}"], row[f"totaal {jaar}"] = basis, totaal
        rows.append(row)
    return rows


def as_csv(rows: list[dict[str, Any]]) -> bytes:
    """CSV as a Dutch Excel opens it: semicolons, UTF-8 with a mark."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, list(rows[0]), delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode("utf-8-sig")
