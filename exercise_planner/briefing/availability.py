"""When units or venues are there and when not: a list below their table."""

from collections.abc import Sequence

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.periods import periods_text
from exercise_planner.briefing.table import Rows
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue


def availability(context: Context, records: Sequence[Unit] | Sequence[Venue], width: float) -> Rows | None:
    """A row for each that is not always there; None if all are.

    Args:
        context: What is printed.
        records: Units or venues.
        width: Of the text, in points.
    """
    rows = []
    for record in records:
        said = []
        for words, periods in (
            (context.say("Available: {periods}"), record.available),
            (context.say("Not available: {periods}"), record.unavailable),
        ):
            if periods:
                said.append(words.format(periods=periods_text(context, periods)))
        if said:
            rows.append((context.mark(record) + record.name, "\n".join(said)))
    return style.facts(rows, width) if rows else None
