"""Which words tell an event, of which kind: phrases, particles, what is said of an object, events whose sides are told elsewhere."""

import pytest

from tests.reading.told import claims

FOUND = [
    # A phrase has the slots of the noun that heads it.
    ("Norway sent a humanitarian mission to Chad.", "humanitarian mission", "aid"),
    ("Kenya accused Uganda of aggressive actions at sea.", "aggressive actions", "coerce"),
    ("Lima and Quito struck an arms bargain.", "arms bargain", "arms"),
    # What a verb says of its object.
    ("Chile called the treaty historic.", "called", "support"),
    ("Ghana described Togo's move as reckless.", "described", "condemn"),
    ("Peru had declared the island a nature reserve.", "declared", "govern"),
    # Sides that have no name of their own.
    ("Chad and Niger clashed on Monday. Each side accuses the other of the first shot.", "accuses", "accuse"),
    # Two kinds with objects of their own inside one measure.
    ("Cuba supplied Angola with thousands of troops, tanks and rockets.", "supplied", "arms"),
    ("Cuba supplied Angola with thousands of troops, tanks and rockets.", "supplied", "deploy"),
    # Word on a visit told before.
    ("Kenya's president may travel to Chad. Chad confirmed the visit.", "visit", "visit"),
    # Any noun for a person can be freed.
    ("Togo freed four Ghanaian seamstresses.", "freed", "release"),
    ("Brazil told Chile to leave the islands.", "told", "demand"),
    # The one who is helped stands as the subject of what he does.
    ("Japan helped Nepal rebuild after the flood.", "helped", "aid"),
    # What someone is told to do is a demand, also without a word of asking.
    ("The Peruvian army must leave the islands, Chile said.", "must", "demand"),
    # What it is called may blame by an adjective.
    ("Malta refused to sign what it calls a disastrous treaty with Libya.", "calls", "condemn"),
    # A vow of what will not be done, and one to strike back.
    ("Malta has vowed not to sign the treaty with Libya.", "vowed", "reject"),
    ("Norway vowed to punish Sweden.", "vowed", "threaten"),
    # A phrase of three words, its verb bent.
    ("Ministers of Chad and Niger put pen to paper in Geneva.", "put pen to paper", "sign"),
    # Verbs whose lemma is mended.
    ("Officers in Niger staged a coup against the president of Niger.", "coup", "govern"),
    # What stands beside a predicate is said of its subject.
    ("The Greek foreign minister is due in Skopje on Friday.", "is", "visit"),
    # An event in a report about states, though its clause names none.
    ("Chad shelled a village in Niger. Three people died.", "died", "casualties"),
]

NOT_FOUND = [
    # A preposition that only follows is no particle.
    ("The president of Chad gave the order in haste.", "concede"),
    # A noun that tells which thing is meant.
    ("Peru and Chile have a mutual assistance treaty.", "aid"),
    # A month, and the land told by a participle.
    ("In March Peru signed a treaty with Chile.", "protest"),
    ("Peru mourns.", "casualties"),
    # A free relative only chooses a word.
    ("Peru spoke of what it called an invasion by Chile.", "accuse"),
    # A clause of what will be done is told, not asked for.
    ("Brazil told Chile it would send doctors to Peru.", "demand"),
    # What is asked for or refused is no event; nor is what is undone.
    ("Ghana urged Togo to release the sailors.", "release"),
    ("Chad called for a withdrawal of the troops of Niger.", "withdraw"),
    ("Canada lifted its sanctions on Cuba.", "sanction"),
    ("Niger froze a loan to Benin.", "aid"),
    # A duty that was not met, and one that a court lays down.
    ("Sweden should have left Norway earlier.", "demand"),
    # One noun of two, where both are one trigger.
    ("Chad's army was put on combat alert.", "fight"),
    # What only tells again of an event of its kind.
    ("Chad's soldiers took part in the war against Niger.", "ceasefire"),
]


@pytest.mark.parametrize(("text", "trigger", "kind"), FOUND)
def test_found(text: str, trigger: str, kind: str) -> None:
    assert (trigger, kind) in [(c.event.trigger, c.event.kind) for c in claims(text)]


@pytest.mark.parametrize(("text", "kind"), NOT_FOUND)
def test_not_found(text: str, kind: str) -> None:
    assert kind not in [c.event.kind for c in claims(text)]


def test_an_event_noun_in_a_slot_of_its_kind_is_told_once() -> None:
    assert [c.event.kind for c in claims("Chad's soldiers took part in the war against Niger.")].count("fight") == 1


def test_a_second_verb_with_nothing_of_its_own_tells_no_second_event() -> None:
    found = [c.event.trigger for c in claims("Chad's boats drew near and were blocked and driven off.") if c.event.kind == "coerce"]
    assert found == ["blocked"]


def test_a_denial_of_a_charge_tells_the_deed_as_denied_by_who_denies_it() -> None:
    told, denied = [c for c in claims("Togo accused Ghana of shelling a village. Ghana denied the charge.") if c.event.kind == "attack"]
    assert (denied.event.trigger, denied.status) == ("denied", "denied") and told.status != "denied"
    assert [s.country for s in denied.sources] == ["GHA"]


@pytest.mark.parametrize(
    "text",
    [
        "Togo shelled a village in Ghana, Ghana says. Togo denied doing so.",
        "Ghana says that Togo shelled its posts, a charge rejected by Togo.",
        "Ghana accuses Togo of shelling its villages, which Togo denies.",
    ],
)
def test_a_denial_points_back_in_many_ways(text: str) -> None:
    assert ("attack", "denied") in [(c.event.kind, c.status) for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Togo shelled a village in Ghana. The United Nations could not verify the report.", ["attack", "attack"]),
        ("Togo shelled a village in Ghana. Ghana declined to confirm it.", ["attack", "attack"]),
        ("Ghana verified the signature on a cheque.", []),
    ],
)
def test_what_no_one_can_confirm_is_told_as_unknown(text: str, kinds: list[str]) -> None:
    found = claims(text)
    assert [c.event.kind for c in found] == kinds
    assert all(c.status == "unknown" for c in found[1:])


def test_whoever_speaks_after_talks_held_them() -> None:
    (talks,) = [
        c
        for c in claims("Brazil's president spoke to Chilean reporters after talks with the Peruvian president.")
        if c.event.kind == "meet"
    ]
    assert {party.country for party in talks.actors} == {"BRA", "PER"}
