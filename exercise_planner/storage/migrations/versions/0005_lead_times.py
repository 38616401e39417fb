"""How long agreements take, when they were asked for, and what nations have reserved."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    with op.batch_alter_table("agreement") as agreement:
        agreement.add_column(sa.Column("lead_working_days", sa.Integer, nullable=True))
        agreement.add_column(sa.Column("requested", sa.Text, nullable=True))
        agreement.add_column(sa.Column("reservations", sa.Text, nullable=False, server_default="{}"))
