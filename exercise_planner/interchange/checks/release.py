"""Release lists: a name that nobody bears is odd, but a plan may name a group before its members come."""

from exercise_planner.domain.nation import Nation
from exercise_planner.interchange.draft import Draft
from exercise_planner.interchange.references import did_you_mean


def check_release(draft: Draft) -> None:
    """Warn of names in ``releasable_to`` that are neither a nation of the plan nor a group of one."""
    nations = [row.id for row in draft.of(Nation) if row.id is not None]
    groups = (group for row in draft.of(Nation) for _, group in row.items("groups"))
    known = dict.fromkeys((*nations, *groups))
    for row in draft.everything():
        marking = row.raw.get("marking")
        names = marking.get("releasable_to") if isinstance(marking, dict) else None
        for index, name in enumerate(names if isinstance(names, list) else ()):
            if isinstance(name, str) and name not in known:
                hint = "" if draft.warnings.suppressed else did_you_mean(name, tuple(known))
                expected = f"a nation of the plan or a group of one{hint}"
                draft.warnings.fault(f"{row.path}.marking.releasable_to[{index}]", name, expected)
