"""Reads positions as people write them: degrees with minutes, of a hemisphere, and grid references."""

import re

from mgrs import MGRS

_NUMBERS = r"\d[\d.°º'′’\"″”:\-\s]*"
_BOTH = re.compile(
    rf"(?P<ns1>[NS]?)\s*(?P<lat>{_NUMBERS}?)\s*(?P<ns2>[NS]?)[\s,;/]*"
    rf"(?P<ew1>[EW]?)\s*(?P<lon>{_NUMBERS}?)\s*(?P<ew2>[EW]?)"
)
_GRID = re.compile(r"\d{1,2}[C-HJ-NP-X][A-HJ-NP-Z]{2}(?:\d\d){1,5}")
LONGEST = 60


def position_of(text: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees; None where a text is no position.

    Args:
        text: ``69°36′18″N 018°54′E``, ``N69 36.5 E018 54.2``, ``6936N 01854E`` or ``33W XT 12345 67890``.

    Source: NGA.STND.0037, Universal Grids and Grid Reference Systems.
    """
    plain = text.strip().upper()
    if len(plain) > LONGEST:
        return None
    grid = re.sub(r"\s", "", plain)
    if _GRID.fullmatch(grid):
        return _of_grid(grid)
    found = _BOTH.fullmatch(plain)
    if found is None:
        return None
    north, east = found["ns1"] + found["ns2"], found["ew1"] + found["ew2"]
    latitude, longitude = _degrees(found["lat"], 2, 90), _degrees(found["lon"], 3, 180)
    if len(north) != 1 or len(east) != 1 or latitude is None or longitude is None:
        return None
    return (-latitude if north == "S" else latitude), (-longitude if east == "W" else longitude)


def _of_grid(grid: str) -> tuple[float, float] | None:
    try:
        latitude, longitude = MGRS().toLatLon(grid)
    except Exception:  # noqa: BLE001  the library has an error of its own for each way in which one is wrong
        return None
    return round(latitude, 6), round(longitude, 6)


def _degrees(text: str, width: int, most: int) -> float | None:
    """Degrees, of parts or of digits without marks: ``01854`` is 18° 54′."""
    parts = re.findall(r"\d+(?:\.\d+)?", text)
    if len(parts) == 1 and len(parts[0].partition(".")[0]) > width:
        whole, dot, rest = parts[0].partition(".")
        cut = [whole[:width], *(whole[at : at + 2] for at in range(width, len(whole), 2))]
        parts = [*cut[:-1], f"{cut[-1]}{dot}{rest}"]
    if not 1 <= len(parts) <= 3:
        return None
    numbers = [float(part) for part in parts]
    if any(number >= 60 for number in numbers[1:]):
        return None
    degrees = sum(number / 60**power for power, number in enumerate(numbers))
    return round(degrees, 6) if degrees <= most else None
