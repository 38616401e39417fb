"""Where it is kept what the last solve said of the whole."""

from sqlalchemy import Integer

from exercise_planner.domain.schedule import Schedule
from exercise_planner.storage.columns import Number, maybe, nested, record_table, text

SCHEDULE = record_table(
    Schedule,
    maybe("plan"),
    text("status"),
    maybe("objective", Number),
    maybe("bound", Number),
    nested("goals"),
    maybe("makespan_slots", Integer),
    maybe("seconds", Number),
    nested("trace"),
    nested("unscheduled"),
    nested("conflicts"),
    nested("remedies"),
    nested("further_conflicts"),
    nested("resisted"),
)
