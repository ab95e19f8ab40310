"""Who governs what: the arguments of verbs and nouns, read off the dependency tree.

Passives are turned round, relative pronouns stand for what they refer to, and a verb without a subject of its
own (a second verb, an infinitive, a participle) gets that of the verb it hangs on. Slots are `subject`,
`object`, `dative`, `attribute`, the possessor `poss`, modifiers before a noun `modifier`, and prepositions
by their own name (`to`, `with`). Labels: ClearNLP dependencies, as spaCy's English models give them.
"""

from collections.abc import Iterable, Iterator

from reportedly.codebook.classes import is_a
from reportedly.model.syntax import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
MODIFIERS = frozenset({"amod", "compound", "nmod"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
BESIDE = frozenset({"alongside", "along", "beside", "besides"})
# First words of prepositions that bring in no one who takes part: `according to`, `thanks to`.
CITING = frozenset({"according", "owing", "due", "thanks", "contrary", "prior", "related", "compared", "depending"})
FEW = 12

Slots = dict[str, list[Token]]


def conjuncts(token: Token) -> list[Token]:
    """The token and what is joined to it by `and`, commas or `or`, in text order."""
    out = [token]
    for member in out:
        out.extend(child for child in member.children if child.dep == "conj" and len(out) < FEW)
    return out


def content(token: Token) -> Token:
    """What a phrase is about: past `thousands of`, `a group of`, `one of` to the noun that follows."""
    for _ in range(3):
        if not (token.pos == "NUM" or is_a(token.lemma, "measure") or token.lower in ("one", "some", "those", "many")):
            return token
        inner = next(
            (p for c in token.children if c.dep == "prep" and c.lower == "of" for p in c.children if p.dep == "pobj"),
            None,
        )
        if inner is None:
            return token
        token = inner
    return token


def particle(verb: Token) -> str:
    """`out` of `pulled out`, or the empty string."""
    return next((child.lower for child in verb.children if child.dep == "prt"), "")


def is_passive(verb: Token) -> bool:
    """True of `was sent`, and of a participle after the noun it tells of (`troops sent to the front`)."""
    if _two_subjects(verb):
        return False
    if any(child.dep in ("auxpass", "nsubjpass", "agent") for child in verb.children):
        return True
    if verb.tag != "VBN" or any(child.dep == "aux" and child.lemma == "have" for child in verb.children):
        return False
    if verb.dep == "acl":
        return True
    return (
        verb.dep == "conj" and verb.head.pos in VERBAL and is_passive(verb.head)
        and not any(child.dep in ("aux", "dobj", "ccomp", "xcomp") for child in verb.children)
    )  # fmt: skip


def _two_subjects(verb: Token) -> bool:
    """`a charge Lima has rejected`, where the parser makes the charge a second, passive subject."""
    deps = {child.dep for child in verb.children}
    return "nsubjpass" in deps and "nsubj" in deps and "auxpass" not in deps


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token is itself."""
    if token.lower not in RELATIVE or token.pos not in ("PRON", "DET", "SCONJ"):
        return token
    for above in token.ancestors():
        if above.dep == "relcl":
            return _all_joined(above.head, above)
        if above.dep not in ("pobj", "prep", "aux", "xcomp", "ccomp", "conj", "poss", "nsubj", "dobj"):
            break
    return token


def _all_joined(noun: Token, relative: Token) -> Token:
    """`Peru and Chile, which agree`: after a comma a clause is about all that are joined, unless its verb is of one."""
    if noun.dep != "conj" or noun.pos not in NOMINAL or any(t.tag == "VBZ" for t in (relative, *relative.children)):
        return noun
    first = min(relative.subtree(), key=lambda t: t.i)
    if not any(t.i == first.i - 1 and t.text == "," for t in noun.sent.tokens):
        return noun
    while noun.dep == "conj" and noun.head.pos in NOMINAL:
        noun = noun.head
    return noun


def surface_subject(verb: Token) -> Token | None:
    """The verb's own subject as it stands, passive or not."""
    two = _two_subjects(verb)
    for child in verb.children:
        if child.dep in SUBJECTS and not (two and child.dep == "nsubjpass"):
            return antecedent(child)
    # `Peru has for the first time confirmed`: the parser may hang the subject on the auxiliary.
    for child in verb.children:
        if child.dep == "aux":
            for grand in child.children:
                if grand.dep in SUBJECTS:
                    return antecedent(grand)
    return None


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The surface subject, else that of the verb or noun which this verb hangs on."""
    own = surface_subject(verb)
    if own is not None or depth > 6:
        return own
    head = verb.head
    if head is verb:
        return None
    if verb.dep == "conj" and head.pos in VERBAL:
        return subject_of(head, depth + 1)
    if verb.dep in ("acl", "relcl"):
        return _subject_from_noun(verb, head, depth)
    if verb.dep == "pcomp":
        return _subject_of_gerund(verb, head.head, depth)
    if verb.pos == "ADJ" and verb.dep in ("acomp", "oprd") and head.pos in VERBAL:
        return subject_of(head, depth + 1)  # `is due to meet`: who is due
    if verb.dep in ("xcomp", "ccomp", "advcl", "dobj") and head.pos in VERBAL | {"ADJ"}:
        if verb.dep in ("xcomp", "ccomp") and (objects := _controllers(head)) and not is_a(head.lemma, "subject_control"):
            return antecedent(objects[0])
        if is_passive(head) or not any(c.dep == "expl" for c in head.children):
            return subject_of(head, depth + 1)
    return None


def _controllers(verb: Token) -> list[Token]:
    """Who is to do what an infinitive tells: the object, or whom one calls on."""
    found = [c for c in verb.children if c.dep in ("dobj", "dative")]
    if not found and is_a(verb.lemma, "calling_on"):
        found = [p for c in verb.children if c.dep == "prep" and c.lower in ("on", "upon", "to") for p in c.children if p.dep == "pobj"]
    return found


def _subject_from_noun(verb: Token, noun: Token, depth: int) -> Token | None:
    """`a plan to send`: whoever has the plan; `a treaty promising help`, `troops sent`: the noun itself."""
    if verb.dep == "relcl":
        return None if any(child.dep in ("dobj", "pobj") and child.lower in RELATIVE for child in verb.children) else noun
    if any(child.dep == "aux" and child.tag == "TO" for child in verb.children):
        if noun.dep == "dobj" and is_a(noun.lemma, "asking_for") and noun.head.pos in VERBAL and not is_a(noun.head.lemma, "asking_itself"):
            return subject_of(noun.head, depth + 1)  # `rejected a call to leave`: who is called on
        return owner(noun, depth + 1)
    return noun


def _subject_of_gerund(verb: Token, governor: Token, depth: int) -> Token | None:
    if governor.pos in VERBAL:
        if is_a(governor.lemma, "object_control") and not is_passive(governor):
            objects = [child for child in governor.children if child.dep == "dobj"]
            return objects[0] if objects else None
        return subject_of(governor, depth + 1)
    return owner(governor, depth + 1) if governor.pos in NOMINAL else None


def owner(noun: Token, depth: int = 0) -> Token | None:
    """Whose a plan, order or decision is: the possessor, a modifier that is a name, or the subject of its verb."""
    for child in noun.children:
        if child.dep == "poss":
            return antecedent(child)
    for child in noun.children:
        if child.dep == "prep" and child.lower in ("by", "of", "from"):
            for inner in child.children:
                if inner.dep == "pobj":
                    return inner
    for child in noun.children:
        if child.dep in MODIFIERS and child.text[:1].isupper():
            return child
    if noun.dep in ("dobj", "attr") and noun.head.pos in VERBAL and depth < 6:
        subject = subject_of(noun.head, depth + 1)
        return None if subject is not None and _only_points(noun.head, noun, [subject]) else subject
    if noun.dep == "pobj" and noun.head.head.pos in VERBAL and depth < 6:
        return subject_of(noun.head.head, depth + 1)
    return None


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, its noun or gerund) of what hangs on the token, conjuncts included."""
    for child in token.children:
        if child.dep in ("prep", "agent", "dative") and child.pos in ("ADP", "SCONJ", "VERB", "ADV") and child.lower not in CITING:
            for inner in child.children:
                if inner.dep in ("pobj", "pcomp"):
                    for member in conjuncts(antecedent(inner)):
                        yield child.lower, member
                elif inner.dep == "prep":
                    # `out of`, `from inside`: the second one counts too.
                    for deep in inner.children:
                        if deep.dep in ("pobj", "pcomp"):
                            for member in conjuncts(deep):
                                yield child.lower, member
                                yield inner.lower, member


def verb_slots(verb: Token) -> Slots:
    """The arguments of a verb by slot. A preposition after the object counts as the verb's, after its own."""
    slots: Slots = {}
    passive = is_passive(verb)
    subject = subject_of(verb)
    if subject is not None and subject is not verb:
        slots["object" if passive else "subject"] = conjuncts(subject) + _sharers(verb, subject)
    if _two_subjects(verb):
        slots["object"] = [c for c in verb.children if c.dep == "nsubjpass"]
    for child in verb.children:
        if child.dep == "dobj" or (child.dep in ("oprd", "attr", "acomp") and child.pos in NOMINAL):
            name = "object" if child.dep == "dobj" and not (passive and "object" in slots) else "attribute"
            slots.setdefault(name, []).extend(conjuncts(antecedent(child)))
        elif child.dep == "dative" and child.pos in NOMINAL:
            slots.setdefault("dative", []).extend(conjuncts(antecedent(child)))
    if verb.dep == "relcl" and "object" not in slots and surface_subject(verb) is not None and not passive:
        pronoun = next((c for c in verb.children if c.lower in RELATIVE), None)
        if pronoun is None or pronoun.dep != "nsubj":
            slots["object"] = [verb.head]
    _add_prepositions(slots, verb, passive)
    for noun in slots.get("object", ())[:3]:
        for name, inner in prepositions(noun):
            slots.setdefault("of object" if name == "of" else name, []).append(inner)
    return slots


def _sharers(verb: Token, subject: Token) -> list[Token]:
    """Those who act beside the subject: `together with Chile`, `alongside Chile`, and who helps it do so."""
    out: list[Token] = []
    for child in verb.children:
        if child.dep == "prep" and child.lower in BESIDE:
            deep = [c for c in child.children if c.dep == "prep" and c.lower == "with"]
            for one in (child, *deep):
                out += [m for c in one.children if c.dep == "pobj" for m in conjuncts(c)]
        elif child.dep == "prep" and child.lower == "with" and _jointly(child):
            out += [m for c in child.children if c.dep == "pobj" for m in conjuncts(c)]
    if verb.dep in ("xcomp", "ccomp") and verb.head.lemma == "help":
        helper = subject_of(verb.head)
        out += conjuncts(helper) if helper is not None and helper is not subject and not is_passive(verb.head) else []
    return out


def _jointly(preposition: Token) -> bool:
    """`together with`, `jointly with`."""
    return any(
        c.lower in ("together", "jointly") and (c.head is preposition or c.i == preposition.i - 1)
        for c in (*preposition.children, *preposition.head.children)
    )


def _add_prepositions(slots: Slots, verb: Token, passive: bool) -> None:
    for name, inner in prepositions(verb):
        if name == "by" and passive:
            slots.setdefault("subject", []).append(inner)
        slots.setdefault(name, []).append(inner)
    if passive and "subject" not in slots:
        # `one was shot and two were hurt by soldiers`: who did the last did the first.
        for last in (c for c in verb.children if c.dep == "conj" and c.tag == "VBN"):
            for name, inner in prepositions(last):
                if name == "by":
                    slots.setdefault("subject", []).append(inner)
    for child in verb.children:
        if child.dep in ("advcl", "xcomp") and any(c.tag == "TO" for c in child.children):
            for grand in child.children:
                if grand.dep == "dobj":
                    slots.setdefault("purpose", []).extend(conjuncts(grand))
            for name, inner in prepositions(child):
                if name not in ("against", "from"):
                    slots.setdefault("purpose", []).append(inner)


def noun_slots(noun: Token) -> Slots:
    """The arguments of an event noun by slot; those of a light verb it hangs on (`held talks with`) are added."""
    slots: Slots = {}
    for child in noun.children:
        if child.dep == "poss":
            slots.setdefault("poss", []).extend(conjuncts(antecedent(child)))
        elif child.dep in MODIFIERS:
            slots.setdefault("modifier", []).extend(conjuncts(child))
    for name, inner in (*prepositions(noun), *stolen(noun)):
        slots.setdefault(name, []).append(inner)
    for child in noun.children:
        if child.dep in ("acl", "relcl") and any(c.tag == "TO" for c in child.children):
            for grand in child.children:
                if grand.dep == "dobj":
                    slots.setdefault("purpose", []).extend(conjuncts(grand))
    for child in noun.children:
        if child.dep == "relcl" and is_a(child.lemma, "harming") and not is_passive(child):
            # `a bombing that killed ten policemen`
            for grand in child.children:
                if grand.dep == "dobj":
                    slots.setdefault("of", []).extend(conjuncts(grand))
    verb = light_verb(noun)
    if verb is not None:
        undergone = undergoes(verb, noun)
        for name, tokens in verb_slots(verb).items():
            if undergone and name == "subject":
                slots.setdefault("of", []).extend(tokens)
                continue
            if name == "subject" and is_a(verb.lemma, "getting") and noun.dep == "dobj":
                name = "to"  # who gets aid is given it
            if name == "object" or (name == "subject" and (noun in tokens or _only_points(verb, noun, tokens))):
                continue
            slots.setdefault(name, []).extend(t for t in tokens if t is not noun and t not in slots.get(name, ()))
    for holder in [t for name in ("among", "from", "by", "in") for t in slots.get(name, ())]:
        # `concern among officials about the deal`: the parser hangs it on the officials.
        for name, inner in prepositions(holder):
            if name in ("about", "over", "at", "against"):
                slots.setdefault(name, []).append(inner)
    return slots


def _only_points(verb: Token, noun: Token, subject: list[Token]) -> bool:
    """`It was the first such raid`: the subject is the event itself."""
    return verb.lemma == "be" and noun.dep == "attr" and all(t.lower in ("it", "this", "that") for t in subject)


def stolen(noun: Token) -> Iterator[tuple[str, Token]]:
    """`called it an invasion by Peru`: a preposition right after the noun, or what hangs on it, that the parser hangs on the verb above."""
    end = max(noun.i, *(t.i for c in noun.children if c.dep == "prep" and c.lower == "of" for t in c.subtree()), noun.i)
    after = next((t for t in noun.sent.tokens if t.i == end + 1), None)
    if after is None or after.dep not in ("prep", "agent") or after.lower not in ("by", "of", "against", "on", "between"):
        return
    if after.head is noun or after.head.pos not in VERBAL or is_passive(after.head):
        return
    for inner in after.children:
        if inner.dep == "pobj":
            for member in conjuncts(inner):
                yield after.lower, member


def undergoes(verb: Token, noun: Token) -> bool:
    """`the town came under fire`, `they suffered an attack`: the subject is struck."""
    if is_a(verb.lemma, "undergo"):
        return noun.dep in ("dobj", "attr")
    return noun.dep == "pobj" and is_a(f"{verb.lemma} {noun.head.lower}", "undergo")


def light_verb(noun: Token) -> Token | None:
    """The verb that only carries an event noun: `hold` of `held talks`, `begin` of `the visit began`."""
    top = noun
    while top.dep == "conj" and top.head.pos in NOMINAL:
        top = top.head
    if top.dep == "pobj" and top.head.lower == "of" and is_a(top.head.head.lemma, "measure"):
        top = top.head.head  # `the third round of talks began`
    verb = top.head
    if top.dep == "pobj" and top.head.dep == "prep" and top.head.head.pos in VERBAL:
        verb = top.head.head
        return verb if is_a(f"{verb.lemma} {top.head.lower}", "light") else None
    if verb.pos not in VERBAL or top.dep not in ("dobj", "nsubj", "nsubjpass", "attr"):
        return None
    phrasal = f"{verb.lemma} {particle(verb)}".rstrip()
    return verb if is_a(verb.lemma, "light") or is_a(phrasal, "light") or verb.lemma == "be" else None


def clause_verb(token: Token) -> Token | None:
    """The verb of the clause that the token stands in."""
    if token.pos in VERBAL and token.dep not in ("aux", "auxpass"):
        return token
    for above in token.ancestors():
        if above.pos in VERBAL and above.dep not in ("aux", "auxpass"):
            return above
    return None


def inside(token: Token, tops: Iterable[Token]) -> bool:
    """True where the token is one of `tops` or below one of them."""
    wanted = set(tops)
    return token in wanted or any(above in wanted for above in token.ancestors())


def standing(token: Token) -> bool:
    """`in Peru`: a state that is only the ground on which something happens."""
    return token.dep == "pobj" and token.head.lower in ("in", "at", "near", "inside", "outside")
