"""Tables of the records that have no page of their own, to be set as tabs of others.

To add one: its line in KINDS.
"""

from collections.abc import Callable
from dataclasses import dataclass

from exercise_planner.domain.agreement import Agreement, AgreementKind
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.objective import Objective
from exercise_planner.domain.phase import Phase
from exercise_planner.domain.pool import Pool
from exercise_planner.domain.record import Record
from exercise_planner.domain.relation import Relation, RelationRule
from exercise_planner.domain.travel import Travel
from exercise_planner.edits import agreement, milestone, objective, phase, pool, relation, travel
from exercise_planner.errors import InputError
from exercise_planner.ui import words
from exercise_planner.ui.context import Context
from exercise_planner.ui.models.column import of_field
from exercise_planner.ui.widgets.record_page import RecordPage
from exercise_planner.ui.words import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Kind:
    """A table of one type of record.

    Args:
        cls: The type.
        title: Heading of table and tab.
        invitation: What is said while there are none.
        widths: The fields that are columns, with their widths in pixels.
        make: A new one.
    """

    cls: type[Record]
    title: str
    invitation: str
    widths: dict[str, int]
    make: Callable[[Exercise], Record]


def _agreement(exercise: Exercise) -> Record:
    hosts = exercise.details.hosts or tuple(nation.id for nation in exercise.nations)
    if not hosts:
        raise InputError(words.tr(QT_TRANSLATE_NOOP("window", "A nation grants it: add a nation first.")))
    return agreement.new(exercise, AgreementKind.DIPLOMATIC_CLEARANCE, hosts[0], ())


def _relation(exercise: Exercise) -> Record:
    if len(exercise.nations) < 2:
        raise InputError(words.tr(QT_TRANSLATE_NOOP("window", "A relation is between two nations or more.")))
    return relation.new(exercise, [one.id for one in exercise.nations[:2]], RelationRule.AVOID)


def _travel(exercise: Exercise) -> Record:
    if len(exercise.venues) < 2:
        raise InputError(
            words.tr(QT_TRANSLATE_NOOP("window", "Travel is between two venues: add them first."))
        )
    here, there = exercise.venues[:2]
    return travel.new(exercise, here.id, there.id, 60)


KINDS: dict[str, Kind] = {
    "phases": Kind(
        Phase,
        QT_TRANSLATE_NOOP("window", "Phases"),
        QT_TRANSLATE_NOOP("window", "No phases yet. Press Add to enter the first one; events can lie in it."),
        {"id": 110, "name": 300, "from_": 160, "to": 160, "description": 260},
        lambda exercise: phase.new(
            exercise,
            words.tr(QT_TRANSLATE_NOOP("window", "New phase")),
            exercise.details.from_,
            exercise.details.to,
        ),
    ),
    "milestones": Kind(
        Milestone,
        QT_TRANSLATE_NOOP("window", "Milestones"),
        QT_TRANSLATE_NOOP("window", "No milestones yet. Conferences, surveys and visitors’ days go here."),
        {"id": 110, "name": 280, "kind": 110, "from_": 160, "to": 160, "venue": 110, "description": 200},
        lambda exercise: milestone.new(
            exercise, words.tr(QT_TRANSLATE_NOOP("window", "New milestone")), exercise.details.from_
        ),
    ),
    "pools": Kind(
        Pool,
        QT_TRANSLATE_NOOP("window", "Pools"),
        QT_TRANSLATE_NOOP(
            "window", "No pools yet. Airspace slots, lift, interpreters: what events draw from."
        ),
        {"id": 140, "name": 280, "capacity": 90, "unavailable": 220, "description": 240},
        lambda exercise: pool.new(exercise, words.tr(QT_TRANSLATE_NOOP("window", "New pool")), 1),
    ),
    "travel": Kind(
        Travel,
        QT_TRANSLATE_NOOP("window", "Travel"),
        QT_TRANSLATE_NOOP(
            "window", "No times are entered: travel is reckoned by distance and each unit’s speed."
        ),
        {"from_": 200, "to": 200, "minutes": 100, "one_way": 100, "notes": 260},
        _travel,
    ),
    "objectives": Kind(
        Objective,
        QT_TRANSLATE_NOOP("window", "Objectives"),
        QT_TRANSLATE_NOOP("window", "No objectives yet. Press Add to say what the exercise is to achieve."),
        {"id": 150, "title": 340, "kind": 170, "weight": 80, "nations": 240, "description": 200},
        lambda exercise: objective.new(exercise, words.tr(QT_TRANSLATE_NOOP("window", "New objective"))),
    ),
    "agreements": Kind(
        Agreement,
        QT_TRANSLATE_NOOP("window", "All agreements"),
        QT_TRANSLATE_NOOP("window", "No agreements yet. Press Add to enter what hosts are to grant."),
        {
            "id": 120,
            "kind": 170,
            "host": 70,
            "nations": 220,
            "status": 100,
            "lead_working_days": 184,
            "requested": 110,
            "in_force": 200,
            "reservations": 180,
        },
        _agreement,
    ),
    "relations": Kind(
        Relation,
        QT_TRANSLATE_NOOP("window", "Relations"),
        QT_TRANSLATE_NOOP("window", "No relations: any nations may take part in one event together."),
        {"between": 220, "rule": 150, "reason": 380, "notes": 200},
        _relation,
    ),
}
"""The tables, by the name of their tab."""


def plan_table(context: Context, name: str) -> RecordPage:
    """One of the tables."""
    kind = KINDS[name]
    columns = tuple(of_field(kind.cls, field, width) for field, width in kind.widths.items())
    heading, invitation = words.tr(kind.title), words.tr(kind.invitation)
    return RecordPage(context, kind.cls, columns, make=kind.make, heading=heading, invitation=invitation)
