"""SolvePanel: a running search in figures and as a curve, and what came of it."""

from collections.abc import Mapping

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from exercise_planner.domain.details import Goals
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.schedule import Status
from exercise_planner.planning.comparison import Comparison, Mixture
from exercise_planner.planning.goals import GOALS
from exercise_planner.planning.outcome import Outcome, Progress
from exercise_planner.ui import icons, words
from exercise_planner.ui.pages.schedule.curve import Curve
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button, card, clear, label

MOST_NAMES = 6
TICK = 200
"""Milliseconds between looks at the clock."""


class SolvePanel(QWidget):
    """The panel between the heading and the timeline.

    Attributes:
        stop_wanted: The user wants the best schedule so far.
        accepted: The user takes the new schedule.
        partly_accepted: The user takes the changes that are ticked.
        discarded: The user keeps the old one.
    """

    stop_wanted = Signal()
    accepted = Signal()
    partly_accepted = Signal()
    discarded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._clock = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._show_elapsed)
        self._total, self._weights = 0, Goals()
        self._figures: dict[str, QLabel] = {}
        self._parts = label(role="muted", wraps=True)
        self._some: QPushButton | None = None
        self.curve = Curve()
        self.hide()

    def show_running(self, exercise: Exercise) -> None:
        """Begin to show a search."""
        self._clear()
        self._total, self._weights = len(exercise.events), exercise.details.goals
        frame, layout = card("calm")
        row = QHBoxLayout()
        row.setSpacing(3 * SPACE)
        row.addLayout(self._figure_grid())
        self.curve = Curve()
        row.addWidget(self.curve, 1)
        tip = self.tr("End the search now and look at the best schedule so far (Shift+F9)")
        stop = button(self.tr("Stop and use best"), "stop", tip=tip)
        stop.setObjectName("stop")
        stop.clicked.connect(self.stop_wanted)
        stop.clicked.connect(lambda: stop.setEnabled(False))
        row.addWidget(stop)
        layout.addWidget(label(self.tr("Searching for a schedule"), "heading"))
        layout.addLayout(row)
        self._parts = label(self.tr("Preparing the plan…"), "muted", wraps=True)
        layout.addWidget(self._parts)
        self._layout.addWidget(frame)
        self._clock.start()
        self._tick.start(TICK)
        self._show_elapsed()
        self.show()

    def _figure_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(2)
        titles = (
            ("elapsed", self.tr("Elapsed")),
            ("scheduled", self.tr("Scheduled")),
            ("best", self.tr("Best value")),
            ("bound", self.tr("Bound")),
            ("gap", self.tr("Gap")),
        )
        for number, (name, title) in enumerate(titles):
            figure = label("—", "section")
            figure.setAccessibleName(title)
            figure.setMinimumWidth(70)
            grid.addWidget(label(title, "muted"), number // 3 * 2, number % 3)
            grid.addWidget(figure, number // 3 * 2 + 1, number % 3)
            self._figures[name] = figure
        return grid

    def show_progress(self, progress: Progress) -> None:
        """Show how far the search has come."""
        if not self._tick.isActive():
            return
        best, bound = progress.objective, progress.bound
        self._figures["scheduled"].setText(self.tr("{n} of {m}").format(n=progress.scheduled, m=self._total))
        self._figures["best"].setText("—" if best is None else f"{best:,.6g}")
        self._figures["bound"].setText("—" if bound is None else f"{bound:,.6g}")
        self._figures["gap"].setText(gap(best, bound))
        self.curve.add(progress.seconds, best, bound)
        self._parts.setText(parts(progress.goals, self._weights) or self.tr("Looking for a first schedule…"))

    def _show_elapsed(self) -> None:
        self._figures["elapsed"].setText(self.tr("{n} s").format(n=self._clock.elapsed() // 1000))

    def show_outcome(self, exercise: Exercise, outcome: Outcome, comparison: Comparison | None) -> None:
        """Show what came of a search that found a schedule, or nothing in its time.

        Args:
            exercise: The exercise.
            outcome: What came of it.
            comparison: The schedule that was found beside the present one; None where none was found.
        """
        self._tick.stop()
        self._clear()
        if outcome.findings:
            self._layout.addWidget(self._bug(outcome))
        frame, layout = card("calm")
        row, told = QHBoxLayout(), QVBoxLayout()
        told.setSpacing(SPACE // 2)
        told.addWidget(label(self._headline(outcome), "heading", wraps=True))
        for line in self._told(exercise, outcome, comparison):
            told.addWidget(label(line, wraps=True))
        row.addLayout(told, 1)
        is_whole = comparison is None or not exercise.assignments or not comparison.moves
        row.addLayout(self._buttons(accepting=comparison is not None, partly=not is_whole))
        layout.addLayout(row)
        if comparison is not None and is_whole:
            scores = parts(outcome.schedule.goals, exercise.details.goals)
            layout.addWidget(label(scores, "muted", wraps=True))
        self._layout.addWidget(frame)
        self.show()

    def show_choice(self, chosen: frozenset[str]) -> None:
        """Say how many changes are ticked; they cannot be taken before they are judged."""
        if self._some is not None:
            self._some.setText(self.tr("Accept {n} ticked").format(n=len(chosen)))
            self._some.setEnabled(False)

    def show_mixture(self, mixture: Mixture) -> None:
        """Let the ticked changes be taken, now that they are judged."""
        self.show_choice(mixture.chosen)
        some = self._some
        if some is not None:
            some.setEnabled(bool(mixture.chosen))
            tip = self.tr("Make only the ticked changes; it can be undone")
            if mixture.breaks:
                broken = self.tr("Make only the ticked changes, although {n} rules would be broken")
                tip = broken.format(n=len(mixture.breaks))
            icons.give(some, "warning" if mixture.breaks else "good", "warning" if mixture.breaks else "good")
            some.setToolTip(tip)
            some.setAccessibleDescription(tip)

    def _headline(self, outcome: Outcome) -> str:
        seconds = outcome.schedule.seconds
        after = self.tr(" after {n} s").format(n=f"{seconds:.0f}") if seconds is not None else ""
        if outcome.status is Status.OPTIMAL:
            return self.tr("Best possible schedule found{after}").format(after=after)
        if outcome.assignments and outcome.schedule.bound is None:
            return self.tr("Schedule found{after}").format(after=after)
        if outcome.assignments:
            how = gap(outcome.schedule.objective, outcome.schedule.bound)
            return self.tr("Schedule found{after}; it could be better by {gap} at most").format(
                after=after, gap=how
            )
        return self.tr("No schedule found{after}").format(after=after)

    def _told(self, exercise: Exercise, outcome: Outcome, comparison: Comparison | None) -> list[str]:
        if comparison is None:
            return [self.tr("Give it more time, or look at the problems of the plan below.")]
        held = {place.id for place in outcome.assignments}
        left_out = tuple(event.id for event in exercise.events if event.id not in held)
        total = len(exercise.events)
        if exercise.assignments and not comparison.moves:
            return [self.tr("Nothing moves: no schedule was found that is better than the present one.")]
        lines = [self.tr("{n} of {m} events have a place.").format(n=total - len(left_out), m=total)]
        if exercise.assignments:
            lines[0] += " " + self._counts(comparison)
        if left_out:
            lines.append(self.tr("Left out: {names}").format(names=_names(exercise, left_out)))
        return lines

    def _counts(self, comparison: Comparison) -> str:
        kinds = [move.parts[0] for move in comparison.moves]
        placed, dropped = kinds.count("added"), kinds.count("left out")
        told = (
            (placed, self.tr("{n} newly placed")),
            (len(kinds) - placed - dropped, self.tr("{n} moved")),
            (comparison.same, self.tr("{n} stay where they are")),
            (dropped, self.tr("{n} lose their place")),
        )
        return ", ".join(text.format(n=count) for count, text in told if count) + "."

    def _bug(self, outcome: Outcome) -> QWidget:
        frame, layout = card("alarm")
        layout.addWidget(label(self.tr("The check disagrees with the solver: this is our fault"), "danger"))
        words_ = self.tr(
            "The schedule below breaks these rules although the solver says it keeps them. Please report it."
        )
        layout.addWidget(label(words_, wraps=True))
        for finding in outcome.findings[:MOST_NAMES]:
            layout.addWidget(label(f"• {finding}", wraps=True))
        return frame

    def _buttons(self, *, accepting: bool, partly: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        whole = self.tr("Accept all") if partly else self.tr("Accept")
        refuse = self.tr("Reject") if partly else self.tr("Discard") if accepting else self.tr("Close")
        keep = self.tr("Keep the schedule as it is") if accepting else ""
        made = [button(refuse, tip=keep)]
        made[0].setObjectName("discard")
        made[0].clicked.connect(self.discarded)
        if partly:
            some = button(self.tr("Accept ticked"))
            some.setObjectName("accept_some")
            some.setEnabled(False)
            some.clicked.connect(self.partly_accepted)
            made.insert(0, some)
            self._some = some
        if accepting:
            accept = button(whole, primary=True, tip=self.tr("Make this the schedule; it can be undone"))
            accept.setObjectName("accept")
            accept.clicked.connect(self.accepted)
            made.insert(0, accept)
        for one in made:
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _clear(self) -> None:
        clear(self._layout)
        self._some = None

    def close_panel(self) -> None:
        """Show nothing."""
        self._tick.stop()
        self._clear()
        self.hide()


def gap(best: float | None, bound: float | None) -> str:
    """The gap between the best value and the bound, in percent of the best."""
    if best is None or bound is None:
        return "—"
    if best <= bound:
        return "0 %"
    return f"{(best - bound) / abs(best) * 100:.1f} %" if best else "—"


def parts(goals: Mapping[str, float], weights: Goals) -> str:
    """The parts of the score that have a weight, each in its own unit."""
    counted = (goal for goal in GOALS if goal.code in goals and getattr(weights, goal.code))
    told = (f"{goal.title}: {goals[goal.code]:,g} {goal.unit}" for goal in counted)
    return " · ".join(told)


def _names(exercise: Exercise, ids: tuple[str, ...]) -> str:
    return words.listed((exercise.name(Event, event_id) for event_id in ids), MOST_NAMES)
