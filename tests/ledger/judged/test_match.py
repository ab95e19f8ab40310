"""A judged claim is known again by its words and kind."""

from dataclasses import replace
from datetime import date

import pytest

from reportedly.ledger.judged.match import copied, match
from reportedly.model.judgement import Anchor
from tests.made import Draft, claims, dispatch

SENT = Draft("Norway sent 200 troops to Latvia", id="c-old")
MET = Draft("The ministers met in Riga", kind="meet", trigger="met")


def but(draft: Draft, **changes: object) -> Draft:
    return replace(draft, **{"id": "c-new", **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("drafts", "kinds", "found"),
    [
        pytest.param([MET, SENT], (), 1, id="the same id"),
        pytest.param([MET, but(SENT)], (), 1, id="the same words"),
        pytest.param([but(SENT, quote="NORWAY  sent 200\ntroops to Latvia")], (), 0, id="white space and letters"),
        pytest.param([but(SENT, status="planned", actors="SWE", days="2025-03-01")], (), 0, id="other fields"),
        pytest.param([but(SENT, quote="On Monday Norway sent 200 troops to Latvia")], (), 0, id="a longer clause"),
        pytest.param([but(SENT, quote="Norway sent 200 troops")], (), 0, id="a shorter clause"),
        pytest.param([but(SENT, quote="Norway sent 200 troops", trigger="troops")], (), None, id="a shorter clause of another trigger"),
        pytest.param([but(SENT, quote="Norway sent 300 troops to Latvia")], (), None, id="another number"),
        pytest.param([but(SENT, kind="visit")], (), None, id="another kind"),
        pytest.param([but(SENT, kind="visit")], ("visit",), 0, id="the kind it was judged to be"),
        pytest.param([but(SENT, trigger="troops"), but(SENT)], (), 1, id="two kinds of reading of the words"),
        pytest.param([], (), None, id="no claims"),
    ],
)
def test_match(drafts: list[Draft], kinds: tuple[str, ...], found: int | None) -> None:
    anchor = Anchor.of("r", claims(dispatch("r", SENT), SENT)[0])
    assert match(anchor, claims(dispatch("r", *drafts), *drafts), kinds) == found


def test_of_several_the_nearest() -> None:
    several = [but(SENT), MET, but(SENT), but(SENT)]
    report = dispatch("r", *several)
    for number in (0, 2, 3):
        anchor = replace(Anchor.of("r", claims(report, *several)[number]), id="c-gone")
        assert match(anchor, claims(report, *several)) == number


def test_an_anchor_without_words_is_its_id_only() -> None:
    assert match(Anchor("r", "c-old"), claims(dispatch("r", SENT), SENT)) == 0
    assert match(Anchor("r", "c-x"), claims(dispatch("r", SENT), SENT)) is None


SHORT = Draft("Putin met Kim on Tuesday", kind="meet", trigger="met")
WEDNESDAY = date(2025, 3, 5)


@pytest.mark.parametrize(
    ("draft", "drafts", "day", "found"),
    [
        pytest.param(SENT, [MET, but(SENT)], WEDNESDAY, 1, id="the same words"),
        pytest.param(SENT, [but(SENT, quote="Norway sent 200\nTROOPS to Latvia")], WEDNESDAY, 0, id="white space and letters"),
        pytest.param(SENT, [but(SENT, quote="On Monday Norway sent 200 troops to Latvia")], WEDNESDAY, None, id="other words"),
        pytest.param(SENT, [but(SENT, kind="visit")], WEDNESDAY, None, id="another kind"),
        pytest.param(SENT, [but(SENT, trigger="troops")], WEDNESDAY, None, id="another trigger"),
        pytest.param(SENT, [but(SENT), but(SENT, actors="SWE")], WEDNESDAY, None, id="not plain which"),
        pytest.param(SENT, [but(SENT)], date(2025, 3, 8), None, id="days later"),
        pytest.param(SENT, [but(SENT)], None, None, id="no day"),
        pytest.param(SHORT, [but(SHORT)], WEDNESDAY, None, id="few words"),
    ],
)
def test_copied(draft: Draft, drafts: list[Draft], day: date | None, found: int | None) -> None:
    anchor = Anchor.of("r", claims(dispatch("r", draft), draft)[0], date(2025, 3, 4))
    several = claims(dispatch("s", *drafts), *drafts)
    assert copied(anchor, "s", day, several) == found
    assert copied(replace(anchor, report_id="s"), "s", day, several) is None  # its own report is asked by `match`
    assert copied(replace(anchor, published=None), "s", day, several) is None
