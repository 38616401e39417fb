"""The product's own words in a pack: what a withheld text may have in common with every pack there is."""

import ast
import gettext
import sys
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path

from exercise_planner import assets


@cache
def fixed_texts() -> frozenset[str]:
    """Every constant of this package, every choice of the domain and every translation."""
    found = (*_constants(), *_choices(), *_translations())
    return frozenset(text for text in found if text.strip())


def _constants() -> Iterator[str]:
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and not _is_long(node.value):
                yield node.value


def _is_long(text: str) -> bool:
    """Whether it is a docstring of several lines, which is never printed."""
    return text.count("\n") > 2


def _choices() -> Iterator[str]:
    for module in sys.modules.copy().values():
        if module.__name__.startswith("exercise_planner.domain."):
            kinds = (kind for kind in vars(module).values() if isinstance(kind, type))
            for choice in (each for kind in kinds if issubclass(kind, StrEnum) for each in kind):
                yield from (choice.value, choice.value.replace("_", " "))


def _translations() -> Iterator[str]:
    for path in sorted(assets.asset("fonts").parent.rglob("*.mo")):
        with path.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)
        yield from (text for text in vars(catalogue)["_catalog"].values() if isinstance(text, str))
