"""The parse: offsets, lines, regions that are not read, and a model that is the one it should be."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import ModelError
from reportedly.model.report import Region
from reportedly.model.span import Span
from reportedly.reading import syntax

PIECES = [
    "Troops left.",
    "The envoy’s “visit” ended",
    "\n",
    "\n\n",
    "  ",
    "Ankara",
    "—",
    "é\u00a0café",
    "5 May.",
    "\ufeff",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_tokens_stand_where_they_say(pieces: list[str]) -> None:
    text = "".join(pieces)
    (tree,) = syntax.parse([(text, ())])
    assert tree.text == text
    assert [t.i for t in tree.tokens] == list(range(len(tree.tokens)))
    for token in tree.tokens:
        assert text[token.start : token.end].translate(syntax.PLAIN) == token.text
        assert all(child.head is token for child in token.children)
        assert token.head.sent is token.sent
    for sentence in tree.sentences:
        assert "\n" not in sentence.span.of(text)
        assert sentence.root.head is sentence.root
    assert [t for s in tree.sentences for t in s.tokens] == tree.tokens


def test_heads_and_labels() -> None:
    (tree,) = syntax.parse([("The guards closed the old road.", ())])
    _, guards, closed, the, old, road, _ = tree.tokens
    assert (guards.head, guards.dep, guards.lemma, guards.pos) == (closed, "nsubj", "guard", "NOUN")
    assert road.children == [the, old] and road.head is closed
    assert tree.sentences[0].root is closed and list(old.ancestors()) == [road, closed]
    assert road.subtree() == [the, old, road]


def test_a_line_ends_a_sentence_and_an_empty_one_a_paragraph() -> None:
    (tree,) = syntax.parse([("Talks resume\nThe envoys met in Doha. They left.\n\nNothing was said.", ())])
    assert [s.paragraph for s in tree.sentences] == [0, 1, 1, 2]


def test_regions_are_not_read_and_offsets_hold() -> None:
    text = "The port closed. Also Read: Ships leave. It reopened."
    start = text.index("Also")
    (tree,) = syntax.parse([(text, [Region(Span(start, start + 24), "related")])])
    words = {t.text for t in tree.tokens}
    assert "Ships" not in words and "reopened" in words
    assert all(t.text == text[t.start : t.end] for t in tree.tokens)


def test_texts_come_back_in_order_whatever_the_batch() -> None:
    texts = [f"Column {n} left the town." for n in range(7)]
    for batch in (1, 3, 16):
        assert [t.text for t in syntax.parse(((text, ()) for text in texts), batch)] == texts


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_no_words_no_tokens(text: str) -> None:
    (tree,) = syntax.parse([(text, ())])
    assert tree.tokens == [] and tree.sentences == []


def test_a_model_that_differs_or_lacks_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="lacks"):
        syntax.check_model(tmp_path)
    model = syntax.model_path()
    manifest = json.loads((Path(syntax.__file__).parent / "model_manifest.json").read_text())
    names = list(manifest["sha256"])
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).symlink_to(model / name)
    syntax.check_model(tmp_path)
    (tmp_path / names[0]).unlink()
    (tmp_path / names[0]).write_bytes(b"other")
    with pytest.raises(ModelError, match="is not that of"):
        syntax.check_model(tmp_path)
