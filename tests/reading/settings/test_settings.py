"""Where and when a claim happens: in its own clause, or told by its neighbours."""

from datetime import date

import pytest

from reportedly.intake.build import build
from reportedly.model.claim import Claim
from reportedly.reading.pipeline import read
from tests.reading.told import claim, claims

REPORTED = date(2025, 7, 9)  # a Wednesday: the day of publication of `claim`


def on(text: str, trigger: str, published: date | None = REPORTED) -> Claim:
    """The claim on that trigger in a report of that day."""
    return next(one for one in claims(text, published) if one.event.trigger == trigger)


def claims_of(text: str) -> tuple[Claim, ...]:
    """The claims of an undated report as intake brings it in, with its dateline marked."""
    return read(build(text, id="r", where="a test")).claims


def where(text: str, trigger: str) -> str | None:
    """The name of the place of the claim on that trigger."""
    place = claim(text, trigger).place
    return place.name if place else None


def when(text: str, trigger: str, published: date | None = REPORTED) -> tuple[str | None, str | None]:
    """The days of the claim on that trigger."""
    time = on(text, trigger, published).time
    return (time and time.start and time.start.isoformat(), time and time.end and time.end.isoformat()) if time else (None, None)


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("The Peruvian president visited Chile.", "visited", "Chile"),
        ("Chinese ships rammed a Vietnamese trawler near Hainan. The Vietnamese crew was hurt.", "hurt", "Hainan"),
        ("Chinese ships rammed a Vietnamese trawler near Hainan. Mali bombed a camp of Niger.", "bombed", None),
        ("India called on Islamabad to act.", "called", None),
        ("India condemned Pakistan in Geneva.", "condemned", "Geneva"),
        # the place of the war is not that of the promise
        ("Turkey promised Qatar its backing for the war in Libya.", "promised", None),
        ("Sudan's invasion of Chad was condemned.", "invasion", "Chad"),
        ("The Geneva talks between Iran and Oman began.", "talks", "Geneva"),
        ("Malian troops attacked Niger's army on the outskirts of Gao.", "attacked", "Gao"),
        ("Kenya's president flew to Nairobi, where he met the leader of Somalia.", "met", "Nairobi"),
        ("Rwanda will send engineers to Mozambique to rebuild the port of Beira.", "send", "Beira"),
        ("Rebels entered Goma. Rwandan troops shelled Congolese soldiers in the city.", "shelled", "Goma"),
        # the place of what it happened in
        ("Eight Kenyan soldiers were killed in a raid on Garissa.", "killed", "Garissa"),
        # the noun of a verb that tells where
        ("The summit brought the presidents of Ghana and Togo together in Accra.", "summit", "Accra"),
        # nobody strikes at home those who strike from home
        ("Niger shelled the Malian town of Gao. Mali's army bombed Niger's depots in return.", "bombed", None),
        # what may come tells no place of what came
        ("Oman's king met Qatar's emir. The two may meet again in Doha.", "met", None),
        ("Rwandan troops won back Congolese land.", "won back", "Democratic Republic of the Congo"),
    ],
)
def test_where(text: str, trigger: str, place: str | None) -> None:
    assert where(text, trigger) == place


@pytest.mark.parametrize(
    ("text", "trigger", "days"),
    [
        # the age of a treaty is no day of what replaces it
        ("The accord signed by Chad and Sudan supersedes the 1991 treaty.", "supersedes", (None, None)),
        ("Chad and Sudan signed a pact on Monday and agreed to open the border.", "agreed", ("2025-07-07", "2025-07-07")),
        ("On Monday Chile announced Peru's withdrawal from the island.", "withdrawal", (None, None)),
        ("Shells have reached Mali from Niger since the two held talks in May.", "reached", ("2025-05-01", "2025-07-09")),
        (
            "Angola rejected the charge on Tuesday. Angola also dismissed Zambia's claim as baseless.",
            "dismissed",
            ("2025-07-08", "2025-07-08"),
        ),
        # another visit than the one just told
        ("Oman's minister visited Yemen on Monday. His last visit to Yemen ended a feud.", "visit", (None, None)),
        ("The two presidents of Chad and Niger met on Monday. They signed a treaty in Niamey.", "signed", ("2025-07-07", "2025-07-07")),
        ("Ghana's president travelled in May for a summit with Togo.", "summit", ("2025-05-01", "2025-05-31")),
        # the day of a denial is not that of what is denied
        ("Rwandan troops shelled Goma. Rwanda denied it on Tuesday.", "denied", ("2025-07-08", "2025-07-08")),
        # what may come is not of the day of what came
        ("Chad's president met Niger's on Monday. Chad's president may meet Niger's again.", "meet", (None, None)),
    ],
)
def test_when(text: str, trigger: str, days: tuple[str | None, str | None]) -> None:
    assert when(text, trigger) == days


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Jane Roe / March 6, 2019\n\n", "2019-03-05"),
        ("Published 6 Mar, 2019 03:09pm\n\n", "2019-03-05"),
        ("", None),
    ],
)
def test_an_undated_report_may_date_itself(head: str, day: str | None) -> None:
    assert when(head + "Ghana and Togo signed a treaty in Accra on Tuesday.", "signed", None) == (day, day)


def test_a_weekday_is_the_one_day_of_its_name_that_the_report_gives_in_full() -> None:
    text = "Ghana and Togo signed a treaty in Accra on Tuesday. A picture of March 5, 2019 shows Ghana's president thanking Togo."
    assert when(text, "signed", None) == ("2019-03-05", "2019-03-05")


def test_a_meeting_without_a_place_is_where_the_report_was_filed() -> None:
    text = "ACCRA, March 5 - The presidents of Ghana and Togo signed a treaty. Mali's president met Niger's."
    read_in = {one.event.trigger: one.place for one in claims_of(text)}
    assert read_in["signed"] is not None and read_in["signed"].name == "Accra"
    assert read_in["met"] is None


def test_a_month_without_a_year_in_an_undated_report_is_no_day_of_its_scene() -> None:
    text = "The pact between Ghana and Togo was signed in Accra on 5 March 2019 and ratified in June."
    assert when(text, "ratified", None) == (None, None)
