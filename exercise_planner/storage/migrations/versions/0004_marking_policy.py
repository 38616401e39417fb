"""The marking policy of the exercise: labels, defaults and what the whole is raised to."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    with op.batch_alter_table("exercise") as exercise:
        exercise.add_column(sa.Column("marking_policy", sa.Text, nullable=True))
