"""Save a workbook that was opened: only where nobody else changed it, and with a backup."""

from pathlib import Path

from modelgemeente_xl.bestand.openen import fingerprint
from modelgemeente_xl.bestand.opslaan import OpslaanMislukt, check_target, save


def backup_path(pad: Path) -> Path:
    """Where the previous version is kept: `begroting.reservekopie.xlsx`."""
    return pad.with_name(f"{pad.stem}.reservekopie{pad.suffix}")


def replace_file(pad: Path, oud: bytes, nieuw: bytes) -> None:
    """Write `nieuw` in the place of `oud`, which is kept beside it; raise `OpslaanMislukt`."""
    target = pad.resolve()
    check_target(target, overwrite=True)
    try:
        on_disk = fingerprint(target.read_bytes())
    except OSError as error:
        raise OpslaanMislukt(
            f"{pad}: dit bestand staat er niet meer; bewaar het onder een andere naam"
        ) from error
    if on_disk != fingerprint(oud):
        raise OpslaanMislukt(
            f"{pad}: dit bestand is gewijzigd sinds het werd geopend; er is niets opgeslagen, "
            "begin opnieuw met het bestand zoals het nu is"
        )
    save(oud, backup_path(target), overwrite=True)
    save(nieuw, target, overwrite=True)


def save_as(doel: Path, oud: Path, inhoud: bytes) -> None:
    """Write a new file, of the same kind as the old one; raise `OpslaanMislukt`."""
    if doel.suffix.lower() != oud.suffix.lower():
        raise OpslaanMislukt(
            f"{doel}: een werkmap die als {oud.suffix} is geopend kan niet als {doel.suffix} "
            f"worden bewaard; kies een naam die eindigt op {oud.suffix}"
        )
    save(inhoud, doel, overwrite=False)
