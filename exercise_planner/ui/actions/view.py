"""The View menu."""

from exercise_planner.ui.actions.action import Action
from exercise_planner.ui.page import Entry, key_to
from exercise_planner.ui.pages import PAGES
from exercise_planner.ui.words import QT_TRANSLATE_NOOP


def _to_page(number: int, page: Entry) -> Action:
    """The action that leads to a page of the rail."""
    return Action(
        f"page_{page.name}",
        page.title,
        lambda window: window.go_to(page.name),
        (key_to(number),),
        page.name,
        "document",
    )


VIEW: tuple[Action | None, ...] = (
    *(_to_page(number, page) for number, page in enumerate(PAGES, start=1)),
    None,
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
    None,
    Action(
        "pane",
        QT_TRANSLATE_NOOP("window", "Next pa&ne"),
        lambda window: window.next_pane(1),
        ("F6",),
        needs="document",
    ),
    Action(
        "pane_before",
        QT_TRANSLATE_NOOP("window", "Pane &before"),
        lambda window: window.next_pane(-1),
        ("Shift+F6",),
        needs="document",
    ),
)
