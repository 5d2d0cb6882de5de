"""Find a sheet, table or name the way every runtime does: by its exact name, or by its number."""

from collections.abc import Sequence

from xlwings import NoSuchObjectError


class BestaatNiet(NoSuchObjectError, KeyError):
    """What was asked for is not in the book; the message names what is."""

    def __str__(self) -> str:
        return str(self.args[0])


def pick(what: str, names: Sequence[str], key: str | int, where: str) -> str:
    """The name that `key` means, numbers counted from 1; `BestaatNiet` where there is none.

    Excel overlooks capitals and Excel on the web does not, so this holds to the exact name.
    """
    if isinstance(key, int):
        if 1 <= key <= len(names):
            return names[key - 1]
        raise BestaatNiet(f"{where}: {what} nummer {key} is er niet; het zijn er {len(names)}")
    if key in names:
        return key
    meant = next((name for name in names if name.casefold() == str(key).casefold()), None)
    known = f"bedoelde u '{meant}'?" if meant else f"wel: {', '.join(names) or 'geen'}"
    raise BestaatNiet(f"{where}: {what} '{key}' is er niet; {known}")
