"""Where variants are kept."""

from exercise_planner.domain.variant import Variant
from exercise_planner.storage.columns import maybe, record_table, text

VARIANT = record_table(Variant, text("name"), text("created"), maybe("content"))
