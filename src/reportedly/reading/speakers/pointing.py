"""Speakers told from a distance: `So says the minister`, `he said` after what he said, `according to that text`."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.attribution import Attribution
from reportedly.model.cast import Cast
from reportedly.model.claim import Speaker
from reportedly.model.mentions import Party
from reportedly.model.syntax import Sentence, Token, Tree
from reportedly.reading.grammar import MODIFIERS, VERBAL, is_passive, prepositions, subject_of
from reportedly.reading.speakers.who import UNNAMED, made, speakers_of
from reportedly.reading.speakers.words import words

LEAD = 2  # sentences in which a report speaks of someone whom it names below
REACH = 2  # sentences over which a pronoun is taken back to the last speaker
PERSONAL = frozenset({"he", "she"})
OTHER = frozenset({"it"})
POINTERS = frozenset({"this", "that", "so"})


def as_last_speaker(tree: Tree, cast: Cast, found: Sequence[Attribution]) -> list[Attribution]:
    """`The talks with Lima were hard, he said`: no one in what is said, but whoever spoke before."""
    out: list[Attribution] = []
    for one in found:
        cue = tree.tokens[one.index]
        subject = next((c for c in cue.children if c.dep == "nsubj"), None)
        if subject is not None and subject.lower in PERSONAL | OTHER and min(one.said) < subject.i:
            last = _last(tree, out, cue.sent)
            mine = {s.id or s.name for s in one.speakers}
            inside = {p.id or p.name for i in one.said for p in cast.of(tree.tokens[i])}
            if last is not None and mine & inside and all((s.kind == "person") == (subject.lower in PERSONAL) for s in last.speakers):
                one = replace(one, speakers=last.speakers)
        elif cue.lower == "according" and not one.speakers[0].id and _same_text(cue):
            last = _last(tree, out, cue.sent)
            if last is not None:
                out += [replace(one, speakers=level.speakers, depth=level.depth) for level in out if level.said == last.said]
                continue
        out.append(one)
    return out


def _same_text(according: Token) -> bool:
    """`according to that text`, `to the statement`: the one told of before."""
    nouns = [p for c in according.children if c.dep == "prep" for p in c.children if p.dep == "pobj"]
    return any(
        c.dep == "det" and (c.lower in ("that", "this") or (c.lower == "the" and noun.lemma in ("text", "statement")))
        for noun in nouns
        if noun.lemma in words().nouns and len(noun.children) == 1
        for c in noun.children
    )


def _last(tree: Tree, before: Sequence[Attribution], sentence: Sentence) -> Attribution | None:
    for one in reversed(before):
        there = tree.tokens[one.index].sent
        if there.index == sentence.index:
            continue
        if sentence.index - there.index > REACH:
            return None
        if one.stance == "said" and one.speakers[0].name != UNNAMED:
            return one
    return None


def pointing_back(tree: Tree, cast: Cast, found: Sequence[Attribution]) -> list[Attribution]:
    """`So says the minister`, `She made this known on Friday`: the sentence before is what is said.

    Whoever said it there without a name (`an official said`) is the one who is named now.
    """
    out = list(found)
    for sentence in tree.sentences[1:]:
        for verb in sentence.tokens:
            if verb.pos in VERBAL and (speakers := _pointing(verb, cast)):
                before = tree.sentences[sentence.index - 1]
                own = [one for one in found if tree.tokens[one.index].sent is before and one.speakers[0].name != UNNAMED]
                if not own:
                    out += made(speakers, verb, before.tokens, "said", "speaker:pointing-back")
                for one in own:
                    if not any(s.id for s in one.speakers) and {s.country for s in one.speakers} == {s.country for s in speakers}:
                        out[out.index(one)] = replace(one, speakers=speakers)
    return out


def _pointing(verb: Token, cast: Cast) -> tuple[Speaker, ...]:
    stance = words().stance.get(verb.lemma)
    known = verb.lemma == "make" and any(c.lower in ("known", "public", "clear", "plain") for c in verb.children)
    if stance != "said" and not known:
        return ()
    if is_passive(verb):
        subject = next((c for c in verb.children if c.dep == "nsubjpass"), None)
        if subject is None or subject.lower not in POINTERS:
            return ()
        return tuple(s for name, agent in prepositions(verb) if name == "by" for s in speakers_of(agent, cast))
    points = [c for c in verb.children if c.lower in POINTERS and c.dep in ("advmod", "dobj") and not c.children]
    small = [c for c in verb.children if c.dep in ("ccomp", "xcomp")]
    if known:
        # `made this known`: the parser makes a clause of the object and the adjective.
        points += [g for c in small for g in c.children if g.lower in POINTERS and g.dep == "nsubj"]
    if not points or any(c.dep == "ccomp" and points[0] not in c.children for c in small):
        return ()
    return speakers_of(subject_of(verb), cast)


def named_otherwise(tree: Tree, cast: Cast, found: Sequence[Attribution]) -> list[Attribution]:
    """`The minister said` of whoever the report has named with that office, `the Peruvian president` of its only Peruvian."""
    at = {t.start: t for t in tree.tokens} if any(s.kind == "office" for one in found for s in one.speakers) else {}
    out: list[Attribution] = []
    for one in found:
        speakers = tuple(
            _introduced(_told_before(_person(s, at, cast), one, tree, out), one, tree, found) if s.kind == "office" else s
            for s in one.speakers
        )
        out.append(replace(one, speakers=speakers) if speakers != one.speakers else one)
    return out


def _told_before(office: Speaker, one: Attribution, tree: Tree, before: Sequence[Attribution]) -> Speaker:
    """`the Security Council secretary said`, of no state by its words: whoever spoke by name right before."""
    sentence = tree.tokens[one.index].sent.index
    if office.country is not None or office.kind != "office" or office.span is None or not before:
        return office
    last = before[-1]
    article = tree.text[max(0, office.span.start - 4) : office.span.start].lower() == "the "
    if not article or not 0 < sentence - tree.tokens[last.index].sent.index <= 1 or [s.kind for s in last.speakers] != ["person"]:
        return office
    return replace(last.speakers[0], cue=office.cue, level=office.level)


def _introduced(office: Speaker, one: Attribution, tree: Tree, found: Sequence[Attribution]) -> Speaker:
    """`A senior Peruvian official said` in the lead: the one Peruvian who speaks by name in the sentences after it."""
    sentence = tree.tokens[one.index].sent.index
    if office.kind != "office" or office.country is None or sentence >= LEAD:
        return office
    after = (s for other in found if 0 < tree.tokens[other.index].sent.index - sentence <= REACH for s in other.speakers)
    named = {s.id: s for s in after if s.kind == "person" and s.country == office.country}
    if len(named) != 1:
        return office
    (who,) = named.values()
    return replace(who, cue=office.cue, level=office.level)


def _person(office: Speaker, at: dict[int, Token], cast: Cast) -> Speaker:
    token = at.get(office.span.start) if office.span else None
    while token is not None and token.dep in MODIFIERS and token.head.pos == "NOUN":
        token = token.head
    if token is None or token.tag != "NN" or any(c.dep == "det" and c.lower in ("a", "an", "another", "one") for c in token.children):
        return office
    people: dict[str, Party] = {}
    held: dict[str, Party] = {}
    tokens = list(at.values())
    for i, parties in cast.parties.items():
        for party in parties:
            if party.kind == "person" and party.country == office.country and tokens[i].pos == "PROPN":
                if i < token.i:
                    people.setdefault(party.id, party)
                if any(c.lemma == token.lemma and c.dep in ("compound", "appos") for c in tokens[i].children):
                    held[party.id] = party
    chosen = held or (people if token.lemma in words().heads else {})
    if len(chosen) != 1:
        return office
    (party,) = chosen.values()
    return Speaker(party.name, party.country, 0, office.cue, party.span, party.id, party.kind)
