"""Duties: what a solver process can be asked to do, each a kind of work. To add one: a class and its line."""

import os
import time
from collections.abc import Callable
from threading import Event as Flag
from threading import Timer
from typing import TYPE_CHECKING, Final

from exercise_planner.domain.schedule import Conflict
from exercise_planner.planning.goals import values
from exercise_planner.planning.solver.drafting.construct import Construction, build
from exercise_planner.planning.solver.drafting.improve import polish
from exercise_planner.planning.solver.explaining.resisted import resisted
from exercise_planner.planning.solver.explaining.suspects import is_hopeless
from exercise_planner.planning.solver.modelling.energy import least_end
from exercise_planner.planning.solver.processes.floor import earliest_starts, floor
from exercise_planner.planning.solver.processes.messages import Duty, Ended, Stuck
from exercise_planner.planning.solver.processes.work import Work
from exercise_planner.planning.timetable import Timetable

if TYPE_CHECKING:
    from exercise_planner.planning.solver.modelling.staged import Staged

SMALL = 150
"""Events up to which CP-SAT is the better at improving too, and gets the processors after a while."""

WARMING_UP = 10.0
"""Seconds for which a small exercise is improved at most before CP-SAT has the processors to itself."""

QUICK = 2.0
"""Seconds in which CP-SAT proves the easy ones."""

AROUND = 60.0
"""Seconds for which CP-SAT searches around the best schedule at most before it searches the whole."""

OF_TIMES = frozenset({"unscheduled", "makespan", "earliness"})
"""Goals whose value does not depend on which units are chosen."""

UNDER_WAY = 0.5
"""Seconds in which a schedule that another solver has found reaches this one."""

OTHER_SEED = 20_011
"""What sets the dice of a second sampler apart from those of the first."""

ROUND_SECONDS = 8.0
"""What a round of improvement takes, unless the time limit asks for shorter ones."""

STEADY_STEPS = 300
"""Steps of improvement where the result may not depend on the clock."""


class Building(Work):
    """Builds a schedule and improves it; says why there is none."""

    _partial: Construction | None = None

    def run(self) -> Ended:
        """Build, then improve until the end."""
        if self.done():
            return Ended()
        if not self.begin(self._is_over):
            return self.explain()
        if self.objective is None:
            ended = self._resisted()
            if self.objective is None:
                return ended
        self._improve()
        return Ended()

    def _is_over(self) -> bool:
        """Whether to end, or to go on from what another solver has found."""
        return self.given.is_set() or self.done()

    def begin(self, should_stop: Callable[[], bool]) -> bool:
        """Build a first schedule and tell of a first bound; False where there is plainly no schedule."""
        if any(not (scope.possible or scope.task.event.optional) for scope in self.scopes.values()):
            return False
        if any(item.required and not item.starts for item in self.terms.items):
            return False
        built = build(
            self.terms,
            seed=self.options.seed,
            on_better=self.found,
            should_stop=should_stop,
            doubts=lambda: is_hopeless(self.terms),
        )
        self._take(built)
        if not built.hopeless:
            self.bounded(floor(self.problem, self.scopes))
        return not built.hopeless

    def _resisted(self) -> Ended:
        """Nothing could be built: find out why in small families of events."""
        from exercise_planner.planning.solver.explaining.diagnosis import Clock, clash  # noqa: PLC0415  OR-Tools

        if self.done():
            return Ended(resisted=self._in_the_way())
        self.tell(Stuck())
        quick = Clock.of(min(10.0, self.left / 4), self._is_over)
        if clash(self.problem.exercise, quick, whole=False).facts:
            return self.explain()
        return self._build_on()

    def _build_on(self) -> Ended:
        """Try again from other dice until something is built, or found by another solver."""
        seed = self.options.seed
        while not self._is_over():
            seed += 1
            self._take(build(self.terms, seed=seed, on_better=self.found, should_stop=self._is_over))
        return Ended(resisted=self._in_the_way())

    def _take(self, built: Construction) -> None:
        """Remember the most complete schedule, to tell what was in its way."""
        if self._partial is None or len(built.resisted) < len(self._partial.resisted):
            self._partial = built

    def _in_the_way(self) -> tuple[Conflict, ...]:
        """The events that could not be placed, and what was in their way."""
        if self._partial is None or self.objective is not None:
            return ()
        return resisted(self.problem, self.terms, self._partial)

    def _improve(self) -> None:
        """Take events out and put them back, until the end."""
        if self.size <= SMALL:
            self._warm_up()
            return
        seed, seconds = self.options.seed, min(ROUND_SECONDS, max(self.left / 4, 0.5))
        while not self.done():
            self.given.clear()
            self._polish(seed, seconds)
            seed += 1

    def _warm_up(self) -> None:
        """Build others like the best, then improve that, and leave the processors to CP-SAT."""
        seconds = warming_up(self)
        end = time.monotonic() + seconds
        if self.weights.makespan:
            self.sample(self.options.seed, seconds if self.only_times else 0.75 * seconds)
        self.given.clear()
        self._polish(self.options.seed, end - time.monotonic())

    def _polish(self, seed: int, seconds: float) -> None:
        better = polish(
            self.terms,
            self.best,
            seed=seed,
            seconds=min(seconds, self.left),
            on_better=self.found_often,
            should_stop=self._is_over,
        )
        self.found(better)


