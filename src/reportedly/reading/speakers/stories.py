"""Whose story a report retells: a line `Source: Andina`, or `with reference to Andina` in its lead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportedly.codebook import organisations
from reportedly.codebook.phrases import words_of
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Speaker
from reportedly.model.report import Region
from reportedly.model.span import Span
from reportedly.model.syntax import Tree
from reportedly.reading.grammar import VERBAL
from reportedly.reading.speakers.who import UNNAMED
from reportedly.reading.speakers.words import words

LINE = 5  # words of a name
LEAD = 2  # paragraphs before the line
ENDS = frozenset({".", "!", "?", ":"})
WHOLE = frozenset({"speaker:with-reference-to", "speaker:with-a-reference-to"})


def retold(tree: Tree, found: Sequence[Attribution], regions: Iterable[Region]) -> list[Attribution]:
    """The attributions with those of the whole story."""
    lines = (_source_line(tree, region) for region in regions if region.kind == "source-line")
    out = [*found, *(one for one in lines if one is not None)]
    for k, one in enumerate(out):
        if one.rule in WHOLE:
            start, stop = tree.tokens[one.index].sent.index, _aside(tree, tree.tokens[one.index].sent.index)
            later = [
                other.said
                for other in found
                if other is not one and start < tree.tokens[other.index].sent.index < stop and other.speakers[0].name != UNNAMED
            ]
            out[k] = replace(one, said=one.said.union(*later))
    return out


def _source_line(tree: Tree, region: Region) -> Attribution | None:
    """A line of its own between the lead and what follows; at the head or the end of a page it only credits an agency."""
    body = [s for s in tree.sentences if any(t.pos in VERBAL for t in s.tokens) and s.tokens[-1].text in ENDS]
    lead = [s for s in body if s.span.end <= region.span.start]
    first = next((s for s in body if s.span.start >= region.span.end), None)
    if not lead or first is None or len({s.paragraph for s in lead}) > LEAD:
        return None
    stop = _aside(tree, first.index - 1)
    rest = tree.sentences[first.index : stop]
    line = region.span.of(tree.text)
    speaker = _named(line, region.span)
    if speaker is None or not rest:
        return None
    said = frozenset(t.i for s in (*lead, *rest) for t in s.tokens)
    return Attribution((speaker,), line, region.span, first.tokens[0].i, said, "said", 0, "speaker:story")


@dataclass(frozen=True, slots=True)
class _Word:
    text: str

    @property
    def lower(self) -> str:
        return self.text.lower()


def _named(line: str, span: Span) -> Speaker | None:
    """Who is named after the colon: an organisation that is known, else the name as it stands."""
    name = line.partition(":")[2].strip(" .")
    told = [_Word(word) for word in words_of(name)]
    for i in range(len(told)):
        found = organisations.longest(told, i)
        if found is not None:
            return Speaker(found[0].name, found[0].country, 0, line, span, f"{found[0].country}/{found[0].name.lower()}", "organisation")
    return Speaker(name, None, 0, line, span) if told and len(told) <= LINE and all(word.text[0].isupper() for word in told) else None


def _aside(tree: Tree, start: int) -> int:
    """The sentence with which a part of the report's own begins: `Background: ...`."""
    for sentence in tree.sentences[start + 1 :]:
        first = sentence.tokens[0]
        alone = len(sentence.tokens) == 1 or sentence.tokens[1].text == ":"
        if first.lower in words().asides and alone:
            return sentence.index
    return len(tree.sentences)
