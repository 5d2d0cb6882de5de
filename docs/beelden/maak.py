"""Make the pictures of the documents from the real workbook, as LibreOffice prints it.

Needs soffice and pdftoppm. Run by `make beelden`.
"""

import re
import subprocess
import tempfile
from pathlib import Path

HIER = Path(__file__).resolve().parent
WERKMAP = HIER.parent.parent / "workbook" / "modelgemeente.xlsx"
BLADEN = ("Start", "Totaal", "Dienstverlening", "Agenda", "Controle")
NEDERLANDS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>nl-NL</value></prop></item>
</oor:items>"""
_KOPTEKST = re.compile(rf"{WERKMAP.name}\s+(\w+)")


def main() -> None:
    """Print the workbook to PDF, and keep the first page of each sheet that the documents show."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "profiel" / "user").mkdir(parents=True)
        (folder / "profiel" / "user" / "registrymodifications.xcu").write_text(NEDERLANDS)
        profile = f"-env:UserInstallation={(folder / 'profiel').as_uri()}"
        _run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", name, WERKMAP)
        pdf = folder / f"{WERKMAP.stem}.pdf"
        pages = _run("pdftotext", "-layout", pdf, "-").split("\f")
        sheets = [match[1] if (match := _KOPTEKST.search(page)) else "" for page in pages]
        for blad in BLADEN:
            page = str(sheets.index(blad) + 1)
            target = HIER / blad.lower()
            _run(
                "pdftoppm", "-r", "110", "-f", page, "-l", page, "-singlefile", "-png", pdf, target
            )
            print(f"{target.name}.png")


def _run(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
