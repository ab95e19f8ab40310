"""Times and places weighed: what the clause tells stays, what is elsewhere in the report is found, and what can't be is not."""

from datetime import date

import pytest

from reportedly.reading.settings.choose import FIELDS, weights
from tests.reading.told import claim, claims


def named(*names: str) -> tuple[str, ...]:
    """A group of these names."""
    return names


RAID = "Malian troops attacked Chadian soldiers near Gao on Monday. The Chadian army lost a lorry."


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Kenya's president met Uganda's in Kisumu on Friday.", "met", "Kisumu"),
        ("Two Malian soldiers were killed in last week's operation in Gao.", "killed", "Gao"),
        # the ground of the other side
        ("At least 30 Malian troops entered Chadian territory on Saturday.", "entered", "Chad"),
        # a name that only the report knows, told again without a word of place
        ("Malian troops attacked a post of Chad's army at Wadikar. Malian troops shelled Wadikar again.", "shelled", "Wadikar"),
        ("Ghana condemned Togo.", "condemned", None),
    ],
)
def test_place(text: str, trigger: str, place: str | None) -> None:
    told = claim(text, trigger).place
    assert (told.name if told else None) == place


@pytest.mark.parametrize("text", [RAID, "Oman's emir met Qatar's in Doha on Monday. He invited him to talks in Muscat on August 3."])
def test_what_happened_is_of_no_day_to_come(text: str) -> None:
    published = date(2025, 7, 9)
    happened = [one for one in claims(text, published) if one.status == "happened" and one.time is not None]
    assert happened
    assert all(one.time is None or one.time.start is None or one.time.start <= published for one in happened)


def test_every_time_and_place_is_words_of_the_report_and_has_a_rule() -> None:
    for one in claims(RAID):
        for field, value in (("time", one.time), ("place", one.place)):
            if value is not None:
                assert value.span.of(RAID) == value.text
                assert any(rule.startswith(f"{field}:") for rule in one.rules)
                assert any(reason.field == field and reason.rules for reason in one.reasons)


@pytest.mark.parametrize("field", FIELDS)
def test_the_weights_of_a_field_weigh_groups_of_names(field: str) -> None:
    total = weights(field)
    assert total((named, "rule own")) > 0
    assert total((named, "rule own", "a feature never seen")) == total((named, "rule own"))
    assert total((named,)) == 0
