"""Persons with their offices and countries, before a report is gone through: a first line may name whom the third explains."""

from collections.abc import Callable, Container, Iterable

from reportedly.codebook.classes import is_a
from reportedly.model.mentions import Party
from reportedly.model.syntax import Token, Tree
from reportedly.reading.actors import names
from reportedly.reading.actors.home import CLEAR, Home
from reportedly.reading.actors.names import Name
from reportedly.reading.actors.people import Known, Registry, key_of
from reportedly.reading.actors.words import words
from reportedly.reading.grammar import SUBJECTS

Behind = Callable[[Token], Iterable[Party]]
OFFICIAL = 1.0  # how clearly a state must speak for one who holds an office
REACH = 9  # tokens before a name in which its office and state are looked for


class Introduction:
    """`at` has the name over each token, `behind` tells whom a noun after `of` belongs to.

    Names that nothing makes a person are taken out of `at`.
    """

    def __init__(self, tree: Tree, at: dict[int, Name], grounds: Container[int], registry: Registry, home: Home, behind: Behind) -> None:
        self.tree, self.at, self.grounds, self.registry, self.home, self.behind = tree, at, grounds, registry, home, behind
        self.international = any(name.sort == "body" and name.country is None and name.kind != "media" for name in at.values())

    def introduce(self, found: list[Name]) -> None:
        """Makes all persons known, the fullest names first."""
        persons = sorted((n for n in found if n.sort == "person"), key=lambda n: (-(n.last - n.first), n.first))
        for name in persons:
            if name.last > name.first or name.office:
                self.registry.person(name.name, name.office, self._told_country(name))
        met: dict[int, tuple[Known, list[Name]]] = {}
        for name in persons:
            if (
                name.last == name.first
                and not name.office
                and not self.registry.is_person(name.name)
                and not names.leader_country(name.name)
                and not self._acts(name)
            ):
                # One word that nothing makes a person: a ship, a product, a place unheard of.
                del self.at[name.first]
                continue
            known = self.registry.person(name.name)
            if known.country is None:
                known.country = self._told_country(name) or names.leader_country(known.name)
            met.setdefault(id(known), (known, []))[1].append(name)
        for known, several in met.values():
            if known.country is None and self._at_home(known, several):
                # One who holds an office serves some state of the story: that of the place where the text brings him in.
                where = [self._introduced(several)] if known.office else several
                known.country = self.home.of((self._head(name) for name in where), OFFICIAL if known.office else CLEAR)
                known.at_home = known.country is not None
                known.key = key_of(known.name, known.country)

    def _introduced(self, several: list[Name]) -> Name:
        """The name beside which the office is told."""
        beside = (name for name in several if name.office or any(c.dep == "appos" for c in self._head(name).children))
        return next(beside, several[0])

    def _acts(self, name: Name) -> bool:
        """True where a bare capitalised word acts or owns something, is no place, and is told of again."""
        token = self.tree.tokens[name.first]
        return (
            token.dep in ("nsubj", "nsubjpass", "poss")
            and token.i not in self.grounds
            and not token.text.isupper()
            and any(t.i != token.i and t.text == token.text for t in self.tree.tokens)
        )

    def _head(self, name: Name) -> Token:
        return self.tree.tokens[name.last]

    def _at_home(self, known: Known, several: list[Name]) -> bool:
        """True where a person may be of the state that the story is about: holds an office or acts, of no body of several states."""
        told = [c for name in several for c in self._head(name).children if c.dep == "appos" and self._is_office(c)]
        if known.office is None and told:
            known.office = told[0].text
        office = set((known.office or "").casefold().split())
        if office & words().unaligned:
            return False
        if not office and not any(self._head(name).dep in SUBJECTS for name in several):
            return False
        return not any(self._of_a_body(name) for name in several)

    def _of_a_body(self, name: Name) -> bool:
        """`United Nations envoy Ann Orr`, `Ann Orr, head of the World Bank`: a body without a state near the name."""
        head = self._head(name)
        beside = [t for c in head.children if c.dep in ("appos", "prep", "relcl") for t in c.subtree()[:12]]
        if head.dep == "appos":
            beside += [t for t in head.head.subtree() if t.i < name.first]
        before = [t for t in self.tree.tokens[max(0, name.first - REACH) : name.first] if t.sent is head.sent]
        cut = max((k for k, t in enumerate(before) if t.pos in ("VERB", "AUX")), default=-1)
        for token in (*before[cut + 1 :], *beside):
            body = self.at.get(token.i)
            if body is not None and body.sort == "body" and body.country is None and body.kind != "media":
                return True
            if token.lemma in ("bloc", "union") or token.lemma in words().unaligned:
                return True
            if token.lemma in words().bodies and self.international and not any(self._told(c) for c in token.children):
                return True
        return False

    def _told_country(self, name: Name) -> str | None:
        """The country that words before or after a person's name tell."""
        tokens = self.tree.tokens
        above = self._head(name).head
        if self._head(name).dep == "appos" and self._is_office(above):
            # `Peru's new envoy, Orr`
            codes = {self.at[c.i].country for c in above.children if c.dep in ("poss", "amod", "compound", "nmod") and c.i in self.at}
            if len(codes) == 1 and (country := codes.pop()):
                return country
        k = name.first - 1
        floor = max(0, name.first - 9)
        while k >= floor and tokens[k].sent is tokens[name.first].sent:
            token = tokens[k]
            before = self.at.get(k)
            if (
                before is not None
                and before.sort in ("state", "side", "seat")
                and (before.sort == "side" or self._modifies(tokens, k, name))
            ):
                return before.country
            if before is not None and before.sort == "body" and before.country and before.kind != "media":
                return before.country
            lower = token.lower
            if not (
                lower in words().office or token.lemma in words().office or token.tag in ("NN", "NNP", "JJ", "NNS", "POS", "HYPH", "NNPS")
                or lower in names.TITLES or lower in ("of", "the", ",")
            ):  # fmt: skip
                break
            if lower in (",", "of", "the") and not (name.office or k < name.first - 1):
                break
            if lower == "," and self._head(name).dep != "appos":
                break  # `at the summit in Lima, President Orr said`
            k -= 1
        return self._country_after(name)

    def _modifies(self, tokens: list[Token], k: int, name: Name) -> bool:
        """`Canada's leader Orr`, `Canada leader Orr`, `leader of Canada, Orr`: never `met Canada, Orr said`."""
        after = tokens[k + 1].lower if k + 1 < len(tokens) else ""
        if after in ("'s", "’s", "'", "’"):
            return True
        if k + 1 < name.first and (
            after in words().office or tokens[k + 1].lemma in words().office or tokens[k].dep in ("compound", "nmod", "amod")
        ):
            return True
        before = tokens[k - 1].lower if k else ""
        return bool(name.office) and before in ("of", "the") and after != ","

    def _country_after(self, name: Name) -> str | None:
        """`Orr, the Canadian minister`; `Orr, head of Canada's navy`; `Orr (Canada)`."""
        tokens = self.tree.tokens
        for child in tokens[name.last].children:
            if child.dep == "prep" and child.lower in ("of", "from") and child.i == name.last + 1:
                codes = {p.country for c in child.children if c.dep == "pobj" for p in self.behind(c) if p.country}
                if len(codes) == 1:
                    return codes.pop()
        k = name.last + 1
        if k >= len(tokens) or tokens[k].text not in (",", "("):
            return None
        appositive = next((c for c in tokens[name.last].children if c.dep == "appos"), None)
        if appositive is None or not (self._is_office(appositive) or is_a(appositive.lemma, "people")):
            return None
        for token in appositive.subtree()[:14]:
            found = self.at.get(token.i)
            if found is None or found.kind == "media" or _elsewhere(token, appositive):
                continue
            if found.sort == "person":
                # `Orr, adviser to President Rojas`: of his country.
                above = self.registry.person(found.name).country or names.leader_country(found.name)
                if above and self._is_office(appositive) and token.i > appositive.i:
                    return above
            elif found.country and (self._is_office(appositive) or found.sort in ("side", "people")):
                return found.country
        return None

    def _told(self, token: Token) -> bool:
        """True where a word names a side."""
        found = self.at.get(token.i)
        return found is not None and found.country is not None

    def _is_office(self, token: Token) -> bool:
        return token.lemma in words().office or token.lower in words().office


def _elsewhere(token: Token, office: Token) -> bool:
    """`Orr, a senator who flew to Lima`, `envoy to Peru`: a side in what is told of an office is not whose office it is."""
    if token.dep == "pobj" and token.head.lower in ("to", "with", "against"):
        return True
    for above in (token, *token.ancestors()):
        if above is office:
            return False
        if above.dep in ("relcl", "acl", "advcl"):
            return True
    return False
