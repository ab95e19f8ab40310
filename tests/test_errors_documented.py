"""Every error that a user can meet stands in docs/errors.md."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.errors import ReportedlyError
from reportedly.ledger import postgres
from reportedly.ledger.faults import MESSAGES

PAGE = (Path(__file__).parent.parent / "docs" / "errors.md").read_text(encoding="utf-8")
SOURCE = Path(__file__).parent.parent / "src" / "reportedly"
FAMILIES = re.findall(r"^\| `([^`]+)` \|", PAGE, re.MULTILINE)


def classes(root: type[ReportedlyError] = ReportedlyError) -> Iterator[type[ReportedlyError]]:
    if root.__module__ == "reportedly.errors":
        yield root
    for below in root.__subclasses__():
        yield from classes(below)


@pytest.mark.parametrize("error", list(classes()), ids=lambda e: e.__name__)
def test_class_has_a_heading_with_its_exit_code(error: type[ReportedlyError]) -> None:
    assert f"## {error.__name__} (exit code {error.exit_code})" in PAGE


@pytest.mark.parametrize("message", sorted({*MESSAGES.values(), *postgres.MESSAGES.values(), *postgres.SAID}))
def test_what_the_store_says_is_listed(message: str) -> None:
    assert any(family in message for family in FAMILIES), message


RAISED = re.compile(r"(?:Input|Fetch|Language|Usage|Model|Codebook|Ledger|NotFound|Batch)Error\(\s*((?:f?(?:\"[^\n]*\"|'[^\n]*')\s*)+)")
# Messages made from others, which are listed themselves.
MADE = ("MESSAGES[", "Before that:", ".format(")


@pytest.mark.parametrize("file", sorted(SOURCE.rglob("*.py")), ids=lambda file: str(file.relative_to(SOURCE)))
def test_what_the_code_raises_is_listed(file: Path) -> None:
    """Literal messages of the errors that are raised in a module."""
    messages = RAISED.findall(file.read_text(encoding="utf-8"))
    plain = [family.replace('"', "") for family in FAMILIES]
    for message in messages:
        if not any(made in message for made in MADE):
            # A message may be broken over several lines of code.
            words = re.sub(r"\"\s*f?\"", "", message).replace('"', "")
            assert any(family in words for family in plain), message
