"""Two claims compared: reasons for and against their telling of one happening, each by name."""

from datetime import date
from math import asin, cos, radians, sin, sqrt

from reportedly.codebook.concepts import concepts, distance
from reportedly.linking.terms import Terms, person, rules, same_person, stem
from reportedly.model.mentions import Place, Quantity

EARTH_KM = 6371.0
NEAR = 2.0  # highest cost of a concept that two triggers share or of one beside it


def reasons(a: Terms, b: Terms) -> dict[str, float]:
    """The reasons that hold of a pair, with how much (0 to 1). The order of the pair makes no difference."""
    found = {"base": 1.0, f"family:{a.family}": 1.0}
    if a.kind != b.kind:
        found["kind-other"] = 1.0
    found |= _triggers(a, b)
    found |= _words(a, b)
    found |= _sides("actors", a.actors, b.actors)
    found |= _sides("recipients", a.recipients, b.recipients)
    found |= _persons(a, b)
    found |= _times(a, b)
    found |= _places(a.place, b.place)
    found |= _numbers(a, b)
    found |= _states(a, b)
    return {name: value for name, value in found.items() if value}


def _triggers(a: Terms, b: Terms) -> dict[str, float]:
    """Same stem, near in meaning, or apart: of broad kinds apart means another act (thanks, praise, a gift)."""
    if a.trigger == b.trigger:
        return {"trigger-same": 1.0}
    if not concepts(a.lemma) or not concepts(b.lemma):
        return {}
    if min(distance(a.lemma, b.lemma)) <= NEAR:
        return {"trigger-near": 1.0}
    broad = "-broad" if {a.kind, b.kind} & rules().broad else ""
    return {f"trigger-apart{broad}": 1.0}


def _words(a: Terms, b: Terms) -> dict[str, float]:
    if not a.words or not b.words:
        return {}
    return {"words": len(a.words & b.words) / sqrt(len(a.words) * len(b.words))}


def _sides(role: str, a: frozenset[str], b: frozenset[str]) -> dict[str, float]:
    if not a and not b:
        return {}
    if a == b:
        return {f"{role}-same": 1.0}
    if not a or not b:
        return {f"{role}-unknown": 1.0}
    if a <= b or b <= a:
        return {f"{role}-part": 1.0}
    return {f"{role}-overlap" if a & b else f"{role}-apart": 1.0}


def _persons(a: Terms, b: Terms) -> dict[str, float]:
    if not a.persons or not b.persons:
        return {}
    if any(same_person(one, other) for one in a.persons for other in b.persons):
        return {"person-same": 1.0}
    return {"person-other": 1.0}


def _times(a: Terms, b: Terms) -> dict[str, float]:
    if a.start and a.end and b.start and b.end:
        shared = (min(a.end, b.end) - max(a.start, b.start)).days + 1
        whole = (max(a.end, b.end) - min(a.start, b.start)).days + 1
        if shared > 0:
            return {"time-same": shared / whole, "time-meets": 1.0}
        return {"time-near" if shared > -3 else "time-apart": 1.0}
    # One tells no time: then it tells of what was news when it was published.
    one, other = _news(a), _news(b)
    if one is None or other is None:
        return {}
    days = abs((one - other).days)
    window = rules().window["lasting" if {a.kind, b.kind} & rules().lasting else "brief"]
    if days > window:
        return {"news-far": 1.0}
    return {"news-same": 1.0} if days <= 3 else {"news-later": min(1.0, days / window)}


def _news(terms: Terms) -> date | None:
    return terms.end or terms.told.published


def _places(a: Place | None, b: Place | None) -> dict[str, float]:
    if a is None or b is None:
        return {}
    if person(a.name) == person(b.name) or (a.geonameid and a.geonameid == b.geonameid):
        return {"place-same": 1.0}
    if a.country and b.country and a.country != b.country:
        return {"place-abroad": 1.0}
    if "country" in (a.kind, b.kind):
        return {"place-within": 1.0}
    if {stem(word) for word in person(a.name).split()} & {stem(word) for word in person(b.name).split()}:
        return {"place-same": 1.0}
    km = kilometres(a, b)
    if km is not None and km > rules().far_km:
        return {"place-far": 1.0}
    return {"place-other": 1.0}


def kilometres(a: Place, b: Place) -> float | None:
    """Kilometres along the great circle between two places; None where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north, south = radians(a.lat), radians(b.lat)
    chord = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def _numbers(a: Terms, b: Terms) -> dict[str, float]:
    if not a.quantities and not b.quantities:
        return {}
    more = any(q.additional for q in a.quantities) != any(q.additional for q in b.quantities)
    found = {"number-additional": float(more)}
    if not a.quantities or not b.quantities:
        return found | {"number-untold": 1.0}
    pairs = [(one, other) for one in a.quantities for other in b.quantities if same_counted(one, other)]
    if not pairs:
        return found | {"number-of-other": 1.0}
    if any(one.low == other.low and one.high == other.high for one, other in pairs):
        return found | {"number-same": 1.0}
    if any(meet(one, other) for one, other in pairs):
        return found | {"number-meets": 1.0}
    return found | {"number-clash": 1.0}


def same_counted(a: Quantity, b: Quantity) -> bool:
    """True where two quantities count the same thing, as far as the heads of their counted nouns tell."""
    one, other = _head(a.counted), _head(b.counted)
    return a.unit == b.unit and (one == other or not one or not other)


def _head(counted: str) -> str:
    words = person(counted.split(" of ")[0]).split()
    return stem(words[-1]) if words else ""


def meet(a: Quantity, b: Quantity) -> bool:
    """True where two ranges share a number; `about` and open ends are taken widely."""
    return _low(a) <= _high(b) and _low(b) <= _high(a)


def _low(q: Quantity) -> float:
    low = q.low if q.low is not None else 0.0
    return low * 0.9 if q.modifier == "about" else low


def _high(q: Quantity) -> float:
    if q.high is not None:
        return q.high * 1.1 if q.modifier == "about" else q.high
    # `more than 6,000` is not said of 60,000; `thousands` is said of less than ten of them.
    return (q.low or 0.0) * (10 if q.modifier == "vague" else 2)


def _states(a: Terms, b: Terms) -> dict[str, float]:
    found = {}
    if a.told.report_id == b.told.report_id:
        found["report-same"] = 1.0
    if a.status == b.status:
        found["status-same"] = 1.0
    done, ahead = {"happened", "ongoing"}, {"planned", "possible"}
    for one, other in ((a, b), (b, a)):
        if one.status in ahead and other.status in done:
            found["plan-and-done"] = 1.0
            before, after = one.told.published, other.told.published
            # What was done by one day is not what is still ahead on a later one.
            if before and after and (before - after).days > 3:
                found["done-before-plan"] = 1.0
    return found
