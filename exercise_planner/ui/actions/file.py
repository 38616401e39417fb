"""The File menu."""

from exercise_planner.ui.actions.action import Action, Commands
from exercise_planner.ui.words import QT_TRANSLATE_NOOP


def _print(window: Commands) -> None:
    from exercise_planner.ui.pages.briefing.page import BriefingPage  # noqa: PLC0415  slow to import

    window.go_to("briefing")
    page = window.page("briefing")
    if isinstance(page, BriefingPage):
        page.ask_and_print()


FILE: tuple[Action | None, ...] = (
    Action(
        "new",
        QT_TRANSLATE_NOOP("window", "&New…"),
        lambda window: window.documents.ask_new(),
        ("Ctrl+N",),
        "new",
    ),
    Action(
        "open",
        QT_TRANSLATE_NOOP("window", "&Open…"),
        lambda window: window.documents.ask_open(),
        ("Ctrl+O",),
        "open",
    ),
    Action(
        "import",
        QT_TRANSLATE_NOOP("window", "&Import…"),
        lambda window: window.documents.ask_import(),
        ("Ctrl+I",),
        "import",
    ),
    Action(
        "template",
        QT_TRANSLATE_NOOP("window", "&Workbook to fill in…"),
        lambda window: window.documents.exporting.ask_template(),
    ),
    Action(
        "save_as",
        QT_TRANSLATE_NOOP("window", "Save a &copy as…"),
        lambda window: window.documents.ask_save_as(),
        ("Ctrl+Shift+S",),
        "save",
        "document",
    ),
    Action(
        "export",
        QT_TRANSLATE_NOOP("window", "&Export…"),
        lambda window: window.documents.ask_export(),
        ("Ctrl+E",),
        "",
        "document",
    ),
    Action(
        "versions",
        QT_TRANSLATE_NOOP("window", "&Versions and variants…"),
        lambda window: window.documents.versioning.ask(),
        ("Ctrl+Shift+V",),
        "versions",
        "document",
    ),
    None,
    Action(
        "print", QT_TRANSLATE_NOOP("window", "&Print briefing…"), _print, ("Ctrl+P",), "print", "document"
    ),
    None,
    Action(
        "close",
        QT_TRANSLATE_NOOP("window", "&Close exercise"),
        lambda window: window.documents.close(),
        ("Ctrl+W",),
        "",
        "document",
    ),
    Action("quit", QT_TRANSLATE_NOOP("window", "&Quit"), lambda window: window.quit(), ("Ctrl+Q",)),
)
