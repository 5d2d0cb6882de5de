"""`docs/regels.md`: the rules as a table, from the rules themselves."""

from pathlib import Path

from modelgemeente_xl.regels.alle import regels

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "regels.md"
_KOP = """# Regels voor een goede werkmap

`modelgemeente controleer` loopt deze regels na. Een *fout* moet weg, een *waarschuwing* vraagt een
reden, *informatie* is een maat. Hoe elke regel wordt getoetst, staat in
[besluit 0010](besluiten/0010-regels.md). Deze tabel komt uit de code; wijzig haar daar.

| nr | ernst | groep | regel | herstel | profiel |
|---|---|---|---|---|---|
"""


def as_markdown() -> str:
    """The text of the document."""
    rijen = (
        f"| {r.nummer} | {r.ernst} | {r.groep} | {r.titel} | {r.herstel} | "
        f"{' en '.join(r.profielen)} |\n"
        for r in regels()
    )
    return _KOP + "".join(rijen)


if __name__ == "__main__":
    DOCUMENT.write_text(as_markdown(), "utf-8")
