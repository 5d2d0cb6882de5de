"""The server under load: what fifty users feel, and what a thousand requests leave behind."""

import json
import os
import shutil
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from threading import Barrier
from typing import Any

import httpx

from modelgemeente_xl.bestand.motor.motor import open_boek
from modelgemeente_xl.catalogus.laden import load_catalogus
from modelgemeente_xl.cli.schermen import getal
from modelgemeente_xl.knoppen import knoppen
from modelgemeente_xl.knoppen.meester import meester_opdracht
from modelgemeente_xl.knoppen.nieuw import make_workbook
from modelgemeente_xl.model.catalogus import Catalogus
from modelgemeente_xl.model.geld import euro
from tests.knoppen.conftest import WIE
from tests.server.dienst import Dienst, running
from tests.server.lading import payload_of
from tests.server.processen import tree

VERNIEUW = "/xlwings/custom-scripts-call/vernieuw"
PANEEL = "/modelgemeente/vernieuw/voorbeeld"
GEBRUIKERS = 50
WERKERS = "2"
VERZOEKEN = 1_000
RONDEN = 9
WACHT = 120.0
REKENTIJD = 1.0
"""Seconds of processor that one press may take; seconds on the clock say how busy a machine is."""
GROEI = 20.0
"""MiB that a process may gain between a fifth of the requests and all of them."""


MERK = "EEN-MERK-PER-VERZOEK"
"""Stands in a text of every table; each press sends another, so that no cache flatters."""
_nummer = count()


def press(client: httpx.Client, body: bytes, pad: str = VERNIEUW) -> tuple[float, int]:
    """Seconds that a user waits, and what came of it."""
    content = body.replace(MERK.encode(), f"verzoek {next(_nummer)}".encode())
    begin = time.perf_counter()
    try:
        status = client.post(pad, content=content).status_code
    except httpx.HTTPError:
        status = 0
    return time.perf_counter() - begin, status


def at_once(adres: str, body: bytes, pad: str) -> list[tuple[float, int]]:
    """Everyone presses in the same instant, each over a connection of their own."""
    barrier = Barrier(GEBRUIKERS)

    def user(_: int) -> tuple[float, int]:
        with httpx.Client(base_url=adres, timeout=WACHT) as client:
            barrier.wait()
            return press(client, body, pad)

    with ThreadPoolExecutor(GEBRUIKERS) as pool:
        return list(pool.map(user, range(GEBRUIKERS)))


def server_ms(dienst: Dienst) -> float:
    """What the server itself says the last press took."""
    lines = [json.loads(line) for line in dienst.logs().splitlines() if line.startswith("{")]
    return float([line["ms"] for line in lines if line.get("methode") == "POST"][-1])


def resident(root: int) -> float:
    """MiB that a server holds, in all its processes; a press that is done holds nothing."""
    held = 0
    for pid in tree(root):
        with suppress(FileNotFoundError, ProcessLookupError):
            status = Path(f"/proc/{pid}/status").read_text("utf-8")
            held += int((status.partition("VmRSS:")[2].split() or ["0"])[0])
    return held / 1024


def computed(root: int) -> float:
    """Seconds of processor that a server has used: the same however busy the machine is.

    A press has a process of its own, whose time goes to the one that made it when it ends.
    """
    ticks = 0
    for pid in tree(root):
        with suppress(FileNotFoundError, ProcessLookupError):
            fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def old_register(source: Path) -> dict[str, Any]:
    """The master as a year ago: another number of inhabitants for every gemeente."""
    payload = payload_of(source)
    sheet = next(s for s in payload["sheets"] if s["name"] == "Gemeenten")
    kop = next(row for row in sheet["values"] if "Inwoners" in row)
    column = kop.index("Inwoners")
    for row in sheet["values"][sheet["values"].index(kop) + 1 :]:
        if isinstance(row[column], int | float):
            row[column] += 1
    for sheet in payload["sheets"]:
        sheet["values"][0][0] = MERK  # the title above the tables
    return payload


def on_file(source: Path, work: Path, catalogus: Catalogus) -> float:
    """The same button on a file: open, press and save."""
    shutil.copy(source, work)
    begin = time.perf_counter()
    book = open_boek(work)
    knoppen.vernieuw(book, catalogus, WIE)
    book.save()
    book.close()
    return time.perf_counter() - begin


