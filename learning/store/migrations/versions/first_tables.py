"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = 'first_tables'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table('account',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('key', sa.String(length=22), nullable=False),
    sa.Column('role', sa.String(length=40), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=True),
    sa.Column('password_hash', sa.String(length=200), nullable=True),
    sa.Column('pin_hash', sa.String(length=200), nullable=True),
    sa.Column('claim_hash', sa.LargeBinary(length=32), nullable=True),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account')),
    sa.UniqueConstraint('claim_hash', name=op.f('uq_account_claim_hash')),
    sa.UniqueConstraint('key', name=op.f('uq_account_key')),
    sqlite_autoincrement=True
    )
    op.create_table('audit',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('actor_id', sa.BigInteger(), nullable=True),
    sa.Column('action', sa.String(length=40), nullable=False),
    sa.Column('subject_id', sa.BigInteger(), nullable=True),
    sa.Column('classroom_id', sa.BigInteger(), nullable=True),
    sa.Column('before', sa.LargeBinary(length=32), nullable=False),
    sa.Column('hash', sa.LargeBinary(length=32), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit'))
    )
    with op.batch_alter_table('audit', schema=None) as batch_op:
        batch_op.create_index('ix_audit_classroom_id_at', ['classroom_id', 'at'], unique=False)
        batch_op.create_index('ix_audit_subject_id_at', ['subject_id', 'at'], unique=False)

    op.create_table('classroom',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('key', sa.String(length=22), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('code_until', sa.DateTime(timezone=True), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('archived_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_classroom')),
    sa.UniqueConstraint('code', name=op.f('uq_classroom_code')),
    sa.UniqueConstraint('key', name=op.f('uq_classroom_key'))
    )
    op.create_table('erased',
    sa.Column('key', sa.String(length=22), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_erased'))
    )
    op.create_table('question_version',
    sa.Column('hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('lesson', sa.String(length=80), nullable=False),
    sa.Column('question', sa.String(length=80), nullable=False),
    sa.Column('lang', sa.String(length=40), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('keeps_order', sa.Boolean(), nullable=False),
    sa.Column('first_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('hash', name=op.f('pk_question_version'))
    )
    op.create_table('throttle',
    sa.Column('counter', sa.LargeBinary(length=32), nullable=False),
    sa.Column('wrong', sa.Integer(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.Column('free_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('counter', name=op.f('pk_throttle'))
    )
    op.create_table('assignment',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('key', sa.String(length=22), nullable=False),
    sa.Column('classroom_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('module', sa.String(length=80), nullable=False),
    sa.Column('lesson', sa.String(length=80), nullable=True),
    sa.Column('for_some', sa.Boolean(), nullable=False),
    sa.Column('due', sa.Date(), nullable=True),
    sa.Column('note', sa.String(length=500), nullable=False),
    sa.Column('given_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('given_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['classroom_id'], ['classroom.id'], name=op.f('fk_assignment_classroom_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['given_by'], ['account.id'], name=op.f('fk_assignment_given_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assignment')),
    sa.UniqueConstraint('key', name=op.f('uq_assignment_key'))
    )
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_assignment_classroom_id'), ['classroom_id'], unique=False)

    op.create_table('browser_session',
    sa.Column('token_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('key', sa.String(length=22), nullable=False),
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('is_shared', sa.Boolean(), nullable=False),
    sa.Column('how', sa.String(length=40), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('seen_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_browser_session_account_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('token_hash', name=op.f('pk_browser_session')),
    sa.UniqueConstraint('key', name=op.f('uq_browser_session_key'))
    )
    with op.batch_alter_table('browser_session', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_browser_session_account_id'), ['account_id'], unique=False)

    op.create_table('entry',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('key', sa.String(length=22), nullable=False),
    sa.Column('classroom_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('entered_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('way', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['classroom_id'], ['classroom.id'], name=op.f('fk_entry_classroom_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['entered_by'], ['account.id'], name=op.f('fk_entry_entered_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_entry')),
    sa.UniqueConstraint('key', name=op.f('uq_entry_key'))
    )
    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_entry_classroom_id'), ['classroom_id'], unique=False)

    op.create_table('login_card',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('secret_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_login_card_account_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_login_card')),
    sa.UniqueConstraint('secret_hash', name=op.f('uq_login_card_secret_hash'))
    )
    with op.batch_alter_table('login_card', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_login_card_account_id'), ['account_id'], unique=False)

    op.create_table('mastery',
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('lesson', sa.String(length=80), nullable=False),
    sa.Column('standings', sa.JSON(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_mastery_account_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('account_id', 'lesson', name=op.f('pk_mastery')),
    sqlite_with_rowid=False
    )
    op.create_table('membership',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('key', sa.String(length=22), nullable=False),
    sa.Column('classroom_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('name_key', sa.String(length=80), nullable=False),
    sa.Column('place', sa.String(length=40), nullable=False),
    sa.Column('joined_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_membership_account_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['classroom_id'], ['classroom.id'], name=op.f('fk_membership_classroom_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_membership')),
    sa.UniqueConstraint('classroom_id', 'account_id', name=op.f('uq_membership_classroom_id_account_id')),
    sa.UniqueConstraint('classroom_id', 'name_key', name=op.f('uq_membership_classroom_id_name_key')),
    sa.UniqueConstraint('key', name=op.f('uq_membership_key'))
    )
    with op.batch_alter_table('membership', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_membership_account_id'), ['account_id'], unique=False)

    op.create_table('one_time_secret',
    sa.Column('secret_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('purpose', sa.String(length=40), nullable=False),
    sa.Column('role', sa.String(length=40), nullable=True),
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('made_by', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_one_time_secret_account_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['made_by'], ['account.id'], name=op.f('fk_one_time_secret_made_by'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('secret_hash', name=op.f('pk_one_time_secret'))
    )
    with op.batch_alter_table('one_time_secret', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_one_time_secret_account_id'), ['account_id'], unique=False)

    op.create_table('parked',
    sa.Column('token_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('path', sa.String(length=300), nullable=False),
    sa.Column('form', sa.JSON(), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_parked_account_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('token_hash', name=op.f('pk_parked'))
    )
    with op.batch_alter_table('parked', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_parked_account_id'), ['account_id'], unique=False)

    op.create_table('sheet',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('code', sa.String(length=40), nullable=False),
    sa.Column('lesson', sa.String(length=80), nullable=False),
    sa.Column('lang', sa.String(length=40), nullable=False),
    sa.Column('versions', sa.JSON(), nullable=False),
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('classroom_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_sheet_account_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['classroom_id'], ['classroom.id'], name=op.f('fk_sheet_classroom_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet')),
    sa.UniqueConstraint('code', name=op.f('uq_sheet_code'))
    )
    with op.batch_alter_table('sheet', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sheet_account_id'), ['account_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_sheet_classroom_id'), ['classroom_id'], unique=False)

    op.create_table('teaching',
    sa.Column('classroom_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_teaching_account_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['classroom_id'], ['classroom.id'], name=op.f('fk_teaching_classroom_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('classroom_id', 'account_id', name=op.f('pk_teaching'))
    )
    with op.batch_alter_table('teaching', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_teaching_account_id'), ['account_id'], unique=False)

    op.create_table('assigned_to',
    sa.Column('assignment_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('membership_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignment.id'], name=op.f('fk_assigned_to_assignment_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['membership_id'], ['membership.id'], name=op.f('fk_assigned_to_membership_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('assignment_id', 'membership_id', name=op.f('pk_assigned_to'))
    )
    with op.batch_alter_table('assigned_to', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_assigned_to_membership_id'), ['membership_id'], unique=False)

    op.create_table('attempt',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('account_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('lesson', sa.String(length=80), nullable=False),
    sa.Column('question', sa.String(length=80), nullable=False),
    sa.Column('version', sa.LargeBinary(length=32), nullable=False),
    sa.Column('response', sa.JSON(), nullable=False),
    sa.Column('score', sa.Double(), nullable=False),
    sa.Column('way', sa.String(length=40), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('submission_id', sa.String(length=36), nullable=False),
    sa.Column('entry_id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_attempt_account_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['entry_id'], ['entry.id'], name=op.f('fk_attempt_entry_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['version'], ['question_version.hash'], name=op.f('fk_attempt_version')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attempt')),
    sa.UniqueConstraint('account_id', 'submission_id', name=op.f('uq_attempt_account_id_submission_id'))
    )
    with op.batch_alter_table('attempt', schema=None) as batch_op:
        batch_op.create_index('ix_attempt_account_id_lesson', ['account_id', 'lesson', 'question', 'at', 'score'], unique=False)
        batch_op.create_index(batch_op.f('ix_attempt_entry_id'), ['entry_id'], unique=False)
    _guard_audit()


def downgrade() -> None:
    """Go back."""
    _drop_guard()
    with op.batch_alter_table('attempt', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_attempt_entry_id'))
        batch_op.drop_index('ix_attempt_account_id_lesson')

    op.drop_table('attempt')
    with op.batch_alter_table('assigned_to', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_assigned_to_membership_id'))

    op.drop_table('assigned_to')
    with op.batch_alter_table('teaching', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_teaching_account_id'))

    op.drop_table('teaching')
    with op.batch_alter_table('sheet', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sheet_classroom_id'))
        batch_op.drop_index(batch_op.f('ix_sheet_account_id'))

    op.drop_table('sheet')
    with op.batch_alter_table('parked', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_parked_account_id'))

    op.drop_table('parked')
    with op.batch_alter_table('one_time_secret', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_one_time_secret_account_id'))

    op.drop_table('one_time_secret')
    with op.batch_alter_table('membership', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_membership_account_id'))

    op.drop_table('membership')
    op.drop_table('mastery')
    with op.batch_alter_table('login_card', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_login_card_account_id'))

    op.drop_table('login_card')
    with op.batch_alter_table('entry', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_entry_classroom_id'))

    op.drop_table('entry')
    with op.batch_alter_table('browser_session', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_browser_session_account_id'))

    op.drop_table('browser_session')
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_assignment_classroom_id'))

    op.drop_table('assignment')
    op.drop_table('throttle')
    op.drop_table('question_version')
    op.drop_table('erased')
    op.drop_table('classroom')
    with op.batch_alter_table('audit', schema=None) as batch_op:
        batch_op.drop_index('ix_audit_subject_id_at')
        batch_op.drop_index('ix_audit_classroom_id_at')

    op.drop_table('audit')
    op.drop_table('account')


_KEPT_SQLITE = "datetime('now', '-12 months')"


def _guard_audit() -> None:
    """A line of the log is never changed, and not deleted before it is a year old."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            """
            CREATE FUNCTION audit_guard() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF TG_OP = 'DELETE' AND OLD.at < now() - interval '12 months' THEN RETURN OLD; END IF;
              RAISE EXCEPTION 'the log is append-only';
            END $$
            """
        )
        op.execute("CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_guard()")
        return
    refuse = "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
    op.execute(f"CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit {refuse}")
    op.execute(f"CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit WHEN OLD.at >= {_KEPT_SQLITE} {refuse}")


def _drop_guard() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP TRIGGER audit_append_only ON audit")
        op.execute("DROP FUNCTION audit_guard()")
        return
    op.execute("DROP TRIGGER audit_no_update")
    op.execute("DROP TRIGGER audit_no_delete")