class Proving(Work):
    """Searches the whole with CP-SAT."""

    def run(self) -> Ended:
        """Search until proof, limit or stop.

        Where units are to be chosen and only times count, times come first and units then. What else is
        small is tried for a moment, as much of it is proven at once; if it is not, other schedules are
        sampled here too before CP-SAT gets all processors and the best schedule to begin with. It searches
        around that first, which finds more in the same time, and then the whole, to prove the rest.
        """
        workers = self.options.workers or os.cpu_count() or 1
        if self.weights.makespan and self.size <= SMALL:
            starts = earliest_starts(self.problem, self.scopes)
            self.bounded(float(self.weights.makespan * least_end(self.problem, starts)))
        if self.size > SMALL:
            impossible = self.search_exactly(max(1, workers - 1))  # the other one goes on improving
        elif self._is_about_times():
            impossible = self._search_in_stages(workers) or self._search_small(workers)
        else:
            impossible = self._search_small(workers)
        return self.explain() if impossible else Ended()

    def _search_small(self, workers: int) -> bool:
        end = time.monotonic() + warming_up(self)
        impossible = self.search_exactly(1, min(QUICK, self.left / 5))
        if self.weights.makespan and self.best:
            self.sample(self.options.seed + OTHER_SEED, end - time.monotonic())
        if self.weights.makespan and self.best and not impossible:
            self.search_exactly(workers, min(AROUND, 0.9 * self.left), around=True)
        return impossible or self.search_exactly(workers)

    def _is_about_times(self) -> bool:
        """Whether units are to be chosen, and nothing can be better for it than an earlier end."""
        if not (self.weights.makespan and any(task.openings for task in self.problem.tasks)):
            return False
        if not self.best:
            self.given.wait(UNDER_WAY)
        parts = values(Timetable.of(self.problem, self.best), self.baseline)
        weights = {code: getattr(self.weights, code) for code in parts}
        return not any(parts[code] and weights[code] for code in parts if code not in OF_TIMES)

    def _search_in_stages(self, workers: int) -> bool:
        """Search for times first and units then; whether it is proven that there is no schedule.

        One thread does best here: the second one of CP-SAT costs more than it brings. So another processor
        gets, once the builder has left it, a search of its own, from other dice.
        """
        end = time.monotonic() + min(AROUND, 0.9 * self.left)
        search = self._search = self._staged(end, self.options.seed)
        other = self._staged(end, self.options.seed + OTHER_SEED)
        later = Timer(warming_up(self), lambda: other.run(self.best))
        later.daemon = True
        if workers > 1:
            later.start()
        impossible = not self.done() and search.run(self.best)
        later.cancel()
        other.halt()
        return impossible

    def _staged(self, end: float, seed: int) -> "Staged":
        from exercise_planner.planning.solver.modelling.exact import Effort  # noqa: PLC0415  imports OR-Tools
        from exercise_planner.planning.solver.modelling.relaxed import Relaxed  # noqa: PLC0415
        from exercise_planner.planning.solver.modelling.staged import Staged  # noqa: PLC0415

        relaxed = Relaxed(self.problem, self.limits, self.baseline)
        relaxed.post()
        relaxed.minimise(self.weights)
        return Staged(
            relaxed,
            lambda: self.board,
            Effort(end, 1, seed),
            self.found,
            self.bounded,
            lambda: self.objective,
            Flag(),
        )


def warming_up(work: Work) -> float:
    """Seconds for which a small exercise is improved before CP-SAT has the processors to itself.

    Where nothing but time is open, breeding finds more in any time that a planner waits.
    """
    return min(AROUND, 0.9 * work.left) if work.only_times else min(WARMING_UP, 0.4 * work.left)


class Steady(Building):
    """Builds, improves and searches, one after the other, by counts of steps alone."""

    def run(self) -> Ended:
        """Do it."""
        if self.done():
            return Ended()
        if not self.begin(self.done):
            return self.explain()
        if self.objective is None and self._clashes():
            return self.explain()
        if self.objective is not None:
            steps, seed = STEADY_STEPS, self.options.seed
            self.found(polish(self.terms, self.best, seed=seed, steps=steps, should_stop=self.done))
        if not self.done() and self.search_exactly(self.options.workers or 1):
            return self.explain()
        return Ended()

    def _clashes(self) -> bool:
        from exercise_planner.planning.solver.explaining.diagnosis import Clock, clash  # noqa: PLC0415  OR-Tools

        quick = Clock.of(min(10.0, self.left / 4), self.stop.is_set)
        return not self.done() and bool(clash(self.problem.exercise, quick, whole=False).facts)


DUTIES: Final[dict[Duty, type[Work]]] = {
    Duty.BUILD: Building,
    Duty.EXPLAIN: Building,
    Duty.PROVE: Proving,
    Duty.ALONE: Steady,
}
