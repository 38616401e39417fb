"""One table of options, each declared once: name, default and what it is for; kept in a JSON file.

To add an option: its line in OPTIONS.
"""

import contextlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

SETTINGS_FOLDER = "EXERCISE_PLANNER_SETTINGS"
"""Environment variable that names another folder for settings (for tests and portable use)."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its name, default value and what the settings form says of it.

    Args:
        title: What the form calls it; the form does not show options without a title.
        choices: The values that it may have, where they are few.
    """

    name: str
    default: Any
    help: str
    title: str = ""
    choices: tuple[str, ...] = ()


OPTIONS: tuple[Option, ...] = (
    Option("author", "", "Your name, as it stands in the history of changes", "Your name"),
    Option("theme", "light", "Colours of the window: light or dark", "Colours", ("light", "dark")),
    Option("time_limit_seconds", 30.0, "How long the solver may search, in seconds", "Search time (s)"),
    Option("workers", 0, "Processor cores that the solver uses; 0 uses all", "Cores"),
    Option("recent_files", [], "Documents that were opened last"),
    Option("window", "", "Size and place of the window"),
    Option("layout", "", "Places of the docks"),
    Option("open_document", "", "The document that is open; it is still named after a crash"),
    Option("columns", {}, "Columns of the tables"),
    Option("column_maps", {}, "Which columns of foreign tables are which fields, by their headings"),
)
_BY_NAME = {option.name: option for option in OPTIONS}


def folder() -> Path:
    """Where settings are kept."""
    override = os.environ.get(SETTINGS_FOLDER)
    return Path(override) if override else Path(platformdirs.user_config_dir("exercise-planner"))


class Settings:
    """The options as the user has set them; a missing or damaged file means the defaults."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or folder() / "settings.json"
        self._values: dict[str, Any] = {}
        with contextlib.suppress(OSError, ValueError):
            stored = json.loads(self.path.read_text(encoding="utf-8"))
            if isinstance(stored, dict):
                self._values = {name: value for name, value in stored.items() if self._fits(name, value)}

    @staticmethod
    def _fits(name: str, value: object) -> bool:
        if name not in _BY_NAME:
            return False
        default = _BY_NAME[name].default
        return isinstance(value, type(default)) or (isinstance(default, float) and isinstance(value, int))

    def __getitem__(self, name: str) -> Any:
        return self._values.get(name, _BY_NAME[name].default)

    def __setitem__(self, name: str, value: object) -> None:
        if not self._fits(name, value):
            raise ValueError(f"{name} does not take {value!r}")
        self._values[name] = value
        self._save()

    def _save(self) -> None:
        with contextlib.suppress(OSError):  # options that cannot be kept are no reason to stop working
            self.path.parent.mkdir(parents=True, exist_ok=True)
            scratch = self.path.with_suffix(".new")
            scratch.write_text(json.dumps(self._values, indent=1), encoding="utf-8")
            scratch.replace(self.path)
