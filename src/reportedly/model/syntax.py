"""The parse of a report: tokens with dependency heads, in sentences.

Plain objects built once from the parser's output, so that no phenomenon depends on the parser and
attribute access is cheap. Labels are those of spaCy's English models (Universal POS, Penn tags,
ClearNLP dependencies). https://spacy.io/models/en
"""

from collections.abc import Iterator

from reportedly.model.span import Span


class Token:
    """One token. `i` counts over the whole report; `start`, `end` are code points of the report's text.

    `head` is the token itself at a root. `children` are in text order. Treat as read-only.
    """

    __slots__ = (
        "children",
        "dep",
        "end",
        "head",
        "i",
        "lemma",
        "lower",
        "pos",
        "sent",
        "start",
        "tag",
        "text",
    )

    def __init__(self, i: int, start: int, text: str, lemma: str, pos: str, tag: str, dep: str) -> None:
        self.i = i
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.lower = text.lower()
        self.lemma = lemma
        self.pos = pos
        self.tag = tag
        self.dep = dep
        self.head: Token = self
        self.children: list[Token] = []
        self.sent: Sentence

    def __repr__(self) -> str:
        return f"<{self.i} {self.text}/{self.tag}/{self.dep}>"

    @property
    def span(self) -> Span:
        """The token's own stretch of the text."""
        return Span(self.start, self.end)

    def subtree(self) -> list["Token"]:
        """The token and all below it, in text order."""
        out: list[Token] = []
        stack = [self]
        while stack:
            token = stack.pop()
            out.append(token)
            stack.extend(token.children)
        out.sort(key=lambda t: t.i)
        return out

    def ancestors(self) -> Iterator["Token"]:
        """Heads from the token's own up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token


class Sentence:
    """Tokens `[first, last)` of the report; `root` is the first token that is its own head."""

    __slots__ = ("index", "paragraph", "root", "tokens")

    def __init__(self, index: int, paragraph: int, tokens: list[Token]) -> None:
        self.index = index
        self.paragraph = paragraph
        self.tokens = tokens
        self.root = next((t for t in tokens if t.head is t), tokens[0])

    @property
    def span(self) -> Span:
        """From the first token's start to the last token's end."""
        return Span(self.tokens[0].start, self.tokens[-1].end)


class Tree:
    """The parse of one report: its unedited `text`, `tokens` (no white space), `sentences`.

    A sentence never runs over a line break or a region that is not read.
    """

    __slots__ = ("sentences", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token], sentences: list[Sentence]) -> None:
        self.text = text
        self.tokens = tokens
        self.sentences = sentences
