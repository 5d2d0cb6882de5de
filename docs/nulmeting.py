"""Write docs/nulmeting.md: the ladder, the statements and the opgaven, from data/.

    python docs/nulmeting.py

Run by `make docs`; a test holds that the document says what the data say now.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.kapstok import Opgave, Thema

DOCUMENT = Path(__file__).resolve().parent / "nulmeting.md"
KOP = """# De nulmeting en de opgaven

Hoe ver is een gemeente, en waarvoor doet zij het? Elke ontwikkeling hoort bij een thema van de
nulmeting (sleutel `thema`) en hangt onder een of meer opgaven (`opgaven`). Deze pagina komt uit
`data/nulmeting.yaml` en `data/opgaven.yaml`; wijzig haar daar en draai `make docs`. In de werkmap
staan thema's en opgaven nog niet; `modelgemeente catalogus ijk` telt ontwikkelingen en euro's per
thema en per opgave.
"""


def as_markdown(catalogus: Catalogus) -> str:
    """The text of the document."""
    return "\n".join(_blocks(catalogus))


def _blocks(catalogus: Catalogus) -> Iterator[str]:
    nulmeting = catalogus.nulmeting
    yield KOP
    yield f"## De ladder\n\n{nulmeting.eigen}\n\n{nulmeting.uitslag}\n"
    rows = ((str(n.nummer), n.naam, n.omschrijving) for n in nulmeting.niveaus)
    yield _table(("niveau", "naam", "wat er te zien is"), rows)
    yield "## De thema's en hun stellingen\n"
    for thema in nulmeting.themas.values():
        yield from _thema(thema, catalogus)
    yield "## De opgaven\n"
    yield _table(
        ("opgave", "wat de gemeente ermee wil", "rust op"),
        (
            (
                o.naam,
                o.omschrijving,
                _ground(o, catalogus),
            )
            for o in catalogus.opgaven.values()
        ),
    )


def _thema(thema: Thema, catalogus: Catalogus) -> Iterator[str]:
    yield f"### {thema.naam}\n"
    yield f"{thema.belofte} {_ground(thema, catalogus)}\n"
    for aspect in thema.aspecten:
        yield f"**{aspect.naam}**\n"
        rows = ((str(s.niveau), s.stelling, s.te_zien_aan) for s in aspect.stellingen)
        yield _table(("niveau", "stelling", "te zien aan"), rows)


def _ground(haak: Thema | Opgave, catalogus: Catalogus) -> str:
    """What it rests on: sources as links, and why this project chose it itself."""
    named = (catalogus.bronnen[bron] for bron in haak.bronnen)
    links = "; ".join(f"[{bron.uitgever}, *{bron.titel}*]({bron.url})" for bron in named)
    return " ".join(filter(None, (links and f"Bron: {links}.", haak.eigen)))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (head, ("---",) * len(head), *rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    DOCUMENT.write_text(as_markdown(load_catalogus()), "utf-8")
