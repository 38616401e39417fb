"""Lead times: by when an agreement must be asked for, so that it is there when the schedule needs it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from exercise_planner.domain.agreement import Agreement, AgreementStatus
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.presence import nations_of
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.timespan import begins, ends
from exercise_planner.domain.venue import Venue

DaysOff = Callable[[str, date, date], Collection[date]]
"""The days on which a nation does not work, from one day to another."""

SOON_DAYS = 14
"""Days before the latest safe request date from which an agreement counts as urgent."""
_STRETCH = 200


class Urgency(StrEnum):
    """How pressing an agreement is, most pressing first."""

    LATE = "LATE"
    LAPSES = "LAPSES"
    SOON = "SOON"
    NO_LEAD_TIME = "NO_LEAD_TIME"
    ON_TIME = "ON_TIME"
    NOT_NEEDED = "NOT_NEEDED"
    SETTLED = "SETTLED"


ORDER = {urgency: number for number, urgency in enumerate(Urgency)}


@dataclass(frozen=True, slots=True)
class Deadline:
    """What the schedule asks of an agreement.

    Args:
        agreement: The agreement.
        events: The scheduled events that need it, the earliest first.
        endangered: Those of them that it does not cover as it stands.
        needed: The local day of the first of them.
        latest: The latest safe request date; None where no event needs it or no lead time is entered.
        urgency: How pressing it is.
    """

    agreement: Agreement
    events: tuple[Event, ...]
    endangered: tuple[Event, ...]
    needed: date | None
    latest: date | None
    urgency: Urgency

    @property
    def is_at_risk(self) -> bool:
        """Whether something has to be done about it."""
        return self.urgency in (Urgency.LATE, Urgency.LAPSES, Urgency.SOON, Urgency.NO_LEAD_TIME)


def latest_request(needed: date, working_days: int, host: str, days_off: DaysOff) -> date:
    """The day that lies so many working days of the host before another; that day itself for none.

    Args:
        needed: The day on which the agreement must be in force.
        working_days: The lead time.
        host: Id of the granting nation.
        days_off: Its weekends and holidays.
    """
    day, left = needed, working_days
    known_from, off = needed, frozenset[date]()
    while left > 0:
        day -= timedelta(days=1)
        if day < known_from:
            known_from = day - timedelta(days=_STRETCH)
            off = frozenset(days_off(host, known_from, day))
        left -= day not in off
    return day


def deadlines(exercise: Exercise, days_off: DaysOff, today: date) -> tuple[Deadline, ...]:
    """What the schedule asks of each agreement, the most pressing first.

    Args:
        exercise: The exercise with its schedule.
        days_off: The weekends and holidays of each nation.
        today: The day on which it is asked.
    """
    uses = _uses(exercise)
    found = [_deadline(exercise, one, uses.get(one.id, ()), days_off, today) for one in exercise.agreements]
    return tuple(
        sorted(found, key=lambda item: (ORDER[item.urgency], item.latest or item.needed or date.max))
    )


def _uses(exercise: Exercise) -> dict[str, tuple[Assignment, ...]]:
    """The places of the events that need an agreement, by the agreement's id, the earliest first."""
    uses: dict[str, list[Assignment]] = {}
    for place in sorted(exercise.assignments, key=lambda item: (item.start, item.id)):
        event, venue = exercise.get(Event, place.id), exercise.get(Venue, place.venue)
        if event is None or venue is None or not event.needs_agreements:
            continue
        guests = set(nations_of(exercise, event)) - {venue.nation}
        for agreement in exercise.agreements:
            is_asked = agreement.kind in event.needs_agreements and agreement.host == venue.nation
            if is_asked and guests & set(agreement.nations):
                uses.setdefault(agreement.id, []).append(place)
    return {agreement_id: tuple(places) for agreement_id, places in uses.items()}


def _deadline(
    exercise: Exercise, agreement: Agreement, places: tuple[Assignment, ...], days_off: DaysOff, today: date
) -> Deadline:
    zone = ZoneInfo(exercise.details.time_zone)
    open_places = [place for place in places if not _covers(agreement, place, zone)]
    events = tuple(exercise.the(Event, place.id) for place in places)
    endangered = tuple(exercise.the(Event, place.id) for place in open_places)
    first = (open_places or places)[0] if places else None
    needed = first.start.astimezone(zone).date() if first is not None else None
    lead = agreement.lead_working_days
    latest = (
        latest_request(needed, lead, agreement.host, days_off)
        if needed is not None and lead is not None
        else None
    )
    urgency = _urgency(agreement, endangered, needed, latest, today)
    return Deadline(agreement, events, endangered, needed, latest, urgency)


def _urgency(
    agreement: Agreement,
    endangered: tuple[Event, ...],
    needed: date | None,
    latest: date | None,
    today: date,
) -> Urgency:
    signed = agreement.status is AgreementStatus.SIGNED
    if not endangered or needed is None:
        return Urgency.SETTLED if signed else Urgency.NOT_NEEDED
    if signed:
        return Urgency.LAPSES
    asked = agreement.requested if agreement.status is not AgreementStatus.EXPIRED else None
    if today >= needed or (latest is not None and (asked or today) > latest):
        return Urgency.LATE
    if latest is None:
        return Urgency.NO_LEAD_TIME
    return Urgency.SOON if asked is None and (latest - today).days <= SOON_DAYS else Urgency.ON_TIME


def _covers(agreement: Agreement, place: Assignment, zone: ZoneInfo) -> bool:
    if agreement.status is not AgreementStatus.SIGNED:
        return False
    period = agreement.in_force
    return period is None or (
        begins(period.from_, zone) <= place.start and place.end <= ends(period.to, zone)
    )
