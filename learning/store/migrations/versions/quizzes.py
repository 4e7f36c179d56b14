"""An attempt remembers the quiz it was made in."""

import sqlalchemy as sa
from alembic import op

revision = "quizzes"
down_revision = "first_tables"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("attempt") as batch_op:
        batch_op.add_column(sa.Column("quiz", sa.String(length=80), nullable=True))


def downgrade() -> None:
    """Go back; which quiz an attempt belonged to is forgotten, the attempt stays."""
    with op.batch_alter_table("attempt") as batch_op:
        batch_op.drop_column("quiz")
