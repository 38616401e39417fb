"""Who made a change; and an index by which the last change of a record is found."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("audit") as audit:
        audit.add_column(sa.Column("author", sa.Text, nullable=False, server_default=""))
    op.create_index("ix_audit_change_noun_record", "audit_change", ["noun", "record"])
