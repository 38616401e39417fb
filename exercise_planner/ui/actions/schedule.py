"""The Schedule menu."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from exercise_planner.ui.actions.action import Action, Commands
from exercise_planner.ui.words import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from exercise_planner.ui.pages.schedule.page import SchedulePage


def _on_page(act: "Callable[[SchedulePage], object]") -> Callable[[Commands], object]:
    def go(window: Commands) -> None:
        from exercise_planner.ui.pages.schedule.page import SchedulePage  # noqa: PLC0415  slow to import

        window.go_to("schedule")
        page = window.page("schedule")
        if isinstance(page, SchedulePage):
            act(page)

    return go


SCHEDULE: tuple[Action | None, ...] = (
    Action(
        "schedule",
        QT_TRANSLATE_NOOP("window", "&Schedule!"),
        _on_page(lambda page: page.start()),
        ("F9",),
        "play",
        "document",
    ),
    Action(
        "stop",
        QT_TRANSLATE_NOOP("window", "S&top and use best"),
        _on_page(lambda page: page.solving.stop()),
        ("Shift+F9",),
        "stop",
        "document",
    ),
    None,
    Action(
        "lock",
        QT_TRANSLATE_NOOP("window", "&Lock or unlock"),
        _on_page(lambda page: page.toggle_lock()),
        ("Ctrl+L",),
        "lock",
        "document",
    ),
    Action(
        "unschedule",
        QT_TRANSLATE_NOOP("window", "Take &out of the schedule"),
        _on_page(lambda page: page.unschedule_selected()),
        ("Ctrl+Del",),
        "",
        "document",
    ),
    Action(
        "alternatives",
        QT_TRANSLATE_NOOP("window", "Other &places of the event"),
        _on_page(lambda page: page.toggle_alternatives()),
        ("Ctrl+Shift+L",),
        "venues",
        "document",
    ),
    Action(
        "choices",
        QT_TRANSLATE_NOOP("window", "&Choices of the search"),
        _on_page(lambda page: page.heading.choosing.toggle()),
        ("Ctrl+F9",),
        "settings",
        "document",
    ),
    None,
    Action(
        "fit",
        QT_TRANSLATE_NOOP("window", "Show the &whole exercise"),
        _on_page(lambda page: page.timeline.fit()),
        ("Ctrl+0",),
        "fit",
        "document",
    ),
)
