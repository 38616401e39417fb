"""The assistant that begins an exercise: a template, a name, dates, a time zone, and who takes part."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import available_timezones

from PySide6.QtCore import QDate, Qt, QTimeZone
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from exercise_planner.domain.details import ExerciseKind
from exercise_planner.edits.founding import Outline
from exercise_planner.errors import InputError
from exercise_planner.ui import words
from exercise_planner.ui.theme import SPACE
from exercise_planner.ui.widgets.labels import add_row, form, label
from exercise_planner.ui.widgets.nation_list import NationList

AHEAD = timedelta(days=120)
USUAL_DAYS = 10


@dataclass(frozen=True, slots=True)
class Template:
    """A template: its file, its name, what it is about, its kind and how many days it takes."""

    path: Path
    name: str
    about: str
    kind: ExerciseKind
    days: int


def template_of(path: Path) -> Template:
    """What the assistant says of a template."""
    told = json.loads(path.read_text(encoding="utf-8"))["exercise"]
    days = (date.fromisoformat(told["to"]) - date.fromisoformat(told["from"])).days + 1
    return Template(path, told["name"], told["description"], ExerciseKind(told["kind"]), days)


class NewExercise(QDialog):
    """The assistant.

    Args:
        templates: What an exercise can begin with.
        today: The dates offered lie some months after it.
        parent: The window.
    """

    def __init__(self, templates: tuple[Template, ...], today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("New exercise"))
        self._templates = templates
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("such as Northern Bridge 2027"))
        self.template = QComboBox()
        self.template.addItem(self.tr("Nothing: an empty exercise"))
        for item in templates:
            self.template.addItem(item.name)
        self.kind = QComboBox()
        for kind in ExerciseKind:
            self.kind.addItem(words.choice(kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(ExerciseKind.LIVEX))
        first = today + AHEAD - timedelta(days=today.weekday() + AHEAD.days % 7)
        self.first, self.final = _date_edit(first), _date_edit(first + timedelta(days=USUAL_DAYS - 1))
        self.zone = _zones()
        self.nations = NationList()
        self._about, self.reason = label(role="muted", wraps=True), label(role="danger", wraps=True)
        self._chosen = label(role="muted", wraps=True)
        self._lay_out()
        self.template.currentIndexChanged.connect(self._take_template)
        self.first.dateChanged.connect(self.final.setMinimumDate)
        self.nations.changed.connect(self._sum_up)
        self._sum_up()

    def _lay_out(self) -> None:
        fields = form()
        rows = (
            (self.tr("&Name"), self.name),
            (self.tr("&Begin with"), self.template),
            (self.tr("&Kind"), self.kind),
            (self.tr("&First day"), self.first),
            (self.tr("&Last day"), self.final),
            (self.tr("&Time zone"), self.zone),
        )
        for caption, widget in rows:
            add_row(fields, caption, widget)
        left = QVBoxLayout()
        left.addLayout(fields)
        left.addWidget(self._about)
        left.addStretch(1)
        left.addWidget(self._chosen)
        left.addWidget(self.reason)
        both = QHBoxLayout()
        both.setSpacing(2 * SPACE)
        both.addLayout(left, 1)
        both.addWidget(self.nations, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.create_button = buttons.addButton(self.tr("&Create"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.create_button.setProperty("role", "primary")
        self.create_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        outer.addWidget(label(self.tr("A new exercise"), "heading"))
        outer.addLayout(both, 1)
        outer.addWidget(buttons)
        self.resize(820, 520)

    def _take_template(self) -> None:
        chosen = self.chosen_template
        self._about.setText(chosen.about if chosen is not None else "")
        if chosen is not None:
            self.kind.setCurrentIndex(self.kind.findData(chosen.kind))
            self.final.setDate(self.first.date().addDays(chosen.days - 1))

    @property
    def chosen_template(self) -> Template | None:
        """The template; None: the exercise begins empty."""
        number = self.template.currentIndex() - 1
        return self._templates[number] if number >= 0 else None

    @property
    def outline(self) -> Outline:
        """What was typed and chosen."""
        return Outline(
            name=self.name.text(),
            kind=ExerciseKind(self.kind.currentData()),
            first=_day(self.first),
            final=_day(self.final),
            time_zone=self.zone.currentText().strip(),
            nations=self.nations.nations,
            hosts=self.nations.hosts,
        )

    def _sum_up(self) -> None:
        hosts = set(self.nations.hosts)
        said = [
            self.tr("{name} (host)").format(name=name) if code in hosts else name
            for code, name in self.nations.nations
        ]
        count = self.tr("1 nation: {names}") if len(said) == 1 else self.tr("{n} nations: {names}")
        some = count.format(n=len(said), names=words.listed(said))
        self._chosen.setText(some if said else self.tr("No nation is chosen; they can also be added later."))

    def accept(self) -> None:
        """Create the exercise, unless something is wrong: that is said instead."""
        try:
            self.outline.require_sound()
        except InputError as error:
            self.reason.setText(error.summary)
            return
        super().accept()


def _date_edit(day: date) -> QDateEdit:
    made = QDateEdit(QDate(day.year, day.month, day.day))
    made.setCalendarPopup(True)
    made.setDisplayFormat("ddd d MMM yyyy")
    return made


def _day(edit: QDateEdit) -> date:
    found = edit.date()
    return date(found.year(), found.month(), found.day())


def _zones() -> QComboBox:
    made = QComboBox()
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    zones = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc"))
    made.addItems(["UTC", *zones])
    own = made.findText(bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "ignore"))
    made.setCurrentIndex(max(own, 0))
    completer = QCompleter(made.model(), made)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    made.setCompleter(completer)
    return made
