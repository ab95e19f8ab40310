"""Run by itself (`python worker.py PAGES SECONDS BYTES`): a PDF on standard input, its pages as JSON on standard output.

A PDF is a program of its own and may be made to run for ever. Here it does so in a process that has little memory and time and
can be ended. What is wrong is printed as {"problem": ...}.
"""

import json
import resource
import sys
from io import BytesIO
from typing import Any

MOST_CHARACTERS = 3_000_000


def main(pages: int, seconds: int, memory: int) -> None:
    """Prints what the PDF holds: {"pages": [text], "title", "count"} or {"problem": kind}."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    data = sys.stdin.buffer.read()
    try:
        found = contents(data, pages)
    except MemoryError:
        found = {"problem": "memory"}
    except RecursionError:
        found = {"problem": "damaged", "detail": "nested too deeply"}
    except Exception as problem:  # pypdf raises many things on what is no PDF
        found = {"problem": "damaged", "detail": f"{type(problem).__name__}: {problem}"[:160]}
    sys.stdout.buffer.write(json.dumps(found).encode())


def contents(data: bytes, most: int) -> dict[str, Any]:
    """The texts of the pages, at most so many."""
    import logging

    from pypdf import PdfReader

    logging.disable(logging.CRITICAL)
    reader = PdfReader(BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        return {"problem": "encrypted"}
    texts: list[str] = []
    for number, page in enumerate(reader.pages):
        if number >= most or sum(map(len, texts)) > MOST_CHARACTERS:
            break
        texts.append(page.extract_text() or "")
    title = reader.metadata.title if reader.metadata else None
    return {"pages": texts, "title": title if isinstance(title, str) else None, "count": len(reader.pages)}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
