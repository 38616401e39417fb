"""Writes positions as people do."""

from mgrs import MGRS


def grid_text(longitude: float, latitude: float, digits: int = 5) -> str:
    """A position in the Military Grid Reference System; beyond 84° N and 80° S in its polar squares (UPS).

    Args:
        longitude: Degrees, any turn of the globe.
        latitude: Degrees.
        digits: Digits for each of easting and northing; 5 stands for a metre.

    Source: NGA.STND.0037, Universal Grids and Grid Reference Systems.
    """
    text = str(MGRS().toMGRS(latitude, (longitude + 180) % 360 - 180, MGRSPrecision=digits))
    zone, rest = (text[:3], text[3:]) if text[0].isdigit() else (text[:1], text[1:])
    parts = (zone, rest[:2], rest[2 : 2 + digits], rest[2 + digits :])
    return " ".join(part for part in parts if part)


def degrees_text(longitude: float, latitude: float) -> str:
    """A position in degrees, minutes and seconds, latitude first: ``21°21′18″N 157°57′00″W``."""
    longitude = (longitude + 180) % 360 - 180
    return f"{_sexagesimal(latitude, 'NS', 2)} {_sexagesimal(longitude, 'EW', 3)}"


def _sexagesimal(value: float, signs: str, width: int) -> str:
    seconds = round(abs(value) * 3600)
    sign = signs[1] if value < 0 and seconds else signs[0]
    return f"{seconds // 3600:0{width}d}°{seconds // 60 % 60:02d}′{seconds % 60:02d}″{sign}"
