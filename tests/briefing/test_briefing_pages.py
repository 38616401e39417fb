"""How pages are filled: no last page for a few rows, no further page for the end of the contents."""

from itertools import count

import pytest
from reportlab.platypus import Flowable

from exercise_planner.briefing import style
from exercise_planner.briefing.contents import Item, Line, closer, fewer, lines_of
from exercise_planner.briefing.squeeze import TIGHT, Stretch
from exercise_planner.briefing.table import Rows

PAGE = 700.0


def table(rows: int) -> Rows:
    return style.table(("Day", "Event"), [(str(number), "Parade") for number in range(rows)], (80, 200))


def stretch(rows: Rows, pages: int, left: float) -> Stretch:
    made = Stretch((rows,), PAGE)
    made.begins(4)
    made.reaches(4 + pages, left)
    return made


@pytest.mark.parametrize(
    ("rows", "pages", "left", "gives_way"),
    [
        (90, 2, PAGE - 100, True),  # two pages of rows make room for six more
        (90, 2, PAGE - 400, False),  # a page that is filled is no flaw
        (90, 0, PAGE - 100, False),  # a single page has nowhere to go
        (40, 1, PAGE - 150, False),  # rows that cannot give enough give nothing
        (90, 2, PAGE, False),  # nothing stands on the last page
    ],
)
def test_rows_give_up_room_where_that_saves_a_page(
    rows: int, pages: int, left: float, gives_way: bool
) -> None:
    one = table(rows)
    before = one.tall
    stretch(one, pages, left).squeeze()
    assert one.tall == pytest.approx(before - (TIGHT * rows if gives_way else 0))


def test_a_table_that_gave_way_gives_way_on_all_its_pages() -> None:
    one = table(30)
    one.tighten(TIGHT)
    parts = one.split(280, 200)
    assert len(parts) == 2
    assert sum(part.tall - part.top for part in parts if isinstance(part, Rows)) == one.tall - one.top


def test_no_time_and_no_long_word_is_broken() -> None:
    rows = [("08:00–12:00", "Sicherheitssektor", "x " * 200)]
    made = style.table(("Zeit", "Art", "Vorhaben"), rows, (30, 30, 400))
    assert [len(cell) for cell in made.body[0].cells[:2] if not isinstance(cell, Flowable)] == [1, 1]
    assert made.width == pytest.approx(460)


def contents(*parts: int) -> list[Line]:
    numbers = count()
    items = []
    for section in parts:
        items.append(Item(0, "1", "Section", f"s{next(numbers)}"))
        items += [
            Item(1, "", f"A part with a name {number}", f"p{next(numbers)}") for number in range(section)
        ]
    return lines_of(items, 480)


def tall(lines: list[Line]) -> float:
    return sum(line.height for line in lines)


def test_contents_that_run_over_a_little_are_on_one_page() -> None:
    lines = contents(0, 0, 29, 3, 2, 24, 7, 27, 28, 0, 0, 2, 2, 0, 0, 0, 0)
    assert tall(lines) > 600 / 0.8
    shown = closer(fewer(lines, 600), 600)
    assert tall(shown) <= 600
    sections = [line for line in shown if not line.items[0].level]
    assert len(sections) == 17
    parts = [item.key for line in shown for item in line.items if item.level]
    assert parts[0] == "p3"  # early sections keep theirs
    assert len(parts) < 29 + 3 + 2 + 24 + 7 + 27 + 28


def test_contents_of_many_pages_keep_all_their_lines() -> None:
    lines = contents(*(29 for _ in range(20)))
    assert fewer(lines, 500) == lines
    short = contents(2, 2)
    assert fewer(short, 500) == short
    assert fewer([], 500) == []
