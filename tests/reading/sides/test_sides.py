"""Sides weighed: what the words say stays, what a story leaves unsaid comes from it, and every weight is of a known role."""

import pytest

from reportedly.reading.sides.decide import BEST, BOTH, LIKELY, chosen, weights
from tests.reading.told import claim

TALKS = (
    "Delegates of Guyana and Venezuela opened talks in Barbados on Monday. Guyana and Venezuela have disputed the border for a century. "
    "The negotiations are to last a week."
)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Kenya sent 40 trucks to Somalia on Friday.", "sent", {"KEN"}, {"SOM"}),
        ("Troops of Peru attacked a post in Ecuador.", "attacked", {"PER"}, {"ECU"}),
        ("Ghana built a road on Friday. Togo praised it.", "built", {"GHA"}, set()),
        (TALKS, "negotiations", {"GUY", "VEN"}, set()),
    ],
)
def test_parts(text: str, trigger: str, actors: set[str], recipients: set[str]) -> None:
    told = claim(text, trigger)
    assert ({p.country for p in told.actors}, {p.country for p in told.recipients}) == (actors, recipients)


def test_a_side_has_the_part_for_which_more_speaks() -> None:
    sums = {("actor", "PER"): BOTH - 0.1, ("recipient", "PER"): 2.0, ("actor", "CHL"): BEST + 0.1, ("recipient", "CHL"): BEST - 0.1}
    assert chosen(sums, "recipient") == {"PER"} and chosen(sums, "actor") == {"CHL"}
    assert chosen({("both", "PER"): LIKELY, ("both", "CHL"): LIKELY + 0.1}, "both") == {"CHL"}
    assert chosen({}, "actor") == frozenset()
    # In a civil war a country fights itself.
    own = {("actor", "SDN"): BOTH + 0.1, ("recipient", "SDN"): 2.0}
    assert chosen(own, "actor") == chosen(own, "recipient") == {"SDN"}


def test_weights_are_of_the_three_roles() -> None:
    assert {name.split(" ", 1)[0] for name in weights()} == {"actor", "recipient", "both"}
