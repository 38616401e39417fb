"""A project file joined to an exercise: tasks become its phases, events and milestones, by id or by name.

What is there already keeps what the format cannot say: participants, needs, hours, greatest lags. Resources
that are neither nation, unit nor venue of the exercise become pools, which tasks draw from.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.kinds import write_instant
from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.record import Record, title_of
from exercise_planner.domain.timespan import begins, ends
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.edits.record import fresh_id
from exercise_planner.interchange.project.fields import (
    FINISH_NO_LATER,
    MUST_START_ON,
    START_NO_EARLIER,
    is_midnight,
    local_text,
)
from exercise_planner.interchange.project.reading import Project, ResourceRow, TaskRow

Json = dict[str, Any]
OWNERS: tuple[type[Record], ...] = (Nation, Unit, Venue, Pool)


@dataclass(slots=True)
class Joining:
    """Joins one project to an exercise.

    Args:
        project: The project file, taken apart.
        exercise: The open exercise; an empty one to begin with.
        document: Its plan document, which is changed.
        phases, events: The id that each task has in the exercise, by its number.
    """

    project: Project
    exercise: Exercise
    document: Json
    owners: dict[str, tuple[str, str]] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    taken: dict[str, set[str]] = field(default_factory=dict)

    def join(self) -> None:
        """Put everything in."""
        for resource in self.project.resources.values():
            self._add_resource(resource)
        phase: str | None = None
        tasks = self.project.tasks
        for index, task in enumerate(tasks):
            following = tasks[index + 1].level if index + 1 < len(tasks) else 0
            if following > task.level or task.own.startswith("phase:"):
                phase = self._add_phase(task) if task.level == 1 else phase
                continue
            phase = None if task.level == 1 else phase
            if task.is_milestone or task.own.startswith("milestone:"):
                self._add_milestone(task)
            else:
                self._add_event(task, phase)
        for task in tasks:
            if task.number in self.events:
                self._add_links(task)

    def _known(self, cls: type[Record], own: str, name: str) -> str | None:
        """The id of the record that is meant: the one we called so, else the only one of that name."""
        noun, _, record_id = own.partition(":")
        if noun == cls.noun and record_id:
            return record_id
        called = [one.id for one in self.exercise.all(cls) if title_of(one).casefold() == name.casefold()]
        if self.exercise.get(cls, name) is not None:
            called = [name]
        return called[0] if len(called) == 1 and called[0] not in self.taken.get(cls.noun, ()) else None

    def _object(self, cls: type[Record], own: str, name: str) -> Json:
        """The JSON object of a record, which is made where there is none."""
        held: list[Json] = self.document.setdefault(cls.nouns, [])
        taken = self.taken.setdefault(cls.noun, set())
        known = self._known(cls, own, name)
        ids = {one.get("id") for one in held}
        if known is None or known in taken:
            wish = fresh_id(self.exercise, cls, name[:60])
            known = next(
                each for each in (wish, *(f"{wish}-{n}" for n in range(2, len(ids) + 3))) if each not in ids
            )
        taken.add(known)
        found = next((one for one in held if one.get("id") == known), None)
        if found is None:
            found = {"id": known, "name": name}
            held.append(found)
        return found

    def _add_resource(self, resource: ResourceRow) -> None:
        for cls in OWNERS:
            known = self._known(cls, resource.own, resource.name)
            if known is not None and self.exercise.get(cls, known) is not None:
                self.owners[resource.number] = (cls.noun, known)
                self._add_days_off(cls, known, resource)
                return
        pool = self._object(Pool, resource.own, resource.name)
        pool.setdefault("capacity", resource.capacity)
        self.owners[resource.number] = ("pool", pool["id"])
        if resource.days_off:
            pool["unavailable"] = [_days(*off) for off in resource.days_off]

    def _add_days_off(self, cls: type[Record], known: str, resource: ResourceRow) -> None:
        """Add the days off that the exercise does not know of."""
        record: Any = self.exercise.the(cls, known)
        zone = self.project.zone
        spans = [(begins(one.from_, zone), ends(one.to, zone)) for one in record.unavailable]
        new = [
            off
            for off in resource.days_off
            if not any(start <= begins(off[0], zone) and ends(off[1], zone) <= stop for start, stop in spans)
        ]
        if new:
            raw = next(one for one in self.document[cls.nouns] if one["id"] == known)
            raw["unavailable"] = [*raw.get("unavailable", []), *(_days(*off) for off in new)]

    def _add_phase(self, task: TaskRow) -> str | None:
        if task.start is None or task.end is None:
            return None
        raw = self._object(Phase, task.own, task.name)
        raw["name"] = task.name if raw.get("name") or task.name != raw["id"] else raw.get("name")
        self._set_days(raw, task, raw.get("from"), raw.get("to"))
        return str(raw["id"])

    def _add_milestone(self, task: TaskRow) -> None:
        if task.start is None:
            return
        raw = self._object(Milestone, task.own, task.name)
        self._set_days(raw, task, raw.get("from"), raw.get("to", raw.get("from")))

    def _set_days(self, raw: Json, task: TaskRow, first: str | None, last: str | None) -> None:
        """Give a record the dates of its task, unless they are what it says already."""
        zone = self.project.zone
        assert task.start is not None  # noqa: S101  its caller has looked
        end = task.end or task.start
        held = self.exercise.get(Phase if raw in self.document.get("phases", []) else Milestone, raw["id"])
        if isinstance(held, Phase | Milestone) and first is not None and last is not None:
            start = begins(held.from_, zone)
            if (start, max(ends(held.to or held.from_, zone), start)) == (task.start, end):
                return
        if is_midnight(task.start, zone) and (end == task.start or is_midnight(end, zone)):
            raw["from"] = task.start.astimezone(zone).date().isoformat()
            final = max(end - timedelta(minutes=1), task.start)
            raw["to"] = final.astimezone(zone).date().isoformat()
        else:
            raw["from"], raw["to"] = write_instant(task.start), write_instant(end)

    def _add_event(self, task: TaskRow, phase: str | None) -> None:
        raw = self._object(Event, task.own, task.name)
        self.events[task.number] = raw["id"]
        held = self.exercise.get(Event, raw["id"])
        raw["name"] = task.name
        minutes = _length(task)
        slot = self.document["exercise"].get("slot_minutes", 30)
        if held is None or held.occupied_minutes(slot) not in (minutes, _counted(task, minutes)):
            raw["duration_minutes"] = minutes
        if phase is not None or (held is not None and self.project.tasks and not task.own):
            raw["phase"] = phase
        if raw.get("phase", "") is None:
            del raw["phase"]
        if task.notes and not raw.get("description"):
            raw["description"] = task.notes
        self._set_bounds(raw, task, held)
        if held is None:
            self._add_participants(raw, task)

    def _set_bounds(self, raw: Json, task: TaskRow, held: Event | None) -> None:
        zone = self.project.zone
        kind, moment = task.constraint
        locked = held.lock.start if held is not None and held.lock is not None else None
        if kind == MUST_START_ON and moment is not None and not self._is_same(locked, moment):
            raw["lock"] = {**(raw.get("lock") or {}), "start": write_instant(moment)}
        earliest = begins(held.earliest, zone) if held is not None and held.earliest is not None else None
        if kind == START_NO_EARLIER and moment is not None and not self._is_same(earliest, moment):
            raw["earliest"] = write_instant(moment)
        latest = task.deadline or (moment if kind == FINISH_NO_LATER else None)
        known = ends(held.latest, zone) if held is not None and held.latest is not None else None
        if latest is not None and not self._is_same(known, latest):
            raw["latest"] = write_instant(latest)

    def _is_same(self, held: datetime | None, told: datetime) -> bool:
        """Whether the file would tell a moment so, also where the clocks show it twice."""
        zone = self.project.zone
        return held is not None and local_text(held, zone) == local_text(told, zone)

    def _add_participants(self, raw: Json, task: TaskRow) -> None:
        fields = {"nation": "nations", "unit": "units", "venue": "venues"}
        for number, amount in self.project.shares.get(task.number, []):
            noun, owner = self.owners.get(number, ("", ""))
            if noun == "pool":
                raw.setdefault("pools", {})[owner] = amount
            elif noun and owner not in raw.setdefault(fields[noun], []):
                raw[fields[noun]].append(owner)
        if not raw.get("venues"):
            raw["needs_venue"] = False

    def _add_links(self, task: TaskRow) -> None:
        """The links of the file take the place of those of the event; greatest lags stay."""
        raw = next(one for one in self.document["events"] if one["id"] == self.events[task.number])
        before: dict[tuple[str, str], Json] = {
            (one["event"], one.get("from", "end")): one for one in raw.get("after", [])
        }
        after: list[Json] = []
        for link in task.links:
            event = self.events.get(link.before)
            if event is None:
                continue
            edge = "start" if link.from_start else "end"
            one = dict(before.get((event, edge), {"event": event}))
            if one.get("min_lag_minutes", 0) != link.lag:
                one["min_lag_minutes"] = link.lag
            after.append({**one, "from": "start"} if link.from_start else one)
        if after != raw.get("after", []):
            raw["after"] = after


def _days(first: object, last: object, reason: str) -> Json:
    return {"from": str(first), "to": str(last)} | ({"reason": reason} if reason else {})


def _length(task: TaskRow) -> int:
    """Minutes from beginning to end: people are there also when the project does not count the time."""
    if task.start is not None and task.end is not None and task.end > task.start:
        return round((task.end - task.start).total_seconds() / 60)
    return max(task.minutes or 0, 1)


def _counted(task: TaskRow, minutes: int) -> int:
    """The length that the file counts, where it is an hour off: then the clocks were changed between."""
    return task.minutes if task.minutes is not None and abs(task.minutes - minutes) == 60 else minutes