def verdict(fouten: int, rekentijd: float, groei: float) -> list[str]:
    """What is wrong, of all that does not depend on how busy the machine was."""
    found = []
    if fouten:
        found.append(f"{fouten} verzoeken gingen mis, verwacht geen")
    if rekentijd > REKENTIJD:
        tijd = f"{getal(rekentijd, 2)} s rekentijd"
        found.append(f"vernieuw kost {tijd}, ten hoogste {getal(REKENTIJD, 1)} s")
    if groei > GROEI:
        meer = f"{getal(groei)} MiB meer dan na een vijfde"
        found.append(f"het proces houdt {meer} van de verzoeken, ten hoogste {getal(GROEI)}")
    return found


def memory(folder: Path, body: bytes) -> tuple[int, float, float]:
    """A thousand presses on one process: errors, seconds of processor a press, and MiB gained."""
    with running(folder) as dienst, httpx.Client(base_url=dienst.adres, timeout=WACHT) as client:
        held: dict[int, float] = {}
        fouten, begin = 0, computed(dienst.proces.pid)
        for number in range(VERZOEKEN + 1):
            if number % (VERZOEKEN // 5) == 0 or number == VERZOEKEN // 20:
                held[number] = resident(dienst.proces.pid)
            fouten += press(client, body)[1] != 200
        rekentijd = (computed(dienst.proces.pid) - begin) / (VERZOEKEN + 1)
    told = ", ".join(f"{number}: {getal(mib)}" for number, mib in held.items())
    print(
        f"geheugen na zoveel keer vernieuw     {told} MiB  (groei vanaf 200: grens {getal(GROEI)})"
    )
    print(
        f"rekentijd per keer vernieuw           {getal(1000 * rekentijd)} ms  (grens {getal(1000 * REKENTIJD)})"
    )
    print(f"  fouten in {euro(VERZOEKEN)} verzoeken           {fouten}  (grens 0)")
    return fouten, rekentijd, held[VERZOEKEN] - held[VERZOEKEN // 5]


def show_crowd(wat: str, answers: list[tuple[float, int]]) -> int:
    """Print what the users felt who pressed at once, and count what went wrong."""
    times = sorted(took for took, _ in answers)
    fouten = sum(status != 200 for _, status in answers)
    p95 = quantiles(times, n=20)[-1]
    print(f"{GEBRUIKERS} tegelijk, {WERKERS} werkers: {wat:<23} {fouten} fouten  (grens 0)")
    print(
        f"  mediaan {getal(median(times), 2)} s, p95 {getal(p95, 2)} s, laatste {getal(times[-1], 2)} s"
    )
    return fouten


def main(catalogus: Catalogus, folder: Path) -> None:
    """Print the figures of the server, and fail on those that hold on any machine."""
    source = folder / "server.xlsx"
    source.write_bytes(make_workbook(meester_opdracht(catalogus)))
    payload = old_register(source)
    body = json.dumps(payload, ensure_ascii=False).encode()
    vraag = json.dumps({"boek": payload, "keuze": {}}, ensure_ascii=False).encode()
    print(f"payload van de hele werkmap          {euro(len(body) // 1000)} kB  (grens 1.000)")
    later = replace(
        catalogus,
        gemeenten=tuple(replace(g, inwoners=g.inwoners + 1) for g in catalogus.gemeenten),
    )
    with running(folder, "--werkers", WERKERS) as dienst:
        ours, files, fouten = [], [], 0
        for _ in range(RONDEN):
            fouten += press(dienst.client, body)[1] != 200
            ours.append(server_ms(dienst) / 1000)
            files.append(on_file(source, folder / "werk.xlsx", later))
        print(f"vernieuw op de server, 1 gebruiker   {getal(median(ours), 2)} s  (grens 1,0)")
        print(f"  peer: dezelfde knop op een bestand {getal(median(files), 2)} s")
        print(f"  verhouding                         {getal(median(ours) / median(files), 2)}")
        fouten += show_crowd("knop", at_once(dienst.adres, body, VERNIEUW))
        fouten += show_crowd("voorbeeld in het paneel", at_once(dienst.adres, vraag, PANEEL))
    later_fouten, rekentijd, groei = memory(folder, body)
    if wrong := verdict(fouten + later_fouten, rekentijd, groei):
        raise SystemExit("de server blijft niet binnen zijn grenzen: " + "; ".join(wrong))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        main(load_catalogus(), Path(name))
