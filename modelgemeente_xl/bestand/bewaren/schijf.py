"""What the system says of a disk, in Dutch sentences and never in its own words."""

import errno

NIET_GEWOON = (
    "dit is geen gewoon bestand maar een apparaat of een verbinding tussen programma's; geef de "
    "naam van een bestand"
)
"""Of a pipe, a device or a socket: reading one may never end, and writing one does something."""

_REDENEN = {
    "ENOSPC": "de schijf is vol; maak ruimte of kies een andere schijf",
    "EDQUOT": "het schijfquotum is op; maak ruimte of kies een andere schijf",
    "EFBIG": "het bestand wordt groter dan hier is toegestaan; kies een andere schijf, of vraag uw "
    "beheerder om een ruimere grens",
    "EROFS": "de schijf is alleen-lezen; kies een andere map",
    "EACCES": "geen toestemming; het bestand is open, of de map is voor u gesloten of alleen-lezen",
    "EPERM": "geen toestemming; vraag uw beheerder, of kies een andere map",
    "ENAMETOOLONG": "de naam is te lang voor deze schijf; kies een kortere naam",
    "ENOENT": "de map of het bestand is er niet meer; kijk of de schijf nog is verbonden",
    "ENOTDIR": "een deel van het pad is geen map; controleer de naam",
    "ELOOP": "de snelkoppeling wijst naar zichzelf; geef het bestand zelf",
    "EBUSY": "het bestand is in gebruik; sluit het en probeer het opnieuw",
    "ETXTBSY": "het bestand is in gebruik; sluit het en probeer het opnieuw",
    "EMFILE": "er zijn te veel bestanden open; sluit andere programma's",
    "ENFILE": "er zijn te veel bestanden open; sluit andere programma's",
    "EIO": "de schijf geeft een fout; probeer een andere schijf en laat deze nakijken",
    "ESTALE": "de netwerkschijf is opnieuw verbonden; probeer het opnieuw",
    "EEXIST": "er staat nu een ander bestand met die naam; begin opnieuw",
    "EINVAL": "deze naam kan hier niet; kies een andere naam",
}
"""By name: the numbers differ from system to system."""


def reason(error: OSError) -> str:
    """Why it did not go, and what to do; an unknown error by its code, not in English."""
    code = errno.errorcode.get(error.errno or 0, "")
    return _REDENEN.get(code, f"het systeem weigert (fout {code or error.errno or 'onbekend'})")
