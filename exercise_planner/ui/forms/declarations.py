"""Which fields the form of each kind of record shows, and in which sections."""

from dataclasses import dataclass

from exercise_planner.domain.agreement import Agreement
from exercise_planner.domain.details import Details
from exercise_planner.domain.event import Event
from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.objective import Objective
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.record import Record
from exercise_planner.domain.relation import Relation
from exercise_planner.domain.travel import Travel
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.ui.words import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under one heading."""

    title: str
    fields: tuple[str, ...]


_WORDS = Section(QT_TRANSLATE_NOOP("window", "Text"), ("marking", "description", "notes", "sanitised"))

FORMS: dict[type[Record], tuple[Section, ...]] = {
    Details: (
        Section(
            QT_TRANSLATE_NOOP("window", "Exercise"),
            ("name", "nickname", "kind", "from_", "to", "time_zone", "hosts"),
        ),
        Section(QT_TRANSLATE_NOOP("window", "Schedule"), ("slot_minutes", "default_hours", "closed")),
        Section(QT_TRANSLATE_NOOP("window", "Marking"), ("marking", "marking_policy")),
        Section(QT_TRANSLATE_NOOP("window", "Text"), ("description", "notes")),
    ),
    Nation: (
        Section(QT_TRANSLATE_NOOP("window", "Nation"), ("name", "role", "groups", "languages", "contact")),
        Section(QT_TRANSLATE_NOOP("window", "Availability"), ("unavailable", "observes_holidays")),
        Section(QT_TRANSLATE_NOOP("window", "Interoperability"), ("standards", "caveats")),
        _WORDS,
    ),
    Unit: (
        Section(
            QT_TRANSLATE_NOOP("window", "Unit"),
            ("name", "nation", "domain", "echelon", "personnel", "symbol", "capabilities"),
        ),
        Section(
            QT_TRANSLATE_NOOP("window", "Availability"),
            ("available", "unavailable", "min_rest_minutes", "max_duty_minutes_per_day"),
        ),
        Section(QT_TRANSLATE_NOOP("window", "Movement"), ("home", "speed_kmh")),
        Section(QT_TRANSLATE_NOOP("window", "Interoperability"), ("standards",)),
        _WORDS,
    ),
    Venue: (
        Section(
            QT_TRANSLATE_NOOP("window", "Venue"),
            ("name", "nation", "kind", "position", "activities", "max_events", "max_personnel"),
        ),
        Section(
            QT_TRANSLATE_NOOP("window", "Availability"), ("available", "unavailable", "turnaround_minutes")
        ),
        _WORDS,
    ),
    Agreement: (
        Section(
            QT_TRANSLATE_NOOP("window", "Agreement"), ("kind", "host", "nations", "status", "reservations")
        ),
        Section(QT_TRANSLATE_NOOP("window", "When"), ("lead_working_days", "requested", "in_force")),
        _WORDS,
    ),
    Objective: (
        Section(QT_TRANSLATE_NOOP("window", "Objective"), ("title", "kind", "weight", "nations")),
        _WORDS,
    ),
    Phase: (Section(QT_TRANSLATE_NOOP("window", "Phase"), ("name", "from_", "to")), _WORDS),
    Milestone: (
        Section(QT_TRANSLATE_NOOP("window", "Milestone"), ("name", "kind", "from_", "to", "venue")),
        _WORDS,
    ),
    Relation: (Section(QT_TRANSLATE_NOOP("window", "Relation"), ("between", "rule", "reason")), _WORDS),
    Travel: (Section(QT_TRANSLATE_NOOP("window", "Travel"), ("from_", "to", "minutes", "one_way")), _WORDS),
    Pool: (Section(QT_TRANSLATE_NOOP("window", "Pool"), ("name", "capacity", "unavailable")), _WORDS),
    Event: (
        Section(
            QT_TRANSLATE_NOOP("window", "Event"),
            ("name", "activity", "duration_minutes", "priority", "optional"),
        ),
        Section(
            QT_TRANSLATE_NOOP("window", "When"), ("phase", "earliest", "latest", "hours", "light", "after")
        ),
        Section(QT_TRANSLATE_NOOP("window", "Where"), ("venues", "needs_venue", "pools")),
        Section(
            QT_TRANSLATE_NOOP("window", "Who"),
            ("units", "nations", "requires", "min_nations", "lead"),
        ),
        Section(
            QT_TRANSLATE_NOOP("window", "Conditions"), ("interoperability", "needs_agreements", "objectives")
        ),
        _WORDS,
    ),
}
"""The form of each kind of record."""

CALENDARS = {"unavailable": "danger", "available": "good", "closed": "danger"}
"""Fields of periods that are also marked on a calendar, and the colour of the days that they cover."""

PROSE = frozenset({"description", "notes", "sanitised", "caveats", "contact"})
"""Fields with room for several lines."""
