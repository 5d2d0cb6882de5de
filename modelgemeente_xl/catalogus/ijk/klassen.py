"""Why a class of gemeenten comes out beside its band, in sentences from what the model says."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from modelgemeente_xl.model.catalogus import Parameters
from modelgemeente_xl.model.geld import euro
from modelgemeente_xl.model.voorstel.klassen import Klasseuitslag, Uitslag


def explain(
    klassen: Sequence[Klasseuitslag],
    uitslagen: Sequence[Uitslag],
    referentie: Decimal,
    parameters: Parameters,
) -> Iterator[str]:
    """A sentence for each class that is not wholly inside; `referentie` is euro per inhabitant."""
    for klasse in klassen:
        if not klasse.onder and not klasse.boven:
            continue
        members = [u for u in uitslagen if u.band.klasse == klasse.klasse]
        scaling = klasse.midden - referentie
        apart = referentie - (klasse.band.laag + klasse.band.hoog) / 2
        below = sum(u.gemeente.inwoners < parameters.bereik[0] for u in members)
        above = sum(u.gemeente.inwoners > parameters.bereik[1] for u in members)
        weight = ("minder", "zwaarder") if scaling > 0 else ("meer", "lichter")
        more = "erbij" if scaling > 0 else "eraf"
        side = "boven" if apart > 0 else "onder"
        parts = [
            f"{klasse.klasse}: het midden is {_euro(klasse.midden)} euro per inwoner, naast "
            f"{_euro(klasse.band.laag)} tot {_euro(klasse.band.hoog)}. De Modelgemeente zelf "
            f"({_euro(referentie)}) ligt {_euro(abs(apart))} {side} het "
            f"midden van die band: zoveel is er voor elke gemeente. Nog {_euro(abs(scaling))} "
            f"{more} komt door de schaling: wat elke gemeente vast "
            f"heeft telt bij {weight[0]} inwoners {weight[1]}, en het aantal medewerkers per "
            "inwoner verschilt."
        ]
        if below or above:
            van, tot = (euro(grens) for grens in parameters.bereik)
            parts.append(
                f"{below + above} van {len(members)} ligt buiten {van} tot {tot} inwoners, waar de "
                "schaling minder zeker is."
            )
        yield " ".join(parts)


def _euro(amount: Decimal) -> str:
    return f"{amount:.0f}"
