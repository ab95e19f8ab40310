"""Statements of any source: the words of source, cue and content."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model.span import Span
from reportedly.model.statement import Statement
from reportedly.reading import speakers, syntax


def told(text: str) -> list[tuple[str, str, str]]:
    return [(pieces(text, one.source), pieces(text, one.cue), pieces(text, one.content)) for one in found(text) if not one.level]


def found(text: str) -> tuple[Statement, ...]:
    (tree,) = syntax.parse([(text, ())])
    return speakers.statements(tree)


def pieces(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(text[span.start : span.end] for span in spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said that the bridge had closed.", ("The mayor", "said", "that the bridge had closed")),
        ("The bridge had closed, the mayor also said.", ("the mayor", "also said", "The bridge had closed")),
        ("The bridge, the mayor said, had closed to traffic.", ("the mayor", "said", "The bridge … had closed to traffic")),
        ('"The bridge is closed," said the mayor. "Use the ferry."', ("the mayor", "said", '"The bridge is closed," … "Use the ferry."')),
        ('The mayor called the vote "a sham".', ("The mayor", "called", 'the vote "a sham"')),
        ("The unions have not agreed to end the strike.", ("The unions", "have not agreed", "to end the strike")),
        ("Both parties called for new elections.", ("Both parties", "called for", "new elections")),
        ("The bishops condemned the raid.", ("The bishops", "condemned", "the raid")),
        ("The judge accused the police of lying.", ("The judge", "accused", "the police of lying")),
        ("The doctors urged the council to open the clinic.", ("The doctors", "urged", "the council to open the clinic")),
        ("According to the surveyor, the dam is safe.", ("the surveyor", "According to", "the dam is safe")),
        ("The captain is confident that the ship will float.", ("The captain", "is confident", "that the ship will float")),
        ("Her belief that the vote was stolen is shared by few.", ("Her", "belief", "that the vote was stolen")),
        ("The engineers seemed to agree.", ("", "seemed", "The engineers … to agree")),
    ],
)
def test_source_cue_and_content(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in told(text), told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The rain made the river rise.",
        "Workers repaired the bridge.",
        "They went to let him know.",
        "The plan of the building hung on the wall.",
    ],
)
def test_no_statement(text: str) -> None:
    assert told(text) == []


def test_a_statement_within_another_has_its_level() -> None:
    levels = {(text, one.level) for text in ["The envoy said the miners believe that pay will rise."] for one in found(text)}
    assert {level for _, level in levels} == {0, 1}


def test_an_apposition_belongs_to_the_source() -> None:
    assert told("Ana Lima, a nurse from Recife, said the ward was full.")[0][0] == "Ana Lima, a nurse from Recife,"


def test_a_finished_quotation_is_not_of_the_next_sentence() -> None:
    text = '"It is a friendly act," the consul said. "We are glad." He did not say when the ship would leave.'
    assert ("He", "did not say", "when the ship would leave") in told(text)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(['"', "said", "the envoy", "that", "rain", "fell", ",", ".", "wants", "to", "go", "\n\n"]), max_size=20))
def test_spans_lie_in_the_text_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    for one in found(text):
        for spans in (one.source, one.cue, one.content):
            assert all(0 <= span.start < span.end <= len(text) for span in spans)
            assert all(a.end <= b.start for a, b in pairwise(spans))
        assert one.cue and one.content
