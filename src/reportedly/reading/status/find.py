"""How sure and how far an event is: happened, ongoing, planned, possible, denied, unknown.

From the event's own clause (negation, modals, tense, aspect) upwards through what governs it; the first word
that tells something other than a plain past decides, except that a denial or an open question of the whole
statement outranks what is told inside it. After Saurí & Pustejovsky, FactBank (2009).
"""

from collections.abc import Iterable

from reportedly.codebook.classes import is_a
from reportedly.model.attribution import Attribution
from reportedly.model.syntax import Token
from reportedly.reading.grammar import NOMINAL, VERBAL, light_verb
from reportedly.reading.status.clauses import (
    CAUSES,
    PAST,
    PRESENT,
    apart,
    arriving,
    free,
    inverted,
    purpose,
    reported_past,
    short_of,
    subjunctive,
    tells_of,
)
from reportedly.reading.status.course import Told, awaited, goes_on
from reportedly.reading.status.words import words

SAYING = frozenset({"say", "tell", "announce", "report", "claim", "discuss"})
SPANS = frozenset({"year", "decade", "month", "century"})
PLACING = frozenset({"be", "follow", "mark"})
NOBODY = frozenset({"none", "nobody", "nothing", "neither"})


def status_of(trigger: Token, attributions: Iterable[Attribution], default: str = "", verbal_act: bool = False) -> Told:
    """(status, rule) of the event that `trigger` names, told under `attributions`.

    `default` is the status of the codebook's frame, used where the words tell none; `verbal_act` is true of events
    that are done by saying (accuse, condemn), whose present tense tells something done.
    """
    several = list(attributions)
    if verbal_act and trigger.pos in NOMINAL and trigger.dep in ("dobj", "nsubjpass") and not _noun(trigger):
        # `rejected the call`: the call was made.
        several = [one for one in several if not (one.stance == "denied" and one.index == trigger.head.i)]
        if _word(trigger.head) == "denied" and (_clause(trigger.head, False) or ("happened",))[0] == "happened":
            return "happened", "status:verbal"
    named = [one for one in several if one.speakers[0].name != "unnamed"]
    if named and named[-1].stance == "denied":
        return "denied", "status:speaker-denies"
    own = _climb(trigger, default, verbal_act)
    for one in several:
        if one.stance == "asked" and own[0] != "denied":
            return "unknown", "status:asked"
        if one.stance in ("believed", "feared") and own[0] in ("happened", "ongoing"):
            return "possible", f"status:speaker-{one.stance}"
    return own


def _climb(trigger: Token, default: str, verbal_act: bool) -> Told:
    token = trigger
    if token.pos in NOMINAL | {"ADJ"}:
        told = _noun(token)
        if told and not (verbal_act and told[0] == "denied"):  # who calls it `fake news` denies, and does so indeed
            return told
        verb = light_verb(token)
        if verb is not None:
            told = _light(verb, token) or _carried(verb)
            if told:
                return told
            above = _above(verb)
            if above:
                return above
            return _noun_default(token, default)
    if token.pos in VERBAL:
        told = _clause(token, verbal_act)
        if told and default and (told[1] == "status:present" or (told[1] == "status:negated" and default == "happened")):
            return default, "status:frame"  # whoever does not accept it rejects it, and does so indeed
        if told and told[0] != "happened":
            above = _above(token)
            return above if above and above[0] in ("denied", "unknown") else told
        above = _above(token)
        if above:
            return above
        if default:
            return default, "status:frame"
        return told or ("happened", "status:plain")
    above = _above(token)
    if above:
        return above
    return _noun_default(token, default)


def _noun_default(noun: Token, default: str) -> Told:
    """The frame's status, else that of what the noun names: trade goes on, a raid is over."""
    if default:
        return default, "status:frame"
    if noun.lemma in words().standing and light_verb(noun) is None:
        return "ongoing", "status:standing"
    return "happened", "status:noun"


def _noun(noun: Token) -> Told | None:
    w = words()
    for child in noun.children:
        if child.dep in ("amod", "det", "neg", "advmod"):
            if child.lower in ("no",):
                return "denied", "status:no"
            told = w.adjectives.get(child.lower)
            if told:
                return told, f"status:{child.lower}"
    return awaited(noun)


