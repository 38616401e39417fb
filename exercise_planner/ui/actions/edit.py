"""The Edit menu."""

from collections.abc import Callable

from exercise_planner.ui.actions.action import Action, Commands
from exercise_planner.ui.widgets.record_page import RecordPage
from exercise_planner.ui.words import QT_TRANSLATE_NOOP


def _add(window: Commands) -> None:
    page = window.current_page()
    if isinstance(page, RecordPage):
        page.add()


def _on_table(name: str, text: str, act: Callable[[RecordPage], object], icon: str = "") -> Action:
    """What is done with the table that is shown; its keys are those of the table itself."""

    def go(window: Commands) -> None:
        page = window.current_page()
        if isinstance(page, RecordPage):
            act(page)

    return Action(name, text, go, (), icon, "document")


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
    Action(
        "palette",
        QT_TRANSLATE_NOOP("window", "&Find anything…"),
        lambda window: window.find_anything(),
        ("Ctrl+K",),
        "search",
    ),
    None,
    Action("add", QT_TRANSLATE_NOOP("window", "&Add a row"), _add, ("Ctrl+Shift+N",), "add", "document"),
    _on_table("paste", QT_TRANSLATE_NOOP("window", "&Paste cells"), lambda page: page.view.paste(), "paste"),
    _on_table("copy", QT_TRANSLATE_NOOP("window", "&Copy cells"), lambda page: page.view.copy(), "copy"),
    _on_table("fill", QT_TRANSLATE_NOOP("window", "Fill &down"), lambda page: page.view.fill_down()),
    _on_table("delete", QT_TRANSLATE_NOOP("window", "&Delete rows"), lambda page: page.remove(), "remove"),
    None,
    Action(
        "options",
        QT_TRANSLATE_NOOP("window", "&Settings…"),
        lambda window: window.options(),
        ("Ctrl+,",),
        "settings",
    ),
)
