"""What an exercise is: frozen records, changes to them, findings about them. Standard library only.

To add a record, write its file here and add its line to RECORDS; one that is no part of what is planned, but
is stored with it, is ``apart`` and has its line in APART.
"""

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
from exercise_planner.domain.review import Answer, Comment, Reply
from exercise_planner.domain.schedule import Assignment, Schedule
from exercise_planner.domain.travel import Travel
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.variant import Variant
from exercise_planner.domain.venue import Venue

PLAN_RECORDS: tuple[type[Record], ...] = (
    Nation,
    Unit,
    Venue,
    Pool,
    Phase,
    Objective,
    Agreement,
    Relation,
    Travel,
    Milestone,
    Event,
)
"""The records that are lists of the plan document, in its order."""

RECORDS: tuple[type[Record], ...] = (Details, *PLAN_RECORDS, Assignment, Schedule)
"""All records of an exercise."""

APART: tuple[type[Record], ...] = (Variant, Comment, Answer, Reply)
"""Records that a document holds beside its exercise."""
