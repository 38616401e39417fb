"""Agreement: each visiting nation has the agreements in force that an event needs with its venue's nation."""

from collections.abc import Iterable
from functools import partial

from exercise_planner.domain.agreement import Agreement, AgreementKind, AgreementStatus
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.venue import Venue
from exercise_planner.planning.fact import Fact, Limit, Relaxation, subject
from exercise_planner.planning.problem import Problem, Task
from exercise_planner.planning.rule import Rule
from exercise_planner.planning.spans import ALWAYS, NEVER, Spans, joined


class AgreementInForce(Rule):
    """For each kind needed: at each moment of ``[start, end)`` a signed agreement of it is in force."""

    code = "agreement"
    title = "Under the agreements it needs"

    def of_guest(self, problem: Problem, task: Task, nation: Nation, venue: Venue) -> Iterable[Limit]:
        if venue.nation is None or venue.nation == nation.id:
            return
        for kind in dict.fromkeys(task.event.needs_agreements):
            known = _known(problem, kind, venue.nation, nation.id)
            tell = partial(self._missing, problem, task, kind, nation, venue.nation)
            yield Limit(tell, _in_force(problem, _signed(known)))

    def _missing(
        self, problem: Problem, task: Task, kind: AgreementKind, nation: Nation, host_id: str
    ) -> Fact:
        host, known = problem.exercise.name(Nation, host_id), _known(problem, kind, host_id, nation.id)
        named = str(kind).replace("_", " ").lower().replace("sofa", "SOFA").replace("mou", "MOU")
        named = named.replace("acsa", "ACSA")
        state = "does not have all the time a signed" if _signed(known) else "has no signed"
        subjects = (Subject("nation", nation.id), Subject("nation", host_id), Subject("event", task.id))
        agreements = tuple(Subject("agreement", agreement.id) for agreement in known)
        eases = _eases(problem, task, kind, host_id, nation)
        return Fact(self.code, f"{nation.name} {state} {named} with {host}", subjects + agreements, eases)


def _eases(
    problem: Problem, task: Task, kind: AgreementKind, host: str, guest: Nation
) -> tuple[Relaxation, ...]:
    """Signing or prolonging an agreement that there is, or doing without."""
    what = str(kind).replace("_", " ")
    eases = [
        Relaxation(
            f"Hold {task.name} without {what}",
            subject(task.event),
            ("needs_agreements", task.event.needs_agreements.index(kind)),
            cost=7,
        )
    ]
    for agreement in _known(problem, kind, host, guest.id):
        own = subject(agreement)
        if agreement.status is not AgreementStatus.SIGNED:
            verb = "Renew" if agreement.status is AgreementStatus.EXPIRED else "Sign"
            text = f"{verb} {what} {agreement.id} with {guest.name}"
            eases.append(Relaxation(text, own, ("status",), str(AgreementStatus.SIGNED), cost=5))
        elif agreement.in_force is not None:
            text = f"Keep {what} {agreement.id} with {guest.name} in force throughout"
            eases.append(Relaxation(text, own, ("in_force",), cost=5))
    return tuple(eases)


def _known(problem: Problem, kind: AgreementKind, host: str, guest: str) -> list[Agreement]:
    return [
        agreement
        for agreement in problem.exercise.agreements
        if agreement.kind is kind and agreement.host == host and guest in agreement.nations
    ]


def _signed(agreements: list[Agreement]) -> list[Agreement]:
    return [agreement for agreement in agreements if agreement.status is AgreementStatus.SIGNED]


def _in_force(problem: Problem, agreements: list[Agreement]) -> Spans:
    if any(agreement.in_force is None for agreement in agreements):
        return ALWAYS
    periods = [agreement.in_force for agreement in agreements if agreement.in_force is not None]
    return joined(problem.open(period) for period in periods) or NEVER
