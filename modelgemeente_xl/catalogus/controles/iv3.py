"""The codes of Iv3: of each boekjaar its own, and which of them a line may use."""

from collections.abc import Collection, Iterator, Mapping

from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.catalogus.vorm.bestandsvormen import BOEKJAREN
from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest
from modelgemeente_xl.model.catalogus import Codelijst, codelijst_of


def to_codelijsten(b: Bestanden) -> dict[int, Codelijst]:
    """The lists as read, by boekjaar."""
    return {jaar: _codelijst(b, jaar) for jaar in BOEKJAREN}


def _codelijst(b: Bestanden, jaar: int) -> Codelijst:
    soorten: dict[str, dict[str, str]] = {"lasten": {}, "baten": {}}
    for row in b.codelijsten[f"categorieen-{jaar}"]:
        if row["soort"] in soorten:
            soorten[row["soort"]][row["code"]] = row["naam"]
    taakvelden = {row["code"]: row["naam"] for row in b.codelijsten[f"taakvelden-{jaar}"]}
    return Codelijst(jaar, taakvelden, soorten["lasten"], soorten["baten"])


def check_iv3(b: Bestanden) -> Iterator[Bevinding]:
    """Every taakveld and categorie exists in the year in which it is first used."""
    lijsten = to_codelijsten(b)
    for name, soort in b.parameters["kostensoorten"].kostensoorten.items():
        for field in ("taakveld", "categorie"):
            waar = b.where_parameter("kostensoorten", "kostensoorten", name)
            yield from _unknown(b, lijsten, max(lijsten), waar, field, getattr(soort, field))
    for ontwikkeling, (_, record) in b.ontwikkelingen.items():
        for key, regel in record.begrotingsregels.items():
            for field in ("taakveld_regel", "categorie_regel"):
                waar = b.where(ontwikkeling, "begrotingsregels", key, field)
                jaar, code = regel.startjaar or record.start or max(lijsten), getattr(regel, field)
                yield from _unknown(b, lijsten, jaar, waar, field, code)


def _unknown(
    b: Bestanden,
    lijsten: Mapping[int, Codelijst],
    jaar: int,
    waar: str,
    field: str,
    code: str | None,
) -> Iterator[Bevinding]:
    lijst = codelijst_of(lijsten, jaar)
    known = _codes(lijst, field)
    if code is None or code in known:
        return
    pad = f"codelijsten/{_soort(field)}-{lijst.boekjaar}.csv"
    if not b.known(known, pad):
        return
    older = [j for j in lijsten if j < lijst.boekjaar and code in _codes(lijsten[j], field)]
    pad = b.naam(pad)
    if older:
        yield Bevinding(
            waar,
            f"{field} '{code}' verviel na boekjaar {max(older)}",
            f"kies een code uit {pad}",
        )
    else:
        yield Bevinding(
            waar, f"{field} '{code}' bestaat niet", known_or_nearest(code, sorted(known), pad)
        )


def _soort(field: str) -> str:
    return "taakvelden" if field.startswith("taakveld") else "categorieen"


def _codes(lijst: Codelijst, field: str) -> Collection[str]:
    return lijst.taakvelden if _soort(field) == "taakvelden" else lijst.lasten
