"""A book for one request, apart from every other.

xlwings opens every book on a server in one application that all requests share, and sends a
message (`app.alert`) to the book that was opened last: of two users at once, one would read the
other's outcome. Each book here has an application of its own. Its engine also keeps the values of
every sheet it ever read, in a cache without end; that is emptied here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import xlwings as xw


@contextmanager
def open_boek(payload: dict[str, Any]) -> Iterator[xw.Book]:
    """A book for one request, closed and forgotten afterwards."""
    from xlwings.pro import _xlremote  # asks for a licence as soon as it is imported

    apps = xw.engines["remote"].apps.impl
    app = _xlremote.App(apps, add_book=False)  # type: ignore[no-untyped-call]
    book = xw.Book(impl=app.books.open(json=payload))
    try:
        yield book
    finally:
        book.close()
        _xlremote.get_range_api.cache_clear()
