"""Formulas that should be the same and are not."""

from collections import Counter
from collections.abc import Iterator, Sequence

from modelgemeente_xl.excel.adressen import cell_name
from modelgemeente_xl.regels.zicht.hulp import at_formula, told
from modelgemeente_xl.regels.zicht.inspectie import Formulecel
from modelgemeente_xl.regels.zicht.regel import Vondst


def afwijkend(
    vormen: Sequence[tuple[Formulecel, str]], gevonden: str, verwacht: str = ""
) -> Iterator[Vondst]:
    """Findings for the formulas that do not have the form of most, or `verwacht`."""
    telling = Counter(text for _, text in vormen)
    if len(telling) < 2:
        return
    norm = verwacht or telling.most_common(1)[0][0]
    voorbeeld = next(f for f, text in vormen if text == norm)
    for f, text in vormen:
        if text != norm:
            daar = cell_name(voorbeeld.rij, voorbeeld.kolom)
            yield at_formula(
                f,
                f"{gevonden}: {told(f.parsed.tekst)}",
                f"als in {daar}: {told(voorbeeld.parsed.tekst)}",
            )
