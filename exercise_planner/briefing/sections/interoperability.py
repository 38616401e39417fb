"""Interoperability: what each two nations share, where it is too little, and what would bridge it."""

from itertools import combinations

from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.context import Context
from exercise_planner.briefing.grid import Cell, Grid, Line, Tone
from exercise_planner.briefing.language import _
from exercise_planner.briefing.page import part
from exercise_planner.briefing.section import Lie, Section
from exercise_planner.domain.bridges import bridges
from exercise_planner.domain.matrix import Link, Matrix, Row, dimensions, nation_rows, suffering, values_of
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.unit import Unit

MANY = 34
"""Nations from which on the matrix needs a larger sheet."""
SHOWN = 3
"""Ways to bridge a gap that are told."""
DIMENSIONS = {
    "language": _("language"),
    "data_link": _("data link"),
    "radio": _("radio"),
    "crypto": _("crypto"),
    "refuelling": _("refuelling"),
    "fuel": _("fuel"),
    "ammunition": _("ammunition"),
    "c2": _("command system"),
    "procedures": _("procedures"),
}
"""The dimensions that the plan format knows, in words."""
TONES = {Link.SHARED: Tone.GOOD, Link.PARTLY: Tone.SOME, Link.NONE: Tone.BAD, Link.UNKNOWN: Tone.NONE}


class Interoperability(Section):
    """The matrix of nations, what each works by, and a row a gap that an event meets."""

    code = "interoperability"
    title = _("Interoperability")
    fresh = True
    landscape = True

    def applies(self, context: Context) -> bool:
        exercise = context.exercise
        speaks = any(nation.languages or nation.standards for nation in exercise.nations)
        return len(exercise.nations) > 1 and (speaks or any(unit.standards for unit in exercise.units))

    def lie(self, context: Context) -> Lie:
        return Lie.FOLD_OUT if len(context.exercise.nations) > MANY else Lie.LANDSCAPE

    def story(self, context: Context, width: float) -> list[Flowable]:
        say = context.say
        matrix = Matrix(nation_rows(context.exercise), dimensions(context.exercise))
        note = say(
            "In each cell: in how many dimensions two nations’ units share a value, of those known of both; "
            "*: not all of their units do in each. The dimensions are {dimensions}."
        )
        names = ", ".join(dimension_in_words(context, name) for name in matrix.dimensions)
        story: list[Flowable] = [
            style.text(note.format(dimensions=names), style.QUIET_TEXT),
            _grid(context, matrix, width),
            *part(say("What each nation works by"), "interoperability-values"),
            _values(context, matrix, width),
        ]
        gaps = _gaps(context, matrix)
        story += part(say("Gaps and mitigations"), "interoperability-gaps")
        if not gaps:
            words = say("In each scheduled event those who take part share what the event needs.")
            return [*story, style.text(words)]
        heads = (_("Between"), _("What"), _("They have"), _("Events that suffer"), _("What would bridge it"))
        widths = style.shares(width, 2.4, 1.3, 2.6, 4, 4.6)
        return [*story, style.table([say(word) for word in heads], gaps, widths)]


def dimension_in_words(context: Context, dimension: str) -> str:
    """What parties can share, such as ``data link``; a dimension of the plan's own in its own word."""
    known = DIMENSIONS.get(dimension)
    return context.say(known) if known is not None else dimension.replace("_", " ")


def _grid(context: Context, matrix: Matrix, width: float) -> Grid:
    count = range(len(matrix.rows))
    names = [_mark(context, row) + row.name for row in matrix.rows]
    lines = [Line(name, [_cell(matrix, row, column) for column in count]) for row, name in enumerate(names)]
    return Grid([row.subject.id for row in matrix.rows], lines, width, 110)


def _cell(matrix: Matrix, row: int, column: int) -> Cell:
    if row == column:
        return Cell("", Tone.QUIET)
    link, some, known = matrix.overall(row, column)
    by_some = any(cell.link is Link.PARTLY for cell in matrix.cells(row, column))
    return Cell(f"{some}/{known}{'*' if by_some else ''}" if known else "?", TONES[link])


def _mark(context: Context, *rows: Row) -> str:
    """The mark of nations with those whose standards are told: their units, where they have any."""
    nations = [context.exercise.get(Nation, row.nation) for row in rows]
    units = [context.exercise.get(Unit, member.subject.id) for row in rows for member in row.members]
    return context.mark(*nations, *units)


def _values(context: Context, matrix: Matrix, width: float) -> Flowable:
    rows = []
    for row in matrix.rows:
        cells = []
        for dimension in matrix.dimensions:
            found = frozenset[str]().union(*(values_of(member, dimension) for member in row.members))
            cells.append(", ".join(sorted(found)) or "—")
        rows.append((_mark(context, row) + row.name, *cells))
    head = (
        context.say("Nation"),
        *(dimension_in_words(context, name).capitalize() for name in matrix.dimensions),
    )
    return style.table(head, rows, style.shares(width, 1.6, *(1.0 for _each in matrix.dimensions)))


def _gaps(context: Context, matrix: Matrix) -> list[tuple[str, ...]]:
    """A row for each two nations that meet in an event without what it needs of them."""
    rows: list[tuple[str, ...]] = []
    asked = [entry for entry in context.entries if entry.event.interoperability]
    meeting = {pair for entry in asked for pair in combinations(sorted(entry.nations), 2)}
    for first, second in combinations(range(len(matrix.rows)), 2):
        ours, theirs = matrix.rows[first], matrix.rows[second]
        pair = tuple(sorted((ours.nation, theirs.nation)))
        if pair not in meeting or context.nation not in (None, *pair):
            continue
        events: dict[str, list[str]] = {}
        for found in suffering(context.exercise, ours, theirs):
            if found.scheduled:
                name = f"{context.mark(found.event)}{found.event.id} {found.event.name}"
                events.setdefault(found.dimension, []).append(name)
        for dimension, names in events.items():
            cell = matrix.cell(first, second, dimension)
            has = [", ".join(values) or "—" for values in (cell.first, cell.second)]
            ways = bridges(context.exercise, matrix, first, second, dimension)[:SHOWN]
            told = [context.say(way.pattern).format(**way.values) for way in ways]
            rows.append(
                (
                    f"{_mark(context, ours, theirs)}{ours.name} – {theirs.name}",
                    dimension_in_words(context, dimension),
                    f"{ours.nation}: {has[0]}\n{theirs.nation}: {has[1]}",
                    "; ".join(dict.fromkeys(names)),
                    "\n".join(told) or "—",
                )
            )
    return rows
