"""Event mentions given, their clusters found: the product's linking of mentions beside the words' own baseline."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.quality.blind import split
from bench.quality.scored import files_of, records_of, run, score_of
from reportedly.linking.mentions import Article, article, cluster
from reportedly.model.span import Span
from reportedly.reading import syntax

Record = dict[str, Any]


def measure(data: Path) -> dict[str, Any]:
    """Of each file its figures, those of the baseline (same head lemma within a topic), both of the blind topics too."""
    score, out = score_of("linking", data), {}
    for file in files_of("linking", data):
        records = records_of(file)
        articles = articles_of(records)
        rows, plain = list(clusters(records, articles)), list(same_lemma(records, articles))
        result = run(score, "linking", records, rows) | {"baseline": run(score, "linking", records, plain)}
        _, blind = split("linking", records)
        if blind:
            ids = {record["id"] for record in blind}
            result["blind"] = run(score, "linking", blind, [row for row in rows if row["id"] in ids])
            result["blind"]["baseline"] = run(score, "linking", blind, [row for row in plain if row["id"] in ids])
        out[file.stem] = result
    return out


def predict(records: Iterable[Record]) -> Iterator[Record]:
    """Records {"id", "topic", "text", "mentions"} to {"id", "mentions": [{"start", "end", "cluster"}]}."""
    kept = list(records)
    yield from clusters(kept, articles_of(kept))


def articles_of(records: Sequence[Record]) -> list[Article]:
    """The articles, in order, as linking sees them."""
    trees = syntax.parse((record["text"], ()) for record in records)
    return [
        article(record["id"], tree, [Span(m["start"], m["end"]) for m in record["mentions"]])
        for record, tree in zip(records, trees, strict=True)
    ]


def clusters(records: Sequence[Record], articles: Sequence[Article]) -> Iterator[Record]:
    """Each topic clustered by itself, without its sub-topics; rarity of words is that of all articles."""
    topics = defaultdict(list)
    for record, one in zip(records, articles, strict=True):
        topics[record.get("topic")].append(one)
    found = {(topic, *key): label for topic, some in topics.items() for key, label in cluster(some, articles).items()}
    for record in records:
        yield _row(record, [f"{record.get('topic')}-{found[record.get('topic'), record['id'], i]}" for i in range(len(record["mentions"]))])


def same_lemma(records: Sequence[Record], articles: Sequence[Article]) -> Iterator[Record]:
    """The baseline: mentions of one head lemma in a topic are one."""
    for record, one in zip(records, articles, strict=True):
        yield _row(record, [f"{record.get('topic')}-{mention.lemma}" for mention in one.mentions])


def _row(record: Record, labels: Sequence[str]) -> Record:
    mentions = [{"start": m["start"], "end": m["end"], "cluster": label} for m, label in zip(record["mentions"], labels, strict=True)]
    return {"id": record["id"], "mentions": mentions}
