"""Inspector: the selected record as a form, with its place in the schedule and its findings."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from exercise_planner.domain import RECORDS
from exercise_planner.domain.changes import ChangeSet
from exercise_planner.domain.event import Event
from exercise_planner.domain.exercise import Exercise
from exercise_planner.domain.finding import Subject
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.record import Record, title_of
from exercise_planner.domain.schedule import Assignment
from exercise_planner.domain.unit import Unit
from exercise_planner.domain.venue import Venue
from exercise_planner.ui import pictures, words
from exercise_planner.ui.context import Context
from exercise_planner.ui.forms.declarations import FORMS
from exercise_planner.ui.forms.light_note import light_note
from exercise_planner.ui.forms.record_form import RecordForm
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import card, clear, label

MOST_FINDINGS = 3
SYMBOL = (36, 26)
"""Room for the picture of what is selected, in pixels."""
BY_NOUN: dict[str, type[Record]] = {cls.noun: cls for cls in RECORDS}


class Inspector(QWidget):
    """What the inspector dock holds."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.form: RecordForm | None = None
        self._heading = label(role="heading", wraps=True)
        self._kind = label(role="muted", wraps=True)
        self._place, self._light = label(wraps=True), label(role="muted", wraps=True)
        self._picture = QLabel()
        self._findings = QVBoxLayout()
        self._findings.setSpacing(SPACE)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(SPACE, SPACE, SPACE, 0)
        self._layout.setSpacing(SPACE)
        head = QVBoxLayout()
        head.setContentsMargins(SPACE, 0, SPACE, 0)
        head.setSpacing(SPACE // 2)
        top = QHBoxLayout()
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._heading, 1)
        head.addLayout(top)
        for widget in (self._kind, self._place, self._light):
            head.addWidget(widget)
        head.addLayout(self._findings)
        self._layout.addLayout(head)
        self._layout.addStretch()  # of use only while there is no form
        context.bridge.selected.connect(self.refresh)
        context.bridge.changed.connect(self._change)
        context.checking.judged.connect(self._show_findings)
        self.refresh()

    def minimumWidth(self) -> int:
        return 240

    def take_focus(self) -> None:
        """Have the keys go to the first field of the form."""
        if self.form is not None:
            next(iter(self.form.editors.values())).input.setFocus()

    def _change(self, _changeset: ChangeSet) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Show the selection as it is now."""
        exercise = self._context.bridge.exercise
        subject = self._subject()
        cls = BY_NOUN.get(subject.noun) if subject is not None else None
        record = exercise.get(cls, subject.id) if exercise and cls and subject else None
        if record is None or exercise is None:
            self._show_nothing()
        else:
            self._show(record, exercise)
        self._show_findings()

    def _subject(self) -> Subject | None:
        selection = self._context.bridge.selection
        if not selection:
            return None
        # an assignment bears the id of its event, which is what there is to show
        return Subject(Event.noun, selection[0].id) if selection[0].noun == Assignment.noun else selection[0]

    def _show_nothing(self) -> None:
        self._set_form(None)
        self._heading.setText(self.tr("Nothing selected"))
        self._kind.setText(self.tr("Select a row, a bar or a problem to see and change it here."))
        self._place.hide()
        self._light.hide()
        self._picture.hide()

    def _show(self, record: Record, exercise: Exercise) -> None:
        more = len(self._context.bridge.selection) - 1
        also = self.tr(" · and {n} more selected").format(n=more) if more else ""
        self._heading.setText(title_of(record))
        code = "" if record.id == type(record).noun else f" {record.id}"
        self._kind.setText(f"{words.tr(type(record).noun.capitalize())}{code}{also}")
        self._place.setVisible(isinstance(record, Event))
        if isinstance(record, Event):
            self._place.setText(self._place_of(record, exercise))
        self._show_picture(record)
        self._show_light(record, exercise)
        if self.form is not None and self.form.fits(record):
            self.form.show_record(record, exercise)
        else:
            known = type(record) in FORMS
            self._set_form(
                RecordForm(self._context.bridge, record, exercise, self._context.tasks) if known else None
            )

    def _show_picture(self, record: Record) -> None:
        """The symbol of a unit, or the flag of a nation."""
        picture = None
        if isinstance(record, Unit):
            picture = pictures.symbol(record, *SYMBOL)
            if picture is None:
                pictures.prepare(self._context, self.refresh)
        elif isinstance(record, Nation):
            picture = pictures.flag(record.id, SYMBOL[1])
        self._picture.setVisible(picture is not None)
        self._picture.setPixmap(picture or QPixmap())

    def _show_light(self, record: Record, exercise: Exercise) -> None:
        """Sun and moon at a venue on the first day, and at an event's on its own."""
        zone = ZoneInfo(exercise.details.time_zone)
        venue, day = record if isinstance(record, Venue) else None, exercise.details.from_
        if isinstance(record, Event) and (place := exercise.get(Assignment, record.id)) is not None:
            venue, day = exercise.get(Venue, place.venue), place.start.astimezone(zone).date()
        position = venue.position if venue is not None else None
        self._light.setVisible(position is not None)
        if position is not None:
            self._light.setText(light_note(position, day, zone, exercise.details.time_zone))

    def _place_of(self, event: Event, exercise: Exercise) -> str:
        place = exercise.get(Assignment, event.id)
        if place is None:
            return self.tr("Not scheduled")
        zone = ZoneInfo(exercise.details.time_zone)
        when = words.stretch(place.start.astimezone(zone), place.end.astimezone(zone))
        where = f"\n{exercise.name(Venue, place.venue)}" if place.venue else ""
        locked = self.tr("\nLocked") if event.lock is not None else ""
        return f"{when}{where}{locked}"

    def _set_form(self, form: RecordForm | None) -> None:
        if self.form is not None:
            self._layout.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form = form
        if form is not None:
            self._layout.insertWidget(1, form, 10)

    def _show_findings(self) -> None:
        clear(self._findings)
        subject = self._subject()
        findings = self._context.checking.of(subject) if subject is not None else ()
        for finding in findings[:MOST_FINDINGS]:
            frame, layout = card("alarm")
            layout.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
            text = label(finding.message, wraps=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(text)
            self._findings.addWidget(frame)
        if len(findings) > MOST_FINDINGS:
            more = self.tr("… and {n} more in Problems").format(n=len(findings) - MOST_FINDINGS)
            self._findings.addWidget(label(more, "muted"))
