"""`reportedly judge`: a person's decisions, which win over the machine's."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportedly.cli.author import Author, Reason, author_of
from reportedly.cli.options import CodebookFolder, Json, LedgerPath

if TYPE_CHECKING:
    from reportedly.api import Ledger
    from reportedly.judging.judge import Judge
    from reportedly.model.judgement import Judgement

Thing = Annotated[str, typer.Argument(metavar="ID", help="Of a claim or an event; its beginning will do.")]
Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's id; its beginning will do.")]
HELP = """Decides what the machine got wrong, or right.

Examples:

    reportedly judge same e-3f2a e-91bc --reason "one visit, two dates of filing"
    reportedly judge not-same e-3f2a c-77d0
    reportedly judge wrong c-77d0 --reason "a headline of another story"
    reportedly judge field c-77d0 status planned
    reportedly judge alias "the spy agency" "National Intelligence Service (KOR)"
    reportedly judge undo 3

A judgement has an author, a time and a reason. It wins over what was read,
in every answer, and holds on when the report is read anew; the last of
several that contradict one another counts. None is ever deleted: `undo`
adds one more. `reportedly judge list` shows them, `reportedly log` their
history.
"""


def same(one: Thing, other: Thing, reason: Reason = "", author: Author = None, ledger: LedgerPath = None, as_json: Json = False) -> None:
    """Two claims or events tell of the same happening.

    Example:

        reportedly judge same e-3f2a e-91bc --reason "one visit"
    """
    _make(lambda judge: judge.same(one, other, reason), author, ledger, as_json)


def not_same(
    one: Thing, other: Thing, reason: Reason = "", author: Author = None, ledger: LedgerPath = None, as_json: Json = False
) -> None:
    """Two claims or events are two happenings; of an event and its claim: the claim is none of it.

    Example:

        reportedly judge not-same e-3f2a c-77d0 --reason "the visit of the year before"
    """
    _make(lambda judge: judge.not_same(one, other, reason), author, ledger, as_json)


def right(claim: Claim, reason: Reason = "", author: Author = None, ledger: LedgerPath = None, as_json: Json = False) -> None:
    """The claim is read rightly; takes back an earlier `wrong`.

    Example:

        reportedly judge right c-77d0
    """
    _make(lambda judge: judge.right(claim, reason), author, ledger, as_json)


def wrong(claim: Claim, reason: Reason = "", author: Author = None, ledger: LedgerPath = None, as_json: Json = False) -> None:
    """The text does not claim this: no answer counts the claim any more.

    Example:

        reportedly judge wrong c-77d0 --reason "a headline of another story"
    """
    _make(lambda judge: judge.wrong(claim, reason), author, ledger, as_json)


def field(
    claim: Claim,
    field: Annotated[
        str, typer.Argument(metavar="FIELD", help="status, kind, sides, actors, recipients, time, place, numbers or speaker.")
    ],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="As tables show it; `none` for nothing.")],
    reason: Reason = "",
    author: Author = None,
    ledger: LedgerPath = None,
    codebook: CodebookFolder = None,
    as_json: Json = False,
) -> None:
    """A field of a claim is such.

    Examples:

        reportedly judge field c-77d0 status planned
        reportedly judge field c-77d0 kind visit
        reportedly judge field c-77d0 sides "PRK > RUS, Sergei Shoigu"
        reportedly judge field c-77d0 time 2025-07-11..2025-07-13
        reportedly judge field c-77d0 place Wonsan
        reportedly judge field c-77d0 numbers "10,000-12,000 troops; ~100 shells"
        reportedly judge field c-77d0 speaker "Lee Seong-kweun > National Intelligence Service"

    A side is a code, an actor of the ledger, or someone new as `Name (NOR, person)`.
    Speakers stand outermost first. `reportedly show CLAIM` tells both what was
    read and what was judged.
    """
    _make(lambda judge: judge.field(claim, field, value, reason), author, ledger, as_json, codebook)


def alias(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="How reports call someone, in quotes.")],
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="Who it is: a code, an actor of the ledger, or `Name (NOR, person)`.")],
    reason: Reason = "",
    author: Author = None,
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Who is called so, in any report now or later, is that actor.

    Example:

        reportedly judge alias "the spy agency" "National Intelligence Service (KOR)"
    """
    _make(lambda judge: judge.alias(words, actor, reason), author, ledger, as_json)


