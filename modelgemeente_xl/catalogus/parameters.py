"""From the files in `parameters/` to the model."""

from decimal import Decimal

from modelgemeente_xl.catalogus.kengetallen import to_banden, to_benchmarkinhoud, to_dagtarieven
from modelgemeente_xl.catalogus.vorm import schema
from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.catalogus.vorm.kengetalvorm import BenchmarkFile, InstandhoudingFile
from modelgemeente_xl.model.catalogus import Basispost, Grondslag, Kostensoort, Parameters
from modelgemeente_xl.model.gemeente import Grootteklasse, Omvang
from modelgemeente_xl.model.tarief import Index, Loonkosten


def _grondslag(waarde: schema.Waardevorm) -> Grondslag:
    return Grondslag(
        waarde.eenheid,
        waarde.jaar,
        waarde.status,
        waarde.bron,
        waarde.gecontroleerd,
        waarde.toelichting,
    )


def to_parameters(bestanden: Bestanden) -> Parameters:
    """Make the parameters of the files, each with what it is founded on."""
    files = bestanden.parameters
    referentie: schema.ReferentieFile = files["referentie"]
    loonkosten: schema.LoonkostenFile = files["loonkosten"]
    index: schema.IndexFile = files["index"]
    klassen: schema.GrootteklassenFile = files["grootteklassen"]
    instandhouding: InstandhoudingFile = files["instandhouding"]
    benchmark: BenchmarkFile = files["benchmark"]
    banden = to_banden(benchmark, klassen.klassen)
    grondslagen = {
        name: _grondslag(value)
        for name, value in referentie
        if isinstance(value, schema.Waardevorm)
    }
    grondslagen["lopend_aandeel"] = _grondslag(instandhouding.lopend_aandeel)
    for klasse in klassen.klassen:
        grondslagen[f"klasse.{klasse.naam}"] = _grondslag(klasse.medewerkers_per_1000)
        grondslagen[f"band.{klasse.naam}"] = banden[klasse.naam][1]
    for jaar in loonkosten.jaren:
        grondslagen[f"loonkosten.{jaar}"] = Grondslag(
            loonkosten.eenheid,
            int(jaar),
            loonkosten.status,
            loonkosten.bron,
            loonkosten.gecontroleerd,
            loonkosten.grondslag,
        )
    for reeks in ("loon", "prijs"):
        for jaar, stand in getattr(index, reeks).items():
            grondslagen[f"index.{reeks}.{jaar}"] = Grondslag(
                index.eenheid,
                int(jaar),
                stand.status,
                stand.bron,
                index.gecontroleerd,
                stand.toelichting,
            )
    for drijver, record in files["drijvers"].drijvers.items():
        grondslagen[f"drijver.{drijver}"] = Grondslag(
            record.eenheid,
            referentie.inwoners.jaar,
            record.status,
            record.bron,
            record.gecontroleerd,
            record.toelichting,
        )
        grondslagen["benchmark_groei"] = _grondslag(benchmark.groei)
    for jaar, stand_benchmark in benchmark.gemiddeld.items():
        grondslagen[f"benchmark.{jaar}"] = Grondslag(
            benchmark.eenheid,
            int(jaar),
            stand_benchmark.status,
            stand_benchmark.bron,
            benchmark.gecontroleerd,
            "Gemiddelde van de deelnemende gemeenten.",
        )
    for key, soort in files["kostensoorten"].kostensoorten.items():
        grondslagen[f"kostensoort.{key}"] = Grondslag(
            "Iv3-code", 2026, soort.status, soort.bron, soort.gecontroleerd, soort.toelichting
        )
    for key, post in instandhouding.kosten.items():
        grondslagen[f"basis.{key}"] = _grondslag(post.per_inwoner)
    return Parameters(
        referentie_naam=referentie.naam,
        referentie=Omvang(
            int(referentie.inwoners.waarde),
            int(referentie.medewerkers.waarde),
            int(referentie.afdelingen.waarde),
        ),
        uren_per_fte=Decimal(referentie.uren_per_fte.waarde),
        afdelingen_per_1000=Decimal(referentie.afdelingen_per_1000_medewerkers.waarde),
        bereik=(int(referentie.bereik_van.waarde), int(referentie.bereik_tot.waarde)),
        incidenteel_jaren=int(referentie.incidenteel_jaren.waarde),
        productieve_uren=Decimal(referentie.productieve_uren.waarde),
        klassen=tuple(
            Grootteklasse(
                klasse.naam,
                klasse.vanaf,
                klasse.tot,
                Decimal(klasse.medewerkers_per_1000.waarde),
            )
            for klasse in klassen.klassen
        ),
        banden={naam: band for naam, (band, _) in banden.items()},
        loonkosten=Loonkosten(
            {
                (schaal, int(jaar)): Decimal(bedrag)
                for jaar, schalen in loonkosten.jaren.items()
                for schaal, bedrag in schalen.items()
            }
        ),
        index=Index(
            {str(reeks): jaar for reeks, jaar in index.basisjaren.items()},
            {
                reeks: {int(jaar): stand.procent for jaar, stand in getattr(index, reeks).items()}
                for reeks in ("loon", "prijs")
            },
        ),
        kostensoorten={
            key: Kostensoort(
                key,
                soort.naam,
                soort.reeks,
                soort.taakveld,
                soort.categorie,
            )
            for key, soort in files["kostensoorten"].kostensoorten.items()
        },
        basis=tuple(
            Basispost(
                key,
                post.naam,
                post.kostensoort,
                Decimal(post.per_inwoner.waarde),
                post.per_inwoner.jaar,
            )
            for key, post in instandhouding.kosten.items()
        ),
        lopend_aandeel=Decimal(instandhouding.lopend_aandeel.waarde),
        benchmark_groei=Decimal(benchmark.groei.waarde),
        benchmark={int(jaar): Decimal(stand.waarde) for jaar, stand in benchmark.gemiddeld.items()},
        benchmarkinhoud=to_benchmarkinhoud(benchmark),
        lopend_gelezen={
            gelezen.organisatie: Decimal(gelezen.waarde)
            for gelezen in instandhouding.lopend_gelezen
        },
        dagtarieven=to_dagtarieven(files["dagtarieven"]),
        grondslagen=grondslagen,
    )
