from dataclasses import replace

import pytest

from reportedly.linking import link
from tests.made import Draft, told

VISIT = Draft("Ida Berg flew to Riga", kind="visit", actors="NOR/Ida Berg", trigger="flew", place="Riga", days="2025-03-03..2025-03-05")
MEET = Draft("Berg met Juris Ozols", kind="meet", actors="NOR/Ida Berg", recipients="LVA/Juris Ozols", trigger="met", days="2025-03-04")
SIGN = Draft("They signed a pact in Riga", kind="sign", actors="NOR/Ida Berg", recipients="LVA/Juris Ozols", trigger="signed", place="Riga")


@pytest.mark.parametrize(
    ("drafts", "part_of"),
    [
        pytest.param((VISIT, MEET, SIGN), {"meet": "visit", "sign": "visit"}, id="a visit, a meeting, a treaty"),
        pytest.param((MEET, replace(SIGN, place="", days="2025-03-04")), {"sign": "meet"}, id="signed at a meeting"),
        pytest.param((VISIT, replace(MEET, days="2025-03-20")), {}, id="after the visit"),
        pytest.param((VISIT, replace(MEET, actors="NOR/Nils Lie", recipients="LVA")), {}, id="other persons"),
        pytest.param((VISIT, replace(MEET, recipients="EST/Mari Tamm")), {}, id="other sides"),
        pytest.param((VISIT, replace(MEET, days="", place="Oslo")), {}, id="elsewhere"),
        pytest.param((VISIT, replace(MEET, days="")), {"meet": "visit"}, id="by the person alone"),
        pytest.param((VISIT, Draft(kind="attack")), {}, id="no part of visits"),
    ],
)
def test_parts(drafts: tuple[Draft, ...], part_of: dict[str, str]) -> None:
    events = link(told("one", *drafts))
    kinds = {event.id: event.kind for event in events}
    assert {event.kind: kinds[event.part_of] for event in events if event.part_of} == part_of
    assert {kinds[part]: event.kind for event in events for part in event.parts} == part_of


def test_parts_are_told_in_one_report() -> None:
    assert not any(event.parts for event in link([*told("one", VISIT), *told("two", MEET)]))
