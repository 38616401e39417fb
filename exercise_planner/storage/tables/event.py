"""Where events are kept."""

from exercise_planner.domain.event import Event
from exercise_planner.domain.phase import Phase
from exercise_planner.storage.columns import (
    flag,
    maybe,
    maybe_nested,
    nested,
    record_table,
    refers,
    text,
    whole,
)

EVENT = record_table(
    Event,
    text("name"),
    maybe("activity"),
    whole("duration_minutes"),
    refers("phase", Phase, nullable=True),
    maybe("earliest"),
    maybe("latest"),
    maybe_nested("hours"),
    text("light"),
    nested("venues"),
    flag("needs_venue"),
    nested("units"),
    nested("nations"),
    nested("requires"),
    whole("min_nations"),
    maybe("lead"),
    nested("interoperability"),
    nested("needs_agreements"),
    nested("after"),
    nested("pools"),
    nested("objectives"),
    whole("priority"),
    flag("optional"),
    maybe_nested("lock"),
)
