"""Lean: OR-Tools imported without pandas, which takes more than half of the second that the import costs."""

import importlib
import sys
from types import ModuleType

MODULE = "ortools.sat.python.cp_model"


def load() -> None:
    """Import ``cp_model``; for the solver process, which has no other use of pandas.

    OR-Tools needs pandas only for variables made by the series, and this package makes none. Where a
    stand-in will not do, pandas itself is imported.
    """
    if MODULE in sys.modules:
        return
    if "pandas" in sys.modules:
        importlib.import_module(MODULE)
        return
    sys.modules["pandas"] = _stand_in()
    try:
        importlib.import_module(MODULE)
    except (ImportError, AttributeError, TypeError):
        sys.modules.pop(MODULE, None)
        del sys.modules["pandas"]
        importlib.import_module(MODULE)
    else:
        del sys.modules["pandas"]


def _stand_in() -> ModuleType:
    """A module with the names that ``cp_model`` mentions in annotations and tests for."""
    module = ModuleType("pandas")
    for name in ("Index", "Series", "DataFrame"):
        setattr(module, name, type(name, (), {}))
    return module
