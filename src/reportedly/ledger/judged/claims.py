"""A claim as a person's judgements leave it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from reportedly.ledger.judged.match import copied, match, plain
from reportedly.model.claim import Claim, Reason, Speaker
from reportedly.model.judgement import Anchor, Judgement
from reportedly.model.mentions import Party, Place, Quantity, Time
from reportedly.model.span import Span

# The names of fields as claims, their rules and their reasons have them.
PARTS = {
    "status": ("status",),
    "kind": ("event",),
    "sides": ("actors", "recipients"),
    "actors": ("actors",),
    "recipients": ("recipients",),
    "time": ("time",),
    "place": ("place",),
    "numbers": ("quantities",),
    "speaker": ("sources",),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim of the machine with what was judged of it: `claim` is what counts, unless it is `wrong`.

    `judgements` are those that made it so, the first made first; some may be of a claim that this one copies.
    """

    machine: Claim
    claim: Claim
    wrong: bool = False
    judgements: tuple[Judgement, ...] = ()


def judged(report_id: str, claims: Sequence[Claim], decided: Iterable[Judgement], published: date | None = None) -> list[Judged]:
    """The claims of a report of that day, in their order, after the standing judgements in `decided` (the last one first).

    Of judgements on one field the last one counts; so of right and wrong. Those on a claim itself come before those on
    one that it copies.
    """
    ofs: list[dict[str, Judgement]] = [{} for _ in claims]
    by_copy: list[dict[str, Judgement]] = [{} for _ in claims]
    aliases: dict[str, Judgement] = {}
    for one in decided:
        if one.kind == "alias":
            aliases.setdefault(plain(one.value["words"]), one)
        elif one.kind in ("right", "wrong", "field"):
            number, kept = subject(one, report_id, claims), ofs
            if number is None:
                number, kept = _copy(one, report_id, claims, published), by_copy
            if number is not None:
                for part in PARTS[one.field] if one.kind == "field" else ("truth",):
                    kept[number].setdefault(part, one)
    return [_judged(claim, {**theirs, **mine}, aliases) for claim, theirs, mine in zip(claims, by_copy, ofs, strict=True)]


def _copy(one: Judgement, report_id: str, claims: Sequence[Claim], published: date | None) -> int | None:
    """The place of the claim that copies the one a judgement is about."""
    anchor = next(one.anchors(), None) if published is not None else None
    return copied(anchor, report_id, published, claims, _kinds(one)) if anchor is not None else None


def _kinds(one: Judgement) -> tuple[str, ...]:
    # What the reader has learnt meanwhile is no reason to lose a judgement.
    return (one.value["to"]["kind"],) if one.field == "kind" else ()


def subject(one: Judgement, report_id: str, claims: Sequence[Claim]) -> int | None:
    """The place of the claim that a judgement on a single claim is about."""
    anchor = next(one.anchors(), None) or Anchor(report_id, one.subject)
    if anchor.report_id != report_id:
        return None
    return match(anchor, claims, _kinds(one))


def _judged(machine: Claim, mine: Mapping[str, Judgement], aliases: Mapping[str, Judgement]) -> Judged:
    claim, used = _renamed(machine, aliases) if aliases else (machine, [])
    for part, one in mine.items():
        if part != "truth":
            claim = _with(claim, part, one)
    used = sorted({one.id: one for one in (*mine.values(), *used)}.values(), key=lambda one: one.order)
    truth = mine.get("truth")
    return Judged(machine, claim, truth is not None and truth.kind == "wrong", tuple(used))


def _with(claim: Claim, part: str, one: Judgement) -> Claim:
    to = one.value["to"]
    if one.field == "sides":
        to = to[part]
    changed: Any
    if part == "event":
        more = {**to, "contexts": tuple(to["contexts"])}
        claim, shown = replace(claim, event=replace(claim.event, **more)), to["kind"]
    else:
        changed = _MAKERS[part](claim, to)
        claim, shown = replace(claim, **{part: changed}), _shown(changed)
    kept = tuple(reason for reason in claim.reasons if reason.field != part)
    rules = tuple(rule for rule in claim.rules if rule.split(":")[0] not in (part, one.field, _SINGULAR.get(part, part)))
    return replace(claim, reasons=(*kept, Reason(part, shown, (f"judged by {one.author}",), ())), rules=(*rules, f"{part}:judged"))


_SINGULAR = {"event": "kind", "quantities": "quantity", "sources": "source"}


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_shown, value)) or "none"
    return str(getattr(value, "name", None) or getattr(value, "text", None) or value or "none")


def _parties(claim: Claim, to: Iterable[dict[str, Any]]) -> tuple[Party, ...]:
    return tuple(Party(**who, span=_at(claim, who["name"])) for who in to)


def _time(claim: Claim, to: dict[str, Any] | None) -> Time | None:
    if to is None:
        return None
    start, end = (date.fromisoformat(to[key]) if to[key] else None for key in ("start", "end"))
    return Time(_at(claim, to["text"]), to["text"], "DATE", to["text"], start, end)


def _place(claim: Claim, to: dict[str, Any] | None) -> Place | None:
    return Place(_at(claim, to["name"]), to["name"], **to) if to else None


def _numbers(claim: Claim, to: Iterable[dict[str, Any]]) -> tuple[Quantity, ...]:
    return tuple(Quantity(_at(claim, value["text"]), **value) for value in to)


def _speakers(claim: Claim, to: Iterable[Iterable[dict[str, Any]]]) -> tuple[Speaker, ...]:
    return tuple(
        Speaker(who["name"], who["country"], level, "", _at(claim, who["name"]), who["id"], who["kind"])
        for level, several in enumerate(to)
        for who in several
    )


_MAKERS: dict[str, Any] = {
    "status": lambda _, to: to,
    "actors": _parties,
    "recipients": _parties,
    "time": _time,
    "place": _place,
    "quantities": _numbers,
    "sources": _speakers,
}


def _at(claim: Claim, words: str) -> Span:
    """Where the quotation has these words; where it has not, nothing at its beginning."""
    at = claim.quote.casefold().find(words.casefold()) if words else -1
    return Span(claim.span.start + at, claim.span.start + at + len(words)) if at >= 0 else Span(claim.span.start, claim.span.start)


def _renamed(claim: Claim, aliases: Mapping[str, Judgement]) -> tuple[Claim, list[Judgement]]:
    """Who is called by the words of an alias is the actor it names, in every role."""
    used: dict[int, Judgement] = {}

    def named(who: Any) -> Any:
        words = [who.id, who.name]
        if who.span is not None and claim.span.covers(who.span):
            words.append(claim.quote[who.span.start - claim.span.start : who.span.end - claim.span.start])
        found = next((aliases[key] for key in map(plain, words) if key in aliases), None)
        seen = set()
        while found is not None and found.id not in seen:  # an alias of an alias; a circle ends where it began
            seen.add(found.id)
            used[found.id] = found
            actor = found.value["actor"]
            who = replace(who, name=actor["name"], kind=actor["kind"], country=actor["country"], id=actor["id"])
            found = aliases.get(plain(who.id)) or aliases.get(plain(who.name))
        return who

    claim = replace(
        claim,
        actors=tuple(map(named, claim.actors)),
        recipients=tuple(map(named, claim.recipients)),
        sources=tuple(map(named, claim.sources)),
    )
    return claim, list(used.values())
