"""Where comments of nations are kept."""

from exercise_planner.domain.review import Comment
from exercise_planner.storage.columns import maybe, record_table, text

COMMENT = record_table(
    Comment,
    text("nation"),
    text("about"),
    text("item"),
    text("item_name"),
    text("gravity"),
    text("text"),
    text("proposed"),
    text("rationale"),
    text("author"),
    text("draft"),
    maybe("adjudication"),
    text("reason"),
)
