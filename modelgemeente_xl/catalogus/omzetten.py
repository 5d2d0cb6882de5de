"""From valid files to the model."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from modelgemeente_xl.catalogus.controles.bewijs import (
    Inwonertallen,
    waarneming_of,
    with_figure,
)
from modelgemeente_xl.catalogus.controles.codelijsten import inwoners_per_jaar
from modelgemeente_xl.catalogus.controles.iv3 import to_codelijsten
from modelgemeente_xl.catalogus.controles.tijd import startkwartaal_of
from modelgemeente_xl.catalogus.kapstok import to_nulmeting, to_opgaven
from modelgemeente_xl.catalogus.landelijk import bijdragen_of, herindelingen_of, samenwerkingen_of
from modelgemeente_xl.catalogus.parameters import to_parameters
from modelgemeente_xl.catalogus.vorm import schema
from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.catalogus.vorm.regelvorm import Regelvorm
from modelgemeente_xl.model.catalogus import (
    Bron,
    Catalogus,
    Editie,
    Parameters,
)
from modelgemeente_xl.model.gemeente import Gemeente
from modelgemeente_xl.model.ontwikkeling import (
    DOMEINEN,
    Afhankelijkheid,
    Begrotingsregel,
    Ontwikkeling,
    Paar,
    Raakvlak,
    Wet,
    Wetverwijzing,
)


def to_catalogus(bestanden: Bestanden, hash_: str) -> Catalogus:
    """Make the model of files that passed every check."""
    parameters = to_parameters(bestanden)
    wetten = {key: Wet(id=key, **dict(wet)) for key, wet in bestanden.wetten.items()}
    inwonertallen = inwoners_per_jaar(bestanden.codelijsten["gemeenten_jaren"])
    order = {editie: i for i, editie in enumerate(bestanden.parameters["edities"].edities)}
    domeinen = list(DOMEINEN)
    ontwikkelingen = sorted(
        (
            _ontwikkeling(key, domein, record, parameters, wetten, inwonertallen)
            for key, (domein, record) in bestanden.ontwikkelingen.items()
        ),
        key=lambda o: (domeinen.index(o.domein), order[o.editie], o.titel.casefold()),
    )
    return Catalogus(
        ontwikkelingen=tuple(ontwikkelingen),
        parameters=parameters,
        bronnen={
            key: Bron(key, b.titel, b.uitgever, b.url, b.jaar, b.gelezen, b.soort, b.geraadpleegd)
            for key, b in bestanden.bronnen.items()
        },
        wetten=wetten,
        edities={
            key: Editie(key, e.naam, e.datum, e.toelichting)
            for key, e in bestanden.parameters["edities"].edities.items()
        },
        gemeenten=tuple(
            Gemeente(
                row["code"], row["naam"], row["provincie"], int(row["inwoners"]), int(row["jaar"])
            )
            for row in bestanden.codelijsten["gemeenten"]
        ),
        herindelingen=herindelingen_of(bestanden.codelijsten["herindelingen"]),
        samenwerkingen=samenwerkingen_of(bestanden.samenwerkingen),
        bijdragen=bijdragen_of(bestanden.dekking),
        gemeenten_jaren=inwonertallen,
        codelijsten=to_codelijsten(bestanden),
        nulmeting=to_nulmeting(bestanden.nulmeting),
        opgaven=to_opgaven(bestanden.opgaven),
        hash=hash_,
    )


def _ontwikkeling(
    key: str,
    domein: str,
    record: schema.OntwikkelingRecord,
    parameters: Parameters,
    wetten: Mapping[str, Wet],
    inwonertallen: Inwonertallen,
) -> Ontwikkeling:
    return Ontwikkeling(
        id=key,
        domein=domein,
        titel=record.titel,
        editie=record.editie,
        samenvatting=record.samenvatting,
        gevolgen=record.gevolgen,
        wettelijk_kader=tuple(
            Wetverwijzing(wetten[w.wet], w.toelichting) for w in record.wettelijk_kader
        ),
        start=record.start,
        startkwartaal=record.startkwartaal,
        kwartalen=record.kwartalen,
        planning=record.planning,
        noodzaak=record.noodzaak,
        thema=record.thema,
        opgaven=record.opgaven,
        afhankelijk_van=tuple(
            Afhankelijkheid(a.ontwikkeling, a.na, a.reden) for a in record.afhankelijk_van
        ),
        overlapt_met=tuple(_raakvlak(key, overlap) for overlap in record.overlapt_met),
        verwijst_naar=record.verwijst_naar,
        bronnen=record.bronnen,
        begrotingsregels=tuple(
            _regel(key, regel_key, regel, record, parameters, inwonertallen)
            for regel_key, regel in record.begrotingsregels.items()
        ),
        voorheen=record.voorheen,
    )


def _raakvlak(ontwikkeling: str, overlap: schema.Overlap) -> Raakvlak:
    paren = tuple(
        Paar(
            f"{ontwikkeling}.{paar.regel}",
            f"{overlap.ontwikkeling}.{paar.met}",
            Decimal(paar.deel),
            Decimal(paar.deel_met),
            paar.mogelijk,
        )
        for paar in overlap.paren
    )
    return Raakvlak(overlap.ontwikkeling, overlap.toelichting, paren)


def _regel(
    ontwikkeling: str,
    key: str,
    regel: Regelvorm,
    record: schema.OntwikkelingRecord,
    parameters: Parameters,
    inwonertallen: Inwonertallen,
) -> Begrotingsregel:
    names = [f"{o}.{r}" for o in (ontwikkeling, *record.voorheen) for r in (key, *regel.voorheen)]
    kwartalen = None
    if regel.aard == "incidenteel":
        kwartalen = regel.kwartalen or record.kwartalen
    computed: dict[str, Any] = {
        "id": names[0],
        "reeks": parameters.kostensoorten[regel.kostensoort].reeks,
        "vast_deel": Decimal(regel.vast_deel),
        "startjaar": regel.startjaar or record.start,
        "startkwartaal": startkwartaal_of(regel, record),
        "kwartalen": kwartalen,
        "editie": regel.editie or record.editie,
        "thema": regel.thema or record.thema,
        "voorheen": tuple(names[1:]),
        "in_basis": Decimal(regel.in_basis),
        "scenario": record.scenario_of(regel),
        "bronnen": tuple(dict.fromkeys((*regel.bronnen, *(w.bron for w in regel.waarnemingen)))),
        "waarnemingen": tuple(
            waarneming_of(vorm, inwonertallen, parameters) for vorm in regel.waarnemingen
        ),
    }
    # Every other key is its field as it stands (besluit 0028).
    given = {key: getattr(regel, key) for key in type(regel).model_fields}
    return with_figure(Begrotingsregel(**given | computed), parameters)
