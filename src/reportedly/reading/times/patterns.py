"""Patterns over word classes, compiled to regular expressions over one code point a token.

A report becomes a string with one character a token; a word's character stands for the set of classes and
literals that it belongs to, `.` for a word that no pattern knows. So one pass of the regular expression
engine finds all candidates, at a cost that hardly grows with the number of rules.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from reportedly.model.syntax import Token
from reportedly.reading.times import words

OTHER = "."
# Classes of figures, told by their shape and not by a list of words.
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("D", re.compile(r"0?[1-9]|[12]\d|3[01]")),
    ("N", re.compile(r"\d{1,3}(,\d{3})+|\d{1,3}|\d{5,}|\d+\.\d+")),
    ("Y", re.compile(r"1\d{3}|20\d{2}|2100")),
    ("MIL", re.compile(r"([01]\d|2[0-3])[0-5]\d")),
    ("STAMP", re.compile(r"[0-3]\dt[0-2]\d:[0-5]\d(:[0-5]\d(\.\d+)?)?z?")),
    ("OD", re.compile(r"\d{1,2}(st|nd|rd|th)")),
    ("CLOCK", re.compile(r"([01]?\d|2[0-4])[:.][0-5]\d(:[0-5]\d)?([ap]m|gmt)?|\d{1,2}[ap]m|\d{4}gmt")),
    ("DECADE", re.compile(r"(1[5-9]|20)?\d0s|(mid|early|late)-(1[5-9]|20)?\d0s")),
    ("SLASH", re.compile(r"\d{1,2}/\d{1,2}/(\d{4}|\d{2})|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4}")),
    ("YPART", re.compile(r"(mid|early|late)-(1[5-9]|20)\d{2}")),
    ("YSLASH", re.compile(r"(19|20)\d{2}/\d{2}(\d{2})?")),
    ("FRAC", re.compile(r"1/2|1/4|3/4|½|¼|¾")),
    ("FY", re.compile(r"fy\d{2}(\d{2})?")),
    ("QCODE", re.compile(r"q[1-4]")),
)
# Repeats have an end, so that a page of `two two two ...` costs no more than others.
REPEATS = {"*": "{0,8}", "+": "{1,8}"}
MARK = re.compile(r"[a-z]\w*=|[A-Z][A-Z_]*|[a-z'][\w'.]*|[-,/]|[()|?*+]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One grammar rule: its name, what makes a time of it, and its expression over codes."""

    name: str
    make: str
    expression: re.Pattern[str]
    gate: str | None
    value: str | None


@dataclass(frozen=True)
class Grammar:
    """All rules compiled. `codes` gives a lower-case word its character, `gates` a condition on its tag."""

    codes: dict[str, str]
    shapes: dict[str, str]
    gates: dict[str, str]
    rules: tuple[Rule, ...]
    starts: re.Pattern[str]
    prefixes: tuple[tuple[str, re.Pattern[str]], ...]
    bounds: tuple[tuple[str, re.Pattern[str]], ...]
    suffixes: tuple[re.Pattern[str], ...]


def _atoms(pattern: str, macros: dict[str, str]) -> list[str]:
    out: list[str] = []
    for atom in MARK.findall(pattern):
        out.extend(_atoms(macros[atom], macros) if atom in macros else [atom])
    return out


def _expression(pattern: str, macros: dict[str, str], sets: dict[str, str]) -> str:
    """The pattern as a regular expression; `name=X` becomes a group, numbered where a name comes twice."""
    out: list[str] = []
    names: dict[str, int] = {}
    open_names: list[int] = []
    depth, wait = 0, ""
    for atom in _atoms(pattern, macros):
        if atom.endswith("=") and atom != "=":
            name = atom[:-1]
            names[name] = names.get(name, 0) + 1
            wait = f"(?P<{name}>" if names[name] == 1 else f"(?P<{name}__{names[name]}>"
        elif atom == "(":
            out.append(wait + "(?:" if wait else "(?:")
            if wait:
                open_names.append(depth)
            depth, wait = depth + 1, ""
        elif atom == ")":
            depth -= 1
            out.append(")")
            if open_names and open_names[-1] == depth:
                open_names.pop()
                out.append(")")
        elif atom in "|?*+":
            out.append(REPEATS.get(atom, atom))
        else:
            out.append(f"{wait}[{sets[atom]}]{')' if wait else ''}")
            wait = ""
    return "".join(out)


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The grammar of `times.yaml`, compiled once a process."""
    data = words.load()
    macros: dict[str, str] = data["macros"] | {"HOLIDAY": f"({' | '.join(sorted(data['holidays'], key=len, reverse=True))})"}
    texts = [r["pattern"] for r in data["rules"]] + [p for key in ("prefixes", "bounds") for ps in data[key].values() for p in ps]
    texts += data["suffixes"]
    member: dict[str, set[str]] = {}
    for name, entries in words.classes().items():
        for word in entries:
            member.setdefault(word, set()).add(name)
    for text in texts:
        for atom in _atoms(text, macros):
            if atom not in "()|?*+" and not atom.endswith("=") and not atom.isupper():
                member.setdefault(atom, set()).add(atom)
    signatures = {frozenset(s) for s in member.values()}
    kinds = [frozenset({name}) for name, _ in SHAPES] + [frozenset({"D", "N"})]
    order = sorted(signatures, key=sorted) + [k for k in kinds if k not in signatures]
    char = {signature: chr(0xE000 + k) for k, signature in enumerate(order)}
    sets: dict[str, str] = {}
    for signature, c in char.items():
        for name in signature:
            sets[name] = sets.get(name, "") + c
    rules = tuple(
        Rule(
            r["name"],
            r["make"],
            re.compile(_expression(r["pattern"], macros, sets)),
            r.get("gate"),
            r.get("value"),
        )
        for r in data["rules"]
    )
    starts = re.compile("|".join(f"(?:{re.sub(r'[?]P<[a-z_0-9]+>', '?:', r.expression.pattern)})" for r in rules))

    def before(key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple((name, re.compile(_expression(p, macros, sets) + r"\Z")) for name, ps in data[key].items() for p in ps)

    gates = {word: gate for gate, listed in data["gates"].items() for word in listed}
    return Grammar(
        {word: char[frozenset(s)] for word, s in member.items()},
        {name: char[frozenset({name})] for name, _ in SHAPES},
        gates, rules, starts, before("prefixes"), before("bounds"),
        tuple(re.compile(_expression(p, macros, sets)) for p in data["suffixes"]),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def shape(word: str) -> str:
    """The code of a word told by its shape."""
    for name, expression in SHAPES:
        if expression.fullmatch(word):
            return grammar().shapes[name]
    return OTHER


def encode(tokens: list[Token]) -> str:
    """One character a token."""
    g = grammar()
    codes, gates, out = g.codes, g.gates, []
    for token in tokens:
        code = codes.get(token.lower)
        if code is None:
            first = token.lower[0]
            code = shape(token.lower) if first.isdigit() or first in "mfqel" else OTHER
        elif token.lower in gates:
            gate = gates[token.lower]
            if gate == "proper":
                kept = token.text[0].isupper() and token.tag not in ("MD", "VB", "VBD", "VBP")
            else:
                kept = token.tag[:2] == "NN"
            if not kept:
                code = OTHER if token.lower not in ("second",) else code
        out.append(code)
    return "".join(out)
