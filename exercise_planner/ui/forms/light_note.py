"""Words for the light at a place on a day."""

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from exercise_planner.domain.venue import Position
from exercise_planner.light import Light, light
from exercise_planner.ui import words


def _tr(text: str) -> str:
    return QCoreApplication.translate("Inspector", text)


def light_note(position: Position, day: date, zone: tzinfo, zone_name: str) -> str:
    """Sun, nautical twilight and moon at a place on a day, in lines.

    Args:
        position: The place.
        day: The local day.
        zone: The time zone in which times are told.
        zone_name: What it is called.
    """
    found = light(position.latitude, position.longitude, day, zone)
    moon = _tr("Moonrise {rise}, moonset {set}\nMoon {share} % lit, {phase}").format(
        share=round(found.moon * 100),
        phase=_tr("waxing") if found.is_waxing else _tr("waning"),
        rise=_clock(found.moonrise),
        set=_clock(found.moonset),
    )
    head = _tr("Light on {day}, {place} time").format(day=words.day(day), place=words.place_of(zone_name))
    return f"{head}\n{_sun(found)}\n{moon}"


def _sun(found: Light) -> str:
    twilight = f"BMNT {_clock(found.bmnt)}, EENT {_clock(found.eent)}"
    if found.sun_always is True:
        return _tr("The sun does not set")
    if found.sun_always is False:
        return _tr("The sun does not rise") + f"; {twilight}"
    risen = _tr("Sunrise {rise}, sunset {set}").format(rise=_clock(found.sunrise), set=_clock(found.sunset))
    return f"{twilight}\n{risen}"


def _clock(instant: datetime | None) -> str:
    return f"{instant:%H:%M}" if instant is not None else "—"
