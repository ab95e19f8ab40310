"""The measure of copies: pairs are counted, made texts are the same each time."""

from bench.quality import copies
from bench.texts.wire import texts


def test_pairs_are_counted() -> None:
    assert copies.pairs([3, 1, 2]) == 4


def test_made_texts_are_the_same_each_time_and_of_several_dispatches() -> None:
    made = texts(40)
    assert made == texts(40) and made != texts(40, seed=2) and len(made) == 40
    assert 5 < len({text.dispatch for text in made}) < 40


def test_figures_of_few_texts() -> None:
    same = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen."
    records = [
        {"id": "a", "dispatch": "x", "text": same},
        {"id": "b", "dispatch": "x", "text": same},
        {"id": "c", "dispatch": "y", "text": "No."},
    ]
    row = copies.figures(records)
    assert (row["pairs"], row["found"], row["f1"]) == (1, 1, 1.0)
