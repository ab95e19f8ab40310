"""Who a claim goes back to: its innermost speakers, or the report itself where it names none."""

from collections.abc import Iterable

from reportedly.model.claim import Speaker
from reportedly.model.event import Told


def innermost(told: Told) -> tuple[Speaker, ...]:
    """The speakers of the deepest level; empty where the report says so itself."""
    sources = told.claim.sources
    deepest = max((speaker.level for speaker in sources), default=0)
    return tuple(speaker for speaker in sources if speaker.level == deepest)


def origin(told: Told) -> tuple[str, ...]:
    """A key that is the same for every claim that goes back to the same speakers.

    A claim without a speaker goes back to its own words: copies of one dispatch are one origin.
    """
    speakers = innermost(told)
    if speakers:
        return tuple(sorted(speaker.id or speaker.name.casefold() for speaker in speakers))
    return ("", " ".join(told.claim.quote.casefold().split()))


def names(several: Iterable[Told]) -> tuple[str, ...]:
    """The names of the innermost speakers of several claims, each once, in order."""
    return tuple(dict.fromkeys(speaker.name for told in several for speaker in innermost(told)))
