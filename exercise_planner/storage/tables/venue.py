"""Where venues are kept."""

from sqlalchemy import Integer

from exercise_planner.domain.nation import Nation
from exercise_planner.domain.venue import Venue
from exercise_planner.storage.columns import maybe, maybe_nested, nested, record_table, refers, text, whole

VENUE = record_table(
    Venue,
    text("name"),
    refers("nation", Nation, nullable=True),
    text("kind"),
    maybe_nested("position"),
    nested("activities"),
    whole("max_events"),
    maybe("max_personnel", Integer),
    nested("available"),
    nested("unavailable"),
    whole("turnaround_minutes"),
)
