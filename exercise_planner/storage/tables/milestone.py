"""Where milestones are kept."""

from exercise_planner.domain.milestone import Milestone
from exercise_planner.domain.venue import Venue
from exercise_planner.storage.columns import maybe, record_table, refers, text

MILESTONE = record_table(
    Milestone, maybe("name"), maybe("kind"), text("from"), maybe("to"), refers("venue", Venue, nullable=True)
)
