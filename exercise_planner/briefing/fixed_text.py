"""The product's own words in a pack: what a withheld text may have in common with every pack there is."""

import gettext
import importlib.util
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from importlib.abc import InspectLoader
from pathlib import Path
from types import CodeType

from exercise_planner import assets


@cache
def fixed_texts() -> frozenset[str]:
    """Every constant of this package, every choice of the domain and every translation."""
    found = (*_constants(), *_choices(), *_translations())
    return frozenset(text for text in found if text.strip())


def _constants() -> Iterator[str]:
    """The constants of this package's code; asked of the import system, for a bundle has no sources."""
    package = Path(__file__).parent
    for found in pkgutil.walk_packages([str(package)], f"{__package__}."):
        spec = importlib.util.find_spec(found.name)
        loader = spec.loader if spec is not None else None
        code = loader.get_code(found.name) if isinstance(loader, InspectLoader) else None
        if code is not None:
            yield from _in_code(code.co_consts)


def _in_code(constants: Iterable[object]) -> Iterator[str]:
    for constant in constants:
        if isinstance(constant, str) and not _is_long(constant):
            yield constant
        elif isinstance(constant, tuple | frozenset):
            yield from _in_code(constant)
        elif isinstance(constant, CodeType):
            yield from _in_code(constant.co_consts)


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
        texts: dict[object, object] = vars(catalogue)["_catalog"]
        # What stands under the empty text is the head of the file, which is never printed.
        yield from (text for key, text in texts.items() if key != "" and isinstance(text, str))
