"""Every noun phrase and pronoun to who it stands for, by sieves, the surest first, in the order of the text."""

from collections.abc import Iterable
from dataclasses import replace

from reportedly.codebook import countries
from reportedly.codebook.classes import is_a
from reportedly.model.cast import Cast, distinct
from reportedly.model.mentions import Party, Place
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.model.syntax import Token, Tree
from reportedly.reading.actors import names, pronouns
from reportedly.reading.actors.home import Home, is_civic
from reportedly.reading.actors.introduce import Introduction
from reportedly.reading.actors.names import Name
from reportedly.reading.actors.nouns import GOVERNMENT, PARTS, definite, is_pair, its_state, kind_of, phrase, unnamed_group
from reportedly.reading.actors.people import Registry, key_of, with_span
from reportedly.reading.actors.words import words
from reportedly.reading.dateline import filed
from reportedly.reading.grammar import MODIFIERS, SUBJECTS, conjuncts, content

PERSONS = frozenset({"two", "both", "pair", "man", "duo"})
PLAIN_OF = frozenset({"of", "from", "in", "for", "to", "with"})
SPEAKING = frozenset({"spokesman", "spokesperson", "spokeswoman", "official", "spokespeople"})


def resolve(report: Report, tree: Tree, places: Iterable[Place]) -> Cast:
    """The cast of a report. Reads names first, so that `Lavrov` in the first line knows the office of the third."""
    places = tuple(places)
    return _Scene(report, tree, names.find(tree, places), places).cast()


