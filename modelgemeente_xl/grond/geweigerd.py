"""What cannot be done: the one base of every refusal that a user can meet."""

from collections.abc import Iterable
from typing import ClassVar

from modelgemeente_xl.grond.bevinding import Bevinding

KON_NIET = 2
"""The exit code of a command that could not do its work."""
EIGEN_FOUT = 500
"""From this status on the fault is ours: the server logs it, and tells no more than that."""


class Geweigerd(Exception):
    """A refusal: nothing was changed, and its sentences are Dutch and say how to mend it.

    It is made of one sentence, or of all that is wrong; each kind says with which status the web
    answers and with which code a command ends.
    """

    status: int = 422
    code: ClassVar[int] = KON_NIET
    waar: ClassVar[str] = "de werkmap"
    """What a sentence is about that does not say so itself."""

    def __init__(self, wat: str | Iterable[Bevinding | str]) -> None:
        self._wat = (wat,) if isinstance(wat, str) else tuple(wat)
        super().__init__(wat if isinstance(wat, str) else self._wat)  # so that it can be pickled

    def __str__(self) -> str:
        return "\n".join(self.zinnen)

    @property
    def zinnen(self) -> tuple[str, ...]:
        """Each thing that is wrong as a sentence: a line end in a name makes no new one."""
        return tuple(map(str, self._wat))

    @property
    def bevindingen(self) -> tuple[Bevinding, ...]:
        """The same, with the place of each."""
        return tuple(
            wat if isinstance(wat, Bevinding) else Bevinding(self.waar, wat) for wat in self._wat
        )

    @property
    def eigen_fout(self) -> bool:
        """Whether it is not the user of the server who can mend it."""
        return self.status >= EIGEN_FOUT
