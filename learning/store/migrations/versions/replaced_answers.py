"""Answers that a corrected sheet replaced, so that the correction can be undone; a form that is sent twice is one entry."""

import sqlalchemy as sa
from alembic import op

revision = "replaced_answers"
down_revision = "teachers_desk"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "replaced_attempt",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("replaced_by", _NUMBER, nullable=False),
        sa.Column("entry_id", _NUMBER, nullable=False),
        sa.Column("sheet_id", _NUMBER, nullable=False),
        sa.Column("account_id", _NUMBER, nullable=False),
        sa.Column("attempt", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["replaced_by"], ["entry.id"], name=op.f("fk_replaced_attempt_replaced_by"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_replaced_attempt_entry_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheet.id"], name=op.f("fk_replaced_attempt_sheet_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_replaced_attempt_account_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replaced_attempt")),
    )
    for column in ("replaced_by", "entry_id", "sheet_id", "account_id"):
        op.create_index(op.f(f"ix_replaced_attempt_{column}"), "replaced_attempt", [column])
    # not in a batch: SQLite would make the table anew, and dropping the old one takes the answers along that refer to it
    op.add_column("entry", sa.Column("submission_id", sa.String(length=36), nullable=True))
    op.add_column("entry", sa.Column("newcomers", sa.JSON(), nullable=True))
    op.create_index(op.f("ix_entry_submission_id"), "entry", ["submission_id"], unique=True)


def downgrade() -> None:
    """Go back; what was replaced is gone, what counts stays."""
    op.drop_index(op.f("ix_entry_submission_id"), "entry")
    op.drop_column("entry", "newcomers")
    op.drop_column("entry", "submission_id")
    op.drop_table("replaced_attempt")