def _word(verb: Token) -> str | None:
    """What a verb tells by itself, with its particle first: `put off`, `put`."""
    known = words().verbs
    return next((known[w] for w in (*(f"{verb.lemma}_{c.lower}" for c in verb.children if c.dep == "prt"), verb.lemma) if w in known), None)


def _light(verb: Token, noun: Token) -> Told | None:
    """What the verb that carries an event noun tells by itself: `planned a visit`, `continued the attacks`."""
    told = _word(verb)
    if told in ("planned", "possible", "denied") and verb.lemma not in (
        "announce",
        "set",
        "move",
        "agree",
    ):
        own = _clause(verb, False)
        if own and own[0] in ("denied", "unknown"):
            return own
        return told, f"status:{verb.lemma}"
    if verb.lemma == "agree" and is_a(noun.lemma, "agreement"):
        return None
    if verb.lemma in ("announce", "propose", "agree"):
        return "planned", f"status:{verb.lemma}"
    return None


def _carried(verb: Token) -> Told | None:
    """What the clause of the light verb tells of its noun: all but what only places it (`It is her second visit`)."""
    if verb.lemma in ("be", "seem", "appear", "remain", "look"):
        adjective = next((c for c in verb.children if c.dep in ("acomp", "attr") and c.lower in words().adjectives), None)
        if adjective is not None:
            return words().adjectives[adjective.lower], f"status:{adjective.lower}"
    told = _clause(verb, False)
    if told and told[1] == "status:present" and (verb.lemma in PLACING or (verb.lemma == "come" and _prepared(verb, "after"))):
        return None
    if goes_on(verb) and (told is None or told[0] == "happened"):
        return "ongoing", f"status:{verb.lemma}"
    return told if told and told[0] != "happened" else None


def _prepared(verb: Token, preposition: str) -> bool:
    return any(c.dep == "prep" and c.lower == preposition for c in verb.children)


def _clause(verb: Token, verbal_act: bool) -> Told | None:
    """Negation, modals, adverbs, tense and aspect of the verb's own clause."""
    w = words()
    auxiliaries = [c for c in verb.children if c.dep in ("aux", "auxpass")]
    shared = verb
    while (
        not auxiliaries
        and shared.dep == "conj"
        and shared.head.pos in VERBAL
        and not any(c.dep in ("nsubj", "nsubjpass") for c in shared.children)
    ):
        shared = shared.head
        auxiliaries = [c for c in shared.children if c.dep in ("aux", "auxpass") and c.i < verb.i]
        if shared.tag == verb.tag or auxiliaries:
            break
    if any(c.dep == "neg" or (c.lower in NOBODY and c.dep in ("nsubj", "nsubjpass")) for c in verb.children) or any(
        c.dep in ("det",) and c.lower in ("no", "neither")
        for s in verb.children
        if s.dep in ("nsubj", "nsubjpass", "dobj")
        for c in s.children
    ):
        if any(
            c.dep == "prep" and (c.lower == "until" or (c.lower in ("for", "in") and any(p.lemma in SPANS for p in c.children)))
            for c in verb.children
        ):
            return "happened", "status:not-until"
        return "denied", "status:negated"
    for child in verb.children:
        if child.dep == "advmod" and child.lower in w.adverbs:
            told = w.adverbs[child.lower]
            if told != "ongoing":
                return told, f"status:{child.lower}"
        if child.dep == "mark" and child.lower in w.conditions and verb.dep == "advcl":
            return ("possible", f"status:{child.lower}")
        if child.dep == "aux" and inverted(child, verb):
            return "possible", "status:had"
        if child.dep == "mark" and child.lower == "whether":
            return "unknown", "status:whether"
        if (
            child.lower in w.awaiting
            and child.dep in ("mark", "advmod")
            and verb.dep == "advcl"
            and verb.tag in PRESENT
            and not auxiliaries
        ):
            return "planned", f"status:{child.lower}"
    for aux in auxiliaries:
        modal = w.modals.get(aux.lower)
        if modal:
            if aux.lower in ("would",) and reported_past(verb):
                return "planned", "status:would-reported"
            if aux.lower == "would" and free(verb, auxiliaries):
                return "planned", "status:would-free"
            return modal, f"status:{aux.lower}"
    lowers = {a.lower for a in auxiliaries}
    to = any(a.tag == "TO" for a in auxiliaries)
    if to and verb.dep in ("ROOT", "xcomp", "ccomp", "conj", "relcl") and verb.head.lemma == "be" and verb.lemma != "blame":
        return "planned", "status:is-to"
    if verb.tag == "VBG" and lowers & {"is", "are", "'s", "'re", "am"}:
        if arriving(verb):
            return "planned", "status:present-plan"
        return "ongoing", "status:progressive"
    if verb.tag == "VBG" and lowers & {"been"} and lowers & {"has", "have"}:
        return "ongoing", "status:has-been-doing"
    if verb.tag == "VBG" and verb.dep == "acl" and not auxiliaries and not verbal_act and not is_a(verb.head.lemma, "treaty"):
        return "ongoing", "status:participle"
    if verb.tag == "VBN" and lowers & {"being"} and lowers & {"is", "are"}:
        return "ongoing", "status:progressive"
    if verb.tag in PRESENT and not auxiliaries and any(c.dep == "nsubj" and is_a(c.lemma, "treaty") for c in verb.children):
        return "happened", "status:treaty"  # it binds as soon as it is signed
    if verb.tag in PRESENT and (not verbal_act or verb.dep == "relcl" or is_a(verb.lemma, "stative")) and not auxiliaries:
        return "ongoing", "status:present"
    if verb.tag == "VBN" and lowers & {"is", "are"} and not lowers & {"been", "has", "have"} and not verbal_act:
        return "happened", "status:present-passive"
    if lowers & {"has", "have"} and is_a(verb.lemma, "lasting") and any(c.lower == "since" for c in verb.children):
        return "ongoing", "status:since"
    if verb.tag in PAST or lowers & {"has", "have", "had", "was", "were", "did"}:
        return "happened", "status:past"
    return None