class _Scene:
    """Everything met so far, while the text is gone through once."""

    def __init__(self, report: Report, tree: Tree, found: list[Name], places: tuple[Place, ...]) -> None:
        self.tree = tree
        self.registry = Registry()
        self.at: dict[int, Name] = {i: name for name in found for i in range(name.first, name.last + 1)}
        self.ground = {p.head: p.country for p in places if p.country}
        self.surfaces: dict[str, str] = {}
        self.parties: dict[int, tuple[Party, ...]] = {}
        self.focus = pronouns.Focus(pronouns.main_of(tree, found))
        self.last_of: dict[str, tuple[Party, ...]] = {}
        town = filed(report)
        self.home = Home(tree, found, self.ground, town.country if town else None)
        grounds = frozenset(p.head for p in places)
        Introduction(tree, self.at, grounds, self.registry, self.home, self._behind).introduce(found)

    def cast(self) -> Cast:
        """Goes through the text."""
        for sentence in self.tree.sentences:
            self.focus.begin(sentence)
            for token in sentence.tokens:
                parties = self._of(token)
                if parties:
                    self.parties[token.i] = parties
                    self.focus.met(token, parties)
                else:
                    self.focus.thing(token)
        return Cast({i: tuple(map(self._fullest, parties)) for i, parties in self.parties.items()}, self.ground)

    def _fullest(self, party: Party) -> Party:
        """A body under the fullest of the names that the whole text gives it."""
        name = self.surfaces.get(party.id, party.name)
        return party if name == party.name else replace(party, name=name)

    def _of(self, token: Token) -> tuple[Party, ...]:
        name = self.at.get(token.i)
        if name is not None:
            return self._named(token, name)
        if token.pos == "PRON" or token.tag in ("PRP$", "WP$"):
            return self.focus.pronoun(token, self.parties, self._teller_after(token))
        if token.pos in ("NOUN", "PROPN", "NUM", "ADJ", "DET") and token.dep not in MODIFIERS:
            return self._common(token)
        return ()

    def _teller_after(self, token: Token) -> tuple[Party, ...]:
        """`It has left, Peru said`: who is named after a pronoun as saying what it stands in."""
        for above in token.ancestors():
            if above.lemma in words().telling:
                for child in above.children:
                    if child.dep == "nsubj" and child.i > token.i and not any(c.pos == "PRON" for c in child.subtree()):
                        return self._of(child)
        return ()

    def _named(self, token: Token, name: Name) -> tuple[Party, ...]:
        head = self._head(name)
        if token.i != head.i:
            return ()
        span = Span(self.tree.tokens[name.first].start, self.tree.tokens[name.last].end)
        if name.sort == "person":
            known = self.registry.person(name.name)
            if known.country is None or known.at_home:
                told = self._serves(head) or self._from_appositive(head)
                if told is not None:
                    known.country, known.at_home = told or None, False
                    known.key = key_of(known.name, known.country)
            return (known.party(span, "actor:person"),)
        if name.sort == "body":
            country = name.country or self._single_side(head)
            known = self.registry.body(name.name, kind_of(name), country)
            if known.country is None and name.kind == "movement":
                # An armed group or movement is of the state whose story it is in.
                known.country = self._from_appositive(head) or self.home.of([head])
                known.key = key_of(known.name, known.country)
            loose = name.kind == "group" and (self.tree.tokens[name.last].text.islower() or self.tree.tokens[name.last].tag == "JJ")
            # `Western capitals` are the West.
            surface = name.name if loose else " ".join(self.tree.text[span.start : span.end].split())
            if len(surface) > len(self.surfaces.get(known.key, "")):
                self.surfaces[known.key] = surface
            known.name = self.surfaces[known.key]
            found = (known.party(span, "actor:media" if name.kind == "media" else "actor:body"),)
            self.last_of[head.lemma] = found
            return found
        kind = {"state": "state", "seat": "state", "side": "state", "people": "group"}[name.sort]
        return (Party(name.name, kind, name.country, span, name.country or "", None, (f"actor:{name.sort}",)),)

    def _head(self, name: Name) -> Token:
        tokens = self.tree.tokens[name.first : name.last + 1]
        for token in reversed(tokens):
            if token.head is token or not name.first <= token.head.i <= name.last:
                return token
        return tokens[-1]

    def _serves(self, head: Token) -> str | None:
        """`its envoy Orr`, `one of Peru's officials, Orr`: whose a person is by who stands before the name; '' that of no state."""
        above = content(head.head) if head.dep == "appos" else head
        if above is head or above.lemma in words().office or above.lower in words().office:
            for child in above.children:
                if child.tag == "PRP$" and (found := self.parties.get(child.i)):
                    return found[0].country or ""
        return self._single_side(above) if above is not head and is_a(above.lemma, "people") else None

    def _from_appositive(self, head: Token) -> str | None:
        """`Orr, the Canadian minister`; `the Dawn Front, a militia in Mali`: the state that an apposition tells."""
        w = words()
        for child in head.children:
            if child.dep == "appos" and {child.lemma, child.lower} & (w.office | w.bands):
                return self._single_side(child)
        return None

    def _sides(self, token: Token) -> list[Party]:
        """Sides that modify a noun: possessors, adjectives, `of Canada`; several are joined by `and`."""
        out: list[Party] = []
        own = self.at.get(token.i)
        for child in token.children:
            if own is not None and self.at.get(child.i) is own:
                continue
            if child.dep == "poss":
                own_side = [p for member in conjuncts(child) for p in self._modifier(member)]
                # `his Czech counterpart`: the adjective tells the side, not the possessor.
                adjective = child.tag == "PRP$" and any((n := self.at.get(c.i)) is not None and n.sort == "side" for c in token.children)
                out += [] if adjective else own_side
            elif child.dep in MODIFIERS or (child.dep in ("det", "nummod", "dep") and child.i in self.at):
                out += [p for member in conjuncts(child) for p in self._modifier(member)]
                for grand in child.children:
                    if grand.dep in MODIFIERS:
                        out += self._modifier(grand)
        if not out:
            for child in token.children:
                if child.dep == "prep" and child.lower in ("of", "from", "in", "for", "at"):
                    for inner in child.children:
                        if inner.dep == "pobj":
                            out += [p for member in conjuncts(inner) for p in self._behind(member)]
        return out

    def _modifier(self, token: Token) -> tuple[Party, ...]:
        if token.i in self.parties:
            return self.parties[token.i]
        name = self.at.get(token.i)
        if name is not None and name.sort != "person":
            return self._named(self._head(name), name) if self._head(name) is token or name.sort != "body" else ()
        if token.dep == "poss" and name is None:
            return self._of(token)
        return ()

    def _behind(self, token: Token) -> list[Party]:
        """Who stands after `of` or `from`: a side by name, else the side of what is named there."""
        found = list(self.parties.get(token.i) or (self._modifier(token) if token.i in self.at else ()))
        if not found:
            found = self._sides_before(token)
        if not found and token.lemma in words().institution:
            # `a spokesman for the ministry in Lima`
            found = [
                p for c in token.children if c.dep == "prep" and c.lower in ("of", "in") for i in c.children for p in self._modifier(i)
            ]
        if not found and token.i in self.ground:
            code = self.ground[token.i]
            return [Party(countries.name_of(code) or code, "state", code, token.span, code, None, ("actor:ground",))]
        return found

    def _sides_before(self, token: Token) -> list[Party]:
        return [
            p
            for child in token.children
            if child.dep == "poss" or child.dep in MODIFIERS
            for member in conjuncts(child)
            for p in self._modifier(member)
        ]

    def _single_side(self, token: Token) -> str | None:
        codes = {p.country for p in self._sides(token) if p.country}
        return codes.pop() if len(codes) == 1 else None

    def _common(self, token: Token) -> tuple[Party, ...]:
        """A common noun that stands for an actor, by its sort and the sides that modify it."""
        w = words()
        lemma = token.lemma
        if is_pair(token):
            both = distinct(p for p in self._sides(token) if p.country)
            if len(both) > 1:  # `both leaders of Chad and Niger`
                return with_span(tuple(map(its_state, both)), token.span, "actor:pair")
            pair = with_span(self.focus.two(token), token.span, "actor:pair")
            persons = lemma in words().office or lemma in PERSONS or len({p.country for p in pair}) == 1
            return pair if persons else tuple(map(its_state, pair))
        if lemma in w.vague:
            return ()
        if lemma in w.relational:
            return self._related(token)
        if named := self._named_before(token):
            return named
        sort = next(
            (s for s in ("institution", "office", "group", "state") if lemma in getattr(w, s) or token.lower in getattr(w, s)),
            None,
        )
        if sort is None:
            unnamed = unnamed_group(token)
            if unnamed is not None and token.lemma in w.unnamed_groups and (of := [p for p in self._sides(token) if p.country]):
                return (self._described(token, of[0], "group", False),)  # `Congolese policemen`
            if unnamed is not None and token.lemma in w.unnamed_groups and (civic := self._civic(token)):
                return civic
            if unnamed is None and len(token.text) > 2 and token.text.isupper() and (sides := self._sides_before(token)):
                # `the Peruvian DGMO`: letters of a body or an office.
                return (self._described(token, sides[0], "institution", False),)
            if unnamed is not None:
                return (self._crowd(token, unnamed),)
            return self._through(token) or self._affected(token)
        if sort == "institution":
            for child in token.children:
                if (
                    child.dep in ("compound", "nmod", "appos")
                    and (own := self.at.get(child.i)) is not None
                    and own.sort == "body"
                    and child.i == self._head(own).i
                ):
                    return self._named(child, own)
        sides = self._sides(token)
        if sort == "office" and (people := self._named_after(token)):
            return people
        coded = list(
            distinct(
                Party(p.name, p.kind, p.country, p.span, p.country or p.id)
                for p in sides
                if p.country or p.kind in ("organisation", "group", "body")
            )
        )
        if sort == "office" and len(coded) == 1 and coded[0].country and token.tag in ("NN", "NNP") and lemma not in SPEAKING:
            known = self.registry.holder(coded[0].country, lemma)
            if known is not None and not any(c.lower in ("a", "an", "former", "deputy", "vice", "every") for c in token.children):
                return (known.party(phrase(self.tree, token), "actor:holder"),)
            if known is None and definite(token) and (one := self.focus.compatriot(coded[0].country, lemma)):
                return with_span(one, phrase(self.tree, token), "actor:compatriot")
        if coded:
            found = tuple(self._described(token, side, sort, len(coded) > 1) for side in coded)
            self.last_of[lemma] = found
            return found
        if (unnamed := unnamed_group(token)) is not None:
            return (token.lemma in w.unnamed_groups and self._civic(token)) or (self._crowd(token, unnamed),)
        if sort == "state":
            return with_span(self.focus.state(), token.span, "actor:definite") if definite(token) else ()
        if lemma in SPEAKING and not definite(token):
            body = self.focus.body()
            if body is not None:
                name = f"{body.name} {token.text}"
                return (
                    Party(
                        name,
                        "office",
                        body.country,
                        phrase(self.tree, token),
                        key_of(name, body.country),
                        token.text,
                        ("actor:of-body",),
                    ),
                )
        if definite(token) and lemma in self.last_of:
            return with_span(self.last_of[lemma], phrase(self.tree, token), "actor:definite")
        if sort == "office" and definite(token) and token.tag in ("NN", "NNP"):
            officer = self.focus.officer(lemma)
            if officer:
                return with_span(officer, phrase(self.tree, token), "actor:definite")
        return self._civic(token) or self._affected(token)

    def _named_before(self, token: Token) -> tuple[Party, ...]:
        """`the militia`, `the bloc`: the movement or body that was named last, by a word that tells its sort."""
        w, forms = words(), {token.lemma, token.lower}
        if (
            not any(c.lower in ("the", "this") for c in token.children)
            or self._sides(token)
            or any(c.dep == "relcl" for c in token.children)
        ):
            return ()
        found = self.focus.named(("group", "force")) if forms & w.bands else ()
        if not found and forms & w.bodies and token.tag in ("NN", "NNP"):
            found = self.focus.named(("organisation", "group"))
        return with_span(found, phrase(self.tree, token), "actor:definite")

    def _civic(self, token: Token) -> tuple[Party, ...]:
        """`the police`, `protesters`: of the state that the story round them is about."""
        if not is_civic(token) or token.dep == "attr" or (token.tag == "NN" and not definite(token) and token.dep not in SUBJECTS):
            return ()
        country = self._told_by(token) or self.home.of([token])
        if country is None:
            return ()
        side = Party(countries.name_of(country) or country, "state", country, token.span, country)
        w, lemma = words(), token.lemma
        sort = next((s for s in ("institution", "office") if lemma in getattr(w, s) or token.lower in getattr(w, s)), "group")
        described = self._described(token, side, sort, False)
        return (replace(described, rules=(*described.rules, "actor:home")),)

    def _told_by(self, token: Token) -> str | None:
        """`Peru's premier said the army would march`: the army of whoever tells of it, where it is an organ and he serves a state."""
        if token.lemma not in words().institution and token.lower not in words().institution:
            return None
        for above in token.ancestors():
            if above.dep in ("ccomp", "parataxis") and above.head.lemma in words().telling:
                told = [p for c in above.head.children if c.dep == "nsubj" for p in self.parties.get(c.i, ())]
                return told[0].country if len(told) == 1 and told[0].kind in ("office", "person", "organisation", "state") else None
        return None

    def _affected(self, token: Token) -> tuple[Party, ...]:
        """`sanctions on four companies`, `invited foreign journalists`: to whom something is done, by words that name no side."""
        under = token.dep in ("dobj", "nsubjpass", "dative") or (token.dep == "pobj" and token.head.lower in ("on", "against", "at"))
        plain = token.tag in ("NNS", "NNPS") and not definite(token) and not self._sides(token)
        return (self._crowd(token, None),) if under and plain and token.lemma in words().sideless else ()

    def _related(self, token: Token) -> tuple[Party, ...]:
        """`Canada's allies` are a group of their own; `Canada's ally Chile` is Chile."""
        for child in token.children:
            if child.dep == "appos" and (found := self._of(child)):
                return found
        sides = [p for p in self._sides(token) if p.country or p.kind == "organisation"]
        if token.dep == "attr" or (token.dep == "pobj" and token.head.lower == "of"):
            return ()
        if token.tag not in ("NNS", "NNPS") or not (sides or any(c.dep == "amod" for c in token.children)):
            return ()
        return (self._crowd(token, f"{sides[0].name} {token.text}" if sides else None),)

    def _crowd(self, token: Token, name: str | None) -> Party:
        """Those who act without a name, under the words that tell of them."""
        span = phrase(self.tree, token)
        name = name or " ".join(self.tree.text[span.start : span.end].split())
        return Party(name, "group", None, span, key_of(name, None), None, ("actor:unnamed",))

    def _through(self, token: Token) -> tuple[Party, ...]:
        """`thousands of Canadian soldiers`, `10,000 of them`: who follows."""
        if token.pos == "NUM" or token.lemma in PARTS:
            for child in token.children:
                if child.dep == "prep" and child.lower == "of":
                    for inner in child.children:
                        if inner.dep == "pobj":
                            found = self._of(inner)
                            if found:
                                return found
        return ()

    def _named_after(self, token: Token) -> tuple[Party, ...]:
        """`Canada's navy chief, Ann Orr`, `presidents Orr of Canada and Diaz of Peru`: the office and the names are the same people."""
        out: list[Party] = []
        for child in (member for c in token.children if c.dep == "appos" for member in conjuncts(c)):
            if (name := self.at.get(child.i)) is not None and name.sort == "person":
                known = self.registry.person(name.name)
                if known.country is None:
                    known.country = self._single_side(token)
                known.office = known.office or token.text
                known.key = key_of(known.name, known.country)
                out.append(known.party(token.span, "actor:appositive"))
        return tuple(out if token.tag in ("NNS", "NNPS") else out[:1])

    def _described(self, token: Token, side: Party, sort: str, several: bool) -> Party:
        """`Canadian sappers` as a party of Canada; the state itself where the noun says no more than that."""
        country = side.country
        span = phrase(self.tree, token)
        state = countries.name_of(country) if country else side.name
        if sort == "state" or token.lemma in GOVERNMENT:
            return Party(state or side.name, "state", country, span, country or "", None, ("actor:state-noun",))
        words_ = " ".join(self.tree.text[span.start : span.end].split())
        name = f"{side.name} {token.text}" if several else words_
        kind = {"institution": "organisation", "office": "office", "group": "force"}[sort]
        return Party(name, kind, country, span, key_of(name, country), None, (f"actor:{sort}",))
