"""Finds what ships with the product: ``resources/`` of a checkout, or its copy in an installed package."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_PLACES = (_HERE / "_resources", _HERE.parent / "resources")


def asset(*parts: str) -> Path:
    """The path of one shipped file or folder.

    Args:
        parts: Names below ``resources/``, such as ``"fonts", "DejaVuSans.ttf"``.

    Raises:
        FileNotFoundError: It is not there: the installation is damaged.
    """
    for place in _PLACES:
        path = place.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"The installation lacks {'/'.join(parts)}; install Exercise Planner again.")


def templates() -> tuple[Path, ...]:
    """The shipped plans that a new exercise can begin with, by name."""
    return tuple(sorted(asset("templates").glob("*.plan.json")))


def workbook_template() -> Path:
    """The shipped plan with an example of each kind of record, as which an empty workbook is given out."""
    return asset("templates", "workbook.json")


def examples() -> tuple[Path, ...]:
    """The shipped example plans, by name."""
    return tuple(sorted(asset("examples").glob("*.plan.json")))
