"""Pages of the web: `read_page` makes reports of HTML, or says what a page is instead."""

from reportedly.intake.pages.read import Page, id_of, read_page

__all__ = ["Page", "id_of", "read_page"]
