"""The workbook and the press of a button, as the tests of the buttons have them."""

from tests.knoppen.conftest import druk, pad

__all__ = ["druk", "pad"]
