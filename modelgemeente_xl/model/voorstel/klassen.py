"""The proposal for every gemeente beside the band of its class, and how each class comes out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from modelgemeente_xl.model.benchmark import Benchmarkband, benchmarkband
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.gemeente import Gemeente
from modelgemeente_xl.model.schaal import omvang_of
from modelgemeente_xl.model.voorstel.voorstel import voorstel_of


@dataclass(frozen=True, slots=True)
class Uitslag:
    """Running cost and proposal of one gemeente, in euro per inhabitant, beside its band."""

    gemeente: Gemeente
    per_inwoner: Decimal
    band: Benchmarkband

    @property
    def plaats(self) -> str:
        """Where it lies: `onder`, `binnen` or `boven` the band."""
        if self.per_inwoner < self.band.laag:
            return "onder"
        return "boven" if self.per_inwoner > self.band.hoog else "binnen"


@dataclass(frozen=True, slots=True)
class Klasseuitslag:
    """The gemeenten of one class: how many where, and the spread in euro per inhabitant."""

    klasse: str
    band: Benchmarkband
    onder: int
    binnen: int
    boven: int
    laagste: Decimal
    midden: Decimal
    hoogste: Decimal


def uitslagen_of(catalogus: Catalogus, begrotingsjaar: int) -> tuple[Uitslag, ...]:
    """Every gemeente of the register, in its order."""
    parameters, gemeenten = catalogus.parameters, catalogus.gemeenten
    omvangen = [omvang_of(gemeente.inwoners, parameters) for gemeente in gemeenten]
    voorstellen = voorstel_of(catalogus, begrotingsjaar, omvangen)
    return tuple(
        Uitslag(
            gemeente,
            Decimal(voorstel.totaal_netto[0]) / gemeente.inwoners,
            benchmarkband(gemeente.inwoners, begrotingsjaar, parameters),
        )
        for gemeente, voorstel in zip(gemeenten, voorstellen, strict=True)
    )


def per_klasse(uitslagen: Sequence[Uitslag]) -> tuple[Klasseuitslag, ...]:
    """The classes that have gemeenten, from small to large."""
    klassen: dict[str, list[Uitslag]] = {}
    for uitslag in sorted(uitslagen, key=lambda u: u.gemeente.inwoners):
        klassen.setdefault(uitslag.band.klasse, []).append(uitslag)
    return tuple(_klasse(klasse, members) for klasse, members in klassen.items())


def _klasse(klasse: str, members: Sequence[Uitslag]) -> Klasseuitslag:
    amounts = [uitslag.per_inwoner for uitslag in members]
    places = Counter(uitslag.plaats for uitslag in members)
    return Klasseuitslag(
        klasse=klasse,
        band=members[0].band,
        onder=places["onder"],
        binnen=places["binnen"],
        boven=places["boven"],
        laagste=min(amounts),
        midden=median(amounts),
        hoogste=max(amounts),
    )
