"""What feeds name: RSS, Atom, JSON Feed, sitemaps; and lists of feeds (OPML). Read `parse.py` first, which takes them all.

Bytes in, records out: fetching is `intake.fetch`, keeping is `ledger.feeds`. Nothing is imported here, so that what only
needs the records (`entry.py`) doesn't load the parsers.
"""
