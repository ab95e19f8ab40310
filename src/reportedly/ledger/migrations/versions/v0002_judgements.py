"""Judged claims beside the machine's own, readings that were superseded, families of copies, and when changes were asked for."""

import sqlalchemy as sa
from alembic import op

from reportedly.ledger.dialect import BIG

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("claims", sa.Column("judged", sa.Text(), nullable=True))
    op.add_column("claims", sa.Column("wrong", sa.Boolean(create_constraint=False), nullable=False, server_default="0"))
    op.add_column("judgements", sa.Column("arrived", sa.String(), nullable=True))
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
        sa.Column("claims", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_readings_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
    )
    op.create_index(op.f("ix_readings_report"), "readings", ["report"], unique=False)
    op.create_table(
        "asked",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asked")),
    )
    op.create_table(
        "signatures",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("algorithm", sa.String(), nullable=False),
        sa.Column("slots", sa.LargeBinary(), nullable=False),
        sa.Column("family", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_signatures_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_signatures")),
    )
    op.create_index(op.f("ix_signatures_family"), "signatures", ["family"], unique=False)
    op.create_table(
        "bands",
        sa.Column("band", BIG, nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["signatures.report"], name=op.f("fk_bands_report"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("band", "report", name=op.f("pk_bands")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_bands_report"), "bands", ["report"], unique=False)
    # Reports of an older ledger are in no family of copies yet: the next question sorts them.
    op.execute("UPDATE revisions SET claims = claims + 1 WHERE claims > 0")


def downgrade() -> None:
    raise NotImplementedError("a ledger is never made older")
