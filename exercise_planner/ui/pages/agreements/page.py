"""The page of agreements: a board by status, and tables of agreements and relations."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from exercise_planner.domain.agreement import Agreement, AgreementStatus
from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.lead_times import Deadline, deadlines
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.schedule import Assignment
from exercise_planner.edits import record as record_edits
from exercise_planner.planning.holidays import days_off
from exercise_planner.ui import words
from exercise_planner.ui.context import Context
from exercise_planner.ui.page import Page
from exercise_planner.ui.pages.agreements.board import Board
from exercise_planner.ui.pages.agreements.board_model import saying
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets import link_pane
from exercise_planner.ui.widgets.fresh import Fresh
from exercise_planner.ui.widgets.labels import button, label
from exercise_planner.ui.widgets.link_pane import LinkPane
from exercise_planner.ui.widgets.plan_tables import KINDS, plan_table
from exercise_planner.ui.widgets.tabs import TabbedPage

MOST_EVENTS = 40


def today_in(exercise: Exercise) -> date:
    """The day that it is where the exercise is held."""
    return datetime.now(ZoneInfo(exercise.details.time_zone)).date()


class BoardPage(Page):
    """The board, and below it what the chosen agreement endangers.

    Attributes:
        today: The day from which lead times are judged.
    """

    nouns = ("agreement",)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.today: Callable[[Exercise], date] = today_in
        self.board = Board()
        self.pane = LinkPane(context.bridge, self.tr("What the chosen agreement is needed for"))
        self.summary = label(role="aside", wraps=True)
        self._deadlines: tuple[Deadline, ...] = ()
        self._chosen = ""
        self.fresh = Fresh(self, context, self._reckon, self._show)
        self._lay_out()
        self.board.moved.connect(self.set_status)
        self.board.chosen.connect(self._choose)
        context.bridge.selected.connect(self._follow)

    def take_focus(self) -> None:
        self.board.take_focus()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Agreements"), "title"))
        top.addWidget(self.summary, 1, Qt.AlignmentFlag.AlignBottom)
        self.add_button = button(self.tr("Add"), "add", tip=self.tr("Add an agreement"))
        self.add_button.clicked.connect(self.add)
        top.addWidget(self.add_button)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.board)
        split.addWidget(self.pane)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([330, 200])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        outer.setSpacing(SPACE)
        outer.addLayout(top)
        outer.addWidget(split, 1)

    def _reckon(self, exercise: Exercise) -> tuple[Deadline, ...]:
        return deadlines(exercise, days_off, self.today(exercise))

    def _show(self, found: tuple[Deadline, ...]) -> None:
        self._deadlines = found
        self.board.show_deadlines(found)
        risky = sum(item.is_at_risk for item in found)
        said = self.tr("{n} at risk, of {m}").format(n=risky, m=len(found))
        self.summary.setText(said if found else self.tr("None are entered yet. Press Add."))
        if found and all(item.agreement.id != self._chosen for item in found):
            self._chosen = found[0].agreement.id
        self._explain()

    def _choose(self, agreement_id: str) -> None:
        self._chosen = agreement_id
        self.context.bridge.select((Subject("agreement", agreement_id),))
        self._explain()

    def _follow(self, subjects: tuple[Subject, ...]) -> None:
        if subjects and subjects[0].noun == "agreement" and subjects[0].id != self._chosen:
            self._chosen = subjects[0].id
            self.board.select(self._chosen)
            self._explain()

    def _explain(self) -> None:
        exercise = self.context.bridge.exercise
        found = next((item for item in self._deadlines if item.agreement.id == self._chosen), None)
        if exercise is None or found is None:
            self.pane.say(link_pane.line(self.tr("Choose a card to see which events need it.")))
        elif exercise.get(Agreement, self._chosen) is not None:
            self.pane.say(self._words(exercise, found))

    def _words(self, exercise: Exercise, found: Deadline) -> str:
        one = found.agreement
        host = link_pane.to(Subject("nation", one.host), exercise.name(Nation, one.host))
        lead = self.tr("no lead time entered")
        if one.lead_working_days is not None:
            lead = self.tr("{n} working days of {host}").format(n=one.lead_working_days, host=one.host)
        asked = words.day(one.requested) if one.requested else self.tr("not yet")
        parts = [
            link_pane.title(f"{one.id} · {words.choice(one.kind)}"),
            link_pane.line(f"{saying(found)}."),
            link_pane.line(
                self.tr("Granted by {host}; lead time: {lead}; asked for: {asked}.").format(
                    host=host, lead=lead, asked=asked
                )
            ),
        ]
        for title, events in (
            (self.tr("Endangered, as it stands:"), found.endangered),
            (self.tr("Needed by:"), tuple(item for item in found.events if item not in found.endangered)),
        ):
            if events:
                parts.append(link_pane.line(f"<b>{title}</b> {len(events)}"))
                parts.append(
                    link_pane.listed(
                        self._event(exercise, item.id, item.name) for item in events[:MOST_EVENTS]
                    )
                )
        return "".join(parts)

    @staticmethod
    def _event(exercise: Exercise, event_id: str, name: str) -> str:
        place = exercise.get(Assignment, event_id)
        when = words.instant(words.local(place.start, exercise.details.time_zone)) if place else ""
        return f"{link_pane.to(Subject('event', event_id), name)} · {when}"

    def set_status(self, ids: tuple[str, ...], status: AgreementStatus) -> None:
        """Give agreements another status, as one change."""
        exercise = self.context.bridge.exercise
        if exercise is None:
            return
        known = [one for agreement_id in ids if (one := exercise.get(Agreement, agreement_id)) is not None]
        changed = [one for one in known if one.status is not status]
        if changed:
            changes = record_edits.change_each(exercise, *changed, status=status)
            names = words.listed(one.id for one in changed)
            label_text = self.tr("Set {names} to {status}").format(names=names, status=words.choice(status))
            self.context.bridge.apply(ChangeSet(label_text, changes.changes))

    def add(self) -> None:
        """Add an agreement and show its form."""
        exercise = self.context.bridge.exercise
        if exercise is not None and exercise.nations:
            made = KINDS["agreements"].make(exercise)
            if self.context.bridge.apply(record_edits.add(exercise, made)):
                self.context.bridge.select((Subject("agreement", made.id),))
        else:
            self.summary.setText(self.tr("A nation grants it: add a nation first."))

    def reveal(self, subject: Subject) -> None:
        self._chosen = subject.id
        self.board.select(subject.id, focus=True)
        self._explain()


class AgreementsPage(TabbedPage):
    """What hosts are to grant."""

    name = "agreements"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.board_page = BoardPage(context)
        self.add_tab("board", self.tr("Board"), self.board_page)
        for name in ("agreements", "relations"):
            part: QWidget = plan_table(context, name)
            self.add_tab(name, words.tr(KINDS[name].title), part)
