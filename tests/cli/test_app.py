"""What the command line does before any command runs, and `doctor`."""

import json

from typer.testing import CliRunner

from reportedly import __version__
from reportedly.cli.app import app

run = CliRunner().invoke


def test_version() -> None:
    assert run(app, ["--version"]).stdout.strip() == f"reportedly {__version__}"


def test_help_names_every_command_and_each_has_an_example() -> None:
    top = run(app, ["--help"])
    assert top.exit_code == 0
    for command in app.registered_commands:
        assert command.name and command.name in top.stdout
        assert f"reportedly {command.name}" in run(app, [command.name, "--help"]).stdout


def test_doctor_finds_model_and_places() -> None:
    result = run(app, ["doctor", "--json"])
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["good"] and {row["name"] for row in found["checks"]} >= {"model", "places", "packages"}
