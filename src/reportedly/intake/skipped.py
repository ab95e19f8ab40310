"""What was passed over: a note, not a failure."""

from reportedly.errors import InputError


class Skipped(InputError):  # noqa: N818 - a note, not an error
    """A file of a folder, or records of an archive, that are none of a report's. Its text says why."""
