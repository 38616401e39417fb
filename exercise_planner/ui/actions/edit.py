"""The Edit menu."""

from exercise_planner.ui.actions.action import Action, Commands
from exercise_planner.ui.widgets.record_page import RecordPage
from exercise_planner.ui.words import QT_TRANSLATE_NOOP


def _add(window: Commands) -> None:
    page = window.current_page()
    if isinstance(page, RecordPage):
        page.add()


EDIT: tuple[Action | None, ...] = (
    Action(
        "undo",
        QT_TRANSLATE_NOOP("window", "&Undo"),
        lambda window: window.bridge.undo(),
        ("Ctrl+Z",),
        "undo",
        "undo",
    ),
    Action(
        "redo",
        QT_TRANSLATE_NOOP("window", "&Redo"),
        lambda window: window.bridge.redo(),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        "redo",
    ),
    None,
    Action("add", QT_TRANSLATE_NOOP("window", "&Add a row"), _add, ("Ctrl+Shift+N",), "add", "document"),
)
