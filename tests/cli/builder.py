"""Reports and claims made by hand, so that the commands are tested without the parser."""

import re
from collections.abc import Iterable
from datetime import date

from reportedly.intake import build
from reportedly.model.claim import Claim, EventType, Reading, Speaker
from reportedly.model.mentions import Party, Place, Quantity, Time
from reportedly.model.report import Report
from reportedly.model.span import Span

STATES = {"Norway": "NOR", "Latvia": "LVA"}
TEXT = (
    "Norway sent at least 200 troops to Latvia on 3 March 2025, the defence ministry in Oslo said. "
    "Latvia will receive 300 more troops from Norway in April, according to Riga."
)


def report(id: str = "nor-lva-1", text: str = TEXT, outlet: str = "Baltic Desk", day: str = "2025-03-04") -> Report:
    """A report that passes intake."""
    return build(text, id=id, where=id, published=day, outlet=outlet, title="Troops to Latvia")


def reading(of: Report) -> Reading:
    """A claim for each sentence that names both states and `troops`."""
    sentences = re.finditer(r"[^.]*troops[^.]*\.", of.text)
    claims = tuple(_claim(of, number, match) for number, match in enumerate(sentences))
    return Reading(of.id, of.published, claims, (), (), (), ())


def read_many(reports: Iterable[Report], *_: object, **__: object) -> list[Reading]:
    """In place of the pipeline's."""
    return [reading(one) for one in reports]


def _claim(of: Report, number: int, match: re.Match[str]) -> Claim:
    quote = match.group().strip()
    start = of.text.index(quote)

    def span(words: str) -> Span:
        at = start + quote.index(words)
        return Span(at, at + len(words))

    first = "sent" in quote
    speaker = (
        Speaker("Norway", "NOR", 0, "said", span("ministry"), "NOR")
        if first
        else Speaker("Latvia", "LVA", 0, "according to", span("Riga"), "LVA")
    )
    parties = [Party(name, "state", code, span(name), code) for name, code in STATES.items()]
    when = ("3 March 2025", date(2025, 3, 3), date(2025, 3, 3)) if first else ("April", date(2025, 4, 1), date(2025, 4, 30))
    number_words = "at least 200" if first else "300 more"
    return Claim(
        f"{of.id}-{number}",
        of.id,
        quote,
        Span(start, start + len(quote)),
        EventType("sent" if first else "receive", span("sent" if first else "receive"), "deploy", "MOBILIZE"),
        (parties[0],),
        (parties[1],),
        (speaker,),
        "happened" if first else "planned",
        Time(span(when[0]), when[0], "DATE", when[1].isoformat(), when[1], when[2]),
        Place(span("Latvia"), "Latvia", "Latvia", "country", "LVA"),
        (
            Quantity(
                span(number_words),
                number_words,
                200.0 if first else 300.0,
                None if first else 300.0,
                "at-least" if first else None,
                not first,
                "troops",
                span("troops"),
            ),
        ),
        ("kind:by hand",),
    )
