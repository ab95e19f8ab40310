"""The tree of errors. Every message says what is wrong, where, and what to do."""


class ReportedlyError(Exception):
    """Base of all errors that a user can meet; the CLI prints its message and exits with `exit_code`."""

    exit_code = 1


class InputError(ReportedlyError):
    """A report cannot be taken in: unreadable file, wrong encoding, bad JSON, empty text, impossible date."""


class LanguageError(InputError):
    """The text holds too little English to be read."""


class FetchError(InputError):
    """An address cannot be fetched: not allowed, not there, too large, too slow, forbidden by the site.

    `status` is the HTTP status of the answer, None where there was none; `wait` the seconds for which the site asks to be
    left alone; `passing` is true where it may go better another time.
    """

    def __init__(self, message: str, status: int | None = None, wait: float | None = None, passing: bool = False) -> None:
        super().__init__(message)
        self.status, self.wait, self.passing = status, wait, passing


class PageError(InputError):
    """A page from the web that holds no report. `kind` is one of: error, consent, paywall, script, index, gallery, empty, large."""

    def __init__(self, message: str, kind: str = "empty") -> None:
        super().__init__(message)
        self.kind = kind


class ModelError(ReportedlyError):
    """The parser's model is missing or differs from its manifest."""

    exit_code = 3


class CodebookError(ReportedlyError):
    """A codebook file is invalid; the message names file, line and key."""

    exit_code = 4


class LedgerError(ReportedlyError):
    """The ledger cannot be used: locked, corrupt, of a newer version, not ours, disk full."""

    exit_code = 5


class NotFoundError(ReportedlyError):
    """No report, claim, event or actor has the given id or name."""

    exit_code = 6


class UsageError(ReportedlyError):
    """A command was called with values that make no sense together."""

    exit_code = 2


class BatchError(ReportedlyError):
    """A batch cannot go on: Spark gave up, or its folder is of another reader."""

    exit_code = 7
