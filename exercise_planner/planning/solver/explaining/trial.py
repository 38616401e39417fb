"""Trial: schedules of variants of one exercise, each built from the last one, which seldom changes much."""

from collections.abc import Callable

from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.check import Checker
from exercise_planner.planning.solver.clock import Clock
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.construct import Builder, Construction, never
from exercise_planner.planning.solver.drafting.draft import Draft
from exercise_planner.planning.solver.drafting.placer import Placer
from exercise_planner.planning.solver.explaining.ground import Ground

PATIENCE = 300
"""How many events may be forced in before a schedule is built from nothing."""


ROUNDS = 3
"""How often a schedule is begun anew while events resist."""


def quick_build(
    terms: Terms, *, rounds: int = ROUNDS, should_stop: Callable[[], bool] = never
) -> Construction:
    """A schedule, as complete as it gets without much patience.

    Args:
        terms: The problem.
        rounds: How often it is begun anew while events resist.
        should_stop: Asked now and then.
    """
    best: Construction | None = None
    for seed in range(rounds):
        draft = Builder(terms, seed).build(20 + 2 * len(terms.items), should_stop)
        found = _of_draft(draft)
        if best is None or len(found.resisted) < len(best.resisted):
            best = found
        if not best.resisted or should_stop():
            break
    assert best is not None  # noqa: S101  there is at least one round
    return best


def _of_draft(draft: Draft) -> Construction:
    missing = [item.task.id for item in draft.items if item.required and draft.spots[item.index] is None]
    return Construction(draft.assignments(), tuple(missing))


class Trials:
    """Builds schedules of variants of one exercise.

    Args:
        clock: How long it may take.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: tuple[Assignment, ...] = ()
        self._left: int | None = None
        """How many events the last one lacks; None where there is none."""

    def of(self, ground: Ground) -> Construction:
        """A schedule of a variant, as complete as it gets.

        Args:
            ground: The variant.
        """
        found = self._mended(ground) if self._last else None
        if found is None or found.resisted:
            rounds = 1 if self._left else ROUNDS  # where much was tried in vain, more of it is seldom of use
            anew = quick_build(ground.terms, rounds=rounds, should_stop=self._is_over)
            found = min(anew, found or anew, key=lambda one: len(one.resisted))
        if self._left is None or len(found.resisted) <= self._left:
            self._last, self._left = found.assignments, len(found.resisted)
        return found

    def _is_over(self) -> bool:
        return self._clock.is_over

    def _mended(self, ground: Ground) -> Construction:
        """The last schedule without what is wrong with it now, completed."""
        findings = Checker(ground.problem).findings(self._last)
        wrong = {one.id for finding in findings for one in finding.subjects if one.noun == "event"}
        draft = Draft(ground.terms)
        draft.load(one for one in self._last if one.id not in wrong)
        draft.strike_orphans()
        _Mender(ground.terms).mend(draft, self._is_over)
        return _of_draft(draft)


class _Mender(Builder):
    """Completes a draft that lacks only a little."""

    def mend(self, draft: Draft, should_stop: Callable[[], bool]) -> None:
        """Put in what is missing, and what has to make way for it.

        Args:
            draft: What there is.
            should_stop: Asked now and then.
        """
        placer = Placer(draft, self.dice)
        placer.hasty = True
        missing = [item for item in draft.items if item.required and draft.spots[item.index] is None]
        waiting = [item for item in self._ordered(missing) if draft.spots[item.index] is None][::-1]
        for _ in range(PATIENCE):
            if not waiting or should_stop():
                return
            item = waiting.pop()
            spot = placer.best(item)
            if spot is not None:
                draft.place(item, spot)
                continue
            self.weights[item.index] += 1
            ejected = self._force(draft, placer, item) if item.starts else None
            if ejected is None:
                waiting.insert(0, item)
            else:
                waiting.extend(self.terms.items[index] for index in ejected)
