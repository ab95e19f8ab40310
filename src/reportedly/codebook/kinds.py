"""Kinds of events as data: one YAML file a kind, checked when loaded, compiled to an index by trigger word.

A user's folder may add kinds or replace built-in ones by a file of the same name. A frame names its triggers
(`verbs`, `nouns`, `adjectives`), what its slots must hold, and which slots give `actor` and `recipient`; the
slots are those of reading/grammar.py. A frame of a symmetric kind that names its own `recipient` is one-sided
(`promised Peru help`); `unless` lists words that, hanging on the trigger, make it something else (`press conference`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from reportedly.codebook import classes
from reportedly.codebook.phrases import listed
from reportedly.errors import CodebookError


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which `on`, `no` and `yes` are words: they are slots and codes here, not truth values."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
    for first, found in _Loader.yaml_implicit_resolvers.items()
}

WORDS = ("verbs", "nouns", "adjectives")
ROLES = ("actor", "recipient")
KEYS = frozenset(
    {
        "title",
        "definition",
        "plover",
        "mode",
        "contexts",
        "cameo",
        "symmetric",
        "verbal",
        "counterpart",
        "actor",
        "recipient",
        "noun_actor",
        "noun_recipient",
        "frames",
        "examples",
        "counter_examples",
    }
)
NEEDED = ("title", "definition", "plover", "frames", "examples")
SLOTS = frozenset(
    [
        "subject",
        "object",
        "dative",
        "attribute",
        "poss",
        "modifier",
        "purpose",
        "xcomp",
        "how",
        "clause",
        "duty",
        "out",
        "of",
        "to",
        "in",
        "at",
        "with",
        "from",
        "for",
        "on",
        "by",
        "as",
        "into",
        "against",
        "between",
        "among",
        "over",
        "near",
        "about",
        "toward",
        "towards",
        "along",
        "across",
        "around",
        "alongside",
        "after",
        "during",
        "under",
        "without",
        "behind",
        "inside",
        "round",
        "through",
        "outside",
        "off",
        "before",
        "within",
        "governor",
        "negation",
        "count",
    ]
) | {"of object", "modifier of object", "by object", "any of object"}
SORTS = frozenset({"any", "number", "side", "person", "place", "several", "negated"})
PLOVER = frozenset(
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ]
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of telling a kind of event. `needs` are (slot, accepted classes or `=word`s); roles list slots, best first.

    `wide` frames tell an event of political news at large; the ledger takes those between sides alone.
    """

    kind: str
    triggers: tuple[str, ...]
    pos: str
    needs: tuple[tuple[str, frozenset[str]], ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    status: str = ""
    plover: str = ""
    number: int = 0
    symmetric: bool = False
    unless: frozenset[str] = frozenset()
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that must give an event of the kind."""

    text: str
    trigger: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event, as its file defines it.

    `counterpart` names the roles that the report's other side fills where a clause leaves them unsaid; `roles` the
    slots of the file's own roles, for the frames of the wider lexicon, whose examples are `wider`.
    """

    name: str
    title: str
    definition: str
    plover: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    symmetric: bool
    verbal: bool
    counterpart: frozenset[str]
    frames: tuple[Frame, ...]
    examples: tuple[Example, ...]
    counter_examples: tuple[str, ...]
    roles: Mapping[str, Any]
    wider: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """All kinds by name, and frames by part of speech and first word of the trigger."""

    kinds: Mapping[str, Kind]
    index: Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], Frame], ...]]

    def frames(self, pos: str, lemma: str) -> tuple[tuple[tuple[str, ...], Frame], ...]:
        """(words of the trigger, frame) of the triggers that begin with a lemma; `pos` is verb, noun or adjective."""
        return self.index.get((pos, lemma), ())


