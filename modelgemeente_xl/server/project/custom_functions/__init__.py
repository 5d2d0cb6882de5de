"""The functions that xlwings Server offers: each name here that xlwings decorated is one."""

from modelgemeente_xl.addin.functies import (
    begroting,
    benchmark,
    geschaald,
    inwoners,
    loonkosten,
    ontwikkeling,
    ontwikkelingen,
    tarief,
)

__all__ = (
    "begroting",
    "benchmark",
    "geschaald",
    "inwoners",
    "loonkosten",
    "ontwikkeling",
    "ontwikkelingen",
    "tarief",
)
