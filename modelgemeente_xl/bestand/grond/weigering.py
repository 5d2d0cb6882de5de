"""The exceptions of the file layer; each message is a Dutch sentence that says why."""


class BestandGeweigerd(Exception):
    """A file or a change to it that is refused."""


class OpslaanMislukt(BestandGeweigerd):
    """The file could not be saved; it is as it was."""
