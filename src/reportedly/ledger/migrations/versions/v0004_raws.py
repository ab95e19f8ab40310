"""The bytes that reports were taken from, kept packed beside their texts, and the language of each report."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reports", sa.Column("language", sa.String(), nullable=True))
    op.create_table(
        "raws",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_raws")),
    )
    op.create_table(
        "report_raws",
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.key"], name=op.f("fk_report_raws_report"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["sha256"], ["raws.sha256"], name=op.f("fk_report_raws_sha256")),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_report_raws")),
    )
    op.create_index(op.f("ix_report_raws_sha256"), "report_raws", ["sha256"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("a ledger is never made older")
