"""The points of places climb the same way every time and leave the product's own as they were."""

from training.places import Text, climb, known, likely, moved

from reportedly.reading.places import find
from reportedly.reading.places.weights import use, weights
from reportedly.reading.syntax import parse

TEXT = "The mayor of Paris met the council of Clarksville."


def text() -> Text:
    tree = next(iter(parse([(TEXT, ())])))
    found = find(tree)
    start = TEXT.index("Paris")
    record = {"places": [{"start": start, "end": start + 5, "lat": 33.66, "lon": -95.56}]}
    return Text(tree, None, found, known(record, found))


def test_only_names_with_right_and_wrong_places_count() -> None:
    right = text().right
    assert len(right) == 1
    assert all(any(row) and not all(row) for row in right.values())


def test_climbing_is_the_same_every_time() -> None:
    every, before = [text()] * 30, weights()
    after = climb(every, before, (0.8,))
    assert after == climb(every, before, (0.8,)) != before
    assert weights() == before
    with use(after):
        gained = likely(every)
    assert gained > likely(every)


def test_moved() -> None:
    assert moved(weights(), ("prior", "state"), 0.5).prior["state"] == weights().prior["state"] + 0.5
    assert moved(weights(), ("home", ""), -1.0).home == weights().home - 1.0
