"""Who takes part in which event, beside the claims that tell it; and indices of reports without their texts."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "event_sides",
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["events.id"], name=op.f("fk_event_sides_event"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("side", "event", name=op.f("pk_event_sides")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_event_sides_event"), "event_sides", ["event"], unique=False)
    told = "SELECT p.{}, e.event FROM event_claims e JOIN claim_parties p ON p.report = e.report AND p.ordinal = e.ordinal "
    told += "WHERE p.role != 'source'"
    country = f"{told.format('country')} AND p.country IS NOT NULL"
    op.execute(f"INSERT INTO event_sides (side, event) {country} UNION {told.format('actor')}")
    op.create_index(op.f("ix_reports_published_current_id"), "reports", ["published", "current", "id"], unique=False)
    op.create_index(op.f("ix_signatures_algorithm"), "signatures", ["algorithm"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("a ledger is never made older")
