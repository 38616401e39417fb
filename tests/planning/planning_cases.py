"""Plans and schedules that several tests of planning share."""

import json
import os
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from ortools.sat.python import cp_model

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment, Place
from exercise_planner.interchange.readers.plan import parse_plan
from exercise_planner.planning.check import Checker
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.modelling.board import Board
from exercise_planner.planning.solver.modelling.reading import assignments, complete, expressible
from tests.random_plans import random_plan

THOROUGH = int(os.environ.get("EXERCISE_PLANNER_THOROUGH", "1"))
"""How many times as many random cases to try."""


def random_exercise(seed: int, events: int = 4, days: int = 3, *, optional: bool = False) -> Exercise:
    """A random small plan in which all rules meet; it has a schedule if all events are ``optional``."""
    plan = random_plan(seed, events, days)
    if optional:
        for event in plan["events"]:
            event["optional"] = True
    return parse_plan(json.dumps(plan)).require()


class Case:
    """A problem with its checker and its model."""

    def __init__(self, exercise: Exercise, baseline: tuple[Assignment, ...] = ()) -> None:
        self.exercise = exercise
        self.problem = Problem.of(exercise)
        self.checker = Checker(self.problem)
        self.baseline = {assignment.id: assignment for assignment in baseline}
        self.board = self.new_board()
        self.board.post()

    def new_board(self, *, lazy: bool = False) -> Board:
        return Board(self.problem, self.checker.limits, self.baseline, lazy_travel=lazy)

    def accepts(self, schedule: tuple[Assignment, ...]) -> bool:
        """Whether the model has a solution for a schedule."""
        return expressible(self.board, schedule) and complete(self.board, schedule) is not None

    def first(self, seed: int = 0) -> tuple[Assignment, ...] | None:
        """Some schedule with as many events as there can be, as the model gives it."""
        if self.board.impossible:
            return None
        model = self.board.model.clone()
        model.maximize(sum(piece.present for piece in self.board.pieces.values()))
        solver = fixed_solver(seed)
        status = solver.solve(model)
        if status == cp_model.INFEASIBLE:
            return None
        assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        return assignments(self.board, solver.value)


def fixed_solver(seed: int = 0) -> cp_model.CpSolver:
    """A solver whose result does not depend on the machine."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = 20
    return solver


def altered(case: Case, schedule: tuple[Assignment, ...], dice: random.Random) -> Iterator[Assignment]:
    """A schedule with one event moved, held elsewhere, given another unit, or left out."""
    victim = dice.randrange(len(schedule))
    for number, assignment in enumerate(schedule):
        if number != victim:
            yield assignment
            continue
        change = dice.choice(("start", "start", "start", "venue", "units", "out"))
        if change == "start":
            step = timedelta(minutes=case.problem.slot * dice.choice((-6, -3, -2, -1, 1, 2, 3, 6)))
            yield replace(assignment, start=assignment.start + step, end=assignment.end + step)
        elif change == "venue":
            venues = [venue.id for venue in case.exercise.venues]
            yield replace(assignment, venue=dice.choice([*venues, None]))
        elif change == "units":
            yield replace(assignment, units=tuple(_exchanged(case, assignment, dice)))


def _exchanged(case: Case, assignment: Assignment, dice: random.Random) -> Iterator[Place]:
    for place in assignment.units:
        if place.requirement is None:
            yield place
        else:
            yield replace(place, unit=dice.choice(case.exercise.units).id)
