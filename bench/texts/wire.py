"""Wire stories made from a grammar of our own, and the edits that outlets make of them. Seeded, so the same anywhere."""

# ruff: noqa: E501

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

PLACES = [
    "Lusaka",
    "Harare",
    "Quito",
    "La_Paz",
    "Tbilisi",
    "Baku",
    "Nairobi",
    "Kigali",
    "Vilnius",
    "Hanoi",
    "Dakar",
    "Tunis",
    "Muscat",
    "Astana",
    "Lima",
    "Accra",
    "Minsk",
    "Manila",
]
NAMES = [
    "Okello",
    "Banda",
    "Vargas",
    "Mendoza",
    "Beridze",
    "Aliyev",
    "Kamau",
    "Uwase",
    "Jonaitis",
    "Nguyen",
    "Diallo",
    "Trabelsi",
    "Harthy",
    "Seitov",
    "Rojas",
    "Mensah",
    "Kovalenko",
    "Reyes",
]
STATES = [
    "Zambia",
    "Zimbabwe",
    "Ecuador",
    "Bolivia",
    "Georgia",
    "Azerbaijan",
    "Kenya",
    "Rwanda",
    "Lithuania",
    "Vietnam",
    "Senegal",
    "Tunisia",
    "Oman",
    "Kazakhstan",
    "Peru",
    "Ghana",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
GOODS = ["maize", "fuel", "cement", "copper", "fertiliser", "medicine", "cables", "turbines", "rifles", "wheat"]
OUTLETS = ["The Herald", "Daily Post", "Evening Standard", "National Tribune", "City Press", "World Wire", "The Courier"]

# Each reporter words a fact anew: `[one|another]` is chosen for each dispatch.
OPENINGS = """
{a} and {b} [agreed|have struck a deal|came to terms] on {day} to [reopen the crossing at {p}|let traffic through {p} again|lift the barrier at {p}], {n} weeks after [it was shut in a row over {g}|a quarrel about {g} closed it|the two fell out over {g}].
[Officials of {a} and {b} shook hands|Envoys of {b} and {a} put their names to a paper|Negotiators from both capitals ended their haggling] on {day} [in {p}|at a hotel in {p}], [over a deal that lets {g} cross their border again|and {g} may cross the frontier once more|which frees the way for {g}].
[A convoy with {n} tonnes of {g} left {p} for {b}|Lorries loaded with {n} tonnes of {g} set off from {p} towards {b}|The first {n} tonnes of {g} in weeks rolled out of {p} to {b}] on {day}, [the first since {a} closed the road|ending a blockade by {a}|now that {a} has opened its gates].
The government of {a} [said|let it be known|made public] on {day} that [it had sent {n} officers to {p}, where talks with {b} on {g} go on|{n} of its officers are in {p} while {b} bargains over {g}|it keeps {n} officers in {p} for the length of the {g} talks with {b}].
[Trade in {g} between {a} and {b} is to start anew|{a} and {b} will trade {g} once more|Merchants of {a} may sell {g} to {b} again], [both foreign ministries announced in {p}|the two ministries declared in {p}|as became known in {p}] on {day}.
"""
BODY = """
[Foreign Minister {x} told reporters|{x}, the foreign minister, explained|Minister {x} assured the press] that [the arrangement would be looked at again in {n} days|a review is foreseen after {n} days|it holds for {n} days and is then up for talks].
{y}, [who leads the delegation of {b}|chief negotiator of {b}|speaking for {b}], called [the meeting frank but useful|it a hard but fair round|the hours at the table well spent].
[Under the plan, inspectors of both states will work side by side|The text puts customs men of the two countries into one office|Joint teams are to look into cargo] at {p}[.|, according to the draft.|, something tried once before.]
[Drivers have waited in queues of up to {n} kilometres|Queues grew to {n} kilometres|For {n} kilometres lorries stood nose to tail] since [the gates came down|the shutdown|the road was blocked].
[The dispute began when|It all started as|Bad blood arose after] {a} accused [its neighbour of taxing {g} twice|the other side of a double levy on {g}|{b} of squeezing money out of {g} dealers].
{b} [has denied that|rejects the charge|will have none of it][, and says that the levy was agreed years ago| and points to an old treaty|: its fees, it holds, are lawful].
A regional bloc [offered {m} million dollars|put {m} million dollars on the table|would spend {m} million dollars] to [modernise the customs post|pay for new scanners|widen the approach road].
[Traders on both sides of the river complained|Shopkeepers grumbled|Wholesalers lamented] that [prices of {g} had doubled|{g} cost twice as much as before|they could get no {g} at a sane price].
[{x} and {y} last met|The two men had sat together last|Their latest encounter took place] in [{p} in the spring|{p} when the rains began|the same town a season ago], [without a result|and parted empty-handed|to no avail].
[Opposition lawmakers in {a} want to see the text|Critics in the parliament of {a} demand to read the paper|Deputies of {a} insist on a debate] before [it is signed|anything is sealed|it takes effect].
[Analysts doubt|Few experts believe|Observers are not sure] that [the calm will last beyond the harvest|peace will hold into next year|this is the end of the affair].
[Some {n} people were held during protests near the bridge|Police took away {n} demonstrators at the bridge|{n} arrests were made when crowds gathered], a rights group [counted|reported|wrote].
The central bank of {b} [expects exports to grow|sees foreign sales up|reckons with a rise of shipments] by {m} per cent [should the road stay open|if nothing else goes wrong|within the year].
[Neither side said who will pay|It was left open who foots the bill|Nobody would say who finds the money] for [the scanners|the new equipment|repairs].
A joint committee [is due to report|will send its findings|has to give an account] to [both presidents|the heads of state|the two cabinets] [by the end of the year|before winter|in due time].
[Farmers welcomed the news|There was cheer among growers|Relief spread in the villages], [though many have already sold their stocks at a loss|if too late for those who let their crop rot|yet debts remain].
[Police in {p} said that {m} lorries had gone through|{m} vehicles made the passage|Some {m} trailers were waved on] [by noon|within the first hour|before dusk].
[The two states share a frontier|Their common border runs|The line between them stretches] [of|for] more than {n} kilometres, [much of it unmarked|through forest for the most part|and is poorly guarded].
[Diplomats from three other countries sat in as observers|Three friendly governments sent witnesses|Mediators from abroad looked on].
[An earlier accord fell apart|A former pact did not survive|The last truce came to nothing] [within {m} weeks of its signing|after {m} weeks|in its first {m} weeks].
[Residents spoke of relief|People in the street sounded glad|Townsfolk breathed easier], [and of doubts that the peace would hold|but kept their fingers crossed|without much trust in promises].
[The ministry published no timetable|No dates were given|Officials would not name a day] for [the remaining crossings|other posts along the line|the rest of the frontier].
[Human rights lawyers asked for the release|Advocates want the freeing|A bar association demands the acquittal] of [those arrested in the unrest|all who were jailed|the protest leaders].
[Insurance for the route has become dearer|Premiums went up|Underwriters ask more] since [two lorries were burned|an arson attack|the torching of two trucks].
[A spokesman for the army of {a} said|The army of {a} confirmed|Officers of {a} disclosed] that [patrols would be halved|fewer soldiers will walk the line|half of the troops go home].
[The airport of {p} is to take cargo flights again|Freight planes may land in {p} once more|Air cargo returns to {p}] [from next month|soon|when staff are back].
[Heavy rain had damaged the only other road|Floods tore up the one alternative route|The detour had been washed out] for {n} kilometres.
[Economists put the cost of the closure|Scholars estimate the damage|A think tank sees the loss] at {m} million dollars [a week|for every seven days|in all].
"""
QUOTES = """
"We have found a way that both peoples can live with," {x} said.
"Nobody gains from a closed gate," said {y}.
"This is a first step and no more," {y} told the state broadcaster.
"Our farmers have paid the price of this quarrel," {x} said in a statement.
"The lorries must roll, and they will," {x} added.
"""
HEADS = [
    "{a}, {b} reopen border",
    "Border deal for {g}",
    "{p}: neighbours make peace over {g}",
    "Lorries roll again, {a} says",
    "{x}: gate open",
]
ADDED = [
    "Our readers have asked what this means for the price of {g}. The paper will return to it in its weekend edition.",
    "The story was put together from agency reports and by the newsroom in {p}, which has followed it since the closure.",
    "In an unrelated matter, {b} will hold local elections next month, for which {n} candidates have registered so far.",
]
OTHER_WORDS = [
    "several",
    "various",
    "certain",
    "many",
    "recent",
    "further",
    "local",
    "senior",
    "official",
    "later",
    "nearly",
    "partly",
    "often",
    "mainly",
    "again",
]


@dataclass(frozen=True, slots=True)
class Text:
    """`dispatch` is the same for copies of one dispatch."""

    id: str
    dispatch: str
    text: str


def lines(block: str) -> list[str]:
    """The templates of a block."""
    return [line for line in block.strip().split("\n") if line]


def story(chance: random.Random) -> dict[str, str]:
    """The facts that the dispatches of one story share."""
    a, b = chance.sample(STATES, 2)
    x, y = chance.sample(NAMES, 2)
    return {
        "a": a, "b": b, "x": x, "y": y, "p": chance.choice(PLACES).replace("_", " "), "g": chance.choice(GOODS),
        "day": chance.choice(DAYS), "n": str(chance.randint(11, 90)), "m": str(chance.randint(2, 9)),
    }  # fmt: skip


def worded(line: str, chance: random.Random) -> str:
    """The line with one of each set of alternatives."""
    return re.sub(r"\[([^\]]*)\]", lambda match: chance.choice(match[1].split("|")), line)


def dispatch(facts: dict[str, str], chance: random.Random) -> list[str]:
    """The paragraphs of one reporter: an opening, facts of the story in an order of its own, two of its quotations."""
    body = chance.sample(lines(BODY), 12) + chance.sample(lines(QUOTES), 2)
    chance.shuffle(body)
    told = [worded(line, chance).format(**facts) for line in (chance.choice(lines(OPENINGS)), *body)]
    return [" ".join(told[i : i + 3]) for i in range(0, len(told), 3)]


def edited(paragraphs: Sequence[str], facts: dict[str, str], chance: random.Random) -> str:
    """What an outlet makes of a dispatch: headline and dateline always, a cut tail, one added paragraph, other words by chance."""
    kept = list(paragraphs)
    if chance.random() < 0.5:
        kept = kept[: max(2, len(kept) - chance.randint(1, 2))]
    if chance.random() < 0.5:
        kept.insert(chance.randint(1, len(kept)), chance.choice(ADDED).format(**facts))
    if chance.random() < 0.5:
        kept = [" ".join(chance.choice(OTHER_WORDS) if chance.random() < 0.1 else word for word in p.split()) for p in kept]
    head = chance.choice(HEADS).format(**facts)
    return f"{head}\n\n{facts['p'].upper()} ({chance.choice(OUTLETS)}) - " + "\n\n".join(kept)


def texts(size: int, seed: int = 1) -> list[Text]:
    """`size` texts: stories of three dispatches, of which each is carried by one to five outlets."""
    chance, out = random.Random(seed), list[Text]()
    number = 0
    while len(out) < size:
        facts = story(chance)
        for _ in range(3):
            number += 1
            paragraphs = dispatch(facts, chance)
            out += [Text(f"t{len(out) + i}", f"d{number}", edited(paragraphs, facts, chance)) for i in range(chance.randint(1, 5))]
    return out[:size]
