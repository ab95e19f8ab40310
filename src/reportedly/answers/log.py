"""Log: the history of a report, a claim, an event, a judgement, or of the whole ledger, the oldest first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.answers.compared import Comparison, compare
from reportedly.answers.find import one_of
from reportedly.answers.names import Names, known
from reportedly.answers.origins import voice
from reportedly.answers.timeline import happening
from reportedly.errors import NotFoundError
from reportedly.ledger.judged.match import match, may_copy, plain
from reportedly.ledger.sqlite import Kept, Store
from reportedly.model.claim import Claim
from reportedly.model.event import Told
from reportedly.model.judgement import Anchor, Judgement


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened to `subject` (an id): `what` is added, version, reread, told, changed, gone, judged or asked.

    `at` is an ISO time in UTC; `before` and `after` are what changed: readers, statuses, numbers of claims; `claims` are
    those concerned. `judgement` is the one made, `comparison` how a version or reading differs from the one before.
    """

    at: str
    what: str
    subject: str
    before: str = ""
    after: str = ""
    claims: tuple[Claim, ...] = ()
    judgement: Judgement | None = None
    comparison: Comparison | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in a version of a report from `at` on."""

    at: str
    version: int
    reader: str
    claims: tuple[Claim, ...]
    text: str


def log(store: Store, id: str | None = None) -> list[Entry]:
    """The history of what has that id, or one that begins so; of a judgement by its number; without one of the ledger.

    Of an event: how what it is now came together. Raises NotFoundError, and UsageError for an id that several have.
    """
    if id is None:
        return _in_order(_ledger(store))
    if id.isdigit():
        return _in_order(_judgement(store, int(id)))
    try:
        what, key = one_of(store, id)
    except NotFoundError:
        old = store.old_claims(id)
        if len(old) != 1:
            raise
        return _in_order(_claim(store, old[0]))
    if what == "report":
        return _in_order(_report(store, key))
    if what == "event":
        return _in_order(_event(store, key))
    (place, *_) = store.claim_keys(key)
    day = store.report(place.report_id).report.published
    return _in_order(_claim(store, Anchor.of(place.report_id, store.read_in(place.report_id)[place.ordinal], day)))


def _in_order(entries: Iterable[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda one: one.at)


def readings(store: Store, report_id: str) -> list[Reading]:
    """All that was ever read in a report, the first first: version by version, and again where it was read anew."""
    past = store.past_readings(report_id)
    found = []
    for kept in store.versions(report_id):
        at = kept.added_at
        for one in past:
            if one.version == kept.version:
                found.append(Reading(at, kept.version, one.reader, one.claims, kept.report.text))
                at = one.until
        found.append(Reading(at, kept.version, kept.reader, store.read_in(report_id, kept.version), kept.report.text))
    return sorted(found, key=lambda one: (one.at, one.version))


def _ledger(store: Store) -> Iterator[Entry]:
    for kept in store.reports():
        for one in store.versions(kept.report.id) if kept.versions > 1 else [kept]:
            yield _added(one)
    for past in store.past_readings():
        yield Entry(past.until, "reread", past.report_id, past.reader, "", past.claims)
    for judgement in store.judgements():
        yield _judged(judgement)
    for at in store.asked():
        yield Entry(at, "asked", "diff")


def _added(kept: Kept) -> Entry:
    what = "added" if kept.version == 1 else "version"
    return Entry(kept.added_at, what, kept.report.id, after=str(kept.claims), by=kept.report.outlet or "")


def _judged(one: Judgement) -> Entry:
    return Entry(one.arrived or one.at, "judged", one.subject, judgement=one, by=one.author)


def _judgement(store: Store, number: int) -> Iterator[Entry]:
    """The judgement and whatever takes it back."""
    several = store.judgements()
    wanted = {number}
    for one in several:
        if one.id == number or one.undoes in wanted:
            wanted.add(one.id)
            yield _judged(one)
    if number not in {one.id for one in several}:
        raise NotFoundError(f"There is no judgement {number}. `reportedly judge list` lists them with their numbers.")


def _about(store: Store, anchors: Sequence[Anchor]) -> Iterator[Entry]:
    """Judgements on these claims, by id or by their words, and what takes them back."""
    wanted: set[int] = set()
    ids = {anchor.id for anchor in anchors}
    for one in store.judgements():
        mine = list(one.anchors())
        meant = any(a.id in ids or any(_same(a, anchor) for anchor in anchors) for a in mine) or (not mine and one.subject in ids)
        if meant or one.undoes in wanted:
            wanted.add(one.id)
            yield _judged(one)


def _same(one: Anchor, other: Anchor) -> bool:
    """True where the claim judged, `one`, is the other, or the other a copy of it."""
    if (one.kind, plain(one.words), plain(one.trigger)) != (other.kind, plain(other.words), plain(other.trigger)):
        return False
    return one.report_id == other.report_id or may_copy(one, other.report_id, other.published)


def _report(store: Store, report_id: str) -> Iterator[Entry]:
    outlet = store.report(report_id).report.outlet or ""
    before: Reading | None = None
    for one in readings(store, report_id):
        if before is None:
            yield Entry(one.at, "added", report_id, after=str(len(one.claims)), by=outlet)
        else:
            compared = compare(before.claims, one.claims, same_text=one.text == before.text)
            what, old, new = ("reread", before.reader, one.reader) if one.version == before.version else ("version", "", str(one.version))
            yield Entry(one.at, what, report_id, old, new, comparison=compared, by=outlet if what == "version" else "")
        before = one
    for judgement in store.judgements():
        if any(anchor.report_id == report_id for anchor in judgement.anchors()):
            yield _judged(judgement)


def _claim(store: Store, anchor: Anchor) -> Iterator[Entry]:
    """When a report began to make the claim, what became of it, and what was judged of it."""
    before: Claim | None = None
    for one in readings(store, anchor.report_id):
        found = match(anchor, one.claims)
        now = None if found is None else one.claims[found]
        by = f"{anchor.report_id}, version {one.version}"
        if now is not None and before is None:
            yield Entry(one.at, "told", now.id, "", now.status, (now,), by=by)
        elif now is None and before is not None:
            yield Entry(one.at, "gone", before.id, before.status, "", (before,), by=by)
        elif now is not None and before is not None:
            compared = compare([before], [now])
            if compared.changed or now.id != before.id:
                yield Entry(one.at, "changed", now.id, before.status, now.status, (now,), comparison=compared, by=by)
        before = now
    yield from _about(store, [anchor])


def _event(store: Store, event_id: str) -> Iterator[Entry]:
    """The claims of the event as it is now, in the order in which they came, with the status that each left."""
    event, several = store.event(event_id)
    names = known(store)
    machine = {report: store.read_in(report) for report in {told.report_id for told in several}}
    anchors = {told.key: Anchor.of(told.report_id, machine[told.report_id][told.ordinal], told.published) for told in several}
    came: dict[str, list[Told]] = {}
    for report in machine:
        seen = readings(store, report)
        for told in several:
            if told.report_id == report:
                at = next((one.at for one in seen if match(anchors[told.key], one.claims) is not None), seen[-1].at)
                came.setdefault(at, []).append(told)
    status, so_far = "", list[Told]()
    for at in sorted(came):
        so_far = sorted([*so_far, *came[at]], key=several.index)
        now = happening(replace(event, claims=tuple(one.key for one in so_far)), so_far, names).status
        for told in came[at]:
            yield Entry(at, "told", told.claim.id, status, now, (told.claim,), by=_by(told, names))
            status = now
    yield from _about(store, list(anchors.values()))


def _by(told: Told, names: Names) -> str:
    return ", ".join(filter(None, (voice(told, names), told.outlet)))
