"""Statements: everything in a report that someone says, thinks or wants, with the words of source, cue and content.

Wider than `find`, which keeps what claims need: here any noun phrase may be the source, and attitudes and intentions
count. Conventions of the spans follow PolNeAR (E. Newell, D. Margolin, D. Ruths, An Attribution Relations Corpus for
Political News, LREC 2018): the content keeps its `that` and its quotation marks, the cue its auxiliaries and negation, the
source its apposition; a quotation that goes on belongs to the statement it began with.
"""

from collections.abc import Iterable, Iterator

from reportedly.model.span import Span
from reportedly.model.statement import Statement
from reportedly.model.syntax import Token, Tree
from reportedly.reading.speakers.frames import Found, found_at
from reportedly.reading.speakers.quotations import MARKS, Quotation, quotations

EDGES = frozenset({",", ".", ";", ":", "-", "–", "—", "--", "?", "!", "(", ")"})


def statements(tree: Tree) -> tuple[Statement, ...]:
    """All statements of a report, by the place of their cue."""
    quoted = quotations(tree)
    inside = {i: one for one in quoted for i in range(one.first, one.last + 1)}
    found = [one for token in tree.tokens for one in found_at(token)]
    parts: list[tuple[Found, set[int], set[int], set[int]]] = []
    for one in found:
        cue = _cue(one)
        source = _source(one, cue)
        content = _content(tree, one, cue | source, quoted, inside)
        content |= _going_on(tree, one, content, inside, found)
        if content:
            parts.append((one, source, cue, _bare(tree, content)))
    around = [(one.cue.i, content) for one, _, _, content in parts]
    return tuple(
        Statement(
            _spans(tree, source),
            _spans(tree, cue),
            _spans(tree, content),
            sum(one.cue.i in said for at, said in around if at != one.cue.i),
            one.rule,
        )
        for one, source, cue, content in parts
    )


def _cue(one: Found) -> set[int]:
    """The cue with what stands next to it: auxiliaries, negation, adverbs, particle, preposition."""
    verb = one.cue
    own = {verb.i, *(t.i for t in one.with_cue)}
    near = {
        c.i
        for c in verb.children
        if c.dep in ("aux", "auxpass", "neg", "prt") or (c.dep == "advmod" and c.i < verb.i and not list(c.children))
    }
    for i in sorted((i for i in near if i < verb.i), reverse=True):
        if i == min(own) - 1:
            own.add(i)
    for i in sorted(i for i in near if i > verb.i):
        if i == max(own) + 1:
            own.add(i)
    return own


def _source(one: Found, cue: set[int]) -> set[int]:
    """The phrase of the source, from its first word to its last, the closing comma of an apposition included."""
    if one.source is None:
        return set()
    kept = {t.i for t in one.source.subtree()} - cue
    if one.source.i not in kept:
        return set()
    # Only what hangs together with the head.
    first = last = one.source.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    texts = {t.i: t.text for t in one.source.sent.tokens}
    while first < one.source.i and texts.get(first) in EDGES | MARKS:
        first += 1
    while last > one.source.i and texts.get(last) in EDGES | MARKS and texts.get(last) != ")":
        last -= 1
    run = set(range(first, last + 1))
    if any(texts.get(i) == "," for i in run) and texts.get(last + 1) == ",":
        run.add(last + 1)
    return run


def _content(tree: Tree, one: Found, own: set[int], quoted: Iterable[Quotation], inside: dict[int, Quotation]) -> set[int]:
    """What is said: the clause or phrase, and whole quotations that it lies in or that stand beside the cue."""
    said = {t.i for top in one.content for t in top.subtree()} - own
    if one.speech and one.cue.i not in inside:
        for quotation in quoted:
            beside = _beside(tree, quotation, own, one.cue)
            if beside and (quotation.long or not said):
                said |= set(range(quotation.first, quotation.last + 1))
    for i in list(said):
        quotation_of = inside.get(i)
        if quotation_of is not None and one.cue.i not in quotation_of and not own & set(range(quotation_of.first, quotation_of.last + 1)):
            sentence = tree.tokens[i].sent
            ends = {quotation_of.first, quotation_of.last}
            if tree.tokens[quotation_of.first].sent is sentence and tree.tokens[quotation_of.last].sent is sentence:
                said |= ends
            elif one.speech:
                said |= set(range(quotation_of.first, quotation_of.last + 1))
    return _closed(tree, said, inside) - own


def _closed(tree: Tree, said: set[int], inside: dict[int, Quotation]) -> set[int]:
    """With the marks between what is said and the end of its quotation (`he would, "`), which hang elsewhere in the tree."""
    more = set(said)
    for run in _runs(said):
        quotation = inside.get(run[-1])
        if quotation is None or quotation.first < run[0]:
            continue
        i = run[-1] + 1
        while i <= quotation.last and (tree.tokens[i].text in EDGES or i == quotation.last):
            more.add(i)
            i += 1
    return more


def _beside(tree: Tree, quotation: Quotation, own: set[int], cue: Token) -> bool:
    """True where nothing but a comma or a colon parts the quotation from the cue and its source."""
    if tree.tokens[quotation.first].sent.paragraph != cue.sent.paragraph:
        return False
    low, high = min(own), max(own)
    last = tree.tokens[quotation.last - 1]
    if quotation.last < low and last.text == "." and last.sent is not cue.sent:
        return False
    if quotation.last < low:
        between = tree.tokens[quotation.last + 1 : low]
    elif quotation.first > high:
        between = tree.tokens[high + 1 : quotation.first]
    else:
        return False
    return all(t.text in (",", ":", "that") for t in between)


def _going_on(tree: Tree, one: Found, content: set[int], inside: dict[int, Quotation], found: list[Found]) -> set[int]:
    """Quoted sentences right after the statement's own, in its paragraph, that name no speaker themselves."""
    if not one.speech or not content or not any(i in inside for i in content):
        return set()
    cued = {other.cue.sent.index for other in found if other.speech and other.cue.i not in inside}
    more: set[int] = set()
    for sentence in tree.sentences[one.cue.sent.index + 1 :]:
        if sentence.paragraph != one.cue.sent.paragraph or sentence.index in cued:
            break
        tokens = [t for t in sentence.tokens if t.text not in EDGES]
        if not tokens or sum(t.i in inside for t in tokens) < 0.8 * len(tokens):
            break
        more |= {t.i for t in sentence.tokens}
    return more - content


def _bare(tree: Tree, content: set[int]) -> set[int]:
    """The content without the marks of the sentence around it: a comma or stop at its edge that no quotation mark closes."""
    kept = set(content)
    for run in _runs(content):
        for i in reversed(run):
            if tree.tokens[i].text not in EDGES or tree.tokens[i].text in (")", "?", "!"):
                break
            kept.discard(i)
        for i in run:
            if tree.tokens[i].text not in EDGES or tree.tokens[i].text == "(":
                break
            kept.discard(i)
    return kept


def _runs(indexes: set[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for i in sorted(indexes):
        if run and i != run[-1] + 1:
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _spans(tree: Tree, indexes: set[int]) -> tuple[Span, ...]:
    return tuple(Span(tree.tokens[run[0]].start, tree.tokens[run[-1]].end) for run in _runs(indexes))
