"""`add` and `read` of a folder of all kinds, the choice among reports, unread reports, and pages taken again."""

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly.cli.app import app
from reportedly.ledger.sqlite import Store
from reportedly.model.report import Raw, Report
from tests.intake.archives import BODY, html, mbox, message, pdf, record, zipped


def run(*arguments: object, code: int = 0) -> Result:
    result = CliRunner().invoke(app, list(map(str, arguments)), env={"COLUMNS": "100"})
    assert result.exit_code == code, result.output
    return result


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file of each kind."""
    folder = tmp_path_factory.mktemp("in")
    files = {
        "page.html": html("Page"),
        "news.warc.gz": gzip.compress(record("https://d.example/2025/07/09/a", html("Archive"))),
        "text.txt": BODY.encode(),
        "dump.jsonl": json.dumps({"text": BODY, "date": "2025-07-09"}).encode(),
        "letter.eml": message(1),
        "box.mbox": mbox(message(2)),
        "release.pdf": pdf(["Lima, 9 July 2025 - Peru sent 300 soldiers to the border with Chile on Monday, it said."]),
        "all.zip": zipped(inner__html=html("Zipped")),
        "russian.html": html(body="Министр иностранных дел прибыл в столицу с визитом в понедельник и встретился с послом. " * 3),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def test_a_folder_of_all_kinds(folder: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.sqlite"
    done = json.loads(run("add", folder, "--ledger", ledger, "--json").stdout)
    assert (done["new"], done["unread"], done["bad"]) == (9, 1, []) and done["claims"] > 0
    again = run("add", folder, "--ledger", ledger).output
    assert "0 new, 9 same" in again and "1 of them not in English" in again
    unread = [json.loads(line) for line in run("reports", "--unread", "--json", "--ledger", ledger).stdout.splitlines()]
    assert [(one["id"], one["language"], one["claims"]) for one in unread] == [("russian", "ru", 0)]
    assert "not read: Russian" in run("reports", "--ledger", ledger).output
    assert "7 taken again: 0" in run("reread", "--pages", "--ledger", ledger).output


def test_what_is_chosen(folder: Path) -> None:
    lines = run("read", folder, "--since", "2025-07-09", "--match", "300 soldiers", "--limit", 1, "--json").stdout.splitlines()
    assert len({json.loads(line)["report"]["id"] for line in lines}) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--lang", "english"], "is no code of a language"),
        (["--match", "("], "is no regular expression"),
        (["--fields", "body"], "is no pair of a field"),
        (["--fields", "words=body"], "is no pair of a field"),
        (["--since", "July"], "is not an ISO date"),
    ],
)
def test_options_that_make_no_sense(arguments: list[str], said: str, folder: Path) -> None:
    assert said in " ".join(run("read", folder, *arguments, code=2).output.split())


def test_pages_taken_again(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.sqlite"
    with Store.open(ledger) as store:
        store.add(Report("a", f"An older reader took this line too.\n{BODY}", raw=Raw(html(), "text/html", "a.html"), language="en"), ())
    told = run("reread", "--pages", "--dry-run", "--ledger", ledger).output
    assert "- An older reader" in told and "1 would be another text" in told
    with Store.open(ledger) as store:
        assert store.report("a").version == 1
    assert "1 are now another text" in run("reread", "--pages", "--ledger", ledger).output
    with Store.open(ledger) as store:
        kept = store.report("a")
        assert (kept.version, kept.report.meta["again"]) == (2, {"version": 1}) and kept.claims > 0
        assert store.raw("a") is not None
