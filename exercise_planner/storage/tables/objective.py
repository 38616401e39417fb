"""Where objectives are kept."""

from exercise_planner.domain.objective import Objective
from exercise_planner.storage.columns import maybe, nested, number, record_table, text

OBJECTIVE = record_table(Objective, text("title"), maybe("kind"), number("weight"), nested("nations"))
