"""Two claims compared: reasons for and against their telling of one happening, each by name.

What each reason means and weighs stands in `codebook/linking.yaml`.
"""

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from reportedly.codebook.concepts import concepts, distance
from reportedly.linking.rules import Rules, rules
from reportedly.linking.terms import AHEAD, DONE, Number, Spot, Terms, heads_of
from reportedly.linking.words import same_person

EARTH_KM = 6371.0
NEAR = 2.0  # highest cost of a concept that two triggers share or of one beside it
SOON, LATE, LONG_AGO = 3, 90, 60  # days
ALIKE = 0.5  # the part of their words that two reports of one story share, in the words of two hands
COPY = 0.8
ENOUGH = 12  # shared words of two reports from which on their likeness counts in full

Names = frozenset[str]


def score(a: Terms, b: Terms) -> float:
    """How much speaks for one happening: the sum of the reasons, above 0 where more does; bounded by `most`.

    In thousandths, so that it is the same wherever it is kept.
    """
    known = rules()
    weights, total = known.weights, known.base
    for name, value in reasons(a, b).items():
        total += weights[name] * value
    return round(min(max(total, -known.most), known.most), 3)


def reasons(a: Terms, b: Terms) -> dict[str, float]:
    """The reasons that hold of a pair, with how much (0 to 1). The order of the pair makes no difference."""
    known = rules()
    lasting = a.kind in known.lasting or b.kind in known.lasting
    # What many pairs have in common is worked out once: there are far fewer pairs of kinds, or of sides, than of claims.
    found = acts(a.kind, a.trigger, a.lemma, b.kind, b.trigger, b.lemma).copy()
    _words(found, a, b)
    found.update(parties(a.actors, a.recipients, b.actors, b.recipients))
    if a.persons or b.persons:
        found.update(persons(a.persons, b.persons, a.kind in known.personal))
    _times(found, a, b, known, lasting)
    if a.spot or b.spot:
        found.update(places(a.spot, b.spot))
    if a.numbers or b.numbers:
        _numbers(found, a, b)
    _states(found, a, b)
    return found


@lru_cache(maxsize=100_000)
def acts(kind: str, trigger: str, lemma: str, other_kind: str, other_trigger: str, other_lemma: str) -> dict[str, float]:
    """Kinds, and their triggers: of broad kinds, apart in meaning is another act (thanks, praise, a gift)."""
    known, found = rules(), dict[str, float]()
    broad = kind in known.broad or other_kind in known.broad
    if kind != other_kind:
        found["kind-other" if known.family(kind) == known.family(other_kind) else "kind-far"] = 1.0
    else:
        if kind in known.lasting:
            found["kind-lasting"] = 1.0
        if broad:
            found["kind-broad"] = 1.0
    if trigger == other_trigger:
        found["trigger-same"] = 1.0
    elif concepts(lemma) and concepts(other_lemma):
        if min(distance(lemma, other_lemma)) <= NEAR:
            found["trigger-near"] = 1.0
        else:
            found["trigger-apart-broad" if broad else "trigger-apart"] = 1.0
    return found


def _words(found: dict[str, float], a: Terms, b: Terms) -> None:
    if a.words and b.words:
        shared = len(a.words & b.words)
        if shared:
            found["words"] = shared / sqrt(len(a.words) * len(b.words))
            found["words-most"] = shared / min(len(a.words), len(b.words))
        else:
            found["words-none"] = 1.0
    if a.key[0] == b.key[0]:
        found["report-same"] = 1.0
        found["report-near"] = 1 / max(1, abs(a.key[1] - b.key[1]))
        if a.trigger == b.trigger:
            found["report-trigger"] = 1.0
    elif a.report and b.report:
        likeness = alike(a.report, b.report)
        if likeness is None:  # what a copy tells side by side are two things, as in the report itself
            found["report-same"] = 1.0
        elif likeness:
            found["report-alike"] = likeness
            if a.kind == b.kind:
                found["report-alike-kind"] = likeness


@lru_cache(maxsize=200_000)  # the claims of a report have its words in common
def alike(one: Names, other: Names) -> float | None:
    """How much two reports are alike by their words, up to 1; None of copies."""
    shared = len(one & other)
    likeness = shared / sqrt(len(one) * len(other))
    if likeness > COPY:
        return None
    # That two reports of a sentence share some words says no more than the sentences do.
    return min(1.0, likeness / ALIKE) * min(1.0, shared / ENOUGH)


def turned(a: Terms, b: Terms) -> bool:
    """True where who acts for the one is acted on for the other, and neither is in the same part in both."""
    return "sides-turned" in parties(a.actors, a.recipients, b.actors, b.recipients)


@lru_cache(maxsize=100_000)
def parties(actors: Names, recipients: Names, other_actors: Names, other_recipients: Names) -> dict[str, float]:
    """What the sides say, in the parts that they have."""
    found: dict[str, float] = {}
    crossed = (actors and actors == other_recipients) or (recipients and recipients == other_actors)
    if crossed and actors.isdisjoint(other_actors) and recipients.isdisjoint(other_recipients):
        return {"sides-turned": 1.0}
    _sides(found, "actors", actors, other_actors)
    _sides(found, "recipients", recipients, other_recipients)
    return found


def _sides(found: dict[str, float], role: str, a: Names, b: Names) -> None:
    if not a and not b:
        return
    if a == b:
        found[f"{role}-same"] = 1.0
    elif not a or not b:
        found[f"{role}-unknown"] = 1.0
    elif a <= b or b <= a:
        found[f"{role}-part"] = 1.0
    else:
        found[f"{role}-overlap" if a & b else f"{role}-apart"] = 1.0


