"""Names, numbers and spellings of MSPDI (http://schemas.microsoft.com/project), shared by both directions."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from exercise_planner.domain.kinds import InstantKind, Report, write_instant
from exercise_planner.domain.timespan import Moment, begins, ends
from exercise_planner.edits.consequences import fixed

NAMESPACE = "http://schemas.microsoft.com/project"
TEXT_1_OF_TASKS = "188743731"
TEXT_2_OF_TASKS = "188743734"
TEXT_1_OF_RESOURCES = "205520904"
ALIASES = {
    TEXT_1_OF_TASKS: ("Text1", "Exercise Planner id"),
    TEXT_2_OF_TASKS: ("Text2", "Start in UTC"),
    TEXT_1_OF_RESOURCES: ("Text1", "Exercise Planner id"),
}
"""Our own fields: the field's number, its name, and what its column is called."""
AS_SOON_AS_POSSIBLE, MUST_START_ON, START_NO_EARLIER, FINISH_NO_LATER = 0, 2, 4, 7
FINISH_TO_START, START_TO_START = 1, 3
ELAPSED_MINUTES = 4
"""The format of a lag that counts each minute, not only those of working time."""
_DURATION = re.compile(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?\Z")


def local_text(instant: datetime, zone: ZoneInfo) -> str:
    """An instant as local time without an offset, as the format has it."""
    return f"{instant.astimezone(zone):%Y-%m-%dT%H:%M:%S}"


def moment_text(moment: Moment, zone: ZoneInfo, *, is_end: bool = False) -> str:
    """A date or an instant as local time; a date as the beginning or the end of its day."""
    return local_text(ends(moment, zone) if is_end else begins(moment, zone), zone)


def local_instant(text: str, zone: ZoneInfo, utc: str = "") -> datetime:
    """The instant that a local time means.

    Args:
        text: The local time.
        zone: Its time zone.
        utc: What the file tells of it in UTC; it decides where the clocks show a time twice.

    Raises:
        ValueError: It is no time.
    """
    local = datetime.fromisoformat(text.strip())
    if local.tzinfo is not None:
        return fixed(local)
    told = InstantKind().read(utc, "", Report()) if utc else None
    if told is not None and told.astimezone(zone).replace(tzinfo=None) == local:
        return fixed(told.astimezone(zone))
    if not 1900 <= local.year <= 2200:
        raise ValueError("a year from 1900 to 2200")
    aware = local.replace(tzinfo=zone)
    return fixed(aware.astimezone(UTC).astimezone(zone))  # a time that the clocks skip becomes the one after


def utc_text(instant: datetime) -> str:
    """An instant in UTC."""
    return write_instant(instant.astimezone(UTC))


def duration_text(minutes: int) -> str:
    """A length as ``PT8H30M0S``."""
    return f"PT{minutes // 60}H{minutes % 60}M0S"


def duration_minutes(text: str) -> int:
    """The minutes of a length; those of its days count whole.

    Raises:
        ValueError: It is no length.
    """
    found = _DURATION.match(text.strip()) if len(text) <= 40 else None
    if found is None:
        raise ValueError("a duration such as PT8H0M0S")
    days, hours, minutes = (int(found[number] or 0) for number in (1, 2, 3))
    return days * 1440 + hours * 60 + minutes + round(float(found[4] or 0) / 60)


def is_midnight(instant: datetime, zone: ZoneInfo) -> bool:
    """Whether a local day begins then."""
    return instant.astimezone(zone).time() == time()


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)
