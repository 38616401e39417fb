"""What an event says of those that take part in it."""

from exercise_planner.domain.event import Event, NeedRule
from exercise_planner.interchange.draft import Draft, Row


def check_participants(draft: Draft) -> None:
    """Nobody takes part twice, a lead is named where one is needed, and places suffice for their nations."""
    for row in draft.of(Event):
        for name, noun in (("units", "unit"), ("nations", "nation")):
            _check_once(draft, row, name, noun)
        _check_lead(draft, row)
        _check_places(draft, row)


def _check_once(draft: Draft, row: Row, name: str, noun: str) -> None:
    first: dict[str, str] = {}
    for path, item in row.items(name):
        earlier = first.setdefault(item, path)
        if earlier != path:
            draft.report.fault(path, item, f"each {noun} once; {earlier} names it already")


def _check_lead(draft: Draft, row: Row) -> None:
    if row.raw.get("lead") is not None:
        return
    for path, need in row.items("interoperability"):
        if need.rule is NeedRule.LEAD:
            expected = f"COMMON or PAIRWISE, or a unit or nation in {row.path}.lead"
            draft.report.fault(f"{path}.rule", str(need.rule), expected)


def _check_places(draft: Draft, row: Row) -> None:
    for path, requirement in row.items("requires"):
        if requirement.min_nations > requirement.count:
            expected = f"at most as many nations as “count” has places, which is {requirement.count:,}"
            draft.report.fault(f"{path}.min_nations", requirement.min_nations, expected)
