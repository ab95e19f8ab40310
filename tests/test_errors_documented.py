"""Every error that a user can meet stands in docs/errors.md."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.errors import ReportedlyError
from reportedly.ledger.faults import MESSAGES

PAGE = (Path(__file__).parent.parent / "docs" / "errors.md").read_text(encoding="utf-8")
FAMILIES = re.findall(r"^\| `([^`]+)` \|", PAGE, re.MULTILINE)


def classes(root: type[ReportedlyError] = ReportedlyError) -> Iterator[type[ReportedlyError]]:
    if root.__module__ == "reportedly.errors":
        yield root
    for below in root.__subclasses__():
        yield from classes(below)


@pytest.mark.parametrize("error", list(classes()), ids=lambda e: e.__name__)
def test_class_has_a_heading_with_its_exit_code(error: type[ReportedlyError]) -> None:
    assert f"## {error.__name__} (exit code {error.exit_code})" in PAGE


@pytest.mark.parametrize("message", sorted(set(MESSAGES.values())))
def test_what_the_store_says_is_listed(message: str) -> None:
    assert any(family in message for family in FAMILIES), message


def test_what_the_code_raises_is_listed() -> None:
    """Literal messages of the errors raised in intake, the parser and the ledger."""
    source = Path(__file__).parent.parent / "src" / "reportedly"
    raised = re.compile(
        r"(?:InputError|LanguageError|ModelError|LedgerError)\(\s*((?:f?(?:\"[^\n]*\"|'[^\n]*')\s*)+)"
    )
    missing = []
    for part in ("intake", "ledger", "reading/syntax.py"):
        path = source / part
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            for message in raised.findall(file.read_text(encoding="utf-8")):
                if "MESSAGES[" not in message and not any(
                    family.replace('"', "") in message.replace('"', "") for family in FAMILIES
                ):
                    missing.append(f"{file.name}: {message}")
    assert not missing, "\n".join(missing)
