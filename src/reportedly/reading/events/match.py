"""Does a frame of the codebook fit a trigger: are its slots filled as it needs?"""

from collections.abc import Iterable

from reportedly.codebook.classes import classes_of, is_a
from reportedly.codebook.kinds import Frame
from reportedly.model.cast import Cast
from reportedly.model.syntax import Token
from reportedly.reading.grammar import MODIFIERS, Slots, conjuncts, content, prepositions, stolen

KINDS_OF_PERSON = ("person", "office")
ACTING = ("state", "organisation", "force", "group", "office", "person")


def fits(frame: Frame, slots: Slots, cast: Cast) -> tuple[int, list[Token]] | None:
    """(how surely, the tokens that filled the slots) where every need is met, else None."""
    score, used = 0, list[Token]()
    for slot, wanted in frame.needs:
        if slot == "xcomp":
            fitting = _deeds(slots.get("xcomp", ()), wanted)
            if not fitting:
                return None
            score += fitting
            continue
        met = [t for t in tokens_of(slots, slot) if meets(t, wanted, cast, slots)]
        if not met:
            return None
        used += met
        score += 1 if wanted & {"any", "side", "person", "several"} else 2
        score += any(w.startswith("=") for w in wanted)
    return score, used


def _deeds(verbs: Iterable[Token], wanted: frozenset[str]) -> int:
    """How surely an infinitive is a wanted one: any, one of a word or class, a negated one (`vowed not to sign`); 0 where none is."""
    if any(f"={v.lemma}" in wanted or any(is_a(v.lemma, w) for w in wanted) for v in verbs):
        return 3
    if "negated" in wanted and any(c.dep == "neg" for v in verbs for c in v.children):
        return 3
    return 1 if "any" in wanted and any(verbs) else 0


def tokens_of(slots: Slots, slot: str) -> list[Token]:
    """The tokens of a slot; `X object` looks inside the object."""
    if slot in slots:
        return _spread(slots[slot])
    if slot.startswith("within "):
        return [inner for t in slots.get(slot[7:], ()) for inner in _within(t)]
    if slot == "modifier of object":
        return [c for t in slots.get("object", ()) for c in content(t).children if c.dep in MODIFIERS or c.dep == "poss"]
    if slot == "by object":
        return [inner for t in slots.get("object", ()) for inner in _doers(t)]
    if slot == "of object":
        return [c for t in slots.get("object", ()) for c in t.children if c.dep == "poss" or c.dep in MODIFIERS] + slots.get(
            "of object", []
        )
    return []


def _spread(tokens: list[Token]) -> list[Token]:
    """With what is joined inside a measure: `thousands of troops, shells and missiles`."""
    joined = [inner for t in tokens if (head := content(t)) is not t for inner in conjuncts(head)[1:]]
    return tokens + [t for t in joined if t not in tokens] if joined else tokens


def _doers(noun: Token) -> list[Token]:
    """Who does what a noun tells: after `by`, else its possessor, else after `from` or `of`, where that is not who suffers."""
    told = [*prepositions(noun), *stolen(noun)]
    by = [inner for name, inner in told if name == "by"]
    named = [c for c in noun.children if c.dep == "poss"]
    return by or named or [inner for name, inner in told if name == "from" or (name == "of" and not is_a(noun.lemma, "harmful"))]


def _within(token: Token) -> list[Token]:
    """Those named inside a noun phrase: `the pact between Peru and Chile`, `Peru's closeness to Chile`."""
    named = [c for c in token.children if c.dep == "poss" or c.dep in MODIFIERS]
    return named + [inner for name, inner in prepositions(token) if name in ("by", "of", "between", "from", "with", "among", "to", "for")]


def meets(token: Token, wanted: frozenset[str], cast: Cast, slots: Slots) -> bool:
    """True where the token is of one of the wanted classes, or is one of the wanted words."""
    if "any" in wanted:
        return True
    inner = content(token)
    if "number" in wanted and token.pos == "NUM":
        return True
    for one in (token, inner):
        if f"={one.lemma}" in wanted or f"={one.lower}" in wanted:
            return True
        parties = cast.of(one)
        if "side" in wanted and any(p.country or p.kind in ("organisation", "group", "force") for p in parties):
            return True
        if "side" in wanted and not parties and is_a(one.lemma, "unnamed_side"):
            return True
        if "person" in wanted and (
            any(p.kind in KINDS_OF_PERSON for p in parties)
            or is_a(one.lemma, "official")
            or (one.pos == "PRON" and one.lower in ("he", "she", "him", "her", "who"))
        ):
            return True
        if "place" in wanted and (one.i in cast.ground or any(p.kind == "state" for p in parties)):
            return True
        if not all(wanted.isdisjoint(classes_of(word)) for word in (one.lemma, one.lower, _joined(one))):
            return True
        if wanted & {"forces", "armed"} and any(p.kind == "force" or (p.kind == "group" and one.tag in ("NNPS", "NNS")) for p in parties):
            return True
    if "several" in wanted:
        return len(cast.of(token)) > 1 or len(slots.get("subject", ())) > 1
    return False


def _joined(token: Token) -> str:
    """A compound as one word: `water cannon`."""
    before = next((c for c in token.children if c.dep in ("compound", "amod") and c.i == token.i - 1), None)
    return f"{before.lower} {token.lemma}" if before is not None else ""


def parties_of(slots: Slots, names: Iterable[str], cast: Cast, first_only: bool) -> list[Token]:
    """The tokens that fill a role: of the first slot that names someone, or of all of them."""
    out: list[Token] = []
    if not first_only and (pair := [t for t in slots.get("between", ()) if cast.of(t)]):
        return pair  # `Oman hosted talks between Egypt and Qatar`
    for name in names:
        found = [t for t in tokens_of(slots, name) if cast.of(t) or cast.of(content(t))]
        out += [t if cast.of(t) else content(t) for t in found]
        if out and first_only:
            break
    return out