def _excludes(verb: Token) -> bool:
    """`exclude`, `rule out`."""
    return verb.lemma in words().excluding or any(f"{verb.lemma}_{c.lower}" in words().excluding for c in verb.children if c.dep == "prt")


def _above(token: Token) -> Told | None:
    """What governs the event: the first verb, noun or adjective above it that tells anything."""
    w = words()
    child = token
    for steps, above in enumerate(token.ancestors(), 1):
        if steps > 7:
            return None
        if above.pos in VERBAL and above.dep not in ("aux", "auxpass"):
            told = _by_verb(child, above)
            if told:
                return told
            if child.dep == "relcl":
                return None
            if apart(child):
                return None
            if child is token and child.dep == "advcl" and purpose(child):
                return "planned", "status:purpose"
        elif child.dep in ("acl", "relcl") and tells_of(child, above):
            return None
        elif above.pos in ("NOUN", "PROPN") and child.dep in ("acl", "prep", "ccomp", "relcl", "compound"):
            told_word = w.nouns.get(above.lemma)
            infinitive = any(c.tag == "TO" for c in child.children)
            if child.dep == "prep" and child.lower in CAUSES:
                return None
            if (
                told_word
                and (child.dep != "relcl" or infinitive)
                and (child.dep != "prep" or child.lower in ("of", "for", "to", "on", "about", "over"))
            ):
                return told_word, f"status:noun-{above.lemma}"
            own = _noun(above)
            if own and child.dep in ("acl", "prep"):
                return own
        elif above.pos == "ADJ":
            told_word = w.adjectives.get(above.lower)
            if told_word:
                return told_word, f"status:{above.lower}"
        child = above
    return None


