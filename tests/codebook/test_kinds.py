"""Every kind's own examples and counter-examples, and clear errors for a user's own kinds."""

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from reportedly.codebook.kinds import Example, load
from reportedly.errors import CodebookError
from reportedly.model.claim import Claim
from reportedly.model.report import Report
from reportedly.reading import actors, events, places
from reportedly.reading.pipeline import read_many
from reportedly.reading.syntax import parse

EXAMPLES = [(kind.name, example) for kind in load().kinds.values() for example in kind.examples]
COUNTERS = [(kind.name, text) for kind in load().kinds.values() for text in kind.counter_examples]


@lru_cache(maxsize=1)
def _claims() -> dict[str, tuple[Claim, ...]]:
    """All texts read in one go: the parser is quickest so."""
    texts = [example.text for _, example in EXAMPLES] + [text for _, text in COUNTERS]
    reports = [Report(str(number), text, published=date(2025, 7, 9)) for number, text in enumerate(texts)]
    return {text: reading.claims for text, reading in zip(texts, read_many(reports), strict=True)}


def test_every_kind_of_the_guide_is_there() -> None:
    assert len(load().kinds) == 34
    assert all(kind.examples and kind.counter_examples for kind in load().kinds.values())


@pytest.mark.parametrize(("kind", "example"), EXAMPLES, ids=[f"{kind}-{e.trigger}" for kind, e in EXAMPLES])
def test_example(kind: str, example: Example) -> None:
    found = [c for c in _claims()[example.text] if c.event.kind == kind and example.trigger in c.quote]
    assert found, [(c.event.kind, c.event.trigger) for c in _claims()[example.text]]
    claim = found[0]
    assert sorted(p.country or p.name for p in claim.actors) == sorted(example.actors)
    assert sorted(p.country or p.name for p in claim.recipients) == sorted(example.recipients)
    assert claim.status == example.status


@pytest.mark.parametrize(("kind", "text"), COUNTERS, ids=[f"{kind}-{n}" for n, (kind, _) in enumerate(COUNTERS)])
def test_counter_example(kind: str, text: str) -> None:
    assert not [c.event.trigger for c in _claims()[text] if c.event.kind == kind]


WIDER = [(kind.name, example) for kind in load().kinds.values() for example in kind.wider]


def test_the_wider_lexicon_is_read() -> None:
    missing = []
    trees = parse((example.text, ()) for _, example in WIDER)
    for (kind, example), tree in zip(WIDER, trees, strict=True):
        cast = actors.resolve(Report("r", example.text), tree, places.resolve(tree, places.find(tree)))
        found = [(m.kind, m.span.of(example.text)) for m in events.find(tree, cast, load())]
        if not any(k == kind and words.startswith(example.trigger.split()[0]) for k, words in found):
            missing.append((kind, example.text, found))
    assert not missing


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Lima police confiscated the crates of a grocer.", 0),
        ("Peru confiscated the crates of Chile.", 1),
        ("Peruvians in Lima confiscated crates.", 0),
    ],
)
def test_a_wider_mention_is_a_claim_only_between_sides(text: str, claims: int) -> None:
    assert len(next(read_many([Report("r", text)])).claims) == claims


GOOD = """title: Expel
definition: Diplomats are told to leave.
plover: SANCTION
actor: [subject]
recipient: [object]
frames:
  - {verbs: "expel", object: "official"}
examples:
  - text: "Chad expelled the envoy."
    trigger: expelled
"""


def test_a_kind_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "expel.yaml").write_text(GOOD)
    book = load(tmp_path)
    assert book.kinds["expel"].plover == "SANCTION" and "visit" in book.kinds


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("SANCTION", "SANCTIONED", "line 3, key plover"),
        ("object: \"official\"", "objekt: \"official\"", "line 7, key objekt"),
        ("\"official\"", "\"officials\"", "line 7, key object"),
        ("title: Expel\n", "", "key title: is missing"),
        ("definition:", "definitions:", "line 2, key definitions"),
        ("frames:", "frames: [", "not valid YAML"),
        ("verbs: \"expel\", ", "", "names no triggers"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_file_line_and_key(tmp_path: Path, old: str, new: str, says: str) -> None:
    file = tmp_path / "expel.yaml"
    file.write_text(GOOD.replace(old, new))
    with pytest.raises(CodebookError) as caught:
        load(tmp_path)
    assert says in str(caught.value) and "expel.yaml" in str(caught.value)
