"""Where nations are kept."""

from exercise_planner.domain.nation import Nation
from exercise_planner.storage.columns import flag, nested, record_table, text

NATION = record_table(
    Nation,
    text("name"),
    text("role"),
    nested("languages"),
    nested("groups"),
    nested("unavailable"),
    flag("observes_holidays"),
    nested("standards"),
    text("contact"),
    text("caveats"),
)
