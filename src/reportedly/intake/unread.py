"""A report that is kept and not read, since it is in another language than English."""

from dataclasses import replace

from reportedly.errors import LanguageError
from reportedly.intake.language import language_name
from reportedly.model.report import Report


class Unread(LanguageError):  # noqa: N818 - a report that can be kept, not only an error
    """Carries the `report`, which a ledger keeps and lists as unread, and whose claims nobody knows."""

    def __init__(self, report: Report, where: str) -> None:
        told = f" (it seems to be {language_name(report.language)})" if report.language not in (None, "und") else ""
        super().__init__(f"{where}: the text holds too little English to be read{told}. Reportedly reads English only: translate it first.")
        self.report = report

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (replace(self.report, meta=dict(self.report.meta)), str(self))  # a proxy of a dict goes to no other process


def _again(report: Report, message: str) -> Unread:
    made = Unread.__new__(Unread)
    LanguageError.__init__(made, message)
    made.report = report
    return made
