"""A corner of a larger schedule, left to CP-SAT: what had no place finds one, and all else stays."""

import random

from exercise_planner.planning.check import Checker
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.drafting.compile import Terms
from exercise_planner.planning.solver.drafting.draft import Draft
from exercise_planner.planning.solver.repairing.corner import Corner
from exercise_planner.planning.solver.repairing.exact import Answer, Question, answer
from exercise_planner.planning.solver.repairing.salvage import Salvage
from exercise_planner.planning.solver.repairing.state import State
from tests.planning.generate import dense


def state_of(events: int, seed: int) -> tuple[State, Corner, Checker]:
    """A dense schedule from which one event is missing, and the corner around that."""
    generated = dense(events, seed)
    problem = Problem.of(generated.exercise)
    checker = Checker(problem)
    places = {one.id: one for one in generated.hidden}
    terms = Terms(problem, checker.limits, None, places)
    state = State(Draft(terms), Salvage(terms, places, (), ()), random.Random(seed))
    state.draft.load(generated.hidden)
    dice = random.Random(seed)
    item = dice.choice([item for item in state.draft.items if item.required])
    state.take_out([item.index])
    return state, Corner(state, item, places), checker


def test_what_is_missing_finds_a_place_and_all_else_stays() -> None:
    settled = 0
    for seed in range(4):
        state, corner, checker = state_of(60, seed)
        before = state.snapshot()
        asked: list[Question] = []

        def ask(question: Question, asked: list[Question] = asked) -> Answer:
            asked.append(question)
            return answer(question)

        if corner.settle(ask, 30, checker.problem.exercise):
            settled += 1
            assert state.lost() == 0
            assert not checker.findings(state.draft.assignments())
        else:
            assert state.snapshot() == before
        stays = [index for index, spot in enumerate(before) if spot and index not in corner.free]
        assert all(state.draft.spots[index] == before[index] for index in stays)
    assert settled > 1


def test_no_answer_changes_nothing() -> None:
    state, corner, checker = state_of(40, 1)
    before = state.snapshot()
    assert not corner.settle(lambda _: Answer(), 1, checker.problem.exercise)
    assert state.snapshot() == before
