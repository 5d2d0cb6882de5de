"""From the files on the benchmark and on day rates to the model; a band is computed, not typed."""

from collections.abc import Mapping
from decimal import Decimal

from modelgemeente_xl.catalogus.vorm.kengetalvorm import BenchmarkFile, DagtarievenFile
from modelgemeente_xl.catalogus.vorm.schema import Klasse
from modelgemeente_xl.model.catalogus import Grondslag
from modelgemeente_xl.model.kengetallen import (
    Benchmarkinhoud,
    Dagtarief,
    Klassestand,
    band_of,
    dag_of,
    in_euro,
)


def to_benchmarkinhoud(file: BenchmarkFile) -> Benchmarkinhoud:
    """What the benchmark counts, its parts and its classes."""
    return Benchmarkinhoud(
        tekst=file.definitie.tekst,
        telt_mee=file.definitie.delen,
        niet_gelezen=file.definitie.niet_gelezen,
        delen={
            int(jaar): {
                "personeel": Decimal(delen.personeel),
                "software": Decimal(delen.software),
                "infrastructuur": Decimal(delen.infrastructuur),
            }
            for jaar, delen in file.delen.items()
        },
        klassestanden=tuple(
            Klassestand(
                int(jaar), s.vanaf, s.tot, Decimal(s.waarde), Decimal(gepubliceerd.gemiddeld)
            )
            for jaar, gepubliceerd in file.klassen.items()
            for s in gepubliceerd.standen
        ),
    )


def to_banden(
    file: BenchmarkFile, klassen: tuple[Klasse, ...]
) -> Mapping[str, tuple[tuple[Decimal, Decimal], Grondslag]]:
    """The band of each class of ours, with what it comes from."""
    standen = to_benchmarkinhoud(file).klassestanden
    peil = max(file.gemiddeld, key=int)
    gemiddeld = Decimal(file.gemiddeld[peil].waarde)
    found = {}
    for klasse in klassen:
        laag, hoog = band_of(klasse.vanaf, klasse.tot, standen)
        toelichting = (
            f"Gemiddelde van {gemiddeld} euro (boekjaar {peil}), maal {_breuk(laag)} voor laag en "
            f"{_breuk(hoog)} voor hoog: de laagste en de hoogste verhouding van de klassen die "
            "gepubliceerd zijn en deze klasse raken. De spreiding tussen gemeenten is niet "
            "gepubliceerd en is groter."
        )
        found[klasse.naam] = (
            (in_euro(laag, gemiddeld), in_euro(hoog, gemiddeld)),
            Grondslag(
                file.eenheid,
                int(peil),
                "raming",
                file.klassen[str(laag.jaar)].bron,
                file.gecontroleerd,
                toelichting,
            ),
        )
    return found


def _breuk(stand: Klassestand) -> str:
    return f"{stand.waarde} / {stand.gemiddeld} (boekjaar {stand.jaar})"


def to_dagtarieven(file: DagtarievenFile) -> dict[str, Dagtarief]:
    """The day rates; a derived one is computed from the rates that were read."""
    return {
        key: Dagtarief(
            key,
            tarief.naam,
            Decimal(tarief.euro_per_dag)
            if tarief.euro_per_dag is not None
            else dag_of(
                (Decimal(w.euro_per_uur) for w in tarief.waarnemingen), tarief.uren_per_dag
            ),
            Decimal(tarief.uren_per_dag),
            tarief.prijspeil,
            tarief.status,
            (tarief.bron,) if tarief.bron else tuple(w.bron for w in tarief.waarnemingen),
            tarief.toelichting,
        )
        for key, tarief in file.dagtarieven.items()
    }
