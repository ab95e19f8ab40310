"""A small crawl made for the tests: pages in an archive, lines of JSON and rows of a table, with all that a crawl has besides."""

import gzip
import html
import json
import random
import re
from pathlib import Path
from typing import Any

from bench.speed.read import EXAMPLES

from reportedly.intake import read_path
from reportedly.model.report import Report

SENTENCE = re.compile(r"[^.!?]+[.!?]+[”\"’]?\s*")
FOREIGN = "Министр иностранных дел прибыл в столицу в понедельник и провёл переговоры о границе, сообщило агентство. " * 3


def texts(count: int, seed: int = 3) -> list[dict[str, str]]:
    """Reports of two short paragraphs, of sentences of the examples mixed anew."""
    chance = random.Random(seed)
    found = [item for item in read_path(EXAMPLES) if isinstance(item, Report)]
    sentences = [match.group().strip() for report in found for match in SENTENCE.finditer(report.text)]
    sentences = [one for one in sentences if 40 < len(one) < 220]
    made = []
    for number in range(count):
        paragraphs = [" ".join(chance.sample(sentences, 2)), " ".join(chance.sample(sentences, 2))]
        day = f"2025-{chance.randint(5, 7):02}-{chance.randint(1, 28):02}"
        text = "\n\n".join(paragraphs)
        made.append({"url": f"https://made.example/{seed}/{number}", "date": day, "title": f"Story number {number}", "text": text})
    return made


def page(record: dict[str, str]) -> bytes:
    """A report as a page of HTML."""
    paragraphs = "".join(f"<p>{html.escape(one)}</p>" for one in record["text"].split("\n\n"))
    data = json.dumps(
        {"@context": "https://schema.org", "@type": "NewsArticle", "datePublished": record["date"], "headline": record["title"]}
    )
    return (
        f"<html lang='en'><head><title>{record['title']}</title><script type='application/ld+json'>{data}</script></head>"
        f"<body><article><h1>{record['title']}</h1>{paragraphs}</article></body></html>"
    ).encode()


def warc(records: list[dict[str, str]], media: str = "text/html; charset=utf-8") -> bytes:
    """An archive of these pages, each packed by itself as crawls do."""
    return b"".join(gzip.compress(_record(record["url"], page(record), media)) for record in records)


def _record(url: str, body: bytes, media: str) -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{abs(hash(url)):032x}>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2025-08-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def crawl(folder: Path, pages: int, lines: int) -> Path:
    """`a.warc.gz` and `b.jsonl`: with copies, the same again, newer texts, another language, bad lines and pictures."""
    folder.mkdir()
    of_pages, of_lines = texts(pages, 3), texts(lines, 5)
    copies = [one | {"url": one["url"] + "/copy", "title": "Told again", "date": "2025-07-29"} for one in of_lines[:6]]
    same, newer = of_lines[6:10], [one | {"text": other["text"]} for one, other in zip(of_lines[10:14], of_lines[14:18], strict=True)]
    foreign = {"url": "https://made.example/ru", "date": "2025-06-01", "title": "Другое", "text": FOREIGN}
    rows: list[Any] = [*of_lines, *copies, *same, *newer, foreign, {"url": "https://made.example/none", "date": "2025-06-01"}]
    rows += [{"id": "taken", "text": of_lines[0]["text"], "url": f"https://made.example/taken/{n}"} for n in range(2)]
    (folder / "a.warc.gz").write_bytes(warc(of_pages) + warc([{**of_pages[0], "url": "https://made.example/x.png"}], "image/png"))
    (folder / "b.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n{bad\n", encoding="utf-8")
    return folder


def table(file: Path, records: list[dict[str, str]]) -> None:
    """The records as a table of Parquet."""
    import pyarrow as pa
    from pyarrow import parquet

    parquet.write_table(pa.Table.from_pylist(records), file)
