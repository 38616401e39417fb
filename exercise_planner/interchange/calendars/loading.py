"""Calendar files in memory: parsed within bounds, so that no file hangs or overflows the program."""

from icalendar import Calendar
from icalendar import Event as Component

from exercise_planner.errors import InputError
from exercise_planner.interchange.loading import MEBIBYTE, check_size

LIMIT = 16 * MEBIBYTE
MOST_COMPONENTS = 50_000
DEEPEST = 6
LONGEST_LINE = 500_000


def calendar_of(data: bytes, source: str) -> Calendar:
    """The calendar in a file; of several, one with the entries of all.

    Args:
        data: The content of the file.
        source: What users call it.

    Raises:
        InputError: It is no calendar, or too big.
    """
    check_size(len(data), source, LIMIT)
    _check_shape(data, source)
    try:
        calendars = Calendar.from_ical(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8"), multiple=True)
        whole = calendars[0]
        for other in calendars[1:]:
            whole.subcomponents.extend(other.subcomponents)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise InputError(f"“{source}” is no calendar (.ics) that can be read: it is damaged.") from error
    if not isinstance(whole, Calendar):
        raise InputError(f"“{source}” is no calendar (.ics): it does not begin with BEGIN:VCALENDAR.")
    return whole


def earlier_entries(data: bytes, source: str) -> dict[str, Component]:
    """The entries of an earlier calendar by UID, each as its newest version.

    Raises:
        InputError: It is no calendar, or too big.
    """
    found: dict[str, Component] = {}
    for component in calendar_of(data, source).walk("VEVENT"):
        if isinstance(component, Component) and "UID" in component:
            found[str(component["UID"])] = component
    return found


def _check_shape(data: bytes, source: str) -> None:
    depth = deepest = components = 0
    for line in data.splitlines():
        if len(line) > LONGEST_LINE:
            raise InputError(f"“{source}” cannot be read: a line of it has more than {LONGEST_LINE:,} bytes.")
        word = line[:6].upper()
        if word == b"BEGIN:":
            depth += 1
            components += 1
            deepest = max(deepest, depth)
        elif word[:4] == b"END:":
            depth -= 1
    if components > MOST_COMPONENTS or deepest > DEEPEST:
        raise InputError(
            f"“{source}” cannot be read: it has {components:,} entries, {deepest:,} levels deep; "
            f"at most {MOST_COMPONENTS:,} and {DEEPEST} are possible."
        )
