"""What nations say of a draft, what planners make of it, and which review files have come back."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

FIELDS = {
    "comment": (
        *("nation", "about", "item", "item_name", "gravity", "text", "proposed", "rationale"),
        *("author", "draft", "reason"),
    ),
    "answer": ("nation", "about", "item", "item_name", "stance", "author", "draft"),
    "reply": ("nation", "issue", "sha256", "draft", "author"),
}


def upgrade() -> None:
    for table, fields in FIELDS.items():
        op.create_table(
            table,
            sa.Column("id", sa.Text, nullable=False),
            sa.Column("version", sa.Integer, nullable=False),
            sa.Column("rank", sa.Integer, nullable=False),
            *(sa.Column(name, sa.Text, nullable=False) for name in fields),
            *([sa.Column("adjudication", sa.Text, nullable=True)] if table == "comment" else []),
            sa.Column("description", sa.Text, nullable=False),
            sa.Column("notes", sa.Text, nullable=False),
            sa.Column("marking", sa.Text, nullable=True),
            sa.Column("sanitised", sa.Text, nullable=False),
            sa.Column("unknown", sa.Text, nullable=False),
            sa.Column("stated", sa.Text, nullable=False),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        )
