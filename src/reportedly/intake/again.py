"""A report taken once more from the bytes that were kept of it, by the readers of today."""

from dataclasses import replace

from reportedly.errors import InputError
from reportedly.intake import mail
from reportedly.intake.given import Given
from reportedly.intake.pages.read import read_page
from reportedly.intake.pdf.read import report_of
from reportedly.intake.unread import Unread
from reportedly.model.report import Raw, Report


def taken_again(report: Report, raw: Raw) -> Report:
    """The report as it is read from its bytes now, with the id and address it has. Raises InputError where nothing is.

    What a user said of it (its date, title, outlet) is said again; what was found in it then must be found again.
    """
    found = report.meta.get("found") or {}
    paged = raw.media.split(";")[0].strip().lower() not in ("message/rfc822", "application/pdf")
    kept = {name: not paged or found.get(name) == "given" for name in ("date", "title", "outlet")}
    given = Given(
        report.published if kept["date"] and (paged or not found.get("date")) else None,
        report.outlet if kept["outlet"] else None,
        report.url,
        report.title if kept["title"] else None,
    )
    try:
        new = _page(report, raw, given) if paged else _other(report, raw, given)
    except Unread as problem:
        new = problem.report
    return replace(new, id=report.id, url=report.url, raw=raw)


def _other(report: Report, raw: Raw, given: Given) -> Report:
    taken = mail.report_of if raw.media == "message/rfc822" else report_of
    return taken(raw.data, report.id, given, raw.place)


def _page(report: Report, raw: Raw, given: Given) -> Report:
    page = read_page(raw.data, url=report.url, content_type=raw.media, given=given, where=raw.place, id=report.id)
    for item in page.items:
        one = item.report if isinstance(item, Unread) else item
        if isinstance(one, Report) and one.raw and one.raw.part == raw.part:
            return one
    problem = next((item for item in page.items if isinstance(item, InputError)), None)
    raise problem or InputError(f"{raw.place}: the page has no entry {raw.part} any more, as it is read now. Its text is kept as it was.")
