"""The border of the portable subset: what some runtime of xlwings cannot do says so in Dutch."""

from collections.abc import Callable
from types import FunctionType
from typing import Any, NoReturn, TypeVar

T = TypeVar("T", bound=type)

_INSTEAD = {
    "app.quit": "sluit elk boek met book.close()",
    "app.kill": "sluit elk boek met book.close()",
    "apps.add": "open een bestand met xw.Book(pad) of met open_boek(pad)",
    "books.active": "noem het boek bij naam, of neem het boek dat de functie kreeg",
    "books.add": "open een bestand met xw.Book(pad) of met open_boek(pad)",
    "range.current_region": "neem het bereik van de tabel, of sheet.used_range",
    "range.end": "neem het bereik van de tabel, of sheet.used_range",
    "range.expand": "neem het bereik van de tabel, of sheet.used_range",
    "sheet.clear_contents": "leeg een bereik met range.clear_contents()",
    "sheets.active": "noem het blad bij naam",
    "table.columns": "neem de kolom uit table.data_body_range",
    "table.rows": "neem de rij uit table.data_body_range",
}
_ELSE = "laat het weg: overal werken waarden, formules, tabellen, namen en opslaan"


def refuse(member: str, instead: str = "") -> NoReturn:
    """Raise `NotImplementedError` with the sentence that names the member and what to do."""
    way_out = instead or _INSTEAD.get(member, _ELSE)
    raise NotImplementedError(f"{member} kan niet in elke uitvoering van xlwings; {way_out}")


def bounded(noun: str, *extra: str) -> Callable[[T], T]:
    """Close a class of the engine: each member of xlwings that it leaves undefined refuses.

    `extra` names members that xlwings asks for and its base class does not declare.
    """

    def close(cls: T) -> T:
        for base in cls.__mro__[1:-1]:
            for name, member in vars(base).items():
                if name in vars(cls):
                    continue
                refusing = _refusing(f"{noun}.{name}")
                if isinstance(member, property):
                    setattr(cls, name, property(refusing, refusing))
                elif isinstance(member, FunctionType | staticmethod):
                    setattr(cls, name, refusing)
        for name in extra:
            refusing = _refusing(f"{noun}.{name}")
            setattr(cls, name, property(refusing, refusing))
        return cls

    return close


def _refusing(member: str) -> Callable[..., Any]:
    def refusing(*_: object, **__: object) -> NoReturn:
        refuse(member)

    return refusing
