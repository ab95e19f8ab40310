"""What two mentions have in common, by name; weights stand in `codebook/mentions.yaml`."""

import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from reportedly.codebook.concepts import distance
from reportedly.linking.mentions.terms import Mention, Vector, cosine

SAME_SENSE, OTHER_SENSE, NEAR_SENSE = 1.0, 3.0, 2.0  # highest costs (`concepts.distance`)


@dataclass(frozen=True, slots=True)
class Rules:
    """`codebook/mentions.yaml`: bounds of the two clusterings, weights of the features, words of two sorts."""

    story: float
    threshold: float
    weights: dict[str, float]
    speech: frozenset[str]
    light: frozenset[str]


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules, read once."""
    text = resources.files("reportedly.codebook").joinpath("mentions.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return Rules(data["story"], data["threshold"], data["weights"], frozenset(data["speech"].split()), frozenset(data["light"].split()))


@dataclass(frozen=True, slots=True)
class Context:
    """What the comparison knows beside two mentions: of each article its vector and story, how often a stem is mentioned."""

    articles: dict[str, Vector]
    stories: dict[str, int]
    mentioned: Counter[str]
    sentences: dict[int, Vector]
    nears: dict[int, Vector]


def features(a: Mention, b: Mention, known: Context, cosines: dict[tuple[str, str], float]) -> dict[str, float]:
    """The features of a pair; the order of the two makes no difference."""
    same = float(a.stem == b.stem)
    shared, beside = (0.0, 0.0) if same else distance(a.lemma, b.lemma)
    like = 0.0 if same else float(shared <= SAME_SENSE)
    loose = 0.0 if same or like else float(shared <= OTHER_SENSE)
    near = 0.0 if same or like or loose else float(beside <= NEAR_SENSE)
    alike = max(like, loose, near)
    pair = (min(a.article, b.article), max(a.article, b.article))
    if pair not in cosines:
        cosines[pair] = cosine(known.articles[a.article], known.articles[b.article])
    article, story = cosines[pair], float(known.stories[a.article] == known.stories[b.article])
    subject, other = _share(a.subjects, b.subjects), _share(a.objects, b.objects)
    apart = float(bool(a.subjects and b.subjects) and not subject)
    sentence, around = cosine(known.sentences[id(a)], known.sentences[id(b)]), cosine(known.nears[id(a)], known.nears[id(b)])
    speech = float(a.lemma in rules().speech and b.lemma in rules().speech)
    light = float(a.lemma in rules().light or b.lemma in rules().light)
    return {
        "base": 1.0,
        "stem-same": same,
        "sense-same": like,
        "sense-other": loose,
        "sense-near": near,
        "articles": article,
        "articles-little": min(article, 0.3),
        "article-same": float(a.article == b.article),
        "story-same": story,
        "story-stem": story * same,
        "story-sense": story * alike,
        "subject-same": subject,
        "subject-apart": apart,
        "object-same": other,
        "object-apart": float(bool(a.objects and b.objects) and not other),
        "sentences": sentence,
        "words-near": around,
        "names": _share(a.names, b.names),
        "numbers": _share(a.numbers, b.numbers),
        "speech": speech,
        "speech-stem": speech * same,
        "speech-subject": speech * subject,
        "speech-apart": speech * apart,
        "speech-near": speech * around,
        "stem-articles": same * article,
        "stem-subject": same * subject,
        "stem-object": same * other,
        "stem-sentences": same * sentence,
        "stem-often": same * math.log(known.mentioned[a.stem] + known.mentioned[b.stem]),
        "sense-articles": max(same, alike) * article,
        "sense-sentences": max(same, alike) * sentence,
        "pos-same": float(a.pos == b.pos),
        "names-both": float(a.pos == b.pos == "PROPN"),
        "light": light,
        "light-stem": light * same,
        "words": _share(a.words, b.words),
    }


def probability(found: dict[str, float]) -> float:
    """That the two name one happening: the logistic function of the weighed sum."""
    weights = rules().weights
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in found.items())))


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
