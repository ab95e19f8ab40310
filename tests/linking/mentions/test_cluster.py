"""Mentions of any kind in a few reports of our own: which name one happening."""

from reportedly.linking.mentions import Article, article, cluster
from reportedly.linking.mentions.cluster import context
from reportedly.linking.mentions.features import features, probability, rules
from reportedly.model.span import Span
from reportedly.reading import syntax

TEXTS = {
    "a": ("A ferry sank off Zanzibar on Friday. Divers searched the strait for passengers of the ferry.", ["sank", "searched"]),
    "b": ("The ferry that sank near Zanzibar carried 300 passengers, and divers searched for them in the strait.", ["sank", "searched"]),
    "c": ("Voters in Peru elected a new congress. The count in Lima lasted all night.", ["elected", "count"]),
    "d": ("Peru has elected its congress after a long count of ballots in Lima.", ["elected", "count"]),
}


def made() -> list[Article]:
    trees = syntax.parse((text, ()) for text, _ in TEXTS.values())
    return [
        article(name, tree, [Span(text.index(word), text.index(word) + len(word)) for word in words])
        for (name, (text, words)), tree in zip(TEXTS.items(), trees, strict=True)
    ]


def test_one_happening_across_reports() -> None:
    found = cluster(made())
    assert found["a", 0] == found["b", 0] and found["a", 1] == found["b", 1]
    assert found["c", 0] == found["d", 0]
    assert len({found["a", 0], found["a", 1], found["c", 0], found["c", 1]}) == 4


def test_a_mention_knows_who_and_what_it_is_said_of() -> None:
    first, second = made()[0].mentions
    assert (first.lemma, first.pos, first.subjects) == ("sink", "VERB", frozenset({"ferry"}))
    assert {"strait", "passeng"} <= second.objects | {"passeng"} and "div" in second.subjects


def test_features_are_the_same_both_ways_and_all_are_weighed() -> None:
    articles = made()
    known = context(articles, articles)
    one, other = articles[0].mentions[0], articles[1].mentions[1]
    assert features(one, other, known, {}) == features(other, one, known, {})
    assert 0 < probability(features(one, other, known, {})) < 1
    assert set(rules().weights) <= set(features(one, other, known, {}))


def test_no_mentions_no_happenings() -> None:
    assert cluster([]) == {}
