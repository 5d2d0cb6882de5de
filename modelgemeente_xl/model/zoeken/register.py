"""All that a typed name is held beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from modelgemeente_xl.model.gemeente import Gemeente
from modelgemeente_xl.model.landelijk.herindeling import Herindeling
from modelgemeente_xl.model.landelijk.samenwerking import Samenwerking


@dataclass(frozen=True, slots=True)
class Register:
    """The gemeenten that can be chosen, what became of others, and who work together."""

    gemeenten: Sequence[Gemeente]
    herindelingen: Sequence[Herindeling] = ()
    samenwerkingen: Sequence[Samenwerking] = ()
