"""The look of a cell, read once per style: openpyxl makes it anew at every question."""

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass, field

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles.colors import COLOR_INDEX, Color

from modelgemeente_xl.regels.zicht.werkmapdeel import themakleuren

ZWART, WIT = "000000", "FFFFFF"


@dataclass(frozen=True, slots=True)
class Stijl:
    """Lock, colours (RRGGBB; `vulling` is empty without a fill), number format and letter."""

    vergrendeld: bool
    letter: str
    vulling: str
    formaat: str
    grootte: float
    vet: bool
    onderstreept: bool


@dataclass(slots=True)
class Celstijlen:
    """Styles of the cells of one workbook."""

    parts: Mapping[str, bytes]
    _bekend: dict[bytes, Stijl] = field(default_factory=dict)
    _thema: tuple[str, ...] | None = None

    def of(self, cel: Cell | MergedCell) -> Stijl:
        """The style of a cell."""
        key: bytes = cel._style.tobytes()  # type: ignore[union-attr]
        stijl = self._bekend.get(key)
        if stijl is None:
            stijl = self._bekend[key] = self._read(cel)
        return stijl

    def _read(self, cel: Cell | MergedCell) -> Stijl:
        font, fill = cel.font, cel.fill
        vol = fill.patternType == "solid"
        return Stijl(
            bool(cel.protection.locked),
            self.kleur(font.color) or ZWART,
            (self.kleur(fill.fgColor) or WIT) if vol else "",
            str(cel.number_format),
            float(font.sz or 11),
            bool(font.b),
            bool(font.u),
        )

    def kleur(self, color: Color | None) -> str:
        """A colour as RRGGBB; empty where it is not known."""
        if color is None:
            return ""
        if color.type == "rgb" and isinstance(color.rgb, str):
            return color.rgb[-6:].upper()
        if color.type == "indexed" and color.indexed < len(COLOR_INDEX):
            return str(COLOR_INDEX[color.indexed])[-6:].upper()
        if color.type == "theme":
            if self._thema is None:
                self._thema = themakleuren(self.parts)
            if color.theme < len(self._thema):
                return _getint(self._thema[color.theme], color.tint or 0.0)
        return ""


def _getint(kleur: str, tint: float) -> str:
    """A theme colour made lighter (tint above 0) or darker."""
    if len(kleur) != 6:
        return ""
    r, g, b = (int(kleur[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(r, g, b)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    rgb = colorsys.hls_to_rgb(hue, light, saturation)
    return "".join(f"{round(255 * kanaal):02X}" for kanaal in rgb)


def contrast(een: str, twee: str) -> float:
    """Contrast of two colours (RRGGBB) as WCAG counts it: from 1 to 21."""
    licht, donker = sorted((_helderheid(een), _helderheid(twee)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def _helderheid(kleur: str) -> float:
    kanalen = [int(kleur[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    lineair = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in kanalen]
    return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]
