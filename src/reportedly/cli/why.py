"""Why claims are one event or are not, as `reportedly show --why` prints it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

    from reportedly.api import Ledger
    from reportedly.linking.why import Comparison, Near, Why
    from reportedly.model.event import ClaimKey, Told

MOST = 8  # grounds of a pair; the rest weigh less and are summed


def print_why(ledger: "Ledger", reasons: "Why | Comparison") -> None:
    """An event with its joins and near misses, or two claims."""
    from rich.text import Text

    from reportedly.cli.output import out
    from reportedly.linking.why import Comparison

    console, told = out(), Quotations(ledger)
    if isinstance(reasons, Comparison):
        console.print(told.of(reasons.one))
        console.print(told.of(reasons.other))
        console.print(verdict(reasons))
        console.print(grounds(reasons))
        return
    first = reasons.joins[0].one if reasons.joins else None
    console.print(
        Text(
            f"{reasons.event}: {len(reasons.joins) + 1} claims" if first else f"{reasons.event}: one claim, and none it was joined with",
            "bold",
        )
    )
    for join in reasons.joins:
        console.print()
        console.print(told.of(join.other))
        console.print(Text("is one with ", "dim").append_text(told.of(join.one)))
        console.print(verdict(join))
        console.print(grounds(join))
    for near in reasons.near:
        console.print()
        print_near(near, told)


def print_near(near: "Near", told: "Quotations") -> None:
    """A claim left out: the verdict is of all pairs between the two events, the grounds are of the best pair."""
    from rich.text import Text

    from reportedly.cli.output import out

    console = out()
    console.print(Text("Not joined: ", "bold").append_text(told.of(near.claim)).append(f" of {near.event}", "dim"))
    mean = f"All pairs between the two events: {near.mean:+.2f} on the mean"
    why = f"{mean}; they would be one above 0."
    if near.best.judged == "not-same":
        why = "A person judged that they are not the same."
    elif near.mean > 0:
        why = f"{mean}, but no strong pair joins the two, or too many claims stand around them."
    console.print(Text(why))
    other = near.best.one if near.best.other == near.claim else near.best.other
    console.print(Text("Its best pair is with ", "dim").append_text(told.of(other)).append(f": {near.best.score:+.2f}"))
    console.print(grounds(near.best))


def verdict(found: "Comparison") -> "Text":
    """The sum in a sentence, and what outranks it."""
    from rich.text import Text

    if found.judged:
        return Text(
            f"A person judged them {'the same' if found.judged == 'same' else 'not the same'}; the reasons alone: {found.score:+.2f}"
        )
    if found.compared:
        return Text(f"They are not compared: {found.compared}. The reasons alone: {found.score:+.2f}")
    side = "more speaks for one happening" if found.score > 0 else "more speaks against one happening"
    return Text(f"{found.score:+.2f}: {side}")


def grounds(found: "Comparison") -> "Text":
    """The weights with what they mean, one a line, the strongest first."""
    from rich.text import Text

    shown, rest = found.grounds[:MOST], found.grounds[MOST:]
    lines = [(one.weight, one.means) for one in shown]
    if rest:
        lines.append((round(sum(one.weight for one in rest), 2), "a lesser reason" if len(rest) == 1 else f"{len(rest)} lesser reasons"))
    lines.append((found.start, "what every pair starts with"))
    text = Text()
    for number, (weight, means) in enumerate(lines):
        text.append("\n" if number else "").append(f"  {weight:+.2f} ", "green" if weight > 0 else "red").append(means)
    return text


class Quotations:
    """The claims' quotations with their ids and reports."""

    def __init__(self, ledger: "Ledger") -> None:
        self._ledger = ledger
        self._told: dict[ClaimKey, Told] = {}

    def of(self, key: "ClaimKey") -> "Text":
        """One line: quotation, report and id of the claim."""
        from rich.text import Text

        from reportedly.cli.words import shorten

        if key not in self._told:
            self._keep(self._ledger.store.claims(key.report_id))
        claim = self._told[key].claim
        return Text(f"“{shorten(claim.quote, 90)}” ").append(f"{claim.status} · {key.report_id} · {claim.id}", "dim")

    def _keep(self, several: "Iterable[Told]") -> None:
        self._told |= {one.key: one for one in several}
