"""What the reading got wrong on the open records, grouped by cause: what `--errors` prints.

Each task's module says what its errors are with `errors(gold, predicted)`; the records of the blind quarter are
left out before it is asked.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Miss:
    """One error: `cause` groups it (`missed`, `spurious: said`), `rule` names what decided, `shown` says where and what."""

    cause: str
    rule: str
    shown: str


def report(misses: Iterable[Miss], most: int = SHOWN) -> str:
    """The errors by cause and rule, the largest group first, each with its count and at most `most` examples."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for miss in misses:
        groups[miss.cause, miss.rule].append(miss.shown)
    lines = []
    for (cause, rule), shown in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        lines.append(f"{len(shown)}  {cause}" + (f"  [{rule}]" if rule else ""))
        lines += [f"      {one}" for one in shown[:most]]
    return "\n".join(lines)
