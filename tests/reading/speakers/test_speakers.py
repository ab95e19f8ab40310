"""Who says so, outermost first."""

import pytest

from tests.reading.told import claim

SENT = "sent"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad sent troops to Niger in May.", []),
        ("Chad sent troops to Niger, the Nigerien army said.", ["Nigerien army"]),
        ("According to the Nigerien army, Chad sent troops to Niger.", ["Nigerien army"]),
        ("Chad reportedly sent troops to Niger.", ["unnamed"]),
        ("Chad is believed to have sent troops to Niger.", ["unnamed"]),
        ("Estimates from Niger suggest that Chad sent troops to Mali.", ["Niger"]),
        ('"Chad sent troops to Niger," the Nigerien army said.', ["Nigerien army"]),
    ],
)
def test_speakers(text: str, expected: list[str]) -> None:
    assert [source.name for source in claim(text, SENT).sources] == expected


def test_a_chain_has_levels() -> None:
    told = claim("Amina Diallo said the Nigerien army had told her that Chad sent troops to Mali.", SENT)
    assert [(s.name, s.level) for s in told.sources] == [("Amina Diallo", 0), ("Nigerien army", 1)]


def test_several_speakers_are_one_level() -> None:
    told = claim("Niger and Mali said that Chad sent troops to Libya.", SENT)
    assert {(s.country, s.level) for s in told.sources} == {("NER", 0), ("MLI", 0)}


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    told = claim('"The border is quiet," General Amina Diallo of Niger said. "Chad sent troops to Libya."', SENT)
    assert [s.name for s in told.sources] == ["Amina Diallo"]


def test_the_report_in_its_own_voice_has_no_speaker() -> None:
    told = claim("The Nigerien army said the border was quiet.\n\nChad sent troops to Libya.", SENT)
    assert told.sources == ()
