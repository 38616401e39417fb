"""Where pools are kept."""

from exercise_planner.domain.pool import Pool
from exercise_planner.storage.columns import maybe, nested, record_table, whole

POOL = record_table(Pool, maybe("name"), whole("capacity"), nested("unavailable"))
