"""The bar and the sign of life: on standard error only, and never in the way of what is written."""

import sys
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from reportedly.cli import output, progress


class Screen(StringIO):
    """A terminal that remembers what was written to it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Standard error as a terminal, with a bar that shows at once."""
    shown = Screen()
    console = Console(file=shown, force_terminal=True, width=80)
    monkeypatch.setattr(output, "err", lambda: console)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    return shown


def wait(screen: Screen, words: str) -> None:
    """Until the timer has shown the words; gives up after some seconds."""
    from threading import Event

    for _ in range(500):
        if words in screen.getvalue():
            return
        Event().wait(0.01)
    pytest.fail(f"{words!r} was not shown")


def test_what_is_written_under_a_bar_goes_where_it_should(screen: Screen, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    def items() -> list[int]:
        wait(screen, "Reading")
        return [1, 2, 3]

    coming = progress.watched("Reading", (item for part in (items,) for item in part()), [tmp_path])
    for item in coming:
        sys.stdout.write(f"{item}\n")
    assert capsys.readouterr().out == "1\n2\n3\n"
    assert "Reading" in screen.getvalue()


def test_sign_of_life_goes_away(screen: Screen) -> None:
    with progress.busy("Working"):
        wait(screen, "Working")
    assert screen.getvalue().endswith("\x1b[2K")


def test_nothing_shows_where_nobody_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = StringIO()
    monkeypatch.setattr(output, "err", lambda: Console(file=shown))
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with progress.busy("Working"), progress.bar("Reading", 2) as advance:
        advance(1)
    assert shown.getvalue() == ""


def test_an_error_is_passed_on() -> None:
    with pytest.raises(ValueError, match="bad"), progress.busy("Working"):
        raise ValueError("bad")
