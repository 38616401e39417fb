"""Where it is kept which review files have come back."""

from exercise_planner.domain.review import Reply
from exercise_planner.storage.columns import record_table, text

REPLY = record_table(Reply, text("nation"), text("issue"), text("sha256"), text("draft"), text("author"))
