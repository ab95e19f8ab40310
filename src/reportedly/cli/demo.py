"""`reportedly demo`: the main job on the dispatches of examples/, in a ledger that is thrown away."""

from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import InputError

if TYPE_CHECKING:
    from reportedly.api import Ledger

REPORT = "rus-prk-15-lavrov-announced.json"
SIDES = ("PRK", "RUS")
COUNTED = "soldiers"
ROWS = 8


def command() -> None:
    """Shows the main job on the example reports. Keeps nothing.

    Examples:

        reportedly demo

    Prints the claims of one report, then a timeline and a table of figures from
    all of them, each under the command that prints it.
    """
    from tempfile import TemporaryDirectory

    from reportedly.api import Ledger
    from reportedly.cli.output import out

    folder = examples()
    console = out()
    show_report(folder)
    with TemporaryDirectory(prefix="reportedly-", ignore_cleanup_errors=True) as place:
        path = Path(place) / "demo.sqlite"
        fill(path, folder)
        with Ledger(path, create=False) as ledger:
            show_timeline(ledger)
            show_figures(ledger)
    console.print()
    console.print("Now with reports of your own: `reportedly read FILE`, `reportedly add FOLDER`.")


def examples() -> Path:
    """The folder of example dispatches: installed with the package. Raises InputError where it is absent."""
    folder = Path(__file__).parent.parent / "examples"
    if not (folder / REPORT).is_file():  # a checkout without symbolic links has it beside src
        folder = Path(__file__).parents[3] / "examples"
    if not (folder / REPORT).is_file():
        raise InputError(
            "The example dispatches are not in this installation. Install Reportedly anew, or run `reportedly demo` in a clone of it."
        )
    return folder


def show_report(folder: Path) -> None:
    """The claims of one report, as `read` prints them."""
    from reportedly.cli.batches import readings
    from reportedly.cli.inputs import take_in
    from reportedly.cli.read import print_reading

    heading("One report", f"reportedly read examples/{REPORT}")
    inputs = take_in([folder / REPORT])
    for report, reading in readings(inputs, inputs.bad):
        print_reading(report, reading)
    inputs.finish()


def fill(path: Path, folder: Path) -> None:
    """All examples into the ledger at `path`."""
    from reportedly.cli.add import Sum, add_all
    from reportedly.cli.inputs import take_in
    from reportedly.cli.output import out
    from reportedly.ledger.sqlite import Store

    heading("All reports", "reportedly add examples/")
    inputs, done = take_in([folder]), Sum()
    with Store.open(path) as store:
        add_all(store, inputs, done)
    out().print(f"{done}, in a ledger for this demo only")
    inputs.finish()


def show_timeline(ledger: "Ledger") -> None:
    """The last events between two sides."""
    from reportedly.cli.output import out
    from reportedly.cli.timeline import timeline_table

    asked = f"reportedly timeline {' '.join(SIDES)} --newest"
    heading("Two sides", asked)
    found = ledger.timeline(*SIDES, newest_first=True)
    out().print(timeline_table(found[:ROWS]))
    _rest(len(found) - ROWS, "events", asked)


def show_figures(ledger: "Ledger") -> None:
    """The numbers that several speakers give for one thing."""
    from reportedly.cli.figures import figures_table
    from reportedly.cli.output import out

    asked = f"reportedly figures {' '.join(SIDES)} --counted {COUNTED}"
    heading("The numbers", asked)
    found = ledger.figures(*SIDES, counted=COUNTED)
    out().print(figures_table(found[:ROWS]))
    _rest(len(found) - ROWS, "figures", asked)


def _rest(number: int, things: str, asked: str) -> None:
    from reportedly.cli.output import out

    if number > 0:
        out().print(f"\n… and {number} more {things}: add examples/ to a ledger and run `{asked}`", style="dim")


def heading(what: str, shell_line: str) -> None:
    """One line that says what follows, and which command prints it."""
    from rich.rule import Rule
    from rich.text import Text

    from reportedly.cli.output import out

    out().print()
    out().print(Rule(Text(f"{what}: ", style="bold").append(shell_line, style="cyan"), align="left"))