def persons(a: Names, b: Names, personal: bool) -> dict[str, float]:
    """What the named persons say; `personal` where the kind is what persons do."""
    if a and b:
        if a & b or any(same_person(one, other) for one in a for other in b):
            return {"person-same": 1.0}
        return {"person-other-personal" if personal else "person-other": 1.0}
    return {"person-one": 1.0} if a or b else {}


def _times(found: dict[str, float], a: Terms, b: Terms, known: Rules, lasting: bool) -> None:
    if a.start is not None and a.end is not None and b.start is not None and b.end is not None:
        shared = min(a.end, b.end) - max(a.start, b.start) + 1
        if shared > 0:
            found["time-same"] = shared / (max(a.end, b.end) - min(a.start, b.start) + 1)
            found["time-meets"] = 1.0
        elif shared > -SOON:
            found["time-near"] = 1.0
        else:
            found["time-apart-lasting" if lasting else "time-apart"] = 1.0
            if shared < -LONG_AGO:
                found["time-far"] = 1.0
        return
    found["time-one" if a.start is not None or b.start is not None else "time-none"] = 1.0
    # Who tells no time tells of what was news that day.
    one, other = a.end if a.end is not None else a.news, b.end if b.end is not None else b.news
    if one is None or other is None or _open(a, one, other) or _open(b, other, one):
        found["news-unknown"] = 1.0
        return
    days, window = abs(one - other), known.window["lasting" if lasting else "brief"]
    if days > window:
        found["news-far"] = 1.0
    elif days <= SOON:
        found["news-same"] = 1.0
    else:
        found["news-later"] = days / window
    if days > LATE:
        found["news-late-lasting" if lasting else "news-late"] = 1.0
        if a.status in AHEAD and b.status in AHEAD:
            found["plan-late"] = 1.0


def _open(terms: Terms, day: int, other: int) -> bool:
    """True where a report without a date may have been written on the day of the other: it tells of nothing later than `day`."""
    return terms.published is None and terms.start is None and other - day > SOON


def places(a: Spot | None, b: Spot | None) -> dict[str, float]:
    """What the places say."""
    if a is None or b is None:
        return {"place-one": 1.0} if a or b else {}
    if a.name == b.name or (a.geonameid and a.geonameid == b.geonameid):
        return {"place-same": 1.0}
    if a.country and b.country and a.country != b.country:
        return {"place-abroad": 1.0}
    if "country" in (a.kind, b.kind):
        return {"place-within": 1.0}
    if a.words & b.words:
        return {"place-same": 1.0}
    km = kilometres(a, b)
    return {"place-far" if km is not None and km > rules().far_km else "place-other": 1.0}


def kilometres(a: Spot, b: Spot) -> float | None:
    """Kilometres along the great circle between two places; None where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north, south = radians(a.lat), radians(b.lat)
    chord = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def _numbers(found: dict[str, float], a: Terms, b: Terms) -> None:
    if a.more != b.more:
        found["number-additional"] = 1.0
    found.update(counts(a.numbers, b.numbers) if a.numbers and b.numbers else counted_alone(a, b))


def counted_alone(a: Terms, b: Terms) -> dict[str, float]:
    """What it says that only one of the two tells numbers."""
    if not a.heads and not b.heads:
        return {"number-one": 1.0}
    unknown = a.heads.isdisjoint(b.words) if a.heads else b.heads.isdisjoint(a.words)
    return {"number-one": 1.0, "counted-unknown" if unknown else "counted-word": 1.0}


@lru_cache(maxsize=100_000)
def counts(a: tuple[Number, ...], b: tuple[Number, ...]) -> dict[str, float]:
    """What the numbers of two that both tell some say."""
    found: dict[str, float] = {}
    heads, others = heads_of(a), heads_of(b)
    if heads and others:
        found["counted-other" if heads.isdisjoint(others) else "counted-same"] = 1.0
    pairs = [(one, other) for one in a for other in b if same_counted(one, other)]
    if not pairs:
        found["number-of-other"] = 1.0
    elif any(one.exact == other.exact for one, other in pairs):
        found["number-same"] = 1.0
    else:
        found["number-meets" if any(meet(one, other) for one, other in pairs) else "number-clash"] = 1.0
    return found


def same_counted(a: Number, b: Number) -> bool:
    """True where two quantities count the same thing, as far as the heads of their counted nouns tell."""
    return a.unit == b.unit and (a.head == b.head or not a.head or not b.head)


def meet(a: Number, b: Number) -> bool:
    """True where two ranges share a number."""
    return a.low <= b.high and b.low <= a.high


def _states(found: dict[str, float], a: Terms, b: Terms) -> None:
    if a.status == b.status:
        found["status-same"] = 1.0
        return
    if a.status == "denied" or b.status == "denied":
        found["status-denied"] = 1.0
    for one, other in ((a, b), (b, a)):
        if one.status not in AHEAD or other.status not in DONE:
            continue
        found[f"status-{one.status}-done"] = 1.0
        if one.key[0] == other.key[0]:
            found[f"report-{one.status}-done"] = 1.0
        if one.news is not None and other.news is not None:
            # What was done by one day is not what is still ahead on a later one.
            found[f"done-before-{one.status}" if one.news - other.news > SOON else f"done-after-{one.status}"] = 1.0
        if one.status == "planned" and ("time-meets" in found or "time-near" in found):
            found["plan-meets-done"] = 1.0
