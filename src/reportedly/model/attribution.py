"""What speakers finds: who says what."""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.model.claim import Speaker
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words of a report that someone stands for.

    `said` are the indexes of the tokens that tell what is said; `index` that of the cue's token. `stance` is what the speaker makes of
    it: said, believed, feared, denied, asked. `depth` orders attributions of the same words: outermost first.
    """

    speakers: tuple[Speaker, ...]
    cue: str
    cue_span: Span
    index: int
    said: frozenset[int]
    stance: str
    depth: int = 0
    rule: str = ""


def covering(attributions: Iterable[Attribution], index: int) -> list[Attribution]:
    """The attributions of a token (by its index), the outermost first; its own cue is none."""
    found = [one for one in attributions if index in one.said and one.index != index]
    return sorted(found, key=lambda one: (-len(one.said), one.depth, one.index))
