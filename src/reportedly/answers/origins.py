"""Who a claim goes back to: its innermost speakers, or the report itself where it names none.

Reports, copy families and origins are counted apart: ten papers that print one dispatch in which a ministry speaks are
ten reports, one family and one origin.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from reportedly.answers.names import Names
from reportedly.model.claim import Speaker
from reportedly.model.event import Told

# Report ids to the id of the copies they belong to; a report that is not in it is a family of its own.
Families = Mapping[str, str]
EACH_ITS_OWN: Families = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Origin:
    """One that claims go back to: a person or body, with the side it is of; the report itself where `name` is ''.

    `named` is false of `sources`, `preliminary data` and the like that no actor stands behind: they are counted once,
    since nothing tells them apart.
    """

    key: str
    name: str
    country: str | None = None
    named: bool = True


def origins(told: Sequence[Told], names: Names | None = None, families: Families = EACH_ITS_OWN) -> list[tuple[Origin, ...]]:
    """The origins of each claim, in the order of `told`; several where several speak as one (`Seoul and Tokyo said`).

    What is no actor goes back to whoever cites it: `preliminary data` that a president tells are the president's. A
    claim without a speaker goes back to its report: copies, and reports that print the same sentence, are one origin.
    """
    own: dict[str, str] = {}
    found: list[tuple[Origin, ...]] = []
    for one in told:
        speakers = _answerable(one)
        if not speakers:
            words, family = words_of(one), family_of(one.report_id, families)
            key = own.get(f"family {family}") or own.get(f"words {words}") or f"report {family}"
            own.setdefault(f"family {family}", key)
            own.setdefault(f"words {words}", key)
            found.append((Origin(key, ""),))
            continue
        several = {key: origin for speaker in speakers for key, origin in [_origin(speaker, names)]}
        found.append(tuple(several[key] for key in sorted(several)))
    return found


def origin(told: Told, names: Names | None = None) -> tuple[str, ...]:
    """A key that is the same for every claim of the same speakers, of whatever event."""
    speakers = _answerable(told)
    return tuple(sorted({_origin(speaker, names)[0] for speaker in speakers})) if speakers else ("", words_of(told))


def family_of(report_id: str, families: Families) -> str:
    """The copies that a report is one of."""
    return families.get(report_id, report_id)


def innermost(told: Told) -> tuple[Speaker, ...]:
    """The speakers of the deepest level; empty where the report says so itself."""
    levels = _levels(told)
    return levels[-1] if levels else ()


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


def _origin(speaker: Speaker, names: Names | None) -> tuple[str, Origin]:
    if not speaker.id:
        key = speaker.name.casefold()
        return key, Origin(key, speaker.name, speaker.country, named=False)
    key = names.key(speaker.id) if names else speaker.id
    return key, Origin(key, names.name(speaker.id, speaker.name) if names else speaker.name, speaker.country)


def _answerable(told: Told) -> tuple[Speaker, ...]:
    """The actors of the deepest level that has one; where none has, the speakers of the deepest level."""
    levels = _levels(told)
    for level in reversed(levels):
        actors = tuple(speaker for speaker in level if speaker.id)
        if actors:
            return actors
    return levels[-1] if levels else ()


def _levels(told: Told) -> list[tuple[Speaker, ...]]:
    """The chain of speakers, outermost first."""
    by_level = sorted(told.claim.sources, key=lambda speaker: speaker.level)
    return [tuple(several) for _, several in groupby(by_level, key=lambda speaker: speaker.level)]
