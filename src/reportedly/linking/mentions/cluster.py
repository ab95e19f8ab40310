"""Mentions to happenings: reports to stories by their words first, then the mentions by their features."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import numpy as np

from reportedly.linking.mentions.agglomerate import agglomerate
from reportedly.linking.mentions.features import Context, features, probability, rules
from reportedly.linking.mentions.terms import Article, Mention, Vector, cosine, weighed


def cluster(articles: Sequence[Article], rarity: Sequence[Article] = ()) -> dict[tuple[str, int], int]:
    """The happening of each mention, by article id and number of the mention; happenings are numbered.

    `rarity` are the articles that tell which words are rare (default: those compared).
    """
    known = context(articles, rarity or articles)
    mentions = [(one.id, number, mention) for one in articles for number, mention in enumerate(one.mentions)]
    if not mentions:
        return {}
    table, cosines = np.zeros((len(mentions), len(mentions))), dict[tuple[str, str], float]()
    for i, j in combinations(range(len(mentions)), 2):
        table[i, j] = table[j, i] = 1 - probability(features(mentions[i][2], mentions[j][2], known, cosines))
    found = agglomerate(table, "average", 1 - rules().threshold)
    return {(name, number): label for (name, number, _), label in zip(mentions, found, strict=True)}


def context(articles: Sequence[Article], rarity: Sequence[Article]) -> Context:
    """What the comparison of these articles' mentions needs to know."""
    articles_with: Counter[str] = Counter(word for one in rarity for word in one.counts)
    vectors = {one.id: weighed(one.counts, articles_with, len(rarity)) for one in articles}
    mentions: list[Mention] = [mention for one in articles for mention in one.mentions]
    return Context(
        articles=vectors,
        stories=stories(vectors),
        mentioned=Counter(mention.stem for mention in mentions),
        sentences={id(m): weighed(m.sentence, articles_with, len(rarity)) for m in mentions},
        nears={id(m): weighed(m.near, articles_with, len(rarity)) for m in mentions},
    )


def stories(vectors: dict[str, Vector]) -> dict[str, int]:
    """The story of each article: Ward's clustering of one minus the cosine."""
    names = list(vectors)
    table = np.array([[0.0 if a == b else 1 - cosine(vectors[a], vectors[b]) for b in names] for a in names])
    return dict(zip(names, agglomerate(table, "ward", rules().story), strict=True)) if names else {}
