"""From files to reports: `read_path` for files and folders, `read_page` for HTML, `build` for a text at hand."""

from reportedly.intake.build import build, day_of
from reportedly.intake.folder import read_path
from reportedly.intake.given import Given
from reportedly.intake.pages import Page, read_page
from reportedly.intake.skipped import Skipped
from reportedly.intake.unread import Unread

__all__ = ["Given", "Page", "Skipped", "Unread", "build", "day_of", "read_page", "read_path"]
