"""The exceptions of the file layer; each message is a Dutch sentence that says why."""

from modelgemeente_xl.grond.geweigerd import Geweigerd


class BestandGeweigerd(Geweigerd):
    """A file or a change to it that is refused."""


class OpslaanMislukt(BestandGeweigerd):
    """The file could not be saved; it is as it was."""
