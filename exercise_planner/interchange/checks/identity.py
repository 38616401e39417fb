"""Ids: each is that of one record of its list."""

from exercise_planner.interchange.draft import Draft, Row


def check_identity(draft: Draft) -> None:
    """An id occurs once in its list."""
    for cls, rows in draft.rows.items():
        first: dict[str, Row] = {}
        for row in rows:
            if row.id is None:
                continue
            earlier = first.setdefault(row.id, row)
            if earlier is not row:
                expected = f"an id that no other {cls.noun} has; {earlier.path} has it already"
                draft.report.fault(f"{row.path}.id", row.id, expected)
