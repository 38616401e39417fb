"""The Help menu."""

from exercise_planner.ui.actions.action import Action
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

HELP: tuple[Action | None, ...] = (
    Action("manual", QT_TRANSLATE_NOOP("window", "&Help"), lambda window: window.manual(), ("F1",), "help"),
    Action(
        "shortcuts", QT_TRANSLATE_NOOP("window", "&Keys"), lambda window: window.shortcuts(), ("Ctrl+F1",)
    ),
    Action("about", QT_TRANSLATE_NOOP("window", "&About"), lambda window: window.about()),
)
