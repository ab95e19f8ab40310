"""Events are made claim by claim: what linking keeps of each, old ids of events, and what is part of what."""

import sqlalchemy as sa
from alembic import op

from reportedly.ledger.dialect import BIG

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "event_parts",
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("whole", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["part"], ["events.id"], name=op.f("fk_event_parts_part"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["whole"], ["events.id"], name=op.f("fk_event_parts_whole"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("part", name=op.f("pk_event_parts")),
    )
    op.create_index(op.f("ix_event_parts_whole"), "event_parts", ["whole"], unique=False)
    op.create_table(
        "redirects",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redirects")),
    )
    op.create_index(op.f("ix_redirects_event"), "redirects", ["event"], unique=False)
    op.create_table(
        "linked",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("component", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("scores", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_linked_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_linked")),
        sa.UniqueConstraint("report", "ordinal", name=op.f("uq_linked_report_ordinal")),
    )
    op.create_index(op.f("ix_linked_component_month_day"), "linked", ["component", "month", "day"], unique=False)
    op.create_table(
        "linked_reports",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_linked_reports_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_linked_reports")),
    )
    op.create_table(
        "blocks",
        sa.Column("block", BIG, nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("block", "claim", name=op.f("pk_blocks")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "linked_pairs",
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("other_ordinal", sa.Integer(), nullable=False),
        sa.Column("same", sa.Boolean(create_constraint=False), nullable=False),
        sa.PrimaryKeyConstraint("report", "ordinal", "other", "other_ordinal", "same", name=op.f("pk_linked_pairs")),
    )
    op.create_table(
        "stale",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_stale_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_stale")),
    )
    # Every event is made anew by the first question; no row of reports, claims or judgements changes.
    op.add_column("revisions", sa.Column("rules", sa.String(), nullable=False, server_default=""))
    op.add_column("revisions", sa.Column("numbers", sa.Integer(), nullable=False, server_default="0"))
