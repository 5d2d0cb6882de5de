"""Record what is asked of XlsxWriter, and play it again on XlsxWriter alone: the peer of a build."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from xlsxwriter import chart, chart_bar, chart_column, workbook, worksheet
from xlsxwriter import format as opmaak

Call = tuple[int, str, tuple[Any, ...], dict[str, Any], int]
"""Number of the object that was called, name of the method, what it was given, number it gave."""

_CLASSES = (
    workbook.Workbook,
    worksheet.Worksheet,
    opmaak.Format,
    chart.Chart,
    chart_bar.ChartBar,
    chart_column.ChartColumn,
)


class Opname:
    """The calls of one build, in order."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._kept: list[Any] = []
        self._inside = 0
        self.options: dict[str, Any] = {}
        self.calls: list[Call] = []

    def play(self, target: Path) -> None:
        """Make the same workbook with XlsxWriter alone."""
        objects: dict[int, Any] = {0: workbook.Workbook(target, dict(self.options))}
        for number, name, args, options, made in self.calls:
            given = [_swap(a, objects) for a in args]
            named = {key: _swap(value, objects) for key, value in options.items()}
            objects[made] = getattr(objects[number], name)(*given, **named)

    def wrap(self, method: Callable[..., Any]) -> Callable[..., Any]:
        """Note a call from outside; what XlsxWriter calls itself is not noted."""

        @wraps(method)
        def noted(subject: Any, *args: Any, **options: Any) -> Any:
            outermost = self._inside == 0
            self._inside += 1
            try:
                result = method(subject, *args, **options)
            finally:
                self._inside -= 1
            if outermost:
                self.calls.append(
                    (
                        self._number(subject),
                        method.__name__,
                        tuple(self._mark(a) for a in args),
                        {key: self._mark(value) for key, value in options.items()},
                        self._number(result) if isinstance(result, _CLASSES) else -1,
                    )
                )
            return result

        return noted

    def _number(self, subject: Any) -> int:
        if id(subject) not in self._numbers:
            self._kept.append(subject)
            self._numbers[id(subject)] = len(self._numbers)
        return self._numbers[id(subject)]

    def _mark(self, value: Any) -> Any:
        """Put a number where an object of XlsxWriter stood, also inside options."""
        if isinstance(value, _CLASSES):
            return _Mark(self._number(value))
        if isinstance(value, dict):
            return {key: self._mark(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._mark(item) for item in value]
        return value


class _Mark(int):
    """Number of an object, where the object itself was given."""


def _swap(value: Any, objects: dict[int, Any]) -> Any:
    if isinstance(value, _Mark):
        return objects[int(value)]
    if isinstance(value, dict):
        return {key: _swap(item, objects) for key, item in value.items()}
    if isinstance(value, list):
        return [_swap(item, objects) for item in value]
    return value


@contextmanager
def recording() -> Iterator[Opname]:
    """Note every public call on XlsxWriter while this is open."""
    opname = Opname()
    kept = []
    for kind in _CLASSES:
        for name, method in list(vars(kind).items()):
            if not name.startswith("_") and callable(method) and not isinstance(method, type):
                kept.append((kind, name, method))
                setattr(kind, name, opname.wrap(method))
    start = workbook.Workbook.__init__

    def begin(self: Any, target: Any = None, options: Any = None) -> None:
        opname.options = dict(options or {})
        opname._number(self)
        opname._inside += 1
        try:
            start(self, target, options)
        finally:
            opname._inside -= 1

    workbook.Workbook.__init__ = begin  # type: ignore[method-assign]
    try:
        yield opname
    finally:
        workbook.Workbook.__init__ = start  # type: ignore[method-assign]
        for kind, name, method in kept:
            setattr(kind, name, method)
