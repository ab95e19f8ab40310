"""Made-up claims by the hundred thousand: happenings between states, each told by some reports in other words.

What is the same in all reports of a happening is its kind, sides, day, place, people and number; what varies is the
wording, and what of it a report leaves out. Which happening a claim tells of is known, so that linking can be judged.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.codebook import countries
from reportedly.codebook.concepts import table
from reportedly.codebook.kinds import load
from reportedly.model.claim import Claim, EventType, Speaker
from reportedly.model.event import ClaimKey
from reportedly.model.mentions import Party, Place, Quantity, Time
from reportedly.model.report import Report
from reportedly.model.span import Span

Made = tuple[Report, tuple[Claim, ...], dict[ClaimKey, int]]
FIRST, DAYS = date(2015, 1, 1), 3650
CLAIMS = 10  # of a report
REST = 25  # other words for each claim
STATES = 60
# Kinds as often as the news has them, with the words that name them and what they count.
KINDS = {
    "attack": (18, ("attacked", "shelled", "struck", "raided", "bombed"), "shells"),
    "meet": (12, ("met", "talks", "summit", "negotiations"), ""),
    "deploy": (9, ("sent", "deployed", "dispatched", "deployment"), "troops"),
    "condemn": (9, ("condemned", "criticised", "denounced"), ""),
    "visit": (8, ("visited", "arrived", "visit", "trip"), ""),
    "arms": (7, ("supplied", "delivered", "shipped"), "missiles"),
    "accuse": (7, ("accused", "blamed", "alleged"), ""),
    "casualties": (6, ("killed", "died", "wounded"), "soldiers"),
    "sign": (5, ("signed", "ratified", "concluded"), ""),
    "aid": (5, ("gave", "donated", "provided"), "tonnes"),
    "demand": (5, ("demanded", "urged", "called"), ""),
    "threaten": (4, ("warned", "threatened"), ""),
    "sanction": (3, ("sanctioned", "banned", "expelled"), ""),
    "withdraw": (2, ("withdrew", "pulled", "retreated"), "troops"),
}
FRAMES = (
    "{a} {verb} {b} near {place} over the {x} and the {y}",
    "In {place}, {a} {verb} {b}: the {x} was named, and so was the {y}",
    "the {x} {verb} by {a} against {b}, with the {y}",
    "{verb} in {place}, said an official of {a} who spoke of the {x}",
    "{b} was {verb} by {a} after the {y}",
    "officials say that {a}, whose {x} is at stake, {verb} {b}",
    "{a} {verb} {number} for {b} along with its {y}",
    "what {a} {verb} in the {x} region of {b}",
)
NAMES = ("Abel", "Berg", "Castro", "Dahl", "Evans", "Fischer", "Gomez", "Haddad", "Ito", "Jensen", "Kim", "Lind")


@dataclass(frozen=True, slots=True)
class Happening:
    """What took place, and how often it is told."""

    number: int
    kind: str
    sides: tuple[str, str]
    day: int
    place: int
    person: str
    count: int
    words: tuple[str, str]
    told: int


def made(claims: int, seed: int = 1) -> Iterator[Made]:
    """Reports of `CLAIMS` claims each until there are so many, with the happening that each claim tells of.

    The first reports are the same whatever the number: a ledger of 1,000 claims is a part of no other, but made alike.
    """
    draw = random.Random(seed)
    nouns = sorted(word for word in table()[0] if 5 <= len(word) <= 9 and word.isalpha())
    states = sorted(countries.codes())[:STATES]
    queue: list[tuple[int, Happening]] = []
    number = 0
    while len(queue) < claims:
        one = _happening(draw, number, states, nouns)
        number += 1
        queue += [(one.day + draw.choice((0, 0, 1, 1, 2, 5)), one) for _ in range(one.told)]
    # A report tells of what was news on its day, between few sides.
    queue = sorted(queue[:claims], key=lambda row: (row[0] // 3, row[1].sides, row[0], row[1].number))
    reports = [queue[start : start + CLAIMS] for start in range(0, claims, CLAIMS)]
    draw.shuffle(reports)
    for n, told in enumerate(reports):
        yield _report(draw, f"made-{n:06}", told, nouns)


def _happening(draw: random.Random, number: int, states: list[str], nouns: list[str]) -> Happening:
    # The first states are in the news most (Zipf's law).
    one, other = 0, 0
    while one == other:
        one, other = (min(int(draw.paretovariate(0.9)) - 1, len(states) - 1) for _ in range(2))
    (kind,) = draw.choices(list(KINDS), [weight for weight, _, _ in KINDS.values()])
    told = min(60, max(1, int(draw.paretovariate(0.9))))
    person, words = f"{draw.choice(NAMES)} {draw.choice(NAMES)}", (draw.choice(nouns), draw.choice(nouns))
    day, place, count = draw.randrange(DAYS), draw.randrange(8), draw.choice((20, 50, 100, 300, 1000, 3000, 12000))
    return Happening(number, kind, (states[one], states[other]), day, place, person, count, words, told)


def _report(
    draw: random.Random, id: str, told: list[tuple[int, Happening]], nouns: list[str]
) -> tuple[Report, tuple[Claim, ...], dict[ClaimKey, int]]:
    quotes, claims, at = [], [], 0
    for n, (_, one) in enumerate(told):
        verb = draw.choice(KINDS[one.kind][1])
        quote = draw.choice(FRAMES).format(
            a=countries.name_of(one.sides[0]),
            b=countries.name_of(one.sides[1]),
            verb=verb,
            place=_place_name(one),
            x=one.words[0],
            y=one.words[1],
            number=f"{one.count} {KINDS[one.kind][2]}".strip(),
        )
        claims.append(_claim(draw, f"c-{id}-{n}", id, one, quote, verb, at))
        # What else a report says is its own, so that reports of few frames are no copies of one another.
        quotes.append(f"{quote}. {' '.join(draw.choices(nouns, k=REST)).capitalize()}")
        at += len(quotes[-1]) + 2
    published = FIRST + timedelta(max(day for day, _ in told)) if draw.random() < 0.9 else None
    report = Report(id=id, text=" ".join(f"{quote}." for quote in quotes), published=published, outlet=f"Outlet {draw.randrange(200)}")
    return report, tuple(claims), {ClaimKey(id, n): one.number for n, (_, one) in enumerate(told)}


def _claim(draw: random.Random, id: str, report: str, one: Happening, quote: str, verb: str, at: int) -> Claim:
    span, word = Span(at, at + len(quote)), Span(at + quote.index(verb), at + quote.index(verb) + len(verb))
    day = FIRST + timedelta(one.day)
    actors, recipients = [_state(one.sides[0], span)], [_state(one.sides[1], span)]
    if one.kind in ("visit", "meet", "sign") and draw.random() < 0.7:
        actors.append(Party(one.person, "person", one.sides[0], span, f"{one.sides[0]}/{one.person.casefold()}", "Minister"))
    if draw.random() < 0.1:
        recipients = []
    counted = KINDS[one.kind][2]
    low = one.count * draw.choice((1.0, 1.0, 1.0, 1.1))
    return Claim(
        id,
        report,
        quote,
        span,
        EventType(verb, word, one.kind, load().kinds[one.kind].plover),
        tuple(actors),
        tuple(recipients),
        (Speaker(f"Ministry {draw.randrange(9)}", one.sides[0], 0, "said", span),) if draw.random() < 0.5 else (),
        draw.choices(("happened", "planned", "denied", "possible"), (8, 1, 0.5, 0.5))[0],
        Time(span, day.isoformat(), "DATE", day.isoformat(), day, day) if draw.random() < 0.5 else None,
        _place(one, span) if draw.random() < 0.5 else None,
        (Quantity(span, f"{low:g}", low, low, None, False, counted),) if counted and draw.random() < 0.6 else (),
        ("made",),
    )


def _state(code: str, span: Span) -> Party:
    return Party(countries.name_of(code), "state", code, span, code)


def _place_name(one: Happening) -> str:
    return f"{countries.name_of(one.sides[1])} City {one.place}"


def _place(one: Happening, span: Span) -> Place:
    at = (sum(map(ord, one.sides[1])) % 60, one.place * 3.0)
    return Place(span, _place_name(one), _place_name(one), "city", one.sides[1], None, float(at[0]), at[1])
