"""ProgrammeTab: the events to read, and an answer to each."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.presence import nations_of
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.ui import words
from exercise_planner.ui.liaison.desk import Desk
from exercise_planner.ui.liaison.stance import StanceBox
from exercise_planner.ui.models.lines import Line, Lines
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import button
from exercise_planner.ui.widgets.lines_view import LinesView

WIDTHS = (230, 190, 150, 170)


class ProgrammeTab(QWidget):
    """Shows events, in the order of their time; one is read and answered below.

    Attributes:
        comment_wanted: Emitted with the id of the event that is to be commented.
    """

    comment_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.events: tuple[Event, ...] = ()
        heads = ("Event", "When", "Where", "Our units", "Our answer")
        self.model = Lines(tuple(self.tr(head) for head in heads), self)
        self.view = LinesView(self.model, self.tr("Events"), WIDTHS)
        self.only_ours = QCheckBox(self.tr("Only events in which we take part"))
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("The event in full"))
        self.stance = StanceBox(self.tr("Answer to this event"))
        self.comment_button = button(self.tr("Comment…"), "add", tip=self.tr("Comment on this event"))
        self._lay_out()
        self.only_ours.toggled.connect(lambda _on: self.refresh())
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._read())
        self.stance.chosen.connect(self._answer)
        self.comment_button.clicked.connect(self._comment)
        self.only_ours.setChecked(True)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.stance, 1)
        row.addWidget(self.comment_button)
        below = QWidget()
        inner = QVBoxLayout(below)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.text, 1)
        inner.addLayout(row)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.view)
        split.addWidget(below)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, SPACE, 0, 0)
        outer.addWidget(self.only_ours)
        outer.addWidget(split, 1)

    @property
    def event_id(self) -> str:
        """Id of the event that is read; empty where none is."""
        row = self.view.row
        return self.events[row].id if 0 <= row < len(self.events) else ""

    def choose(self, event_id: str) -> None:
        """Read an event."""
        ids = [event.id for event in self.events]
        self.view.choose(ids.index(event_id) if event_id in ids else -1)

    def refresh(self) -> None:
        """Show what is in the file now."""
        kept, sent, nation = self.event_id, self._desk.liaison.sent, self._desk.liaison.nation.id
        found = [one for one in sent.events if not self.only_ours.isChecked() or _is_of(sent, one, nation)]
        self.events = tuple(sorted(found, key=lambda one: (_begin(sent, one), one.rank)))
        self.model.show(tuple(self._line(sent, one, nation) for one in self.events))
        self.choose(kept or (self.events[0].id if self.events else ""))
        self._read()

    def _line(self, sent: Exercise, event: Event, nation: str) -> Line:
        held = sent.get(Assignment, event.id)
        units = [one.unit for one in held.units] if held is not None else list(event.units)
        ours = [sent.name(Unit, one) for one in units if _nation_of(sent, one) == nation]
        stance = self._desk.liaison.answered(Event.noun, event.id)
        where = sent.name(Venue, held.venue) if held is not None and held.venue else ""
        return (
            event.name,
            _when(sent, event) or self.tr("Not scheduled"),
            where,
            words.listed(ours, 3),
            words.choice(stance) if stance else "",
        )

    def _read(self) -> None:
        is_chosen = bool(self.event_id)
        self.stance.setEnabled(is_chosen)
        self.comment_button.setEnabled(is_chosen)
        self.stance.show_stance(self._desk.liaison.answered(Event.noun, self.event_id) if is_chosen else None)
        if not is_chosen:
            self.text.setPlainText(self.tr("Choose an event to read it and to answer."))
            return
        self.text.setHtml(html_of(self._desk.liaison.sent, self._desk.liaison.sent.the(Event, self.event_id)))

    def _answer(self, stance: object) -> None:
        liaison, event = self._desk.liaison, self.event_id
        if event:
            self._desk.attempt(lambda: liaison.answer(Event.noun, event, stance))  # type: ignore[arg-type]

    def _comment(self) -> None:
        if self.event_id:
            self.comment_wanted.emit(self.event_id)


def html_of(sent: Exercise, event: Event) -> str:
    """An event in full, as far as the nation may know it."""
    held = sent.get(Assignment, event.id)
    units = [one.unit for one in held.units] if held is not None else list(event.units)
    nations = words.listed((sent.name(Nation, one) for one in sorted(nations_of(sent, event))), 20)
    place = sent.name(Venue, held.venue) if held is not None and held.venue else ""
    facts = (_when(sent, event), place, words.duration(event.duration_minutes), event.activity or "")
    names = words.listed((sent.name(Unit, one) for one in units), 30)
    told = " · ".join(filter(None, facts))
    parts = [
        f'<p style="margin:0 0 2px 0; font-size:11pt; font-weight:600">{escape(event.name)}</p>',
        f'<p style="margin:0 0 6px 0">{escape(told)}</p>',
        f'<p style="margin:0 0 4px 0">{escape(nations)}</p>',
        f'<p style="margin:0 0 6px 0">{escape(names)}</p>',
    ]
    parts += [
        f'<p style="margin:0 0 6px 0">{escape(text)}</p>' for text in (event.description, event.notes) if text
    ]
    return "".join(parts)


def _is_of(sent: Exercise, event: Event, nation: str) -> bool:
    return nation in nations_of(sent, event)


def _begin(sent: Exercise, event: Event) -> float:
    held = sent.get(Assignment, event.id)
    return held.start.timestamp() if held is not None else float("inf")


def _when(sent: Exercise, event: Event) -> str:
    held, zone = sent.get(Assignment, event.id), sent.details.time_zone
    if held is None:
        return ""
    return words.stretch(words.local(held.start, zone), words.local(held.end, zone))


def _nation_of(sent: Exercise, unit_id: str) -> str:
    unit = sent.get(Unit, unit_id)
    return unit.nation if unit is not None else ""
