"""The View menu."""

from exercise_planner.ui.actions.action import Action
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

VIEW: tuple[Action | None, ...] = (
    Action("light", QT_TRANSLATE_NOOP("window", "&Light colours"), lambda window: window.set_theme("light")),
    Action("dark", QT_TRANSLATE_NOOP("window", "&Dark colours"), lambda window: window.set_theme("dark")),
    None,
    Action(
        "inspector",
        QT_TRANSLATE_NOOP("window", "&Inspector"),
        lambda window: window.toggle_dock("inspector"),
        ("F4",),
    ),
    Action(
        "problems",
        QT_TRANSLATE_NOOP("window", "&Problems"),
        lambda window: window.toggle_dock("problems"),
        ("F8",),
    ),
)
