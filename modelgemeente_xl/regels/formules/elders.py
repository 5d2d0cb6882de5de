"""Formulas that do not stand in a cell."""

from collections.abc import Iterator

from modelgemeente_xl.regels.zicht.inspectie import Inspectie
from modelgemeente_xl.regels.zicht.xmldeel import MAIN, parse_xml


def overige_formules(i: Inspectie) -> Iterator[tuple[str, str, str]]:
    """Sheet, formula and place of every formula that does not stand in a cell."""
    for naam in i.werkmap.namen:
        yield "", naam.tekst, f"naam {naam.naam.removeprefix('_xlnm.')}"
    for blad, deel in i.bladdelen.items():
        for v in deel.validaties:
            waar = " ".join(map(str, v.bereiken))
            yield blad, v.eerste, waar
            yield blad, v.tweede, waar
        for regel in deel.opmaakregels:
            for tekst in regel.formules:
                yield blad, tekst, " ".join(map(str, regel.bereiken))
        for koppeling in deel.koppelingen:
            yield blad, koppeling.plek, koppeling.cel
    for part, tekst in i.werkmap.grafiekverwijzingen():
        yield "", tekst, part
    for part, content in i.parts.items():
        if part.startswith("xl/tables/") and b"#REF!" in content:
            for f in parse_xml(content).iter(f"{MAIN}calculatedColumnFormula"):
                yield "", f.text or "", part
