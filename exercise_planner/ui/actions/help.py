"""The Help menu."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from exercise_planner.ui.actions.action import Action

HELP: tuple[Action | None, ...] = (
    Action("shortcuts", QT_TRANSLATE_NOOP("window", "&Keys"), lambda window: window.shortcuts(), ("F1",)),
    Action("about", QT_TRANSLATE_NOOP("window", "&About"), lambda window: window.about()),
)
