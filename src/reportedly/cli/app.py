"""The command `reportedly`. Commands import what they need when they run, so that `--help` is quick."""

from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from reportedly import __version__
from reportedly.cli import (
    actors,
    add,
    batch,
    codebook,
    contested,
    copy,
    demo,
    diff,
    doctor,
    feeds,
    figures,
    follow,
    judge,
    log,
    read,
    relations,
    reports,
    reread,
    show,
    tables,
    timeline,
    update,
)
from reportedly.cli.output import guarded, problem
from reportedly.errors import ReportedlyError


class PlainFlags:
    """Help in which an option without a value shows none, not the name of a Python type."""

    def get_params(self, ctx: Any) -> Any:
        params = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            if getattr(param, "is_flag", False):
                param.metavar = ""
        return params


class Command(PlainFlags, TyperCommand):
    """One command."""


class Commands(PlainFlags, TyperGroup):
    """Turns every error that a user can meet into one message and its exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except ReportedlyError as error:
            problem(str(error))
            raise typer.Exit(error.exit_code) from None


app = typer.Typer(
    name="reportedly",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reportedly {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    """Reads news reports: who did what to whom, when and how many, and who says so.

    Start with `reportedly demo`, then `reportedly read REPORT`, then `reportedly add REPORTS`.

    Exit codes: 0 all well, 1 some input was bad, 2 wrong usage, 3 the parser's model,
    4 the codebook, 5 the ledger, 6 not found, 7 a batch.
    """


ASKING = (timeline, contested, figures, relations, show, diff, log, reports, actors)
for module in (read, add, follow, update, feeds, *ASKING, reread, codebook, batch, copy, doctor, demo):
    app.command(name=module.__name__.rsplit(".", 1)[-1], cls=Command)(module.command)
app.command(name="unfollow", cls=Command)(follow.unfollow)
app.command(name="import", cls=Command)(tables.import_)
app.command(name="export", cls=Command)(tables.export)

judging = typer.Typer(cls=Commands, no_args_is_help=True, rich_markup_mode="markdown", help=judge.HELP)
for name, function in judge.COMMANDS:
    judging.command(name=name, cls=Command)(function)
app.add_typer(judging, name="judge")


def main() -> None:
    """The entry point of the console script."""
    guarded(app)
