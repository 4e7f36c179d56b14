"""Photos of answer sheets, the entry a sheet came in with, and questions a class did together."""

import sqlalchemy as sa
from alembic import op

revision = "teachers_desk"
down_revision = "quizzes"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "tally",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("key", sa.String(length=22), nullable=False),
        sa.Column("classroom_id", _NUMBER, nullable=False),
        sa.Column("lesson", sa.String(length=80), nullable=False),
        sa.Column("question", sa.String(length=80), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counted_by", _NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["classroom_id"], ["classroom.id"], name=op.f("fk_tally_classroom_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["counted_by"], ["account.id"], name=op.f("fk_tally_counted_by"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tally")),
        sa.UniqueConstraint("key", name=op.f("uq_tally_key")),
    )
    op.create_index(op.f("ix_tally_classroom_id"), "tally", ["classroom_id"])
    op.create_table(
        "upload",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("key", sa.String(length=22), nullable=False),
        sa.Column("classroom_id", _NUMBER, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("files_read", sa.Integer(), nullable=False),
        sa.Column("sent_by", _NUMBER, nullable=True),
        sa.ForeignKeyConstraint(["classroom_id"], ["classroom.id"], name=op.f("fk_upload_classroom_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["sent_by"], ["account.id"], name=op.f("fk_upload_sent_by"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upload")),
        sa.UniqueConstraint("key", name=op.f("uq_upload_key")),
    )
    op.create_index(op.f("ix_upload_classroom_id"), "upload", ["classroom_id"])
    op.create_table(
        "photo",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("key", sa.String(length=22), nullable=False),
        sa.Column("upload_id", _NUMBER, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("reading", sa.JSON(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=True),
        sa.Column("cutouts", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["upload_id"], ["upload.id"], name=op.f("fk_photo_upload_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
        sa.UniqueConstraint("key", name=op.f("uq_photo_key")),
    )
    op.create_index(op.f("ix_photo_upload_id"), "photo", ["upload_id"])
    with op.batch_alter_table("sheet") as batch_op:
        batch_op.add_column(sa.Column("entry_id", _NUMBER, nullable=True))
        batch_op.create_index(op.f("ix_sheet_entry_id"), ["entry_id"])
        batch_op.create_foreign_key(op.f("fk_sheet_entry_id"), "entry", ["entry_id"], ["id"], ondelete="SET NULL")


def downgrade() -> None:
    """Go back; photos and counts are gone, sheets and answers stay."""
    with op.batch_alter_table("sheet") as batch_op:
        batch_op.drop_constraint(op.f("fk_sheet_entry_id"), type_="foreignkey")
        batch_op.drop_index(op.f("ix_sheet_entry_id"))
        batch_op.drop_column("entry_id")
    op.drop_table("photo")
    op.drop_table("upload")
    op.drop_table("tally")
