"""TimelineMenu: what can be done with the selected bars and with the view, as a menu upon the timeline."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QMenu

from exercise_planner.ui import words
from exercise_planner.ui.context import Context
from exercise_planner.ui.pages.schedule import timeline_keys
from exercise_planner.ui.pages.schedule.placing import Placing
from exercise_planner.ui.pages.schedule.timeline import Timeline
from exercise_planner.ui.pages.schedule.timeline_picture import FORMATS, Picture, write
from exercise_planner.ui.words import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu.

    Args:
        text: What it says, marked for translation.
        act: What it does.
        keys: The keys that do the same.
        needs: What must be there: nothing (""), a "selection" or "ghosts".
    """

    text: str
    act: "Callable[[TimelineMenu], object]"
    keys: str = ""
    needs: str = ""


class TimelineMenu(QObject):
    """The menu of a timeline.

    Args:
        context: What the window shares.
        timeline: Where it opens.
        placing: Locks events and takes them out.

    Attributes:
        exported: Emitted with a sentence when a picture is there.
    """

    exported = Signal(str)

    def __init__(self, context: Context, timeline: Timeline, placing: Placing) -> None:
        super().__init__(timeline)
        self._context, self.timeline, self.placing = context, timeline, placing
        timeline.menu_wanted.connect(self.open)

    def open(self, at: QPoint) -> None:
        """Open the menu.

        Args:
            at: Where on the screen.
        """
        menu = self.made()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def made(self) -> QMenu:
        """The menu as it applies now."""
        menu = QMenu(self.timeline)
        for entry in ENTRIES:
            if entry is None:
                menu.addSeparator()
            else:
                self._add(menu, entry)
        return menu

    def _add(self, menu: QMenu, entry: Entry) -> None:
        keys = f"\t{entry.keys}" if entry.keys else ""
        action = menu.addAction(f"{words.tr(entry.text)}{keys}")
        if entry.needs == "selection":
            action.setEnabled(bool(self.timeline.selected))
        if entry.needs == "ghosts":
            action.setEnabled(self.timeline.has_ghosts)
            action.setCheckable(True)
            action.setChecked(self.timeline.has_ghosts and self.timeline.shows_ghosts)
        action.triggered.connect(lambda: entry.act(self))

    def save_picture(self) -> None:
        """Ask where to, and write all of the timeline as it stands there, for the planning team."""
        exercise, document, scale = (
            self._context.bridge.exercise,
            self._context.bridge.document,
            self.timeline.scale,
        )
        if exercise is None or document is None or scale is None:
            return
        kinds = ";;".join(f"{words.tr(one.title)} (*{one.suffix})" for one in FORMATS)
        proposed = document.path.with_suffix(FORMATS[0].suffix)
        chosen, kind = QFileDialog.getSaveFileName(
            self.timeline, self.tr("Save a picture"), str(proposed), kinds
        )
        if not chosen:
            return
        path = Path(chosen)
        if not path.suffix:
            wanted = next((one for one in FORMATS if one.suffix in kind), FORMATS[0])
            path = path.with_suffix(wanted.suffix)
        picture = Picture.of(exercise, self.timeline.grouping, scale.zoom)
        painted = picture.drawing() if path.suffix.lower() == ".svg" else picture.image()
        self._context.tasks.run(
            lambda _report, _stop: write(path, painted),
            lambda _nothing: self.exported.emit(self.tr("Exported to {path}.").format(path=path)),
            self._context.errors.show,
        )


ENTRIES: tuple[Entry | None, ...] = (
    Entry(
        QT_TRANSLATE_NOOP("window", "Lock or unlock"),
        lambda menu: menu.placing.toggle_lock(),
        "Ctrl+L",
        "selection",
    ),
    Entry(
        QT_TRANSLATE_NOOP("window", "Take out of the schedule"),
        lambda menu: menu.placing.unschedule_selected(),
        "Ctrl+Del",
        "selection",
    ),
    Entry(
        QT_TRANSLATE_NOOP("window", "Have another event follow"),
        lambda menu: timeline_keys.pick_link(menu.timeline),
        "L",
        "selection",
    ),
    Entry(
        QT_TRANSLATE_NOOP("window", "Show in the inspector"),
        lambda menu: menu.timeline.inspected.emit(),
        "Enter",
        "selection",
    ),
    None,
    Entry(QT_TRANSLATE_NOOP("window", "Show the whole exercise"), lambda menu: menu.timeline.fit(), "F"),
    Entry(
        QT_TRANSLATE_NOOP("window", "Show the selection"),
        lambda menu: menu.timeline.show_events(menu.timeline.selected),
        "S",
        "selection",
    ),
    Entry(QT_TRANSLATE_NOOP("window", "Show the present"), lambda menu: menu.timeline.show_now(), "N"),
    None,
    Entry(
        QT_TRANSLATE_NOOP("window", "Earlier version as outlines"),
        lambda menu: menu.timeline.let_ghosts(be_seen=not menu.timeline.shows_ghosts),
        "",
        "ghosts",
    ),
    Entry(QT_TRANSLATE_NOOP("window", "Save a picture…"), lambda menu: menu.save_picture()),
)
"""The menu, in its order; None is a line between entries."""
