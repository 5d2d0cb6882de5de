"""Load `data/` into the model, or say everything that is wrong with it, all at once."""

import csv
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from modelgemeente_xl.catalogus import schema
from modelgemeente_xl.catalogus.bestanden import Bestanden
from modelgemeente_xl.catalogus.controles import CONTROLES
from modelgemeente_xl.catalogus.meldingen import findings_of
from modelgemeente_xl.catalogus.omzetten import to_catalogus
from modelgemeente_xl.catalogus.paden import data_folder
from modelgemeente_xl.catalogus.yaml_lezer import read_yaml
from modelgemeente_xl.grond.bevinding import Bevinding, known_or_nearest
from modelgemeente_xl.grond.geweigerd import EIGEN_FOUT, Geweigerd
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.ontwikkeling import DOMEINEN

_PARAMETERS: dict[str, type[BaseModel]] = {
    "referentie": schema.ReferentieFile,
    "loonkosten": schema.LoonkostenFile,
    "index": schema.IndexFile,
    "grootteklassen": schema.GrootteklassenFile,
    "drijvers": schema.DrijversFile,
    "kostensoorten": schema.KostensoortenFile,
    "instandhouding": schema.InstandhoudingFile,
    "benchmark": schema.BenchmarkFile,
    "edities": schema.EditiesFile,
}
_CODELIJSTEN = {
    "gemeenten": ("gemeenten.csv", ("code", "naam", "provincie", "inwoners", "jaar")),
    "gemeenten_jaren": ("gemeenten_jaren.csv", ("code", "naam")),
    "taakvelden": ("codelijsten/taakvelden-2026.csv", ("code", "naam")),
    "categorieen": ("codelijsten/categorieen-2026.csv", ("code", "naam", "soort")),
}


class CatalogusOngeldig(Geweigerd):
    """The catalogue cannot be used; `bevindingen` says everything that is wrong with it."""

    status = EIGEN_FOUT


@cache
def installed_catalogus() -> Catalogus:
    """The catalogue of this installation, loaded once per process: it changes with it only."""
    return load_catalogus()


def load_catalogus(folder: Path | None = None) -> Catalogus:
    """Load a catalogue; raise `CatalogusOngeldig` with all findings when it is not sound."""
    folder = folder or data_folder()
    bestanden = read_bestanden(folder)
    findings = bestanden.bevindingen or [
        finding for controle in CONTROLES for finding in controle(bestanden)
    ]
    if findings:
        in_order = sorted(set(findings), key=lambda finding: _sort_key(finding.waar))
        raise CatalogusOngeldig(in_order)
    return to_catalogus(bestanden, hash_of(folder))


def read_bestanden(folder: Path) -> Bestanden:
    """Read and validate every file on its own; references between files come after."""
    bestanden = Bestanden()
    if not folder.is_dir():
        bestanden.bevindingen.append(
            Bevinding(str(folder), "deze map is er niet", "geef de map met ontwikkelingen/ erin")
        )
        return bestanden
    for name, model in _PARAMETERS.items():
        path = folder / "parameters" / f"{name}.yaml"
        bestanden.parameters[name] = _read(path, folder, model, bestanden)
    bronnen = _read(
        folder / "bronnen.yaml", folder, TypeAdapter(dict[schema.Key, schema.Bronvorm]), bestanden
    )
    bestanden.bronnen = bronnen or {}
    wetten = _read(
        folder / "wetten.yaml", folder, TypeAdapter(dict[schema.Key, schema.Wetvorm]), bestanden
    )
    bestanden.wetten = wetten or {}
    for path in sorted((folder / "ontwikkelingen").glob("**/*.yaml")):
        _read_ontwikkeling(path, folder, bestanden)
    for name, (relative, columns) in _CODELIJSTEN.items():
        bestanden.codelijsten[name] = _read_csv(folder / relative, relative, columns, bestanden)
    return bestanden


def hash_of(folder: Path) -> str:
    """SHA-256 over the names and contents of all files of a catalogue, in sorted order."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".yaml", ".csv"):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _read_ontwikkeling(path: Path, folder: Path, bestanden: Bestanden) -> None:
    record = _read(path, folder, schema.OntwikkelingRecord, bestanden)
    name, domein = f"data/{path.relative_to(folder).as_posix()}", path.parent.name
    if domein not in DOMEINEN:
        bestanden.bevindingen.append(
            Bevinding(name, f"map '{domein}' is geen domein", known_or_nearest(domein, DOMEINEN))
        )
    if path.stem in bestanden.ontwikkelingen:
        bestanden.bevindingen.append(
            Bevinding(
                name, f"id '{path.stem}' bestaat ook in een ander domein", "hernoem het bestand"
            )
        )
    elif record is not None:
        bestanden.ontwikkelingen[path.stem] = (domein, record)


def _read(
    path: Path, folder: Path, model: type[BaseModel] | TypeAdapter[Any], bestanden: Bestanden
) -> Any:
    name = f"data/{path.relative_to(folder).as_posix()}"
    if not path.is_file():
        bestanden.bevindingen.append(Bevinding(name, "dit bestand ontbreekt"))
        return None
    document = read_yaml(path, name)
    bestanden.documents[name] = document
    bestanden.bevindingen += document.bevindingen
    if document.content is None:
        return None
    adapter = model if isinstance(model, TypeAdapter) else TypeAdapter(model)
    try:
        return adapter.validate_python(_tuples(document.content))
    except ValidationError as error:
        bestanden.bevindingen += findings_of(error, adapter, document)
        return None


def _tuples(content: Any) -> Any:
    """YAML lists become tuples, which frozen records hold."""
    if isinstance(content, dict):
        return {key: _tuples(value) for key, value in content.items()}
    if isinstance(content, list):
        return tuple(_tuples(value) for value in content)
    return content


def _read_csv(
    path: Path, name: str, columns: tuple[str, ...], bestanden: Bestanden
) -> list[dict[str, str]]:
    if not path.is_file():
        bestanden.bevindingen.append(Bevinding(f"data/{name}", "dit bestand ontbreekt"))
        return []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        bestanden.bevindingen.append(
            Bevinding(f"data/{name}:1", f"kolom {', '.join(missing)} ontbreekt")
        )
        return []
    return rows


def _sort_key(waar: str) -> tuple[str, int]:
    name, _, line = waar.rpartition(":")
    return (name, int(line)) if line.isdigit() else (waar, 0)
