"""Families of copies: edits of wires are seen through, other dispatches on the same story are not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.linking.copies import Signature, families, sign
from reportedly.linking.copies.families import SLOTS, likely, shingles

WIRE = (
    "The ferry left Dakar at dawn with 240 passengers on board, the harbour office said. By noon it had not been seen at Ziguinchor, "
    "where relatives were waiting. A navy cutter searched the mouth of the river until dark. The owner, a company from Banjul, "
    "could not be reached. In March an engine of the same ship had failed twice. The minister of transport promised an inquiry."
)
OTHER = (
    "Relatives stood on the quay of Ziguinchor into the night. Their ferry, on its way from Dakar with some 240 people, had gone "
    "missing. Ships of the navy looked for it in vain, officials told them. An inquiry will follow, the transport minister said."
)
EDITS = {
    "headline": "Ferry missing off Senegal\n\nDAKAR (Wire) - " + WIRE,
    "cut": " ".join(WIRE.split()[:40]),
    "added": WIRE + " Readers who know more may write to the newsroom, which will go on following the case.",
    "case": WIRE.upper().replace(",", " ;"),
}


def found(**texts: str) -> list[tuple[str, ...]]:
    return families({name: sign(text) for name, text in texts.items()}, texts.__getitem__)


@pytest.mark.parametrize("edit", EDITS)
def test_edits_of_a_wire_are_copies(edit: str) -> None:
    assert found(a=WIRE, b=EDITS[edit], c=OTHER) == [("a", "b")]


def test_another_dispatch_on_the_same_story_is_no_copy() -> None:
    assert found(a=WIRE, b=OTHER) == []


def test_a_copy_of_a_copy_is_of_the_family() -> None:
    assert found(a=WIRE, b=EDITS["cut"], c=EDITS["added"]) == [("a", "b", "c")]


def test_short_texts_are_copies_only_where_they_are_the_same() -> None:
    assert found(a="Talks were held.", b="Talks were held.", c="Talks were held in Oslo.") == [("a", "b")]
    assert found(a="", b="Talks") == []


@settings(max_examples=20, deadline=None)
@given(st.permutations(["a", "b", "c", "d"]))
def test_any_order_gives_the_same_families(order: list[str]) -> None:
    texts = {"a": WIRE, "b": EDITS["cut"], "c": OTHER, "d": EDITS["added"]}
    assert found(**{name: texts[name] for name in order}) == [("a", "b", "d")]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_a_signature_is_stored_and_read_again(text: str) -> None:
    made = sign(text)
    again = Signature.from_bytes(made.to_bytes())
    assert again.size == made.size == len(shingles(text)) and np.array_equal(again.slots, made.slots)
    assert len(list(made.bands())) == SLOTS // 3 and likely(1.0, made.size, again.size)


def test_stored_bytes_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="has 772 bytes, not 3"):
        Signature.from_bytes(b"abc")
