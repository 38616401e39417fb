"""What the user can do, as data: a table of actions a menu.

To add an action: a line in the table of its menu, with a handler that takes the Commands. To add a menu: a
file with a table, and its line in MENUS.
"""

from exercise_planner.ui.actions.action import Action
from exercise_planner.ui.actions.edit import EDIT
from exercise_planner.ui.actions.file import FILE
from exercise_planner.ui.actions.help import HELP
from exercise_planner.ui.actions.schedule import SCHEDULE
from exercise_planner.ui.actions.view import VIEW
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

MENUS: tuple[tuple[str, tuple[Action | None, ...]], ...] = (
    (QT_TRANSLATE_NOOP("window", "&File"), FILE),
    (QT_TRANSLATE_NOOP("window", "&Edit"), EDIT),
    (QT_TRANSLATE_NOOP("window", "&Schedule"), SCHEDULE),
    (QT_TRANSLATE_NOOP("window", "&View"), VIEW),
    (QT_TRANSLATE_NOOP("window", "&Help"), HELP),
)
"""All menus, in their order; None is a line between actions."""
