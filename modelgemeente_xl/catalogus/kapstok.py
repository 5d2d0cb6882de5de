"""From the files that developments hang on to the model."""

from modelgemeente_xl.catalogus.vorm.kapstok import (
    NIVEAUS,
    NulmetingFile,
    OpgavenFile,
    ThemaRecord,
)
from modelgemeente_xl.model.kapstok import Aspect, Niveau, Nulmeting, Opgave, Stelling, Thema


def to_opgaven(file: OpgavenFile | None) -> dict[str, Opgave]:
    """Make the opgaven, in the order of the file, which has passed every check."""
    assert file is not None
    return {
        id_: Opgave(id_, o.naam, o.omschrijving, o.bronnen, o.eigen)
        for id_, o in file.opgaven.items()
    }


def to_nulmeting(file: NulmetingFile | None) -> Nulmeting:
    """Make the nulmeting, its levels from 1 to 5, of a file that has passed every check."""
    assert file is not None
    return Nulmeting(
        eigen=file.eigen,
        uitslag=file.uitslag,
        niveaus=tuple(
            Niveau(int(nummer), file.ladder[nummer].naam, file.ladder[nummer].omschrijving)
            for nummer in NIVEAUS
        ),
        themas={
            id_: Thema(id_, t.naam, t.belofte, t.bronnen, t.eigen, _aspecten(id_, t))
            for id_, t in file.themas.items()
        },
    )


def _aspecten(thema: str, record: ThemaRecord) -> tuple[Aspect, ...]:
    return tuple(
        Aspect(
            f"{thema}.{id_}",
            aspect.naam,
            tuple(
                Stelling(
                    f"{thema}.{id_}.{nummer}",
                    int(nummer),
                    aspect.niveaus[nummer].stelling,
                    aspect.niveaus[nummer].te_zien_aan,
                )
                for nummer in NIVEAUS
            ),
        )
        for id_, aspect in record.aspecten.items()
    )
