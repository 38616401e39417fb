"""Where an exercise is kept: a document is one SQLite file, each change set one durable transaction.

``Document`` is all that others need. To add a record's table, see ``tables``; to change a table that has been
released, see ``migrations``.
"""

from exercise_planner.storage.audit import AuditEntry
from exercise_planner.storage.document import Document
from exercise_planner.storage.versions import Version

__all__ = ["AuditEntry", "Document", "Version"]
