"""Where agreements are kept."""

from sqlalchemy import Integer

from exercise_planner.domain.agreement import Agreement
from exercise_planner.domain.nation import Nation
from exercise_planner.storage.columns import maybe, maybe_nested, nested, record_table, refers, text

AGREEMENT = record_table(
    Agreement,
    text("kind"),
    refers("host", Nation),
    nested("nations"),
    text("status"),
    maybe_nested("in_force"),
    maybe("lead_working_days", Integer),
    maybe("requested"),
    nested("reservations"),
)
