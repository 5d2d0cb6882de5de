"""What someone should know who makes a begroting for these gemeenten: with whom, and as whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.geld import euro
from modelgemeente_xl.model.gemeente import Gemeente
from modelgemeente_xl.model.woorden import listed


@dataclass(frozen=True, slots=True)
class Opmerking:
    """A remark on a choice; `samen` names the gemeenten that it proposes to take together."""

    tekst: str
    samen: tuple[str, ...] = ()


def remarks_on(
    gemeenten: Sequence[Gemeente], begrotingsjaar: int, catalogus: Catalogus
) -> tuple[Opmerking, ...]:
    """Every remark on a choice of gemeenten for a begrotingsjaar, the most urgent first."""
    gekozen = tuple(gemeente.naam for gemeente in gemeenten)
    merging = tuple(_merging(gekozen, begrotingsjaar, catalogus))
    return merging + (tuple(_sharing(gemeenten[0], catalogus)) if len(gemeenten) == 1 else ())


def _merging(gekozen: Sequence[str], jaar: int, catalogus: Catalogus) -> Iterator[Opmerking]:
    """A merger after the date of the register, of which only one side is chosen."""
    in_register = {gemeente.naam for gemeente in catalogus.gemeenten}
    for h in catalogus.herindelingen:
        pair = (h.nieuwe_naam, h.oude_naam)
        if h.oude_naam not in in_register or jaar < h.datum.year:
            continue
        if any(naam in gekozen for naam in pair) and not all(naam in gekozen for naam in pair):
            voornemen = "" if h.vast else " (een voornemen toen het werd nagekeken)"
            yield Opmerking(
                f"{h.oude_naam} gaat op {h.datum.day}-{h.datum.month}-{h.datum.year} op in "
                f"{h.nieuwe_naam}{voornemen}; voor {jaar} begroot {h.nieuwe_naam} voor "
                "allebei, dus neem ze samen",
                tuple(dict.fromkeys((*(n for n in gekozen if n not in pair), *pair))),
            )


def _sharing(gemeente: Gemeente, catalogus: Catalogus) -> Iterator[Opmerking]:
    """The partnerships of one gemeente, or that it is small enough to look for one."""
    nu = {h.oude_naam: h.nieuwe_naam for h in catalogus.herindelingen if h.vast}
    alone = True
    for s in catalogus.samenwerkingen:
        leden = tuple(dict.fromkeys(nu.get(lid, lid) for lid in s.leden))
        if s.opgeheven or gemeente.naam not in leden or len(leden) == 1:
            continue
        alone = False
        stand = f"stand {s.peiljaar}" if s.peiljaar else "jaar onbekend"
        anderen = listed([lid for lid in leden if lid != gemeente.naam], "en")
        yield Opmerking(
            f"{gemeente.naam} staat bij {s.naam} ({stand}), met {anderen}; doet u uw "
            "ICT daar, neem de leden dan samen",
            leden,
        )
    minst = catalogus.parameters.bereik[0]
    if alone and gemeente.inwoners < minst:
        yield Opmerking(
            f"{gemeente.naam} heeft minder dan {euro(minst)} inwoners, en dan is de schaling "
            "minder zeker; deelt u uw ICT met andere gemeenten, noem hen dan allemaal"
        )
