"""What workbook is asked for: which gemeenten, which year, which own numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from modelgemeente_xl.model.begroting import Begroting
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.gemeente import Gemeente, Omvang, default_omvang
from modelgemeente_xl.model.rekenen.rekenmodel import rekenmodel_of


@dataclass(frozen=True, slots=True)
class Opdracht:
    """Everything `bouw` needs; `moment` is written as the time of making, so it can be fixed."""

    catalogus: Catalogus
    gemeenten: tuple[Gemeente, ...]
    begrotingsjaar: int
    moment: datetime
    eigen: Mapping[str, int] = field(default_factory=dict)

    @property
    def naam(self) -> str:
        """Name of the gemeente, or of the gemeenten joined with a plus."""
        return " + ".join(gemeente.naam for gemeente in self.gemeenten)

    @property
    def omvang(self) -> Omvang:
        """Size in force."""
        parameters = self.catalogus.parameters
        return default_omvang(
            (gemeente.inwoners for gemeente in self.gemeenten),
            parameters.klassen,
            parameters.afdelingen_per_1000,
            self.eigen,
        )

    def begroting(self) -> Begroting:
        """The begroting as the Python model computes it, to hold beside the workbook's own."""
        return rekenmodel_of(self.catalogus, self.begrotingsjaar).begroting(self.omvang)


def referentie_of(catalogus: Catalogus) -> Gemeente:
    """The Modelgemeente as a row of the register, so that it can be chosen like any other."""
    parameters = catalogus.parameters
    return Gemeente(
        "MODEL",
        parameters.referentie_naam,
        "",
        parameters.referentie.inwoners,
        parameters.grondslagen["inwoners"].jaar,
    )
