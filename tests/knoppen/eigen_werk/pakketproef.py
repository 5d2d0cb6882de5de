"""Say where a package contradicts itself; written without the file layer that it is to judge."""

import posixpath
from collections.abc import Iterator, Mapping

from lxml import etree

from tests.knoppen.eigen_werk.versierd_delen import REL

TYPEN = "[Content_Types].xml"


def rels_of(part: str) -> str:
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def targets(parts: Mapping[str, bytes], part: str) -> dict[str, str]:
    """Whole names of the parts that a part refers to, by id.

    Links to outside are left out, and those to a place in the workbook itself.
    """
    name = rels_of(part)
    if name not in parts:
        return {}
    return {
        item.get("Id", ""): posixpath.normpath(
            posixpath.join("/", posixpath.dirname(part), item.get("Target", ""))
        ).lstrip("/")
        for item in etree.fromstring(parts[name])
        if item.get("TargetMode") != "External" and not item.get("Target", "").startswith("#")
    }


def faults(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Where a package contradicts itself: dangling relations, orphans, parts without a type."""
    types = etree.fromstring(parts[TYPEN])
    named = {item.get("PartName", "").lstrip("/") for item in types if item.get("PartName")}
    endings = {item.get("Extension", "").lower() for item in types if item.get("Extension")}
    yield from (f"{name}: soort van een deel dat er niet is" for name in named - parts.keys())
    reached, todo = {TYPEN}, [""]
    while todo:
        part = todo.pop()
        found = targets(parts, part)
        if rels_of(part) in parts:
            reached.add(rels_of(part))
        if part.endswith(".xml"):
            ids = {
                str(value)
                for element in etree.fromstring(parts[part]).iter()
                for key, value in element.attrib.items()
                if str(key).startswith(f"{{{REL}}}")
            }
            known = (
                {item.get("Id") for item in etree.fromstring(parts[rels_of(part)])}
                if rels_of(part) in parts
                else set()
            )
            yield from (f"{part}: relatie {i} is er niet" for i in ids - known)
        for target in found.values():
            if target not in parts:
                yield f"{part}: {target} is er niet"
            elif target not in reached:
                reached.add(target)
                todo.append(target)
    for name in parts:
        if name not in reached:
            yield f"{name}: niets verwijst ernaar"
        if name != TYPEN and name not in named and name.rpartition(".")[2].lower() not in endings:
            yield f"{name}: heeft geen soort"