@lru_cache(maxsize=4)
def load(folder: Path | None = None) -> Codebook:
    """The built-in kinds, with those of a user's folder. Raises CodebookError that names file, line and key."""
    kinds: dict[str, Kind] = {}
    built_in = resources.files("reportedly.codebook").joinpath("kinds")
    for file in sorted(built_in.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml"):
            kinds[file.name[:-5]] = _kind(file.name[:-5], file.read_text(encoding="utf-8"), f"kinds/{file.name}")
    for file in sorted(resources.files("reportedly.codebook").joinpath("wide").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml"):
            name = file.name[:-5]
            kinds[name] = widened(kinds[name], file.read_text(encoding="utf-8"), f"wide/{file.name}")
    if folder is not None:
        for path in _own(folder):
            try:
                text = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise CodebookError(f"{path}: cannot be read as UTF-8 text ({error}).") from None
            kinds[path.stem] = _kind(path.stem, text, str(path))
    return Codebook(kinds, _index(kinds))


def widened(kind: Kind, text: str, where: str) -> Kind:
    """The kind with the frames of a file of the wider lexicon, which may name roles of its own and examples."""
    file = _File(where, text)
    data = yaml.load(text, Loader=_Loader)
    own = {f"{prefix}{role}" for prefix in ("", "noun_") for role in ROLES}
    for key in data:
        if key not in own | {"frames", "examples"}:
            raise file.error(str(key), "is not known in the wider lexicon.")
    data = {"symmetric": "true" if kind.symmetric else "false", **kind.roles, **data}
    frames = tuple(replace(f, number=len(kind.frames) + f.number, wide=True) for f in _frames(kind.name, data, file))
    return replace(kind, frames=kind.frames + frames, wider=tuple(_example(e, file) for e in data["examples"]))


def _own(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise CodebookError(f"{folder} is no folder. Name a folder that holds one YAML file a kind.")
    found = sorted(folder.glob("*.yaml"))
    if not found:
        raise CodebookError(f"{folder} holds no .yaml file. A kind is one file, such as {folder}/expel.yaml.")
    return found


def _index(kinds: Mapping[str, Kind]) -> dict[tuple[str, str], tuple[tuple[tuple[str, ...], Frame], ...]]:
    index: dict[tuple[str, str], list[tuple[tuple[str, ...], Frame]]] = {}
    for kind in kinds.values():
        for frame in kind.frames:
            for trigger in frame.triggers:
                words = tuple(trigger.replace("-", " - ").split())
                index.setdefault((frame.pos, words[0]), []).append((words, frame))
    return {key: tuple(sorted(found, key=lambda f: -len(f[0]))) for key, found in index.items()}


class _File:
    """One file while it is checked: errors name its line."""

    def __init__(self, where: str, text: str) -> None:
        self.where, self.lines = where, text.splitlines()

    def error(self, key: str, wrong: str) -> CodebookError:
        line = next((n for n, row in enumerate(self.lines, 1) if f"{key}:" in row or key in row.split()), 1)
        return CodebookError(f"{self.where}, line {line}, key {key}: {wrong}")


def _kind(name: str, text: str, where: str) -> Kind:
    file = _File(where, text)
    try:
        data = yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CodebookError(f"{where}, line {line}: not valid YAML ({error.problem}).") from None
    if not isinstance(data, dict):
        raise CodebookError(f"{where}, line 1: a kind is a mapping of keys such as title, definition, plover, frames.")
    for key in data:
        if key not in KEYS:
            raise file.error(str(key), f"is not known. Known keys: {', '.join(sorted(KEYS))}.")
    for key in NEEDED:
        if key not in data:
            raise CodebookError(f"{where}, line 1, key {key}: is missing.")
    if data["plover"] not in PLOVER:
        raise file.error("plover", f"{data['plover']} is no PLOVER event. Use one of {', '.join(sorted(PLOVER))}.")
    return Kind(
        name=name,
        title=str(data["title"]),
        definition=str(data["definition"]),
        plover=data["plover"],
        mode=data.get("mode"),
        contexts=listed(data.get("contexts")),
        cameo=data.get("cameo"),
        symmetric=data.get("symmetric") == "true",
        verbal=data.get("verbal") == "true",
        counterpart=frozenset(listed(data.get("counterpart"))),
        frames=tuple(_frames(name, data, file)),
        examples=tuple(_example(e, file) for e in data["examples"]),
        counter_examples=tuple(str(e) for e in data.get("counter_examples") or ()),
        roles={key: value for key, value in data.items() if key.endswith(ROLES)},
    )


def _example(data: Any, file: _File) -> Example:
    if not isinstance(data, dict) or "text" not in data or "trigger" not in data:
        raise file.error("examples", "an example needs `text` and `trigger`.")
    return Example(
        str(data["text"]),
        str(data["trigger"]),
        listed(data.get("actors")),
        listed(data.get("recipients")),
        data.get("status", "happened"),
    )


def _frames(kind: str, data: dict[str, Any], file: _File) -> Iterator[Frame]:
    if not isinstance(data["frames"], list):
        raise file.error("frames", "must be a list.")
    for number, row in enumerate(data["frames"]):
        pos = next((w for w in WORDS if w in row), None) if isinstance(row, dict) else None
        if pos is None:
            raise file.error("frames", f"frame {number + 1} names no triggers: give it verbs, nouns or adjectives.")
        needs = []
        for key, value in row.items():
            if key in WORDS or key in ROLES or key in ("status", "event", "unless"):
                continue
            if key not in SLOTS:
                raise file.error(str(key), f"is no slot. Slots: {', '.join(sorted(SLOTS))}.")
            wanted = frozenset(listed(value))
            unknown = [w for w in wanted if not w.startswith("=") and w not in SORTS and w not in classes.names()]
            if unknown:
                raise file.error(str(key), f"{unknown[0]} is no class of words; write ={unknown[0]} for the word itself.")
            needs.append((str(key), wanted))
        prefix = "noun_" if pos == "nouns" else ""
        roles = {role: listed(row.get(role, data.get(prefix + role, []))) for role in ROLES}
        yield Frame(
            kind,
            listed(row[pos]),
            pos[:-1],
            tuple(needs),
            roles["actor"],
            roles["recipient"],
            row.get("status", ""),
            row.get("event", ""),
            number,
            data.get("symmetric") == "true" and "recipient" not in row,
            frozenset(listed(row.get("unless"))),
        )
