"""The files of a catalogue as read, each valid on its own, with their lines."""

from collections.abc import Container
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from modelgemeente_xl.catalogus.lezen.yaml_lezer import YamlDocument
from modelgemeente_xl.catalogus.vorm.kapstok import NulmetingFile, OpgavenFile
from modelgemeente_xl.catalogus.vorm.landelijk import Dekkingsvorm, Samenwerkingsvorm
from modelgemeente_xl.catalogus.vorm.schema import Bronvorm, OntwikkelingRecord, Wetvorm
from modelgemeente_xl.grond.bevinding import Bevinding


@dataclass(slots=True)
class Bestanden:
    """Everything in the folder of a catalogue, before it becomes the model.

    Files are known by their place in it (`parameters/index.yaml`); `naam` says how a reader finds
    them: the folder as it was given, with that place. Of a file in `onheel` only a part is here:
    what did not fit is None there, or empty.
    """

    map: Path
    parameters: dict[str, Any] = field(default_factory=dict)
    bronnen: dict[str, Bronvorm] = field(default_factory=dict)
    wetten: dict[str, Wetvorm] = field(default_factory=dict)
    samenwerkingen: dict[str, Samenwerkingsvorm] = field(default_factory=dict)
    dekking: dict[str, Dekkingsvorm] = field(default_factory=dict)
    ontwikkelingen: dict[str, tuple[str, OntwikkelingRecord]] = field(default_factory=dict)
    nulmeting: NulmetingFile | None = None
    opgaven: OpgavenFile | None = None
    codelijsten: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    documents: dict[str, YamlDocument] = field(default_factory=dict)
    bevindingen: list[Bevinding] = field(default_factory=list)
    onheel: set[str] = field(default_factory=set)

    def heel(self, *paden: str) -> bool:
        """Whether everything fits in these files; a folder stands for all that is in it."""
        return not any(pad == p or pad.startswith(f"{p}/") for pad in self.onheel for p in paden)

    def known(self, found: Container[object] | None, *paden: str) -> bool:
        """Whether it is known what there is: not where the file that says so could not be read."""
        return bool(found) or self.heel(*paden)

    def alleen_heel(self) -> "Bestanden":
        """The same, without the developments in which something does not fit."""
        heel = {
            key: (domein, record)
            for key, (domein, record) in self.ontwikkelingen.items()
            if self.heel(f"ontwikkelingen/{domein}/{key}.yaml")
        }
        return replace(self, ontwikkelingen=heel)

    def naam(self, pad: str) -> str:
        """How a file or folder of the catalogue is called in a finding."""
        return str(self.map / pad)

    def where(self, ontwikkeling: str, *loc: str | int) -> str:
        """Give `file:line` of a value in a development."""
        domein, _ = self.ontwikkelingen[ontwikkeling]
        return self.documents[f"ontwikkelingen/{domein}/{ontwikkeling}.yaml"].where(loc)

    def where_parameter(self, name: str, *loc: str | int) -> str:
        """Give `file:line` of a value in a parameter file."""
        return self.documents[f"parameters/{name}.yaml"].where(loc)
