"""The open exercise, and what joins planning, storage, interchange and briefing. No Qt.

``session`` holds the open exercise. To add a joint, write a module here that says what it joins.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from exercise_planner.workspace.session import Workspace as Workspace


def __getattr__(name: str) -> Any:
    if name == "Workspace":  # SQLAlchemy is slow to import, and not all who come here open a document
        from exercise_planner.workspace.session import Workspace

        return Workspace
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
