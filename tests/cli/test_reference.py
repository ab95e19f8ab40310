"""docs/reference.md is what the program says of itself."""

from pathlib import Path

from reportedly.cli.app import app
from reportedly.cli.reference import markdown

PAGE = Path(__file__).parents[2] / "docs" / "reference.md"


def test_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == markdown(), "docs/reference.md is out of date: make docs"


def test_every_command_and_option_is_explained() -> None:
    page = markdown()
    for command in app.registered_commands:
        assert f"### `reportedly {command.name}" in page
    rows = [line for line in page.splitlines() if line.startswith("| `-")]
    assert rows and all(line.split("|")[2].strip() for line in rows)
