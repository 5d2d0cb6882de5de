"""A begroting by taakveld and categorie, as finance carries it into Iv3."""

from collections.abc import Iterator, Mapping

from modelgemeente_xl.model.begroting import Begroting, Jaarreeks, Post, add
from modelgemeente_xl.model.catalogus import Kostensoort, Rekenparameters
from modelgemeente_xl.model.ontwikkeling import Rekenregel

AFSCHRIJVING, RENTE = "7.3", "7.4"
"""The categorie of what an investment costs, whatever it was spent on (Iv3)."""

Code = tuple[str, str]
"""A taakveld and a categorie; empty where a line has none."""


def code_of(regel: Rekenregel, kostensoorten: Mapping[str, Kostensoort]) -> Code:
    """The taakveld and categorie of a line: its own, or those of its kostensoort."""
    soort = kostensoorten.get(regel.kostensoort)
    taakveld = regel.taakveld_regel or (soort.taakveld if soort else "")
    categorie = regel.categorie_regel or (soort.categorie if soort else "")
    return taakveld, categorie


def per_iv3(begroting: Begroting, parameters: Rekenparameters) -> dict[Code, Jaarreeks]:
    """Basis and developments of the chosen scenario, bruto; they add up to `totaal`."""
    soorten = parameters.kostensoorten
    kosten = {post.id: soorten[post.kostensoort] for post in parameters.basis}
    parts: list[tuple[Code, Jaarreeks]] = [
        ((kosten[id_].taakveld, kosten[id_].categorie), jaren)
        for id_, jaren in begroting.basisposten
    ]
    for post in begroting.tellend:
        parts += _of_line(post, code_of(post.regel, soorten))
    found: dict[Code, Jaarreeks] = {}
    for code, jaren in parts:
        found[code] = add((jaren, found[code])) if code in found else jaren
    return found


def _of_line(post: Post, code: Code) -> Iterator[tuple[Code, Jaarreeks]]:
    if post.investering is None:
        yield code, post.jaren
    else:
        yield (code[0], AFSCHRIJVING), post.afschrijving
        yield (code[0], RENTE), post.rente
