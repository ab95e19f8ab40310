"""Who says so, outermost first."""

import pytest

from reportedly.intake.debris import mark
from reportedly.model.report import Report
from reportedly.reading.pipeline import read
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
        # A cue put into the sentence, whatever the parser makes of it.
        ("A pact was signed which, Amina Diallo announced, binds Chad that sent troops to Niger.", ["Amina Diallo"]),
        ("Chad, Amina Diallo went on, sent troops to Niger.", ["Amina Diallo"]),
        ("Calm has returned, Amina Diallo told reporters, and Chad had sent troops to Niger.", ["Amina Diallo"]),
        ("Calm has returned, Amina Diallo told reporters, but Mali denied that Chad had sent troops to Niger.", ["Mali"]),
        # A cue at the end that the parser takes for a noun, or for part of what is said.
        ("Chad sent troops to Niger, media in Bamako write.", ["media"]),
        ("Chad sent troops to Niger on Friday, informs the Malian army.", ["Malian army"]),
        ('"Chad sent troops to Niger," the statement underlines.', ["statement"]),
        ("Chad sent troops to Niger, hospital staff said.", ["hospital staff"]),
        # A clause beyond what stands between it and its verb.
        ("Amina Diallo of Mali said after meeting her allies on Monday that Chad had sent troops to Niger.", ["Amina Diallo"]),
        ("Amina Diallo hit back: Chad had sent troops to Niger.", ["Amina Diallo"]),
        ("As was stated by the Malian army, Chad sent troops to Niger.", ["Malian army"]),
        ("It was learnt that Chad sent troops to Niger.", ["unnamed"]),
        ('"Chad sent troops to Niger," Amina Diallo was quoted as saying.', ["Amina Diallo"]),
        ("Amina Diallo said that Chad's raid dated from May, and that it had sent troops to Niger.", ["Amina Diallo"]),
        ("Amina Diallo said the border was shut, but that Chad had sent troops to Niger.", ["Amina Diallo"]),
        ("Chad sent troops to Niger, the news agency Sahelia reported.", ["Sahelia"]),
        ("By Mali's account, ten trucks came and Chad sent troops to Niger.", ["Mali"]),
        # Accounts of it.
        ("In the Malian telling, Chad sent troops to Niger.", ["Mali"]),
        ("Amina Diallo of Mali, according to whom Chad sent troops to Niger, left on Friday.", ["Amina Diallo"]),
        # Sentences that point back.
        ("Chad sent troops to Niger. So says Amina Diallo of Mali.", ["Amina Diallo"]),
        ("Amina Diallo said the border was shut. According to that text Chad sent troops to Niger.", ["Amina Diallo"]),
        # The minister is the one named with that office.
        ("Amina Diallo, the defence minister of Mali, spoke on Friday. The minister said Chad sent troops to Niger.", ["Amina Diallo"]),
        (
            "The prime minister of Mali said Chad sent troops to Niger. Amina Diallo, the Malian prime minister, spoke late.",
            ["Amina Diallo"],
        ),
        (
            "A senior Malian official said Chad sent troops to Niger. Mali's defence chief Amina Diallo said a town was lost.",
            ["Amina Diallo"],
        ),
        # What a report of events is about is not who made it.
        ("Fears among Malian officials that Chad sent troops to Niger are growing.", ["Malian officials"]),
        # What only tells when is the report's own.
        ("Since Chad sent troops to Niger calm has returned, the Malian army said.", []),
    ],
)
def test_speakers(text: str, expected: list[str]) -> None:
    assert [source.name for source in claim(text, SENT).sources] == expected


def test_a_chain_has_levels() -> None:
    told = claim("Amina Diallo said the Nigerien army had told her that Chad sent troops to Mali.", SENT)
    assert [(s.name, s.level) for s in told.sources] == [("Amina Diallo", 0), ("Nigerien army", 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tass quoted Amina Diallo as saying that Chad sent troops to Mali.", ["Tass", "Amina Diallo"]),
        ("The Malian army, in a statement carried by Tass, said that Chad sent troops to Niger.", ["Tass", "Malian army"]),
        ("Chad sent troops to Mali, Amina Diallo said, Tass reported.", ["Tass", "Amina Diallo"]),
        # What the one who is quoted goes on to say comes the same way.
        ("Tass quoted Amina Diallo as saying a town was lost. Chad, Amina Diallo went on, sent troops to Mali.", ["Tass", "Amina Diallo"]),
    ],
)
def test_who_carries_a_statement_stands_outside_of_it(text: str, expected: list[str]) -> None:
    assert [(s.name, s.level) for s in claim(text, SENT).sources] == list(zip(expected, range(2), strict=True))


LEAD, REST = "The border was shut on Friday.", "Chad sent troops to Mali."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LEAD}\n\nSource: Interfax\n\n{REST}", ["Interfax"]),
        (f"{LEAD}\n\nSource: Interfax\n\nThe army said it was calm.\n\nBackground: {REST}", []),
        (f"Source: Interfax\n\n{LEAD}\n\n{REST}", []),
        (f"{LEAD}\n\n{REST}\n\nSource: Interfax", []),
    ],
)
def test_a_source_named_once_between_lead_and_body_holds_for_the_story(text: str, expected: list[str]) -> None:
    report = Report("r", text, regions=mark(text))
    assert [s.name for s in read(report).claims[-1].sources] == expected


def test_several_speakers_are_one_level() -> None:
    told = claim("Niger and Mali said that Chad sent troops to Libya.", SENT)
    assert {(s.country, s.level) for s in told.sources} == {("NER", 0), ("MLI", 0)}


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    told = claim('"The border is quiet," General Amina Diallo of Niger said. "Chad sent troops to Libya."', SENT)
    assert [s.name for s in told.sources] == ["Amina Diallo"]


def test_the_report_in_its_own_voice_has_no_speaker() -> None:
    told = claim("The Nigerien army said the border was quiet.\n\nChad sent troops to Libya.", SENT)
    assert told.sources == ()
