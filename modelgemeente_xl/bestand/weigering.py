"""The one exception of the file layer."""


class BestandGeweigerd(Exception):
    """A file or a change to it that is refused; the message is a Dutch sentence that says why."""
