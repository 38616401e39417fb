"""Where phases are kept."""

from exercise_planner.domain.phase import Phase
from exercise_planner.storage.columns import maybe, record_table, text

PHASE = record_table(Phase, maybe("name"), text("from"), text("to"))
