"""The button `overzetten`: a workbook of an older layout becomes a new one, the old stays."""
