"""From files to reports: `read_path` for files and folders, `build` for a text at hand."""

from reportedly.intake.build import build, day_of
from reportedly.intake.folder import Skipped, read_path
from reportedly.intake.given import Given

__all__ = ["Given", "Skipped", "build", "day_of", "read_path"]
