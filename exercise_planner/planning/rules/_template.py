"""Template: say in one sentence what the rule asks for."""

from collections.abc import Iterable

from exercise_planner.domain.finding import Finding
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.timetable import Booking


class Template(Rule):
    """The rule as an inequality.

    Override what the rule needs of ``Rule``: ``of_…`` for facts about time; ``in_…``, ``before`` and
    ``left_out`` for the checker; ``post`` for the solver's model.
    """

    code = "template"
    title = "What it asks for, in a few words"

    def in_event(self, problem: Problem, item: Booking) -> Iterable[Finding]:
        if item.end > problem.minutes:
            yield self.finding(f"{item.task.name} does what the rule forbids", item.subject)
