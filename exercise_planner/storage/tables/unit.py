"""Where units are kept."""

from sqlalchemy import Integer

from exercise_planner.domain.nation import Nation
from exercise_planner.domain.unit import Unit
from exercise_planner.storage.columns import (
    maybe,
    maybe_nested,
    nested,
    number,
    record_table,
    refers,
    text,
    whole,
)

UNIT = record_table(
    Unit,
    text("name"),
    refers("nation", Nation),
    maybe("domain"),
    maybe("symbol"),
    maybe("echelon"),
    whole("personnel"),
    nested("capabilities"),
    nested("standards"),
    maybe_nested("home"),
    nested("available"),
    nested("unavailable"),
    whole("min_rest_minutes"),
    maybe("max_duty_minutes_per_day", Integer),
    number("speed_kmh"),
)
