"""The address at which users reach the server: what it looks like, and where it comes from.

It is told by an administrator, and never taken from what a request says of itself.
"""

import re
from urllib.parse import urlsplit

ADRES = "MODELGEMEENTE_ADRES"
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")
_POORT = {"http": ":80", "https": ":443"}


def origin_of(schema: str, host: str) -> str:
    """Scheme and host as a browser writes them: in small letters, without the usual port."""
    schema, host = schema.lower(), host.lower()
    return f"{schema}://{host.removesuffix(_POORT.get(schema, ' '))}"


def checked(url: str) -> str:
    """The address without a slash at its end; ValueError says in Dutch what is wrong with it."""
    try:
        deel = urlsplit(url)
    except ValueError:  # half an IPv6 address
        deel = urlsplit("")
    if deel.scheme != "https":
        raise ValueError("Excel vraagt https; verwacht https://server.gemeente.nl")
    if (
        not _HOST.fullmatch(deel.netloc.lower())
        or deel.path.strip("/")
        or deel.query
        or deel.fragment
    ):
        raise ValueError(
            "verwacht alleen een adres met eventueel een poort, zonder pad, gebruiker of "
            "vraagteken, zoals https://server.gemeente.nl:8443"
        )
    return f"https://{deel.netloc.lower()}"
