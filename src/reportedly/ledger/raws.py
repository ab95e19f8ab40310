"""The bytes of pages, mail and PDFs beside the texts taken from them."""

import hashlib
import zlib

from sqlalchemy import Connection, insert, select

from reportedly.ledger import schema as t
from reportedly.model.report import Raw


def keep(connection: Connection, key: int, raw: Raw) -> None:
    """Keeps the bytes of the version `reports.key`; the same bytes are kept once."""
    digest = hashlib.sha256(raw.data).hexdigest()
    if connection.execute(select(t.raws.c.size).where(t.raws.c.sha256 == digest)).first() is None:
        connection.execute(insert(t.raws).values(sha256=digest, size=len(raw.data), packed=zlib.compress(raw.data, 6)))
    place = raw.place.encode(errors="replace").decode()
    connection.execute(insert(t.report_raws).values(report=key, sha256=digest, media=raw.media, place=place, part=raw.part))


def load(connection: Connection, report_id: str, version: int | None = None) -> Raw | None:
    """The bytes of a report (of the version that counts, or another); None where none were kept."""
    r, of = t.reports.c, t.report_raws.c
    wanted = r.current if version is None else r.version == version
    query = select(of.media, of.place, of.part, t.raws.c.packed).join(t.raws, t.raws.c.sha256 == of.sha256)
    row = connection.execute(query.join(t.reports, r.key == of.report).where(r.id == report_id, wanted)).first()
    return Raw(zlib.decompress(row.packed), row.media, row.place, row.part) if row else None


def kept(connection: Connection) -> list[tuple[str, int]]:
    """The versions that count of reports whose bytes are kept, by id."""
    r = t.reports.c
    query = select(r.id, r.version).join(t.report_raws, t.report_raws.c.report == r.key).where(r.current).order_by(r.id)
    return [(row.id, row.version) for row in connection.execute(query)]
