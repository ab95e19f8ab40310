"""Mends of the parse where the parser is known to go wrong and the words leave no doubt.

`U.S., Peruvian and Chilean officials`: the parser makes a list of states and officials of it; all the adjectives
stand before the one noun. `with 400 deployed this year`: the year is hung on the number; it tells when they were deployed.
`Six guards were killed and nine wounded`: the parser takes the nine for those who wound. `Peru said Chile had massed
troops`: the parser gives Chile troops that are massed. `staged`, `raped`, `fined`: the lemmatizer takes them
for forms of `stag`, `rap`, `fin`. `Diaz of Peru and Soto of Chile`: the parser joins Soto to Peru.
"""

from reportedly.codebook import countries
from reportedly.model.syntax import Sentence, Token

# Verbs whose forms the lemmatizer takes for those of a shorter verb, by the letters that begin the forms.
LEMMAS = {
    "stag": "stage",
    "wag": "wage",
    "rag": "rage",
    "rap": "rape",
    "tap": "tape",
    "fin": "fine",
    "hop": "hope",
    "rid": "ride",
    "instal": "install",
    "cordone": "cordon",
}
MARKS = frozenset({",", "and", "or"})
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
MODIFYING = frozenset({"amod", "compound", "nmod"})


def mend(sentence: Sentence) -> None:
    """Changes heads and labels of the sentence's tokens in place."""
    by_index = {token.i: token for token in sentence.tokens}
    for token in sentence.tokens:
        if token.pos == "VERB" and token.lemma in LEMMAS and not token.lower.startswith(token.lemma + token.lemma[-1]):
            token.lemma = LEMMAS[token.lemma]
        elif token.pos == "NOUN" and token.tag == "NNS":
            _adjectives(token, by_index)
        elif token.dep == "nsubj" and token.pos == "NUM":
            _gapped(token)
        elif token.dep == "pobj" and token.tag == "NNP":
            _parallel(token)
            _after_a_day(token)
        elif token.tag == "VBN" and token.dep == "amod":
            _perfect(sentence, token)
        elif token.dep == "npadvmod" and token.head.pos in ("NOUN", "NUM", "PROPN"):
            _when(token)


def _parallel(state: Token) -> None:
    """`Presidents Diaz of Peru and Soto of Chile`: two of a kind are joined, each with its own `of`."""
    holder = state.head.head
    if state.head.lower != "of" or holder.tag != "NNP":
        return
    for other in [c for c in state.children if c.dep == "conj" and c.tag == "NNP"]:
        if any(c.dep == "prep" and c.lower == "of" for c in other.children):
            state.children.remove(other)
            other.head = holder
            holder.children.append(other)
            holder.children.sort(key=lambda c: c.i)


def _gapped(number: Token) -> None:
    """`Six guards were killed and nine wounded`: the second verb is passive too, its auxiliary left out."""
    verb = number.head
    if verb.tag == "VBN" and verb.dep == "conj" and any(c.dep == "auxpass" for c in verb.head.children):
        number.dep = "nsubjpass"


def _perfect(sentence: Sentence, verb: Token) -> None:
    """`had massed troops`: right after its `have`, without an article, it is the verb."""
    noun, have = verb.head, verb.head.head
    if noun.dep != "dobj" or have.lemma != "have" or have.i != verb.i - 1 or any(c.dep in ("det", "poss") for c in noun.children):
        return
    head, dep = have.head, have.dep
    _hang(verb, have, "dep")
    for child in [c for c in have.children if c is not verb]:
        _hang(child, verb, child.dep)
    have.children.remove(verb)
    verb.head = verb
    if head is have:
        verb.dep = dep
        sentence.root = verb
    else:
        _hang(verb, head, dep)
    _hang(have, verb, "aux")
    verb.pos, have.pos = "VERB", "AUX"


def _after_a_day(token: Token) -> None:
    """`On Friday Peru sent boats`: the parser makes one name of the day and the subject."""
    day = next((c for c in token.children if c.dep == "compound" and c.lower in DAYS and c.i < token.i), None)
    verb = token.head.head
    if day is None or verb.pos != "VERB" or verb.i < token.i or any(c.dep in ("nsubj", "nsubjpass", "expl") for c in verb.children):
        return
    if not _named_state(token):
        return
    preposition = token.head
    passive = any(c.dep == "auxpass" for c in verb.children)
    _hang(token, verb, "nsubjpass" if passive else "nsubj")
    _hang(day, preposition, "pobj")


def _named_state(token: Token) -> bool:
    words = tuple(c.lower for c in token.children if c.dep in MODIFYING and c.lower not in DAYS)
    return countries.lookup((*words, token.lower)) is not None or countries.lookup((token.lower,)) is not None


def _when(token: Token) -> None:
    """A time after a noun's own participle is the participle's."""
    before = [c for c in token.head.children if c.dep == "acl" and token.head.i < c.i < token.i]
    if before and before[-1] is not token:
        _hang(token, before[-1], token.dep)


def _adjectives(noun: Token, at: dict[int, Token]) -> None:
    own = next((c for c in noun.children if c.dep in MODIFYING and c.i == noun.i - 1), None)
    if own is None or not _side(own):
        return
    listed: list[Token] = []
    k = _first(own, at) - 1
    while k in at and at[k].lower in MARKS:
        while k in at and at[k].lower in MARKS:
            k -= 1
        if k not in at or not _side(at[k]):
            break
        listed.append(at[k])
        k = _first(at[k], at) - 1
    outside = [token for token in listed if token.head is not noun]
    if not outside:
        return
    first = listed[-1]
    if first.head is first:
        return
    if first.head not in noun.subtree():
        # The noun takes the place of the first of them.
        _hang(noun, first.head, first.dep)
    for token in outside:
        if noun not in token.subtree():
            _hang(token, noun, "amod")


def _first(token: Token, at: dict[int, Token]) -> int:
    """The first token of a name such as `South Korean`."""
    k = token.i
    while k - 1 in at and at[k - 1].head is token and at[k - 1].dep in MODIFYING:
        k -= 1
    return k


def _side(token: Token) -> bool:
    """True of an adjective of a country, and of letters that stand for one (`U.S.`, `UK`)."""
    before = tuple(c.lower for c in token.children if c.dep in MODIFYING and c.i < token.i)
    for words in ((token.lower,), (*before, token.lower)):
        sense = countries.lookup(words)
        if sense is not None and (sense.kind == "adjective" or (sense.kind == "name" and token.text.replace(".", "").isupper())):
            return token.text[:1].isupper()
    return False


def _hang(token: Token, head: Token, dep: str) -> None:
    if token.head is not token:
        token.head.children.remove(token)
    token.head, token.dep = head, dep
    head.children.append(token)
    head.children.sort(key=lambda t: t.i)
