"""What is compared of an event mention: its head word, who and what it is said of, and the words around it."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.linking.terms import stem
from reportedly.model.span import Span
from reportedly.model.syntax import Token, Tree

TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
NAMING = frozenset({"NOUN", "PROPN", "NUM"})
SUBJECTS = frozenset({"nsubj", "csubj", "agent"})
OBJECTS = frozenset({"nsubjpass", "dobj", "attr", "prep", "poss", "compound", "amod", "nmod"})
SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl"})
NEAR = 5  # words on either side

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention. `article` is the id of its report; word sets hold stems, the vectors weigh them by rarity."""

    article: str
    span: Span
    lemma: str
    stem: str
    pos: str
    words: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    sentence: Counter[str]
    near: Counter[str]


@dataclass(frozen=True, slots=True)
class Article:
    """A report with its mentions and the counts of its telling words' stems."""

    id: str
    counts: Counter[str]
    mentions: tuple[Mention, ...]


def article(name: str, tree: Tree, spans: Iterable[Span]) -> Article:
    """The article `name` of a parse; `spans` are the mentions, in code points of the text."""
    return Article(name, _counts(tree.tokens), tuple(_mention(name, tree, span) for span in spans))


def weighed(counts: Counter[str], articles_with: Counter[str], articles: int) -> Vector:
    """TF-IDF of unit length: (1 + log of the count) times the log of the word's rarity among the articles."""
    vector = {word: (1 + math.log(n)) * math.log(articles / articles_with[word]) for word, n in counts.items() if articles_with[word]}
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {word: value / length for word, value in vector.items()}


def cosine(one: Vector, other: Vector) -> float:
    """Of two vectors of unit length."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return sum(value * long.get(word, 0.0) for word, value in short.items())


def _counts(tokens: Iterable[Token]) -> Counter[str]:
    return Counter(stem(t.lemma) for t in tokens if t.pos in TELLING)


def _mention(name: str, tree: Tree, span: Span) -> Mention:
    inside = [t for t in tree.tokens if t.start < span.end and t.end > span.start]
    text = tree.text[span.start : span.end]
    words = frozenset(stem(word) for word in text.lower().split())
    if not inside:
        none: frozenset[str] = frozenset()
        return Mention(name, span, text.lower(), stem(text), "X", words, none, none, none, none, Counter(), Counter())
    head = next((t for t in inside if t.head is t or t.head not in inside), inside[0])
    around: Sequence[Token] = [t for t in head.sent.tokens if t is not head]
    return Mention(
        article=name,
        span=span,
        lemma=head.lemma.lower(),
        stem=stem(head.lemma),
        pos=head.pos,
        words=words,
        subjects=_stems(head, SUBJECTS) or (_stems(head.head, SUBJECTS) if head.dep in SHARES_SUBJECT else frozenset()),
        objects=_stems(head, OBJECTS),
        names=frozenset(stem(t.lemma) for t in head.sent.tokens if t.pos == "PROPN"),
        numbers=frozenset(t.text for t in head.sent.tokens if t.pos == "NUM"),
        sentence=_counts(around),
        near=_counts(t for t in around if abs(t.i - head.i) <= NEAR),
    )


def _stems(head: Token, roles: frozenset[str]) -> frozenset[str]:
    return frozenset(
        stem(t.lemma) for child in head.children if child.dep in roles for t in child.subtree() if t.pos in NAMING and t is not head
    )
