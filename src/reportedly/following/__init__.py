"""Feeds that are followed: `find.find` a feed, then `update.ask` what is new, `update.incoming` reports, `update.keep` them.

What became of it all are the records in `steps.py`. Read `update.py` first.
"""
