"""Judgements as JSON Lines: written for another ledger or for keeping, and taken in, any number of times, to the same end."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from reportedly.errors import InputError
from reportedly.ledger.sqlite import Store
from reportedly.model.codec import encode
from reportedly.model.judgement import FIELDS, KINDS, Judgement

NEEDED = ("author", "at", "kind", "subject")


@dataclass(frozen=True, slots=True)
class Imported:
    """`added` judgements are new to the ledger; `same` is the number of those it had already."""

    added: tuple[Judgement, ...]
    same: int


def records(judgements: Iterable[Judgement]) -> Iterator[dict[str, Any]]:
    """One JSON object a judgement; `undoes` is the `id` of an earlier one of the same file."""
    for one in judgements:
        yield {f.name: getattr(one, f.name) for f in fields(one) if f.name != "arrived"}


def take_in(store: Store, lines: Iterable[str], where: str) -> Imported:
    """Adds the judgements that the ledger has not, all or none. Raises InputError with the line that is no judgement.

    They keep their authors and times, so that of two that contradict one another the one made later wins, wherever
    it was made.
    """
    there = store.judgements()
    by_id = {one.id: one for one in there}
    known = {_identity(one, by_id): one for one in there}
    file: dict[int, Judgement] = {}
    new: list[Judgement] = []
    same = 0
    next_id = max(by_id, default=0) + 1
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        one = _read(line, f"{where}, line {number}", file)
        target = file.get(one.undoes) if one.undoes is not None else None
        here = _with(one, undoes=target.id if target else None, id=next_id)
        identity = _identity(here, by_id)
        if identity in known:
            same += 1
            here = known[identity]
        else:
            known[identity] = by_id[next_id] = here
            new.append(here)
            next_id += 1
        file[one.id] = here
    return Imported(tuple(store.judge_all(new)) if new else (), same)


def _identity(one: Judgement, by_id: dict[int, Judgement]) -> str:
    """What makes two rows of two ledgers one judgement: all but their numbers."""
    undone = _identity(by_id[one.undoes], by_id) if one.undoes in by_id else None
    # An undo is of a judgement, whatever its number: that is its subject in words only.
    subject = "" if one.undoes is not None else one.subject
    return json.dumps([one.author, one.at, one.kind, subject, one.value, one.reason, undone], sort_keys=True)


def _with(one: Judgement, *, undoes: int | None, id: int) -> Judgement:
    subject = str(undoes) if one.kind == "undo" else one.subject
    return Judgement(id, one.author, one.at, one.kind, subject, one.value, one.reason, undoes)


def _read(line: str, where: str, file: dict[int, Judgement]) -> Judgement:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise InputError(f"{where}: bad JSON at {error}. Export the judgements anew.") from None
    if not isinstance(data, dict) or any(not isinstance(data.get(key), str) or not data[key] for key in NEEDED):
        raise InputError(f"{where}: no judgement, which has {', '.join(NEEDED)}. Take a file of `reportedly judge export`.")
    number, undoes = data.get("id", -len(file) - 1), data.get("undoes")
    if data["kind"] not in KINDS or not isinstance(number, int) or (data["kind"] == "undo") != (undoes is not None):
        raise InputError(f"{where}: no judgement is {data['kind']!r} so. Take a file of `reportedly judge export`.")
    if undoes is not None and undoes not in file:
        raise InputError(f"{where}: it undoes {undoes}, which does not stand above it. Export all judgements, not a part.")
    one = Judgement(
        number, data["author"], data["at"], data["kind"], data["subject"], data.get("value"), str(data.get("reason", "")), undoes
    )
    try:
        _check(one)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InputError(f"{where}: its value is not that of {one.kind!r}. Take a file of `reportedly judge export`.") from None
    return one


def _check(one: Judgement) -> None:
    """Raises KeyError, TypeError, ValueError or AttributeError where the value does not fit the kind."""
    from reportedly.ledger.judged.claims import judged
    from reportedly.model.claim import Claim, EventType
    from reportedly.model.span import Span

    anchors = list(one.anchors())
    if one.kind in ("same", "not-same") and (not one.value["one"] or not one.value["other"]):
        raise ValueError("nothing to compare")
    if one.kind == "alias":
        one.value["words"].split(), [one.value["actor"][key] for key in ("id", "name", "kind", "country")]
    if one.kind == "field":
        if one.field not in FIELDS:
            raise ValueError("no such field")
        # Tried on a claim of nothing, since what cannot be applied must not come in.
        empty = Claim(anchors[0].id, "", "", Span(0, 0), EventType("", Span(0, 0), "", ""), (), (), (), "", None, None, (), ())
        encode(judged(anchors[0].report_id, [empty], [one])[0].claim)
