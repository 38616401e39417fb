"""Context: what the window shares with its pages, docks and actions."""

from dataclasses import dataclass

from exercise_planner.settings import Settings
from exercise_planner.ui.bridge import Bridge
from exercise_planner.ui.checking import Checking
from exercise_planner.ui.errors import Errors
from exercise_planner.ui.services import Services
from exercise_planner.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Context:
    """What is shared.

    Args:
        services: What is asked of the rest of the program.
        settings: The user's options.
        bridge: The open document and the selection.
        tasks: Work off the GUI thread.
        checking: What is wrong with the exercise.
        errors: Where failures are shown.
    """

    services: Services
    settings: Settings
    bridge: Bridge
    tasks: Tasks
    checking: Checking
    errors: Errors
