"""Words for the light at a place on a day."""

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from exercise_planner.domain.venue import Position
from exercise_planner.light import Light, light
from exercise_planner.ui import words


def _tr(text: str) -> str:
    return QCoreApplication.translate("Inspector", text)


def light_note(position: Position, day: date, zone: tzinfo) -> str:
    """Sun, nautical twilight and moon at a place on a day, in lines.

    Args:
        position: The place.
        day: The local day.
        zone: The time zone in which times are told.
    """
    found = light(position.latitude, position.longitude, day, zone)
    moon = _tr("Moon {share} % lit, {phase}; rises {rise}, sets {set}").format(
        share=round(found.moon * 100),
        phase=_tr("waxing") if found.is_waxing else _tr("waning"),
        rise=_clock(found.moonrise),
        set=_clock(found.moonset),
    )
    return f"{_tr('Light on {day}').format(day=words.day(day))}\n{_sun(found)}\n{moon}"


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
