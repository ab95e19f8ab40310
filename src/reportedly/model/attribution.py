"""What speakers finds: who says what."""

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
