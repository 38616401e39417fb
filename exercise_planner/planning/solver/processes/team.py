"""Team: the solver processes of one solve, that work side by side and share what they find."""

import logging
import time
from dataclasses import replace
from multiprocessing.connection import wait
from types import TracebackType
from typing import Self

from exercise_planner.domain.exercise import Exercise
from exercise_planner.planning.solver.options import Options
from exercise_planner.planning.solver.processes.messages import Duty, Ended, Found, Job, Message, Stuck
from exercise_planner.planning.solver.processes.process import SolverProcess, take

_log = logging.getLogger(__name__)

TOO_LARGE = 400
"""Events from which on the whole is no matter for CP-SAT while schedules can be built otherwise."""

PATIENCE = 0.02
"""Seconds that a solver has to go once it has ended."""

SECOND_SEED = 10_007
"""What sets the dice of a second builder apart from those of the first."""


class Team:
    """Solvers of one exercise. Leaving its ``with`` block ends them, whatever they are doing.

    Args:
        exercise: What to schedule.
        options: How.
    """

    def __init__(self, exercise: Exercise, options: Options) -> None:
        self._exercise = exercise
        self._options = options
        self._began = time.monotonic()
        self._members: list[SolverProcess] = []
        self._ended: list[Ended] = []
        self._ready: list[tuple[SolverProcess, int]] = []
        """Those that begin when there is a first schedule, which comes sooner without them, or none."""
        if options.deterministic_limit is not None:
            self._start(Duty.ALONE)
            return
        if options.first_only:
            self._start(Duty.EXPLAIN)
            return
        self._start(Duty.BUILD)
        if len(exercise.events) <= TOO_LARGE:
            self._ready.append((take(Duty.PROVE), 0))
        elif options.workers != 1:
            self._ready.append((take(Duty.BUILD), SECOND_SEED))

    def _start(self, duty: Duty) -> None:
        self._put_to_work(take(duty))

    def _put_to_work(self, member: SolverProcess, more_seed: int = 0) -> None:
        options = replace(self._options, seed=self._options.seed + more_seed)
        member.give(Job(member.duty, self._exercise, options, time.monotonic() - self._began))
        self._members.append(member)

    def _call_others(self) -> None:
        """Put those to work that are ready."""
        for member, more_seed in self._ready:
            self._put_to_work(member, more_seed)
        self._ready.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for member in (*self._members, *(member for member, _ in self._ready)):
            member.end()
        self._members.clear()
        self._ready.clear()

    def ask_to_stop(self) -> None:
        """Ask all to end with what they have."""
        for member in self._members:
            member.ask_to_stop()

    def receive(self, seconds: float) -> list[Message]:
        """What the solvers say; waits for something so long. ``Ended`` comes once, for all of them.

        Raises:
            EOFError: All are gone, none has ended in order, and all that they said has been read.
        """
        if not self._members:
            raise EOFError
        ready = wait([member.connection for member in self._members], seconds)
        found: list[Message] = []
        for member in [member for member in self._members if member.connection in ready]:
            found += self._heard(member)
        if not self._members and self._ended:
            telling = [ended for ended in self._ended if ended.failure]
            telling += [ended for ended in self._ended if ended.resisted]
            found.append(telling[0] if telling else Ended())
        return found

    def _heard(self, member: SolverProcess) -> list[Message]:
        """What one solver says; the others are told of it."""
        found: list[Message] = []
        try:
            messages = member.receive()
        except EOFError:
            _log.warning("a solver process has ended unexpectedly (%s)", member.duty)
            self._dismiss(member)
            self._call_others()
            return found
        for message in messages:
            if isinstance(message, Ended):
                self._dismiss(member)
                if message.conflicts:
                    return [*found, message]
                self._note_end(message)
                self._call_others()
            elif isinstance(message, Stuck):
                self._call_others()
                self._search_as_well()
            else:
                found.append(message)
        schedules = [message for message in found if isinstance(message, Found)]
        if schedules:
            self._call_others()
        for other in self._members if schedules else ():
            if other is not member:
                other.pass_on(schedules[-1])
        return found

    def _note_end(self, ended: Ended) -> None:
        if ended.failure:
            _log.error("a solver failed: %s", ended.failure)
        self._ended.append(ended)

    def _search_as_well(self) -> None:
        if all(member.duty is not Duty.PROVE for member in self._members):
            self._start(Duty.PROVE)

    def _dismiss(self, member: SolverProcess) -> None:
        self._members.remove(member)
        member.end(PATIENCE)
