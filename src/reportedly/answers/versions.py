"""Versions: what changed from one text of a report to the next, sentence by sentence and claim by claim."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from reportedly.answers.compared import Comparison, compare
from reportedly.errors import NotFoundError
from reportedly.ledger.sqlite import Kept, Store

# Good enough to show a change: where it parts too much or too little, the words are there all the same.
END = re.compile(r"(?<=[.!?][\"”’)])\s+(?=[\"“‘(A-Z0-9])|(?<=[.!?])\s+(?=[\"“‘(A-Z0-9])|\s*\n+\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that stand in one version and not in the other, one of the two may be empty: `before` was replaced by `after`."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a report. `passages` are what differs from the version before, `about` the other fields that do.

    `about` holds (field, before, after) of title, outlet and date; `comparison` the claims. Of the first version all are empty.
    """

    kept: Kept
    current: bool
    passages: tuple[Passage, ...] = ()
    about: tuple[tuple[str, str, str], ...] = ()
    comparison: Comparison | None = None


def versions(store: Store, report_id: str) -> list[Version]:
    """Every version of a report, in the order they came. Raises NotFoundError."""
    several = store.versions(report_id)
    if not several:
        raise NotFoundError(f"The ledger has no report {report_id}. `reportedly reports` lists what it has.")
    counts = store.report(report_id).version
    found = [Version(several[0], several[0].version == counts)]
    for before, after in pairwise(several):
        one, other = before.report, after.report
        fields = (("title", one.title, other.title), ("outlet", one.outlet, other.outlet), ("date", one.published, other.published))
        old, new = (store.read_in(report_id, kept.version) for kept in (before, after))
        found.append(
            Version(
                after,
                after.version == counts,
                passages(one.text, other.text),
                tuple((name, str(was or ""), str(now or "")) for name, was, now in fields if was != now),
                compare(old, new, same_text=one.text == other.text),
            )
        )
    return found


def passages(before: str, after: str) -> tuple[Passage, ...]:
    """Where two texts differ, by sentences."""
    one, other = sentences(before), sentences(after)
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return tuple(Passage(tuple(one[a:b]), tuple(other[c:d])) for step, a, b, c, d in steps if step != "equal")


def sentences(text: str) -> list[str]:
    """The sentences and headings of a text, white space made one."""
    return [" ".join(part.split()) for part in END.split(text) if part and part.strip()]
