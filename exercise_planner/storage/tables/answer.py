"""Where the answers of nations are kept."""

from exercise_planner.domain.review import Answer
from exercise_planner.storage.columns import record_table, text

ANSWER = record_table(
    Answer,
    text("nation"),
    text("about"),
    text("item"),
    text("item_name"),
    text("stance"),
    text("author"),
    text("draft"),
)
