"""Assignments of a schedule document, read against the exercise whose events they place."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from exercise_planner.domain import wire
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.frozen import Frozen, freeze
from exercise_planner.domain.kinds import Reference, Report, TextKind, write_instant
from exercise_planner.domain.record import Text
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.interchange.draft import Row
from exercise_planner.interchange.references import Known, look_up

MOST_ASSIGNMENTS = 100_000
_EVENT_ID = TextKind(Text(1, 200))
_LEFT_OUT = "; it is left out"


@dataclass(frozen=True, slots=True)
class Placing:
    """Reads assignments one by one.

    Args:
        exercise: Whose events are placed.
        known: The ids that it has.
        report: What is wrong.
        lenient: Whether what the exercise does not have is left out with a warning.
        warnings: What was left out, or is odd.
        first: Where each event was placed first, by its id.
    """

    exercise: Exercise
    known: Known
    report: Report
    lenient: bool
    warnings: Report = field(default_factory=Report)
    first: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, exercise: Exercise, report: Report, *, lenient: bool) -> "Placing":
        """For one exercise."""
        ids = {kind.noun: exercise.table(kind) for kind in (Event, Unit, Venue)}
        return cls(exercise, Known(ids), report, lenient)

    def assignments(self, raw: Any) -> tuple[Assignment, ...]:
        """The assignments of the document."""
        if not isinstance(raw, list) or len(raw) > MOST_ASSIGNMENTS:
            self.report.fault("$.assignments", raw, f"a list of at most {MOST_ASSIGNMENTS:,} assignments")
            return ()
        made = (self._assignment(item, index) for index, item in enumerate(raw))
        kept = (assignment for assignment in made if assignment is not None)
        return tuple(replace(assignment, rank=rank) for rank, assignment in enumerate(kept))

    def events_of(self, raw: Any, path: str) -> tuple[str, ...]:
        """The ids in a list of events; what is no list of texts is a fault that is noted elsewhere."""
        if not isinstance(raw, list):
            return ()
        ids = [(f"{path}[{index}]", item) for index, item in enumerate(raw) if isinstance(item, str)]
        return tuple(event for where, event in ids if self._exists("event", event, where))

    def _assignment(self, raw: Any, index: int) -> Assignment | None:
        path = f"$.assignments[{index}]"
        if not isinstance(raw, dict):
            self.report.fault(path, raw, "an object (assignment)")
            return None
        event = self._event(raw, path)
        if event is None and self.lenient and isinstance(raw.get("event"), str):
            return None
        # the document's name of an assignment's id is “event”; an “id” in it is a field that we do not know
        rest = {name: value for name, value in raw.items() if name not in {"event", "id"}}
        noted = len(self.report.references)
        assignment = wire.read(Assignment, {**rest, "id": event or "?"}, path, self.report)
        references = self.report.references[noted:]
        row = Row(path, Assignment, event, raw, assignment)
        self._check_times(row)
        dropped = self._check_requirements(row) | self._missing(references)
        if assignment is None:
            return None
        kept = {**assignment.unknown, "id": freeze(raw["id"])} if "id" in raw else assignment.unknown
        return replace(_without(assignment, path, dropped), unknown=Frozen(kept))

    def _event(self, raw: Mapping[str, Any], path: str) -> str | None:
        where = f"{path}.event"
        if "event" not in raw:
            self.report.missing(where)
            return None
        event = _EVENT_ID.read(raw["event"], where, self.report)
        if event is None or not self._exists("event", event, where):
            return None
        if event in self.first:
            expected = f"an event that has no other assignment; {self.first[event]} is of the same event"
            self.report.fault(where, event, expected)
            return None
        self.first[event] = path
        return event

    def _exists(self, noun: str, record_id: str, path: str) -> bool:
        return not self._missing([Reference(path, (noun,), record_id)])

    def _missing(self, references: list[Reference]) -> frozenset[str]:
        """Paths of the references to what the exercise does not have; faults, or warnings when lenient."""
        if self.lenient:
            look_up(references, self.known, self.warnings, _LEFT_OUT)
        else:
            look_up(references, self.known, self.report)
        return frozenset(item.path for item in references if not self.known.has(item.nouns, item.id))

    def _check_times(self, row: Row) -> None:
        start, end = row.value("start"), row.value("end")
        if start is not None and end is not None and end <= start:
            expected = f"an instant after “start”, which is {write_instant(start)}"
            self.report.fault(f"{row.path}.end", write_instant(end), expected)

    def _check_requirements(self, row: Row) -> frozenset[str]:
        """Paths of the units whose place the event does not have; faults, or warnings when lenient."""
        event = self.exercise.get(Event, row.id)
        if event is None:
            return frozenset()
        wrong: set[str] = set()
        for path, place in row.items("units"):
            if place.requirement is not None and place.requirement >= len(event.requires):
                wrong.add(f"{path}.unit")
                target, outcome = (self.warnings, _LEFT_OUT) if self.lenient else (self.report, "")
                target.fault(f"{path}.requirement", place.requirement, f"{_places(event)}{outcome}")
        return frozenset(wrong)


def _places(event: Event) -> str:
    match len(event.requires):
        case 0:
            return "null, because the event requires no units by capability"
        case 1:
            return "0 or null, because the event has one requirement"
        case count:
            return f"a whole number from 0 to {count - 1:,}, or null"


def _without(assignment: Assignment, path: str, dropped: frozenset[str]) -> Assignment:
    """The assignment without its venue or units, where these were dropped."""
    if not dropped:
        return assignment
    units = tuple(
        place for index, place in enumerate(assignment.units) if f"{path}.units[{index}].unit" not in dropped
    )
    return replace(assignment, units=units, venue=None if f"{path}.venue" in dropped else assignment.venue)
