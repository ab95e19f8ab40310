"""Linking alone: the coded claims themselves are linked, and their events compared with the coded ones.

B-cubed of events against `event_key`, over all claims (`links`) and over those whose event two reports or more tell
of (`across`). `blind` is the same of the groups in blind.json, which the weights are not chosen by.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.quality.blind import ids
from bench.quality.errors import Miss
from reportedly.codebook import countries, gazetteer
from reportedly.codebook.phrases import key_of
from reportedly.linking import link
from reportedly.linking.terms import of_reports
from reportedly.linking.why import compare
from reportedly.model.claim import Claim, EventType, Speaker
from reportedly.model.event import ClaimKey, Told
from reportedly.model.mentions import Party, Place, Quantity, Time
from reportedly.model.span import Span

NOWHERE = Span(0, 0)
Pair = tuple[str, str]


def measure(folder: Path) -> dict[str, Any]:
    """The figures of the coded reports in `folder`. Raises FileNotFoundError where it holds none."""
    told, keys, hidden = coded_claims(folder)
    return figures(told, keys, lambda key: key not in hidden) | {
        "blind": figures(told, keys, lambda key: key in hidden) if hidden else None
    }


def coded_claims(folder: Path) -> tuple[list[Told], dict[ClaimKey, str], set[ClaimKey]]:
    """All coded claims, the event of each, and which are of blind stories. Raises FileNotFoundError without any."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise FileNotFoundError(f"{folder} has no .json file: name a folder of coded reports.")
    blind = ids("claims")
    told, keys, hidden = list[Told](), dict[ClaimKey, str](), set[ClaimKey]()
    for file in files:
        coded = json.loads(file.read_text(encoding="utf-8"))
        for one, claim in zip(told_of(coded), coded["claims"], strict=True):
            told.append(one)
            keys[one.key] = claim["event_key"]
            if coded.get("group") in blind:
                hidden.add(one.key)
    return told, keys, hidden


def wrong(folder: Path) -> Iterator[Miss]:
    """Coded events that found ones mix or split, in the open stories; `rule` names the strongest reason of the mistake."""
    told, keys, hidden = coded_claims(folder)
    terms = {one.key: one for one in of_reports(told)}
    by_event, by_key = defaultdict[str, list[ClaimKey]](list), defaultdict[str, list[ClaimKey]](list)
    for event in link(told):
        for key in event.claims:
            if key not in hidden:
                by_event[event.id].append(key)
                by_key[keys[key]].append(key)
    events = {key: event for event, several in by_event.items() for key in several}
    quotes = {one.key: one.claim.quote for one in told}
    for cause, groups, name, sign in (("joined", by_event, keys, 1), ("kept apart", by_key, events, -1)):
        for several in groups.values():
            first: dict[str, ClaimKey] = {}
            for key in several:
                first.setdefault(name[key], key)
            for one, other in combinations(first.values(), 2):
                found = compare(terms[one], terms[other])
                reason = max(found.grounds, key=lambda ground: sign * ground.weight, default=None)
                shown = f"{found.score:+.2f} {keys[one]}: {quotes[one]}\n            {keys[other]}: {quotes[other]}"
                yield Miss(f"{cause}: {terms[one].kind}", reason.name if reason else "", shown)


def figures(told: Sequence[Told], keys: dict[ClaimKey, str], keep: Callable[[ClaimKey], bool]) -> dict[str, Any]:
    """`links` and `across` of the kept claims; all are linked together."""
    events = {key: event.id for event in link(told) for key in event.claims}
    pairs = {key: (keys[key], events[key]) for key in keys if keep(key)}
    tellers = defaultdict(set)
    for key, (gold, _) in pairs.items():
        tellers[gold].add(key.report_id)
    return {
        "claims": len(pairs),
        "links": b_cubed(pairs.values()),
        "across": b_cubed(pairs.values(), lambda gold: len(tellers[gold]) > 1),
    }


def b_cubed(several: Iterable[Pair], keep: Callable[[str], bool] = lambda _: True) -> dict[str, float]:
    """Precision, recall and F1 of (coded event, found event) pairs, averaged over the claims that are kept."""
    pairs = list(several)
    both, coded, found = Counter(pairs), Counter(p[0] for p in pairs), Counter(p[1] for p in pairs)
    kept = [pair for pair in pairs if keep(pair[0])]
    if not kept:
        return {"p": 0.0, "r": 0.0, "f1": 0.0}
    p = sum(both[pair] / found[pair[1]] for pair in kept) / len(kept)
    r = sum(both[pair] / coded[pair[0]] for pair in kept) / len(kept)
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4)}


def told_of(coded: dict[str, Any]) -> list[Told]:
    """The coded claims of one report, as a reading without mistakes would give them."""
    published = date.fromisoformat(coded["date"]) if coded["date"] else None
    return [Told(_claim(coded, claim), coded["id"], number, published, coded["outlet"]) for number, claim in enumerate(coded["claims"])]


def _claim(coded: dict[str, Any], claim: dict[str, Any]) -> Claim:
    start = coded["text"].index(claim["evidence"])
    at = start + claim["evidence"].index(claim["trigger"])
    time, place = claim["time"], claim["place"]
    return Claim(
        id=f"{coded['id']}-{claim['id']}",
        report_id=coded["id"],
        quote=claim["evidence"],
        span=Span(start, start + len(claim["evidence"])),
        event=EventType(claim["trigger"], Span(at, at + len(claim["trigger"])), claim["kind"], claim["event"][0]),
        actors=tuple(_party(party) for party in claim["actors"]),
        recipients=tuple(_party(party) for party in claim["recipients"]),
        sources=tuple(Speaker(s["name"], s["country"], s.get("level", level), "", None) for level, s in enumerate(claim["sources"])),
        status=claim["status"],
        time=Time(NOWHERE, "", "DATE", None, _day(time["start"]), _day(time["end"])) if time else None,
        place=_place(place["name"], place["country"]) if place else None,
        quantities=tuple(
            Quantity(NOWHERE, "", q["low"], q["high"], q["modifier"], bool(q["additional"]), q["counted"] or "")
            for q in claim["quantities"]
        ),
        rules=(),
    )


def _party(party: dict[str, Any]) -> Party:
    name = party["name"]
    if countries.lookup(key_of(name)):
        kind = "state"
    else:
        # A person's name has capitals throughout, and no noun of a body in it.
        parts = name.split()
        named = len(parts) > 1 and all(part[0].isupper() or part in ("bin", "al") for part in parts)
        kind = "person" if named and not set(parts) & BODIES else "organisation"
    return Party(name, kind, party["country"], NOWHERE)


BODIES = {"Service", "Army", "Department", "Council", "Commission", "Committee", "Corps", "Administration", "Ministry", "Guard", "States"}


def _place(name: str, country: str | None) -> Place:
    if countries.lookup(key_of(name)):
        return Place(NOWHERE, name, name, "country", country)
    found = [e for e in gazetteer.lookup(key_of(name)) if e.country == country or country is None]
    best = max(found, key=lambda e: (e.level == "named", e.population), default=None)
    if best is None:
        return Place(NOWHERE, name, name, "site", country)
    return Place(NOWHERE, name, name, best.kind, country, best.geonameid, best.lat, best.lon)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
