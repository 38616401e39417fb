"""Tables and lines: nothing is lost where a page ends, and every part fits."""

from hypothesis import given
from hypothesis import strategies as st

from exercise_planner.briefing import style
from exercise_planner.briefing.table import Rows

style.register_fonts()
WORDS = st.text(st.sampled_from("abcdefghij   -Ωж"), max_size=200)
WIDTHS = (60.0, 120.0, 200.0)
ROOM = 420.0
"""The least height of a page, in points."""


def lines(table: Rows) -> list[list[str]]:
    """The lines of each column, from top to bottom."""
    return [
        [
            line
            for row in table.body
            for line in (row.cells[column] if isinstance(row.cells[column], tuple) else ())
        ]
        for column in range(len(table.columns))
    ]


@given(words=WORDS, width=st.floats(3, 300))
def test_broken_lines_lose_no_letter_and_fit(words: str, width: float) -> None:
    found = style.lines_of(words, width, style.NARROW, 8)
    assert "".join("".join(found).split()) == "".join(words.split())
    for line in found:
        assert len(line) == 1 or style.length(line, style.NARROW, 8) <= width + 0.01 or line == words


@given(words=WORDS, width=st.floats(0, 300))
def test_what_is_cut_fits_and_begins_alike(words: str, width: float) -> None:
    shown = style.cut(words, width, style.NARROW, 8)
    assert style.length(shown, style.NARROW, 8) <= width + 0.01 or not shown
    assert words.startswith(shown.removesuffix("…"))


@given(
    rows=st.lists(st.tuples(WORDS, WORDS, st.text("x ", max_size=1_900)), min_size=1, max_size=25),
    first=st.floats(30, 700),
)
def test_a_table_over_pages_loses_no_line(rows: list[tuple[str, ...]], first: float) -> None:
    whole = style.table(("A", "B", "C"), rows, WIDTHS)
    pieces: list[Rows] = []
    left, room = whole, first
    while left.wrap(sum(WIDTHS), room)[1] > room:
        parts = left.split(sum(WIDTHS), room)
        if parts:
            head, left = parts  # type: ignore[assignment]
            assert head.wrap(sum(WIDTHS), room)[1] <= room + 0.01  # type: ignore[attr-defined]
            pieces.append(head)  # type: ignore[arg-type]
        else:
            assert room < ROOM, "on a page of its own, something of it must fit"
        room = ROOM
    pieces.append(left)
    assert all(piece.head is whole.head for piece in pieces), "each page has the head"
    joined = [[line for piece in pieces for line in lines(piece)[column]] for column in range(3)]
    assert joined == lines(whole)


def test_no_row_stands_alone_on_the_next_page() -> None:
    whole = style.table(("A",), [(str(number),) for number in range(10)], (100,))
    room = whole.tall - 1
    first, second = whole.split(100, room)
    assert isinstance(first, Rows)
    assert isinstance(second, Rows)
    assert [len(first.body), len(second.body)] == [8, 2]


def test_columns_without_anything_are_left_out() -> None:
    made = style.lean_table(("A", "B", "C"), [("1", "—", "x"), ("2", "", "y")], 100, (1, 1, 1), 0, (2,))
    assert made.head is not None
    assert made.head.cells == (("A",), ("C",))
    assert [column.align for column in made.columns] == ["left", "right"]
    assert made.width == 100


@given(
    head=st.lists(st.text("abcdefgh ", min_size=1, max_size=14), min_size=2, max_size=6),
    widths=st.lists(st.floats(10, 200), min_size=6, max_size=6),
)
def test_no_word_of_a_head_is_broken_where_there_is_room(head: list[str], widths: list[float]) -> None:
    made = style.table(head, [], widths[: len(head)])
    assert abs(made.width - sum(widths[: len(head)])) < 0.01
    needed = sum(max([0.0, *(style.length(w, style.NARROW_BOLD, 7.3) for w in n.split())]) + 8 for n in head)
    if needed <= made.width:
        assert made.head is not None
        for name, cell in zip(head, made.head.cells, strict=True):
            assert isinstance(cell, tuple)
            assert {word for line in cell for word in line.split()} == set(name.split())
