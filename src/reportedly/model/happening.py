"""What events finds: a word that tells of an event, of what kind, and who takes part."""

from dataclasses import dataclass

from reportedly.model.mentions import Party
from reportedly.model.span import Span


@dataclass(frozen=True, slots=True)
class EventMention:
    """One event told at one place. `index` is the trigger's token, `words` the tokens of the clause that hangs on it.

    `status` is that of the codebook's frame, '' where it leaves it to the words; `objects` are the tokens whose
    numbers are the event's; `verbal` is true of events that are done by saying, `referring` of a denial or
    confirmation of what was told before (`denied that`). `told_by` are those who stand for it where no words of
    speech tell so, `stands_for` then the trigger of the event that is told of (-1: none). `wide` is true of a
    mention by the wider lexicon of political news.
    """

    index: int
    span: Span
    kind: str
    plover: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    objects: frozenset[int]
    status: str = ""
    verbal: bool = False
    symmetric: bool = False
    referring: bool = False
    rule: str = ""
    told_by: tuple[Party, ...] = ()
    wide: bool = False
    stands_for: int = -1
