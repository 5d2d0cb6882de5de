"""Read `data/` strictly into the model, or say everything that is wrong with it, all at once."""

import re
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from modelgemeente_xl.catalogus.afdruk import hash_of
from modelgemeente_xl.catalogus.controles.alle import check
from modelgemeente_xl.catalogus.controles.bewijs import check_spreiding
from modelgemeente_xl.catalogus.controles.tijd import check_drukte
from modelgemeente_xl.catalogus.lezen.csv_lezer import Lijstvorm, read_csv
from modelgemeente_xl.catalogus.lezen.deels import partly
from modelgemeente_xl.catalogus.lezen.mapinhoud import look_into
from modelgemeente_xl.catalogus.lezen.meldingen import findings_of
from modelgemeente_xl.catalogus.lezen.tekst import shown
from modelgemeente_xl.catalogus.lezen.yaml_lezer import YamlDocument, read_yaml
from modelgemeente_xl.catalogus.omzetten import to_catalogus
from modelgemeente_xl.catalogus.ongeldig import CatalogusOngeldig
from modelgemeente_xl.catalogus.vorm.bestanden import Bestanden
from modelgemeente_xl.catalogus.vorm.bestandsvormen import (
    LIJSTEN,
    PARAMETERS,
    RECORDS,
    adapter_of,
    known_files,
)
from modelgemeente_xl.catalogus.vorm.schema import OntwikkelingRecord
from modelgemeente_xl.catalogus.vorm.velden import SLEUTEL
from modelgemeente_xl.grond.bevinding import Bevinding
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import DOMEINEN


def read_catalogus(folder: Path) -> Catalogus:
    """Read a catalogue; raise `CatalogusOngeldig` with all findings when it is not sound."""
    if not folder.is_dir():
        herstel = "geef de map met ontwikkelingen/ erin"
        _refuse([Bevinding(str(folder), "deze map is er niet", herstel)])
    bestanden = read_bestanden(folder)
    _refuse([*bestanden.bevindingen, *check(bestanden)])
    catalogus = to_catalogus(bestanden, hash_of(folder))
    _refuse([*check_spreiding(bestanden, catalogus), *check_drukte(bestanden, catalogus)])
    return catalogus


def _refuse(findings: list[Bevinding]) -> None:
    if findings:
        in_order = sorted(dict.fromkeys(findings), key=lambda finding: _sort_key(finding.waar))
        raise CatalogusOngeldig(in_order)


def read_bestanden(folder: Path) -> Bestanden:
    """Read and validate every file on its own; references between files come after."""
    bestanden = Bestanden(folder)
    for name, model in PARAMETERS.items():
        bestanden.parameters[name] = _read(f"parameters/{name}.yaml", model, bestanden)
    records = {path: _read(path, form, bestanden) for path, form in RECORDS.items()}
    bestanden.bronnen = records["bronnen.yaml"]
    bestanden.wetten = records["wetten.yaml"]
    bestanden.samenwerkingen = records["samenwerkingen.yaml"]
    bestanden.dekking = records["dekking.yaml"]
    bestanden.nulmeting = records["nulmeting.yaml"]
    bestanden.opgaven = records["opgaven.yaml"]
    inhoud = look_into(folder, known_files(), DOMEINEN)
    bestanden.bevindingen += inhoud.bevindingen
    for path in inhoud.ontwikkelingen:
        _read_ontwikkeling(path, bestanden)
    for name, vorm in LIJSTEN.items():
        bestanden.codelijsten[name] = _read_list(vorm, bestanden)
    return bestanden


def _read_ontwikkeling(path: str, bestanden: Bestanden) -> None:
    domein, stem = PurePosixPath(path).parent.name, PurePosixPath(path).stem
    record = _read(path, OntwikkelingRecord, bestanden)
    if not re.fullmatch(SLEUTEL, stem):
        wat = f"id {shown(stem)} past niet"
        herstel = "noem het bestand met kleine letters en cijfers, met streepjes ertussen"
        _collect(path, [Bevinding(bestanden.naam(path), wat, herstel)], bestanden)
    if stem in bestanden.ontwikkelingen:
        bestanden.bevindingen.append(
            Bevinding(
                bestanden.naam(path),
                f"id '{stem}' bestaat ook in een ander domein",
                "hernoem het bestand",
            )
        )
    else:
        bestanden.ontwikkelingen[stem] = (domein, record)


def _read(path: str, form: Any, bestanden: Bestanden) -> Any:
    """What a file of YAML holds, in its form; of one that is not whole, what can be used."""
    name = bestanden.naam(path)
    document = YamlDocument(name)
    if (bestanden.map / path).exists():
        document = read_yaml(bestanden.map / path, name)
    else:
        document.bevindingen.append(Bevinding(name, "dit bestand ontbreekt", "zet het terug"))
    bestanden.documents[path] = document
    content, findings = as_given(document.content), document.bevindingen
    if content is not None:
        try:
            return adapter_of(form).validate_python(content)
        except ValidationError as error:
            findings += findings_of(error, adapter_of(form), document)
        finally:
            _collect(path, findings, bestanden)
    else:
        _collect(path, findings, bestanden)
    return partly(form, content)


def _read_list(vorm: Lijstvorm, bestanden: Bestanden) -> list[dict[str, str]]:
    path, name = bestanden.map / vorm.pad, bestanden.naam(vorm.pad)
    if not path.exists():
        _collect(vorm.pad, [Bevinding(name, "dit bestand ontbreekt", "zet het terug")], bestanden)
        return []
    rows, findings = read_csv(path, name, vorm)
    _collect(vorm.pad, findings, bestanden)
    return rows


def _collect(path: str, findings: list[Bevinding], bestanden: Bestanden) -> None:
    bestanden.bevindingen += findings
    if findings:
        bestanden.onheel.add(path)


def as_given(content: Any) -> Any:
    """What was read as records take it: a list becomes a tuple, which a frozen record holds."""
    if isinstance(content, dict):
        return {key: as_given(value) for key, value in content.items()}
    if isinstance(content, list):
        return tuple(as_given(value) for value in content)
    return content


def _sort_key(waar: str) -> tuple[str, int]:
    name, _, line = waar.rpartition(":")
    return (name, int(line)) if line.isdigit() else (waar, 0)
