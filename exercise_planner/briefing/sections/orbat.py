"""Order of battle: the units with their symbols, by nation."""

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.availability import availability
from exercise_planner.briefing.codes import words_of_code
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.drawings import flag, symbol_once
from exercise_planner.briefing.language import _
from exercise_planner.briefing.page import titled
from exercise_planner.briefing.section import Section
from exercise_planner.briefing.table import Rows
from exercise_planner.domain.unit import Unit

SYMBOL = 17.0
"""Height of a symbol, in points."""
BESIDE = 38.0
"""Width of the column of symbols, in points."""
FLAG = 12.0


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its name, its share of the width, and what it says of a unit."""

    name: str
    share: float
    of: Callable[[Unit], str]


class OrderOfBattle(Section):
    """A table a nation."""

    code = "orbat"
    title = _("Order of battle")

    def applies(self, context: Context) -> bool:
        return bool(context.exercise.units)

    def story(self, context: Context, width: float) -> list[Flowable]:
        note = context.say("Symbols are of APP-6. A unit without a code of its own bears one that fits it.")
        story: list[Flowable] = [style.text(note, style.QUIET_TEXT)]
        columns = _columns(context)
        for nation in context.exercise.nations:
            units = [unit for unit in context.exercise.units if unit.nation == nation.id]
            if units:
                rows = _table(context, units, columns, width)
                words = context.mark(nation) + nation.name
                story += titled(words, f"orbat-{nation.id}", rows, flag(nation.id, FLAG))
                absences = availability(context, units, width)
                story += [absences] if absences is not None else []
        return story


def _columns(context: Context) -> list[_Column]:
    """The columns; those in which no unit of the exercise has anything are left out."""
    say, units = context.say, context.exercise.units
    columns = [
        _Column(say("Unit"), 4.2, lambda unit: context.mark(unit) + unit.name),
        _Column(say("Id"), 1.8, lambda unit: unit.id),
        _Column(say("Domain"), 1.4, lambda unit: context.choice(unit.domain)),
        _Column(say("Echelon"), 1.5, _echelon),
        _Column(say("People"), 1, lambda unit: context.number(unit.personnel) if unit.personnel else "—"),
        _Column(say("Capabilities"), 3, _capabilities),
        _Column(say("Remarks"), 2.6, lambda unit: unit.description),
    ]
    return [column for column in columns if any(column.of(unit) not in ("", "—") for unit in units)]


def _table(context: Context, units: list[Unit], columns: list[_Column], width: float) -> Rows:
    widths = [BESIDE, *style.shares(width - BESIDE, *(column.share for column in columns))]
    rows: list[list[str | Flowable]] = [
        [symbol_once(unit, SYMBOL), *(column.of(unit) for column in columns)] for unit in units
    ]
    right = [number for number, column in enumerate(columns, 1) if column.name == context.say("People")]
    return style.table(["", *(column.name for column in columns)], rows, widths, 1, right)


def _echelon(unit: Unit) -> str:
    return words_of_code(unit.echelon).capitalize() if unit.echelon else "—"


def _capabilities(unit: Unit) -> str:
    return ", ".join(words_of_code(code) for code in unit.capabilities) or "—"
