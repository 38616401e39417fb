"""Proof: any schedule that breaks no rule, searched for by CP-SAT in the whole."""

from ortools.sat.python import cp_model

from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Assignment
from exercise_planner.planning.check import Checker
from exercise_planner.planning.problem import Problem
from exercise_planner.planning.solver.clock import Clock
from exercise_planner.planning.solver.modelling.board import Board
from exercise_planner.planning.solver.modelling.reading import assignments


def first_schedule(exercise: Exercise, clock: Clock) -> tuple[Assignment, ...] | None:
    """Any schedule that breaks no rule; None where none is found in time."""
    problem = Problem.of(exercise)
    checker = Checker(problem)
    board = Board(problem, checker.limits, lazy_travel=False)
    if board.impossible:
        return None
    board.post()
    for piece in board.pieces.values():
        if piece.task.event.optional:
            board.model.add_hint(piece.present, value=False)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = clock.left
    if solver.solve(board.model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    found = assignments(board, solver.value)
    return None if checker.findings(found) else found
