"""Whose judgement it is: by `--author`, the environment, the setting, or a plain question."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from reportedly.errors import UsageError

Author = Annotated[
    str | None,
    typer.Option(
        "--author", metavar="NAME", envvar="REPORTEDLY_AUTHOR", help="Whose judgement it is. Without it: as last time, else you are asked."
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, for whoever reads it later.")]


def setting() -> Path:
    """The file that holds the author's name, one line."""
    from platformdirs import user_config_path

    return user_config_path("reportedly", appauthor=False) / "author.txt"


def author_of(given: str | None) -> str:
    """The name given, else that of the setting, else what is answered, which becomes the setting.

    Raises UsageError where no one is there to be asked.
    """
    if given and given.strip():
        return given
    file = setting()
    try:
        known = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        known = ""
    if known:
        return known
    if not asked():
        raise UsageError("Who judges? Give a name with --author, or set REPORTEDLY_AUTHOR.")
    name = str(typer.prompt("Your name, to stand by this judgement", err=True)).strip()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{name}\n", encoding="utf-8")
    except OSError:
        pass  # then it is asked again
    return name


def asked() -> bool:
    """True where someone is there to answer."""
    return sys.stdin.isatty()