def _by_verb(child: Token, verb: Token) -> Told | None:
    w = words()
    told = _word(verb)
    own = _clause(verb, False)
    negated = own is not None and own[1] == "status:negated"
    if short_of(child, verb):
        return "denied", f"status:{verb.lemma}-short"
    if child.dep == "xcomp" or (child.dep in ("ccomp", "advcl") and any(c.tag == "TO" for c in child.children)):
        if told == "denied" or (negated and told != "planned"):
            return "denied", f"status:{verb.lemma}"
        if told in ("planned", "possible"):
            return told, f"status:{verb.lemma}"
        if verb.lemma == "have" and child.dep == "xcomp":
            return (
                ("denied", "status:yet-to")
                if any(c.lower == "yet" for c in (*verb.children, *child.children))
                else ("planned", "status:has-to")
            )
        if told == "ongoing":
            if verb.lemma == "keep" and verb.tag in PRESENT:
                return "ongoing", "status:keep"
            return own if own and own[0] in ("planned", "possible", "unknown") else None
        if own and own[0] in ("planned", "possible", "unknown", "denied"):
            return own
        if own and own[1] == "status:progressive" and verb.lemma in w.attempts:
            return own
        return None
    if child.dep in ("ccomp", "csubj"):
        marks = {c.lower for c in child.children if c.dep in ("mark", "advmod")}
        if "whether" in marks or ("if" in marks and verb.lemma in w.unknown):
            return "unknown", "status:whether"
        if verb.lemma in ("believe", "think", "expect", "know", "see") and negated:
            return "denied", f"status:not-{verb.lemma}"
        if negated and verb.lemma in ("confirm", "verify", "disclose"):
            return "unknown", f"status:not-{verb.lemma}"
        if verb.lemma in ("be", "seem", "appear") and (
            adj := next(
                (c for c in verb.children if c.dep in ("acomp", "attr") and (c.lower in w.adjectives or c.lemma in w.nouns)),
                None,
            )
        ):
            return w.adjectives.get(adj.lower) or w.nouns[adj.lemma], f"status:{adj.lower}"
        if verb.lemma in ("want", "urge", "demand", "propose", "insist", "order") and subjunctive(child):
            return "planned", f"status:{verb.lemma}"
        return None
    if child.dep == "prep" and child.lower == "about" and verb.lemma in w.unknown:
        return "unknown", f"status:{verb.lemma}"
    if negated and child.dep in ("dobj", "xcomp", "ccomp", "nsubjpass") and _excludes(verb):
        return "possible", f"status:not-{verb.lemma}"
    if child.dep in ("dobj", "nsubj", "nsubjpass", "prep", "pobj", "attr", "oprd", "conj"):
        if child.dep in ("nsubj", "nsubjpass") and verb.lemma in ("be", "seem", "appear", "remain"):
            adj = next((c for c in verb.children if c.dep in ("acomp", "attr") and c.lower in w.adjectives), None)
            if adj is not None:
                return w.adjectives[adj.lower], f"status:{adj.lower}"
        if (
            child.dep in ("dobj", "nsubjpass")
            and told in ("planned", "possible", "denied")
            and verb.lemma not in ("announce", "set", "move", "agree", "direct", "command", "mean", "design", "tell", "urge")
        ):
            return told, f"status:{verb.lemma}"
        if (
            verb.lemma not in SAYING
            and own
            and (
                own[0] in ("possible", "unknown")
                or (
                    own[0] == "planned" and (child.dep in ("dobj", "nsubj", "nsubjpass") or (child.dep == "conj" and child.tag == verb.tag))
                )
            )
        ):
            return own
        if child.dep == "nsubj" and own and own[1] == "status:progressive" and is_a(verb.lemma, "unfolding"):
            return own
        if child.dep == "nsubj" and goes_on(verb) and (own is None or own[0] in ("happened", "ongoing")):
            return "ongoing", f"status:{verb.lemma}"
        if negated and verb.lemma in ("confirm", "verify", "disclose"):
            return "unknown", f"status:not-{verb.lemma}"
        if child.dep == "prep" and child.lower == "for" and is_a(verb.lemma, "providing"):
            return "planned", f"status:{verb.lemma}-for"
        if (
            child.dep == "prep"
            and told in ("planned", "possible")
            and child.lower in ("for", "on", "about", "to")
            and child.i > verb.i
            and verb.lemma not in ("move", "commit", "set")
            and not (verb.lemma == "agree" and any(is_a(p.lemma, "agreement") for p in child.children))
        ):
            return told, f"status:{verb.lemma}"
        if child.dep == "prep" and child.lower == "from" and verb.lemma in ("prevent", "stop", "refrain", "keep"):
            return "denied", f"status:{verb.lemma}"
    return None
