"""Each conflict of a plan that is broken in several places; and the events that resisted."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("schedule") as schedule:
        for name in ("further_conflicts", "resisted"):
            schedule.add_column(sa.Column(name, sa.Text, nullable=False, server_default="[]"))
