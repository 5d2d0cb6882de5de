"""Rows or columns that follow each other, put together."""

from collections.abc import Iterable, Iterator


def runs_of(nummers: Iterable[int]) -> Iterator[range]:
    """Each run of consecutive numbers, in order; a number given twice counts once."""
    run = range(0)
    for nummer in sorted(set(nummers)):
        if run and nummer == run.stop:
            run = range(run.start, nummer + 1)
            continue
        if run:
            yield run
        run = range(nummer, nummer + 1)
    if run:
        yield run
