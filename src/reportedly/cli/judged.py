"""Judgements in words: what was decided, by whom, when and why."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from reportedly.cli.words import added, days, interval, shorten
from reportedly.model.judgement import Judgement

if TYPE_CHECKING:
    from rich.table import Table

    from reportedly.ledger.judged.claims import Judged
    from reportedly.ledger.judged.state import Lost


def sentence(one: Judgement, known: Mapping[int, Judgement]) -> str:
    """What a judgement says, as a person would."""
    subject = one.subject
    if one.kind in ("same", "not-same"):
        first, _, second = subject.partition(" ")
        return f"{first} and {second} are {'' if one.kind == 'same' else 'not '}the same" if second else f"{subject}: {one.kind}"
    if one.kind == "field":
        return f"{subject}: {one.field}: {field_value(one.field, one.value['to'])}"
    if one.kind == "alias":
        return f"“{subject}” is {name(one.value['actor'])}"
    if one.undoes is not None:
        target = known.get(one.undoes)
        return f"takes back {one.undoes}" + (f" ({sentence(target, known)})" if target else "")
    return f"{subject} is {one.kind}"


def field_value(field: str, to: Any) -> str:
    """A judged value as it is typed, or nearly so."""
    if field == "kind":
        return str(to["kind"])
    if field == "sides":
        return f"{names(to['actors'])} → {names(to['recipients'])}"
    if field in ("actors", "recipients"):
        return names(to)
    if field == "time" and to:
        from datetime import date

        start, end = (date.fromisoformat(to[key]) if to[key] else None for key in ("start", "end"))
        return days(start, end)
    if field == "place" and to:
        return str(to["name"]) + (f" ({to['country']})" if to["country"] else "")
    if field == "numbers":
        shown = (f"{added(interval(n['low'], n['high'], n['modifier']), n['additional'])} {n['counted']}".strip() for n in to)
        return "; ".join(shown) or "none"
    if field == "speaker":
        return " ‹ ".join(names(level) for level in to) or "(report)"
    return str(to or "none")


def names(several: Iterable[Mapping[str, Any]]) -> str:
    """Parties with commas; `?` for none."""
    return ", ".join(map(name, several)) or "?"


def name(actor: Mapping[str, Any]) -> str:
    """An actor with the side."""
    return f"{actor['name']} ({actor['country']})" if actor["country"] and actor["kind"] != "state" else str(actor["name"])


def moment(at: str) -> str:
    """An ISO time to the minute: `2025-07-09 14:05`."""
    return at[:16].replace("T", " ")


def judgements_table(
    several: Iterable[Judgement], known: Mapping[int, Judgement], standing: set[int], lost: "Iterable[Lost]" = ()
) -> "Table":
    """One row a judgement: its number, time and author, what it says with the reason, and whether it is in force."""
    from rich.text import Text

    from reportedly.cli.grid import Column, grid

    gone: dict[int, list[Lost]] = {}
    for missing in lost:
        gone.setdefault(missing.judgement.id, []).append(missing)
    rows = []
    for one in several:
        cell = Text(sentence(one, known), style="" if one.id in standing or one.undoes is not None else "dim strike")
        if one.reason:
            cell.append(f"\n{one.reason}", style="not strike dim italic")
        if one.id in gone:
            all_of, first = len(list(one.anchors())) or 1, gone[one.id][0].anchor
            part = f"{len(gone[one.id])} of its {all_of} claims no longer match" if all_of > 1 else "no longer matches"
            cell.append(f"\n{part}: “{shorten(first.words, 80)}” is not read in {first.report_id}", "not strike yellow")
        rows.append((str(one.id), Text(moment(one.at)).append(f"\n{one.author}", style="dim"), cell))
    return grid((Column("No", right=True, least=3), Column("When and who", least=16, most=20), Column("What", share=1)), rows)


def judged_table(one: "Judged") -> "Table":
    """What is judged of a claim, a line each, with what the machine had read."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 2))
    table.add_column(width=6, no_wrap=True)
    table.add_column(overflow="fold")
    for made in one.judgements:
        said = sentence(made, {}).removeprefix(made.subject).lstrip(": ")
        was = machine_value(one, made)
        line = Text(said).append(f"  read as {was}" if was else "", style="dim")
        line.append(f"  {made.author}, {moment(made.at)}, no. {made.id}", style="dim")
        origin = next((anchor.report_id for anchor in made.anchors()), one.machine.report_id)
        if origin != one.machine.report_id:
            line.append(f"\nof the same words in {origin}", style="dim")
        if made.reason:
            line.append(f"\n{made.reason}", style="dim italic")
        table.add_row(Text("judged", style="bold"), line)
    return table


def machine_value(one: "Judged", made: Judgement) -> str:
    """What the machine had for the judged field; '' where it has none to compare."""
    from reportedly.cli.words import parties, quantity, says

    claim = one.machine
    if made.kind != "field":
        return ""
    return {
        "status": lambda: claim.status,
        "kind": lambda: claim.event.kind,
        "sides": lambda: f"{parties(claim.actors) or '?'} → {parties(claim.recipients) or '?'}",
        "actors": lambda: parties(claim.actors) or "?",
        "recipients": lambda: parties(claim.recipients) or "?",
        "time": lambda: (days(claim.time.start, claim.time.end) or claim.time.text) if claim.time else "none",
        "place": lambda: claim.place.name if claim.place else "none",
        "numbers": lambda: "; ".join(map(quantity, claim.quantities)) or "none",
        "speaker": lambda: says(claim.sources),
    }[made.field]()
