"""Status: the line at the bottom of the window: problems, saved state, solver, and the exercise's clock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStatusBar

from exercise_planner.domain.finding import Severity
from exercise_planner.domain.timespan import date_time_group
from exercise_planner.ui import icons, words
from exercise_planner.ui.context import Context
from exercise_planner.ui.widgets.labels import label, link

EVERY = 10_000
"""Milliseconds between looks at the clock."""


class Status(QStatusBar):
    """The status bar.

    Attributes:
        problems_wanted: Emitted when the user asks for the problems.
    """

    problems_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setSizeGripEnabled(False)
        self.problems = link("")
        self.problems.setAccessibleName(self.tr("Problems"))
        self.problems.clicked.connect(self.problems_wanted)
        self.saved, self.solver, self.clock = label(), label(), label()
        self.line = label()
        self.line.setAccessibleName(self.tr("Variant that is open"))
        self.saved.setAccessibleName(self.tr("Saved state"))
        self.solver.setAccessibleName(self.tr("Solver"))
        self.clock.setAccessibleName(self.tr("Exercise time"))
        self.clock.setToolTip(self.tr("The time now where the exercise is, and in UTC (Zulu)"))
        self.addWidget(self.problems)
        self.addWidget(self.saved)
        self.addWidget(self.line)
        self.addPermanentWidget(self.solver)
        self.addPermanentWidget(self.clock)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tell_time)
        self._timer.start(EVERY)
        context.checking.judged.connect(self.refresh)
        context.bridge.opened.connect(self.refresh)
        context.bridge.changed.connect(lambda _changes: self._show_line())
        self.refresh()

    def refresh(self) -> None:
        """Show the state as it is now."""
        is_open = self._context.bridge.exercise is not None
        self.problems.setVisible(is_open)
        self.saved.setText(self.tr("All changes saved") if is_open else "")
        self._show_line()
        self._show_count()
        self.tell_time()

    def _show_line(self) -> None:
        """Say that edits go to a variant, where they do."""
        exercise = self._context.bridge.exercise
        name = exercise.line if exercise is not None else ""
        self.line.setText(self.tr("Variant “{name}” is open").format(name=name) if name else "")

    def _show_count(self) -> None:
        findings = self._context.checking.findings
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        others = len(findings) - errors
        if errors:
            text = self.tr("1 problem") if errors == 1 else self.tr("{n} problems").format(n=errors)
            self.problems.setIcon(icons.severity_icon(Severity.ERROR))
        elif others:
            text = self.tr("1 note") if others == 1 else self.tr("{n} notes").format(n=others)
            self.problems.setIcon(icons.severity_icon(Severity.NOTE))
        else:
            text = self.tr("No problems")
            self.problems.setIcon(icons.icon("good", "good"))
        self.problems.setText(f" {text}")

    def say_solver(self, text: str) -> None:
        """Say what the solver does."""
        self.solver.setText(text)

    def tell_time(self) -> None:
        """Show the time now."""
        exercise = self._context.bridge.exercise
        now = datetime.now(UTC)
        zone = exercise.details.time_zone if exercise is not None else "UTC"
        local = now.astimezone(ZoneInfo(zone))
        here = f"{words.place_of(zone)} {local:%H:%M}   " if exercise else ""
        self.clock.setText(f"{here}{date_time_group(now)}")
