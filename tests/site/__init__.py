"""A site on loopback for tests of fetching: pages, feeds, and everything that goes wrong with sites."""

from tests.site.server import Asked, Site, page, site

__all__ = ["Asked", "Site", "page", "site"]
