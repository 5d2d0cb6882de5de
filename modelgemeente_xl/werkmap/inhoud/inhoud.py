"""What the catalogue puts into each table: rows by header, for building and refreshing."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from modelgemeente_xl.model.bewijs.uitleg import working
from modelgemeente_xl.model.catalogus import Basispost, Catalogus, Grondslag
from modelgemeente_xl.model.gemeente import Gemeente
from modelgemeente_xl.model.ontwikkeling import (
    DOMEINEN,
    DRIJVERS,
    Begrotingsregel,
    Ontwikkeling,
)
from modelgemeente_xl.model.rekenen.eerste_indeling import years_of
from modelgemeente_xl.model.zoeken.register import Register
from modelgemeente_xl.werkmap.indeling.declaratie import Eigenaar, tabelnaam
from modelgemeente_xl.werkmap.indeling.domeintabel import KOLOMMEN
from modelgemeente_xl.werkmap.inhoud.opdracht import referentie_of
from modelgemeente_xl.werkmap.inhoud.raakvlak import raakvlakken_of

Inhoudsrij = Mapping[str, Any]
"""One row: the value per header; formula columns are not in it."""
_REGELVELDEN = {
    kolom.naam: veld
    for kolom in KOLOMMEN
    if kolom.eigenaar is not Eigenaar.FORMULE
    and (veld := kolom.naam.lower().replace(" ", "_")) in {f.name for f in fields(Begrotingsregel)}
}
"""The columns of a domain sheet that a line of the catalogue fills, with their fields."""


def inhoud_of(catalogus: Catalogus) -> dict[str, list[Inhoudsrij]]:
    """Every row of every table that the catalogue fills, by name of the table."""
    return {
        **{tabelnaam(blad): list(_regels(catalogus, domein)) for domein, blad in DOMEINEN.items()},
        "tblBasis": [_basis(catalogus, post) for post in catalogus.parameters.basis],
        "tblOntwikkelingen": [_ontwikkeling(catalogus, o) for o in catalogus.ontwikkelingen],
        "tblCatalogus": [_catalogus(catalogus, o, r) for o, r in catalogus.regels()],
        "tblGemeenten": register_rows(catalogus),
        **_parameters(catalogus),
    }


def renamed_in(catalogus: Catalogus) -> dict[str, dict[str, str]]:
    """Per table the ids that rows had in earlier editions, with the id they have now."""
    regels = {old: r.id for _, r in catalogus.regels() for old in r.voorheen}
    return {
        **dict.fromkeys(map(tabelnaam, DOMEINEN.values()), regels),
        "tblCatalogus": regels,
        "tblOntwikkelingen": {old: o.id for o in catalogus.ontwikkelingen for old in o.voorheen},
    }


def register_of(catalogus: Catalogus) -> Register:
    """The Modelgemeente and every gemeente, as they can be chosen, and what is known of others."""
    return Register(
        (referentie_of(catalogus), *catalogus.gemeenten),
        catalogus.herindelingen,
        catalogus.samenwerkingen,
    )


def register_rows(catalogus: Catalogus) -> list[Inhoudsrij]:
    """The rows of the sheet Gemeenten."""
    return [_gemeente(g) for g in register_of(catalogus).gemeenten]


def edities_of(catalogus: Catalogus) -> str:
    """Names of the editions whose lines are in the catalogue, joined by `en`."""
    used = dict.fromkeys(regel.editie for _, regel in catalogus.regels())
    return " en ".join(catalogus.edities[editie].naam for editie in used)


def _regels(catalogus: Catalogus, domein: str) -> Iterator[Inhoudsrij]:
    for ontwikkeling, regel in catalogus.regels():
        if ontwikkeling.domein == domein:
            yield {
                "Ontwikkeling": ontwikkeling.titel,
                **_regel(ontwikkeling, regel),
                "Meenemen": "ja" if regel.meenemen else "nee",
                "Al begroot": 0,
            }


def _regel(ontwikkeling: Ontwikkeling, regel: Begrotingsregel) -> dict[str, Any]:
    """What the domain sheet and the sheet Catalogus both hold of a line.

    A column is the field of its name (besluit 0028), but for what only an incidental line shows
    and what its development says.
    """
    own = {kolom: getattr(regel, veld) for kolom, veld in _REGELVELDEN.items()}
    duur = None if regel.kwartalen is None else years_of(regel.kwartalen)
    return own | {"Duur": duur, "Noodzaak": ontwikkeling.noodzaak}


def _catalogus(catalogus: Catalogus, o: Ontwikkeling, r: Begrotingsregel) -> Inhoudsrij:
    bronnen = catalogus.bronnen
    return {
        **_regel(o, r),
        "Domein": DOMEINEN[o.domein],
        "Ontwikkeling": o.titel,
        "Editie": r.editie,
        "Laag": r.laag,
        "Hoog": r.hoog,
        "Onderbouwing": "\n".join((r.onderbouwing, *working(r, catalogus.parameters))),
        "Bronnen": "\n".join(f"{bronnen[b].uitgever}: {bronnen[b].url}" for b in r.bronnen),
    }


def _basis(catalogus: Catalogus, post: Basispost) -> Inhoudsrij:
    return {
        "Id": post.id,
        "Kosten": post.naam,
        "Kostensoort": post.kostensoort,
        "Per inwoner": post.per_inwoner,
        "Prijspeil": post.prijspeil,
        "Status": catalogus.parameters.grondslagen[f"basis.{post.id}"].status,
    }


def _ontwikkeling(catalogus: Catalogus, o: Ontwikkeling) -> Inhoudsrij:
    bronnen = catalogus.bronnen
    titels = {other.id: other.titel for other in catalogus.ontwikkelingen}
    return {
        "Id": o.id,
        "Ontwikkeling": o.titel,
        "Domein": DOMEINEN[o.domein],
        "Editie": catalogus.edities[o.editie].naam,
        "Samenvatting": o.samenvatting,
        "Gevolgen": o.gevolgen,
        "Wettelijk kader": "\n".join(str(wet) for wet in o.wettelijk_kader),
        "Start": o.start,
        "Einde": o.start + (o.startkwartaal + o.kwartalen - 2) // 4,
        "Planning": o.planning,
        "Noodzaak": o.noodzaak,
        "Hangt af van": "\n".join(
            titels.get(eerst.ontwikkeling, eerst.ontwikkeling) for eerst in o.afhankelijk_van
        ),
        "Overlap": "\n".join(raakvlakken_of(catalogus, o)),
        "Bronnen": "\n".join(f"{bronnen[b].uitgever}: {bronnen[b].titel}" for b in o.bronnen),
        "Bron": bronnen[o.bronnen[0]].uitgever,
    }


def _gemeente(g: Gemeente) -> Inhoudsrij:
    return {
        "Code": g.code,
        "Gemeente": g.naam,
        "Provincie": g.provincie,
        "Inwoners": g.inwoners,
        "Jaar": g.jaar,
    }


def _parameters(catalogus: Catalogus) -> dict[str, list[Inhoudsrij]]:
    p = catalogus.parameters

    def herkomst(grondslag: Grondslag) -> Inhoudsrij:
        bron = catalogus.bronnen[grondslag.bron]
        return {
            "Eenheid": grondslag.eenheid,
            "Status": grondslag.status,
            "Gecontroleerd": grondslag.gecontroleerd,
            "Bron": f"{bron.uitgever}: {bron.titel}",
        }

    def rij(key: str, **values: Any) -> dict[str, Any]:
        named = {naam.replace("_", " "): value for naam, value in values.items()}
        return named | dict(herkomst(p.grondslagen[key]))

    enkele = (
        ("Inwoners Modelgemeente", "inwoners", p.referentie.inwoners),
        ("Medewerkers Modelgemeente", "medewerkers", p.referentie.medewerkers),
        ("Afdelingen Modelgemeente", "afdelingen", p.referentie.afdelingen),
        ("Uren per fte", "uren_per_fte", p.uren_per_fte),
        ("Afdelingen per 1.000", "afdelingen_per_1000_medewerkers", p.afdelingen_per_1000),
        ("Schaling zeker vanaf", "bereik_van", p.bereik[0]),
        ("Schaling zeker tot en met", "bereik_tot", p.bereik[1]),
        ("Incidenteel ten hoogste", "incidenteel_jaren", p.incidenteel_jaren),
        ("Lopend aandeel", "lopend_aandeel", p.lopend_aandeel),
        ("Groei benchmark per jaar", "benchmark_groei", p.benchmark_groei),
    )
    index: list[Inhoudsrij] = []
    for reeks, procenten in p.index.procenten.items():
        basis = p.index.basisjaren[reeks]
        index.append(rij(f"index.{reeks}.{min(procenten)}", Reeks=reeks, Jaar=basis, Standaard=0))
        index += [
            rij(f"index.{reeks}.{jaar}", Reeks=reeks, Jaar=jaar, Standaard=procent)
            for jaar, procent in procenten.items()
        ]
    return {
        "tblParametersReferentie": [
            rij(key, Parameter=label, Waarde=waarde, Jaar=p.grondslagen[key].jaar)
            for label, key, waarde in enkele
        ],
        "tblParametersDrijvers": [
            rij(f"drijver.{d}", Drijver=d, Referentie=p.referentie.of(d)) for d in DRIJVERS
        ],
        "tblParametersGrootteklassen": [
            rij(
                f"klasse.{klasse.naam}",
                Klasse=klasse.naam,
                Nr=nr,
                Vanaf=klasse.vanaf,
                Tot=klasse.tot,
                Jaar=p.grondslagen[f"klasse.{klasse.naam}"].jaar,
            )
            | {"Medewerkers per 1.000": klasse.medewerkers_per_1000}
            for nr, klasse in enumerate(p.klassen, 1)
        ],
        "tblParametersBand": [
            rij(
                f"band.{klasse.naam}",
                Klasse=klasse.naam,
                Benchmark_laag=p.banden[klasse.naam][0],
                Benchmark_hoog=p.banden[klasse.naam][1],
                Jaar=p.grondslagen[f"band.{klasse.naam}"].jaar,
            )
            for klasse in p.klassen
        ],
        "tblParametersKostensoorten": [
            {
                "Kostensoort": soort.id,
                "Naam": soort.naam,
                "Reeks": soort.reeks,
                "Taakveld": soort.taakveld,
                "Categorie": soort.categorie,
                "Jaar": p.grondslagen[f"kostensoort.{soort.id}"].jaar,
                **herkomst(p.grondslagen[f"kostensoort.{soort.id}"]),
            }
            for soort in p.kostensoorten.values()
        ],
        "tblParametersBenchmark": [
            rij(f"benchmark.{jaar}", Jaar=jaar, Euro_per_inwoner=waarde)
            for jaar, waarde in p.benchmark.items()
        ],
        "tblParametersLoonkosten": [
            rij(f"loonkosten.{jaar}", Schaal=schaal, Jaar=jaar, Standaard=bedrag)
            for (schaal, jaar), bedrag in p.loonkosten.tarieven.items()
        ],
        "tblParametersIndex": index,
    }
