"""The tables of a ledger. Every span is a pair of columns, so that each field can be traced by a query.

`report` in other tables is `reports.key`: one version of one report. Claims of superseded versions stay;
`reports.current` is true of the version whose claims count.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from reportedly.ledger.dialect import BIG

APPLICATION_ID = 0x52707464  # "Rptd", so that `file` and the program know the ledger for ours
VERSION = 6  # the number of the newest migration, which a file holds as PRAGMA user_version

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _span(prefix: str = "", nullable: bool = True) -> list[Column[Any]]:
    return [
        Column(f"{prefix}start", Integer, nullable=nullable),
        Column(f"{prefix}end", Integer, nullable=nullable),
    ]


def _claim_key() -> list[Any]:
    return [
        Column("report", Integer, nullable=False),
        Column("ordinal", Integer, nullable=False),
        ForeignKeyConstraint(["report", "ordinal"], ["claims.report", "claims.ordinal"], ondelete="CASCADE"),
    ]


reports = Table(
    "reports",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("current", Boolean(create_constraint=False), nullable=False),
    Column("url", String),
    Column("outlet", String),
    Column("published", Date),
    Column("title", String),
    Column("text", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("meta", Text, nullable=False),
    Column("regions", Text, nullable=False),
    Column("added_at", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("language", String),
    UniqueConstraint("id", "version"),
    Index(None, "url", postgresql_using="hash"),  # an address may be too long for a tree of PostgreSQL
    Index(None, "published", "current", "id"),  # what answers ask of all reports, without their texts
)

claims = Table(
    "claims",
    metadata,
    Column("report", Integer, ForeignKey("reports.key", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("id", String, nullable=False, index=True),
    Column("kind", String, nullable=False, index=True),
    Column("plover", String, nullable=False),
    Column("cameo", String),
    Column("status", String, nullable=False),
    Column("quote", Text, nullable=False),
    *_span(nullable=False),
    Column("trigger", String, nullable=False),
    *_span("trigger_", nullable=False),
    Column("time_value", String),
    Column("first_day", Date),
    Column("last_day", Date),
    *_span("time_"),
    Column("place", String),
    Column("place_country", String(3)),
    Column("lat", Float),
    Column("lon", Float),
    *_span("place_"),
    Column("body", Text, nullable=False),  # the machine's claim; the columns above, parties and quantities are of what is judged
    Column("judged", Text),
    Column("wrong", Boolean(create_constraint=False), nullable=False, server_default="0"),
    PrimaryKeyConstraint("report", "ordinal"),
    CheckConstraint('"start" <= "end"', name="span"),
)

claim_parties = Table(
    "claim_parties",
    metadata,
    *_claim_key(),
    Column("role", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("level", Integer, nullable=False),
    Column("actor", String, nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("country", String(3), index=True),
    Column("office", String),
    *_span(),
    PrimaryKeyConstraint("report", "ordinal", "role", "position"),
    CheckConstraint("role IN ('actor', 'recipient', 'source')", name="role"),
)

claim_quantities = Table(
    "claim_quantities",
    metadata,
    *_claim_key(),
    Column("position", Integer, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("modifier", String),
    Column("additional", Boolean(create_constraint=False), nullable=False),
    Column("counted", String, nullable=False),
    Column("unit", String),
    *_span(nullable=False),
    *_span("counted_"),
    PrimaryKeyConstraint("report", "ordinal", "position"),
)

actors = Table(
    "actors",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("country", String(3)),
)

actor_offices = Table(
    "actor_offices",
    metadata,
    Column("actor", String, ForeignKey("actors.id", ondelete="CASCADE"), nullable=False),
    Column("office", String, nullable=False),
    Column("country", String(3)),
    Column("first_seen", Date),
    Column("last_seen", Date),
    PrimaryKeyConstraint("actor", "office"),
)

events = Table(
    "events",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("family", String, nullable=False),
    Column("reports", Integer, nullable=False),
)

event_claims = Table(
    "event_claims",
    metadata,
    Column("event", String, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    *_claim_key(),
    PrimaryKeyConstraint("report", "ordinal"),
    Index(None, "event"),
)

# Who takes part in which event, as country and as actor: of its claims, as judged when the events were last made. By it the
# events between two sides are found without a look at the claims of either.
event_sides = Table(
    "event_sides",
    metadata,
    Column("side", String, nullable=False),
    Column("event", String, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    PrimaryKeyConstraint("side", "event"),
    Index(None, "event"),
    sqlite_with_rowid=False,
)

# What took place within what: the meeting during a visit.
event_parts = Table(
    "event_parts",
    metadata,
    Column("part", String, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("whole", String, ForeignKey("events.id", ondelete="CASCADE"), nullable=False),
    Index(None, "whole"),
)

# Ids that events had before they became one with another, or before an earlier claim of them came in.
redirects = Table(
    "redirects",
    metadata,
    Column("id", String, primary_key=True),
    Column("event", String, nullable=False),
    Index(None, "event"),
)

# What linking keeps of a claim that it has linked, so that a new one is compared without reading all others again.
# `terms` is what is compared, in the form of `linking.terms.pack`; claims joined by some pair are of one component, which
# is cut by `month` and `day` where it is large; `scores` are those of pairs with claims linked before. It outlives the
# claim, since it tells what is to be linked again when that has gone.
linked = Table(
    "linked",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("reports.key", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("component", Integer, nullable=False),
    Column("month", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("terms", Text, nullable=False),
    Column("scores", LargeBinary, nullable=False),
    UniqueConstraint("report", "ordinal"),
    Index(None, "component", "month", "day"),
)

# The words of a report's claims, by which two reports are held to tell of the same things.
linked_reports = Table(
    "linked_reports",
    metadata,
    Column("report", Integer, ForeignKey("reports.key", ondelete="CASCADE"), primary_key=True),
    Column("words", Text, nullable=False),
)

# Which linked claims are compared: those that share a block. `claim` is `linked.key`, without a check, since there are
# many rows, and all are made anew where that is needed.
blocks = Table(
    "blocks",
    metadata,
    Column("block", BIG, nullable=False),
    Column("claim", Integer, nullable=False),
    PrimaryKeyConstraint("block", "claim"),
    sqlite_with_rowid=False,
)

# Pairs of claims that people had judged when the events were last made.
linked_pairs = Table(
    "linked_pairs",
    metadata,
    Column("report", String, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("other", String, nullable=False),
    Column("other_ordinal", Integer, nullable=False),
    Column("same", Boolean(create_constraint=False), nullable=False),
    PrimaryKeyConstraint("report", "ordinal", "other", "other_ordinal", "same"),
)

# Versions of reports whose claims came, or ceased to count, since the events were last made.
stale = Table(
    "stale",
    metadata,
    Column("report", Integer, ForeignKey("reports.key", ondelete="CASCADE"), primary_key=True),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("author", String, nullable=False),
    Column("at", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False, index=True),
    Column("value", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("undoes", Integer, ForeignKey("judgements.id")),
    Column("arrived", String),
)

# What a report was read as before it was read anew: `claims` is a JSON list of claims, of the reader named, `until` a time.
readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("reports.key", ondelete="CASCADE"), nullable=False, index=True),
    Column("reader", String, nullable=False),
    Column("until", String, nullable=False),
    Column("claims", Text, nullable=False),
)

# When someone asked what has changed.
asked = Table("asked", metadata, Column("id", Integer, primary_key=True), Column("at", String, nullable=False))

# The MinHash of each version that counts or counted; `family` is one of the `reports.key` of its copies.
signatures = Table(
    "signatures",
    metadata,
    Column("report", Integer, ForeignKey("reports.key", ondelete="CASCADE"), primary_key=True),
    Column("algorithm", String, nullable=False, index=True),
    Column("slots", LargeBinary, nullable=False),
    Column("family", Integer, nullable=False, index=True),
)

# By which copies are found: like texts share a band.
bands = Table(
    "bands",
    metadata,
    Column("band", BIG, primary_key=True),
    Column("report", Integer, ForeignKey("signatures.report", ondelete="CASCADE"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# The bytes that reports were taken from, packed by zlib; those of a live blog are kept once for all its entries.
raws = Table(
    "raws",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

# Where a report was taken from: `place` is a file, an address or `ARCHIVE@OFFSET`, `part` an entry of a live blog.
report_raws = Table(
    "report_raws",
    metadata,
    Column("report", Integer, ForeignKey("reports.key", ondelete="CASCADE"), primary_key=True),
    Column("sha256", String(64), ForeignKey("raws.sha256"), nullable=False, index=True),
    Column("media", String, nullable=False),
    Column("place", String, nullable=False),
    Column("part", String),
)

# One row: `claims` counts the changes of claims, `events` is the count at which events were last made, `rules` the mark
# of the rules by which they were, `numbers` the highest number given to a linked claim.
revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("claims", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("rules", String, nullable=False, server_default=""),
    Column("numbers", Integer, nullable=False, server_default="0"),
)

# Feeds that are followed; times are ISO, UTC. `etag` and `modified` are what the site gave to be asked whether it changed;
# `checked_at` is when it was last asked, `fetched_at` when it last answered, `next_at` before when it is not to be asked.
feeds = Table(
    "feeds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", String, nullable=False, unique=True),
    Column("title", String),
    Column("kind", String),
    Column("added_at", String, nullable=False),
    Column("checked_at", String),
    Column("fetched_at", String),
    Column("next_at", String),
    Column("etag", String),
    Column("modified", String),
    Column("problem", Text),
    Column("failures", Integer, nullable=False),
    Column("fresh", Integer, nullable=False),
)

# What feeds named: `state` is waiting, read, or aside (with the `problem`); `text` is what the feed told, until it is read.
feed_entries = Table(
    "feed_entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("feed", Integer, ForeignKey("feeds.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("key", String, nullable=False, unique=True),
    Column("url", String),
    Column("title", String),
    Column("author", String),
    Column("published", String),
    Column("stamp", String, nullable=False),
    Column("text", Text),
    Column("state", String, nullable=False, index=True),
    Column("problem", Text),
    Column("tries", Integer, nullable=False),
    Column("next_at", String),
    Column("found_at", String, nullable=False),
    Column("done_at", String),
    Column("report", String),
    CheckConstraint("state IN ('waiting', 'read', 'aside')", name="state"),
)
