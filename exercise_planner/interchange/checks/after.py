"""The order of events: no event waits for itself, straight or in a circle, and lags leave room."""

from collections.abc import Iterator

from exercise_planner.domain.event import After, Event
from exercise_planner.domain.kinds import shown
from exercise_planner.interchange.draft import Draft

MOST_CIRCLES = 50
MOST_NAMED = 12

Links = dict[str, list[tuple[str, str]]]
"""By event: the path of each ``after`` entry, and the event that it names."""


def check_after(draft: Draft) -> None:
    """An event does not come after itself; the largest lag is not below the least."""
    links: Links = {row.id: [] for row in draft.of(Event) if row.id is not None}
    for row in draft.of(Event):
        for path, after in row.items("after"):
            _check_lags(draft, path, after)
            if after.event == row.id:
                draft.report.fault(f"{path}.event", after.event, "another event: none comes after itself")
            elif row.id is not None and after.event in links:
                links[row.id].append((f"{path}.event", after.event))
    for path, circle in _circles(links):
        draft.report.fault(path, circle[-1], f"events that do not wait for each other: {_told(circle)}")


def _check_lags(draft: Draft, path: str, after: After) -> None:
    if after.max_lag_minutes is not None and after.max_lag_minutes < after.min_lag_minutes:
        expected = f"at least “min_lag_minutes”, which is {after.min_lag_minutes:,}"
        draft.report.fault(f"{path}.max_lag_minutes", after.max_lag_minutes, expected)


def _told(circle: list[str]) -> str:
    names = [shown(name) for name in circle]
    if len(names) > MOST_NAMED:
        names[MOST_NAMED - 1 : -1] = [f"{len(names) - MOST_NAMED:,} more"]
    return " after ".join(names)


def _circles(links: Links) -> Iterator[tuple[str, list[str]]]:
    """One circle for each link that closes one; without these links the order is sound.

    Yields:
        The path of the link, and the circle's events, the first of them again at its end.
    """
    done: set[str] = set()
    found = 0
    for root in links:
        if root in done:
            continue
        trail: dict[str, int] = {root: 0}
        walks = [iter(links[root])]
        while walks:
            path, event = next(walks[-1], ("", ""))
            if not path:
                walks.pop()
                done.add(trail.popitem()[0])
            elif event in trail:
                yield path, [*list(trail)[trail[event] :], event]
                found += 1
                if found == MOST_CIRCLES:
                    return
            elif event not in done:
                trail[event] = len(trail)
                walks.append(iter(links[event]))
