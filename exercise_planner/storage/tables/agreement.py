"""Where agreements are kept."""

from exercise_planner.domain.agreement import Agreement
from exercise_planner.domain.nation import Nation
from exercise_planner.storage.columns import maybe_nested, nested, record_table, refers, text

AGREEMENT = record_table(
    Agreement,
    text("kind"),
    refers("host", Nation),
    nested("nations"),
    text("status"),
    maybe_nested("in_force"),
)
