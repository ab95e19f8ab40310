"""What commands that ask the ledger share: checks of what was asked, and what to say of an empty answer."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from reportedly.errors import InputError, UsageError


def two_at_most(sides: Sequence[str]) -> None:
    """Raises UsageError for more than two sides."""
    if len(sides) > 2:
        raise UsageError(
            f"A question has one side or two, not {len(sides)}: {', '.join(sides)}. "
            'Put a name of several words in quotes, such as "North Korea".'
        )


def span_of_days(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """The days of `--since` and `--until`. Raises UsageError for an impossible one, or the wrong order."""
    first, last = day_asked(since, "--since"), day_asked(until, "--until")
    if first and last and first > last:
        raise UsageError(f"--since {first} is after --until {last}. Exchange the two.")
    return first, last


def day_asked(value: str | None, option: str) -> date | None:
    """The day of an option; None where it is not given. Raises UsageError for an impossible one."""
    from reportedly.intake import day_of

    try:
        return day_of(value, option)
    except InputError as error:
        raise UsageError(str(error)) from None


def kinds_of(names: Sequence[str] | None, codebook: Path | None) -> tuple[str, ...]:
    """The kinds named by `--kind`. Raises NotFoundError for one that the codebook doesn't know."""
    if not names:
        return ()
    from reportedly.codebook.kinds import load

    known = load(codebook).kinds
    return tuple(known_kind(name, known) for name in names)


def known_kind(name: str, known: Collection[str]) -> str:
    """`name` if it is one of the codebook's. Raises NotFoundError that names the nearest ones."""
    from difflib import get_close_matches

    from reportedly.errors import NotFoundError

    if name in known:
        return name
    near = get_close_matches(name, list(known), n=3)
    meant = f" Did you mean {' or '.join(near)}?" if near else ""
    raise NotFoundError(f"The codebook has no kind {name}.{meant} `reportedly codebook` lists all kinds.")


def say_where_none(what: str, sides: Sequence[str] = ()) -> None:
    """A line on standard output where an answer is empty: that is no error."""
    from reportedly.cli.output import out

    of = f" of {' and '.join(sides)}" if sides else ""
    out().print(f"No {what}{of} in the ledger that fit. `reportedly reports` lists what it holds.")
