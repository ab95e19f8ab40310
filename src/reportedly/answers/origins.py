"""Who a claim goes back to: its innermost speakers, or the report itself where it names none."""

from collections.abc import Iterable
from itertools import groupby

from reportedly.answers.names import Names
from reportedly.model.claim import Speaker
from reportedly.model.event import Told


def innermost(told: Told) -> tuple[Speaker, ...]:
    """The speakers of the deepest level; empty where the report says so itself."""
    levels = _levels(told)
    return levels[-1] if levels else ()


def origin(told: Told, names: Names | None = None) -> tuple[str, ...]:
    """A key that is the same for every claim that goes back to the same speakers.

    What is no actor (`preliminary data`) is told apart by who cites it. A claim without a speaker goes back to its
    own words: copies of one dispatch are one origin.
    """
    levels = _levels(told)
    if not levels:
        return ("", words_of(told))
    cited = levels if not any(speaker.id for speaker in levels[-1]) else levels[-1:]
    return tuple(
        sorted((names.key(speaker.id) if names else speaker.id) or speaker.name.casefold() for level in cited for speaker in level)
    )


def voice(told: Told, names: Names | None = None) -> str:
    """How the origin is called: `NIS`; where it is no actor, with who cites it: `Volodymyr Zelensky ‹ preliminary data`."""
    levels = _levels(told)
    cited = levels if levels and not any(speaker.id for speaker in levels[-1]) else levels[-1:]
    return " ‹ ".join(" + ".join(dict.fromkeys(names.name(one.id, one.name) if names else one.name for one in level)) for level in cited)


def voices(several: Iterable[Told], names: Names | None = None) -> tuple[str, ...]:
    """The names of the origins of several claims, each once, in order; a claim without a speaker adds none."""
    return tuple(dict.fromkeys(name for told in several if (name := voice(told, names))))


def words_of(told: Told) -> str:
    """The quotation as copies of it share it."""
    return " ".join(told.claim.quote.casefold().split())


def _levels(told: Told) -> list[tuple[Speaker, ...]]:
    """The chain of speakers, outermost first."""
    by_level = sorted(told.claim.sources, key=lambda speaker: speaker.level)
    return [tuple(several) for _, several in groupby(by_level, key=lambda speaker: speaker.level)]
