"""Where relations are kept."""

from exercise_planner.domain.relation import Relation
from exercise_planner.storage.columns import nested, record_table, text

RELATION = record_table(Relation, nested("between"), text("rule"), text("reason"))
