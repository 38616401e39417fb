"""Where the events' places in the schedule are kept."""

from exercise_planner.domain.event import Event
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.venue import Venue
from exercise_planner.storage.columns import nested, record_table, refers, text

ASSIGNMENT = record_table(
    Assignment,
    text("start"),
    text("end"),
    refers("venue", Venue, nullable=True),
    nested("units"),
    id_of=Event,
)
