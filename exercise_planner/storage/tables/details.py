"""Where the exercise itself is kept."""

from exercise_planner.domain.details import Details
from exercise_planner.storage.columns import maybe, maybe_nested, nested, record_table, text, whole

DETAILS = record_table(
    Details,
    text("name"),
    maybe("nickname"),
    text("kind"),
    text("from"),
    text("to"),
    text("time_zone"),
    whole("slot_minutes"),
    nested("hosts"),
    nested("closed"),
    nested("goals"),
    maybe_nested("default_hours"),
    maybe_nested("marking_policy"),
    nested("document"),
)
