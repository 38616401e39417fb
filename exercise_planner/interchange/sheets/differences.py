"""Differences as a workbook: a line for each thing that differs, and how many concern each nation."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from exercise_planner.domain.comparison import Comparison
from exercise_planner.domain.difference import Difference
from exercise_planner.domain.nation import Nation
from exercise_planner.domain.telling import Teller
from exercise_planner.interchange.sheets.grammar import LONGEST
from exercise_planner.interchange.sheets.writing import EPOCH, OPTIONS

HEADS = ("Record", "Id", "Name", "What", "Before", "After", "Nations")
WIDTHS = (12, 14, 34, 20, 60, 60, 40)
CUT = " …"


def differences_workbook(
    comparison: Comparison, title: str, differences: Sequence[Difference] | None = None
) -> bytes:
    """A workbook (``.xlsx``) of differences; nothing in it is a formula, whatever it begins with.

    Args:
        comparison: Where they come from.
        title: What was compared with what.
        differences: Those that are wanted; all when not given.
    """
    import xlsxwriter  # noqa: PLC0415  takes a while, and few need it

    shown = comparison.differences if differences is None else differences
    teller = Teller(comparison)
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, OPTIONS)
    book.set_properties({"title": title, "created": EPOCH.replace(tzinfo=None)})
    head = book.add_format({"bold": True, "bg_color": "#DCE6F2", "border": 1, "valign": "top"})
    body = book.add_format({"valign": "top", "text_wrap": True, "num_format": "@"})
    lines = [_line(teller, one) for one in shown]
    _sheet(book.add_worksheet("Changes"), (HEADS, *lines), WIDTHS, (head, body))
    counts = [(_name(comparison, nation), str(number)) for nation, number in _counts(comparison, shown)]
    _sheet(book.add_worksheet("By nation"), (("Nation", "Changes"), *counts), (40, 12), (head, body))
    book.close()
    return stream.getvalue()


def _line(teller: Teller, one: Difference) -> tuple[str, ...]:
    return (one.noun, one.id, one.name, teller.nature(one), *teller.texts(one), teller.nations(one))


def _counts(comparison: Comparison, shown: Iterable[Difference]) -> list[tuple[str, int]]:
    wanted = set(shown)
    found = ((nation, len(wanted.intersection(ours))) for nation, ours in comparison.by_nation.items())
    return [(nation, number) for nation, number in found if number]


def _name(comparison: Comparison, nation: str) -> str:
    whole = comparison.after if comparison.after.get(Nation, nation) else comparison.before
    return whole.name(Nation, nation)


def _sheet(page: Any, lines: Sequence[Sequence[str]], widths: Sequence[int], pens: tuple[Any, Any]) -> None:
    head, body = pens
    page.freeze_panes(1, 0)
    for number, width in enumerate(widths):
        page.set_column(number, number, width, body)
    for row, line in enumerate(lines):
        for number, text in enumerate(line):
            page.write_string(row, number, _fitting(text), body if row else head)
    page.autofilter(0, 0, max(len(lines) - 1, 1), len(widths) - 1)


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT
