"""Writes docs/reference.md from the commands' and the public names' own explanations.

`python -m reportedly.cli.reference > docs/reference.md`, or `make docs`; a test says when it is out of date.
"""

import inspect
import re
from collections.abc import Iterator
from typing import Any

import reportedly
from reportedly.errors import ReportedlyError

HEAD = """# Reference

Written by `make docs` from the program itself; don't edit it by hand.

## Commands
Every command takes `--help`. Sides are ISO 3166 alpha-3 codes or names.

| exit code | means |
|---|---|
| 0 | all went well |
"""


def markdown() -> str:
    """The whole page."""
    return "\n".join([*_commands(), *_names()]).rstrip() + "\n"


def _commands() -> Iterator[str]:
    import typer

    from reportedly.cli.app import app

    yield HEAD.rstrip()
    for code, line in sorted(_exit_codes().items()):
        yield f"| {code} | {line} |"
    root = typer.main.get_command(app)
    yield from _command("reportedly", root)
    for name, command in root.commands.items():  # type: ignore[attr-defined]
        yield from _command(f"reportedly {name}", command)
        for below, one in getattr(command, "commands", {}).items():
            yield from _command(f"reportedly {name} {below}", one)


def _exit_codes() -> dict[int, str]:
    """What each exit code means, in the first sentence of the errors that carry it."""
    codes = {1: "some input could not be taken in; what could be was", 2: "the command was called wrongly"}
    for error in ReportedlyError.__subclasses__():
        if error.exit_code not in codes:
            codes[error.exit_code] = _first_sentence(error)
    return codes


def _first_sentence(thing: Any) -> str:
    text = " ".join((inspect.getdoc(thing) or "").split())
    return re.split(r"(?<=[.:;])\s", text)[0].rstrip(".:;")


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    shape = [name, *(_argument(p) for p in arguments)]
    yield f"\n### `{' '.join(shape)}`"
    yield inspect.cleandoc(command.help or "").replace("\f", "")
    rows = [(_argument(p), p) for p in arguments] + [(", ".join(p.opts), p) for p in options]
    if rows:
        yield "\n| argument or option | what it does |\n|---|---|"
    for shown, param in rows:
        variable = f" Also by the environment variable `{param.envvar}`." if getattr(param, "envvar", None) else ""
        yield f"| `{shown}` | {(param.help or '').replace('|', ' or ')}{variable} |"


def _argument(param: Any) -> str:
    shown = str(param.metavar or param.name.upper()) + ("..." if param.nargs == -1 else "")
    return shown if param.required or shown.startswith("[") else f"[{shown}]"


def _names() -> Iterator[str]:
    yield "\n## Python\n`import reportedly` gives these names.\n"
    for name in getattr(reportedly, "__all__", ()):
        thing = getattr(reportedly, name)
        if inspect.isclass(thing):
            yield from _class(name, thing)
        elif inspect.isroutine(thing):
            yield f"### `reportedly.{name}{_signature(thing)}`\n{_doc(thing)}\n"


def _class(name: str, thing: type) -> Iterator[str]:
    fields = getattr(thing, "__dataclass_fields__", None)
    shown = "" if issubclass(thing, Exception) else _signature(thing)
    if fields is not None:
        shown = "(" + ", ".join(fields) + ")"
    yield f"### `reportedly.{name}{shown}`\n{_doc(thing)}\n"
    if issubclass(thing, Exception):
        return
    for key, member in vars(thing).items():
        if key.startswith("_") or (fields is not None and key in fields):
            continue
        if inspect.isfunction(member):
            yield f"- `.{key}{_signature(member)}`: {' '.join(_doc(member).split())}"
        elif isinstance(member, property):
            yield f"- `.{key}`: {' '.join(_doc(member).split())}"
    yield ""


def _signature(thing: Any) -> str:
    """Names and defaults; types stand in the docstrings, and in the code for programs that read them."""
    try:
        signature = inspect.signature(thing)
    except ValueError:
        return "()"
    shown = []
    star = False
    for param in signature.parameters.values():
        if param.name == "self":
            continue
        if param.kind is param.KEYWORD_ONLY and not star:
            star = True
            shown.append("*")
        prefix = "*" if param.kind is param.VAR_POSITIONAL else "**" if param.kind is param.VAR_KEYWORD else ""
        star = star or prefix == "*"
        default = "" if param.default is param.empty else f"={param.default!r}"
        shown.append(f"{prefix}{param.name}{default}")
    return f"({', '.join(shown)})"


def _doc(thing: Any) -> str:
    return inspect.getdoc(thing) or ""


if __name__ == "__main__":
    print(markdown(), end="")
