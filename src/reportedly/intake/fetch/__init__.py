"""Pages and feeds from the web, safely: `Fetcher.fetch` for one, `fetch_all` for many.

Read `fetcher.py` first. Imported only where something is fetched: httpx is slow to load.
"""

from reportedly.intake.fetch.fetcher import Answer, Fetcher, Request
from reportedly.intake.fetch.limits import Limits
from reportedly.intake.fetch.many import fetch_all

__all__ = ["Answer", "Fetcher", "Limits", "Request", "fetch_all"]