def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Of the judgement, as `reportedly judge list` tells it.")],
    reason: Reason = "",
    author: Author = None,
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Takes back a judgement; an undo can be undone itself.

    Example:

        reportedly judge undo 3 --reason "the ministry has confirmed it"
    """
    _make(lambda judge: judge.undo(number, reason), author, ledger, as_json)


def list_(ledger: LedgerPath = None, as_json: Json = False) -> None:
    """Lists all judgements; struck out are those taken back, in yellow those that match nothing any more.

    Examples:

        reportedly judge list
        reportedly judge list --json
    """
    from reportedly.api import Ledger
    from reportedly.cli.judged import judgements_table
    from reportedly.cli.output import out, write_lines
    from reportedly.judging.exchange import records
    from reportedly.model.judgement import standing

    with Ledger(ledger, create=False) as open_ledger:
        several, lost = open_ledger.judgements(), open_ledger.lost_judgements()
    force = {one.id for one in standing(several)}
    if as_json:
        gone = {one.judgement.id for one in lost}
        write_lines({**record, "stands": record["id"] in force, "lost": record["id"] in gone} for record in records(several))
    elif several:
        out().print(judgements_table(several, {one.id: one for one in several}, force, lost))
    else:
        out().print("No one has judged anything in this ledger. See: reportedly judge --help")


def export(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Where to; standard output without it.")] = None,
    ledger: LedgerPath = None,
) -> None:
    """Writes all judgements as JSON Lines, for another ledger or a safe place.

    Examples:

        reportedly judge export judgements.jsonl
        reportedly judge export | grep wrong
    """
    from reportedly.api import Ledger
    from reportedly.cli.output import err, write_lines
    from reportedly.cli.words import count
    from reportedly.errors import InputError
    from reportedly.judging.exchange import records

    with Ledger(ledger, create=False) as open_ledger:
        several = open_ledger.judgements()
        lines = open_ledger.export_judgements()
    if file is None:
        write_lines(records(several))
        return
    try:
        file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise InputError(f"{file}: cannot be written ({error.strerror}). Name another file.") from None
    err().print(f"{count(len(lines), 'judgement')} written to {file}", soft_wrap=True)


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="As `reportedly judge export` writes it; `-` is standard input.")],
    ledger: LedgerPath = None,
    as_json: Json = False,
) -> None:
    """Takes in judgements of another ledger; what is there already changes nothing.

    Example:

        reportedly judge import judgements.jsonl

    They keep authors and times. What fits no claim of this ledger yet waits
    for its report; `reportedly judge list` tells which.
    """
    import sys

    from reportedly.api import Ledger
    from reportedly.cli.output import out, write_json
    from reportedly.cli.words import count
    from reportedly.intake.encoding import decode, raw

    text = decode(sys.stdin.buffer.read() if str(file) == "-" else raw(file), str(file))
    with Ledger(ledger, create=False) as open_ledger:
        done = open_ledger.import_judgements(text.split("\n"), str(file))
        lost = {one.judgement.id for one in open_ledger.lost_judgements()} & {one.id for one in done.added}
    if as_json:
        write_json({"added": [one.id for one in done.added], "same": done.same, "lost": sorted(lost)})
        return
    waiting = f"; {len(lost)} of them match no claim of this ledger" if lost else ""
    out().print(f"{count(len(done.added), 'judgement')} added, {done.same} there already{waiting}", soft_wrap=True)


def _make(
    decide: "Callable[[Judge], Judgement]", author: str | None, ledger: str | None, as_json: bool, codebook: Path | None = None
) -> None:
    """Appends a judgement and prints it with what it changed."""
    from reportedly.api import Ledger
    from reportedly.cli.output import out, write_json
    from reportedly.cli.progress import ASKING, busy
    from reportedly.judging.exchange import records

    with Ledger(ledger, create=False, codebook=codebook) as open_ledger:
        judge = open_ledger.judge(author_of(author))
        with busy(ASKING):
            made = decide(judge)
            known = {one.id: one for one in open_ledger.judgements()}
            shown = None if as_json else _outcome(open_ledger, made, known)
        if as_json:
            write_json(next(records([made])))
        elif shown is not None:
            from reportedly.cli.judged import sentence

            out().print(f"{made.id}: {sentence(made, known)} ({made.author})", soft_wrap=True)
            for line in shown:
                out().print(line)


def _outcome(ledger: "Ledger", made: "Judgement", known: "dict[int, Judgement]") -> list[Any]:
    """What the judgement leaves: the claim with what is judged of it, or the events that its claims are in."""
    from rich.text import Text

    from reportedly.answers.show import EventView
    from reportedly.cli.judged import judged_table
    from reportedly.cli.show import event_heading
    from reportedly.cli.words import count

    about = made
    while about.undoes is not None:
        about = known[about.undoes]
    anchors = list(about.anchors())
    if about.kind in ("right", "wrong", "field") and anchors:
        found = next((one for one in ledger.store.judged(anchors[0].report_id) if one.machine.id == about.subject), None)
        if found is None:
            return []
        copies = len(ledger.store.copied_in(anchors[0]))
        told = Text(f"  and so of the same words in {count(copies, 'other report')}", style="dim")
        return [judged_table(found) if found.judgements else Text("  as it was read again", style="dim"), *([told] if copies else [])]
    if about.kind == "alias":
        actor = about.value["actor"]
        claims = next((one.claims for one in ledger.actors() if one.id == actor["id"]), 0)
        return [Text(f"  {actor['name']} is in {count(claims, 'claim')} now", style="dim")]
    ledger.link()
    events = ledger.store.event_ids()
    keys = [key for anchor in anchors for key in ledger.store.claim_keys(anchor.id)]
    ids = dict.fromkeys(events[key] for key in keys if key in events)
    views = [view for view in map(ledger.show, ids) if isinstance(view, EventView)]
    return [event_heading(view) for view in views]


COMMANDS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("same", same),
    ("not-same", not_same),
    ("right", right),
    ("wrong", wrong),
    ("field", field),
    ("alias", alias),
    ("undo", undo),
    ("list", list_),
    ("export", export),
    ("import", import_),
)
