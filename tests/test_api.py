"""`import reportedly`: what a Python program sees of it."""

import inspect
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import get_type_hints

import pytest

import reportedly
from reportedly.answers.show import ClaimView, EventView, ReportView
from reportedly.answers.timeline import Happening
from reportedly.errors import InputError, LanguageError, LedgerError, NotFoundError
from reportedly.intake import build
from reportedly.model.claim import Reading
from reportedly.model.report import Report

SENT = "Norway sent at least 200 troops to Latvia on Friday, Latvian Defence Minister Juris Ozols said."
MET = "The presidents of Peru and Chile met in Lima on Monday."


def report(id: str, text: str = SENT, day: str = "2025-03-04") -> Report:
    return build(text, id=id, where=id, published=day, outlet="Baltic Desk")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[reportedly.Ledger]:
    with reportedly.Ledger(tmp_path / "ledger.sqlite") as ledger:
        yield ledger


def test_read() -> None:
    reading = reportedly.read(SENT, date="2025-03-04", outlet="Baltic Desk")
    assert isinstance(reading, Reading) and reading.published == date(2025, 3, 4)
    claim = next(claim for claim in reading.claims if claim.event.kind == "deploy")
    assert claim.quote in SENT and claim.status == "happened"
    assert claim.time is not None and claim.time.start == date(2025, 2, 28)
    assert [(q.low, q.high, q.modifier, q.counted) for q in claim.quantities] == [(200, None, "at-least", "troops")]
    assert [speaker.name for speaker in claim.sources] == ["Juris Ozols"]
    assert reportedly.read(SENT, date=date(2025, 3, 4), outlet="Baltic Desk") == reading


def test_read_without_a_date() -> None:
    reading = reportedly.read(SENT)
    assert [note.code for note in reading.notes] == ["undated"]
    assert all(time.start is None for time in reading.times)


@pytest.mark.parametrize(
    ("text", "day", "error"),
    [
        ("  \n", None, InputError),
        (SENT, "2025-02-30", InputError),
        (SENT, "next week", InputError),
        ("Министр встретился с послом в Риге.", None, LanguageError),
    ],
)
def test_read_what_cannot_be_read(text: str, day: str | None, error: type[Exception]) -> None:
    with pytest.raises(error):
        reportedly.read(text, date=day)


def test_ledger(ledger: reportedly.Ledger, tmp_path: Path) -> None:
    (tmp_path / "met.txt").write_text(MET)
    assert [added.kind for added in ledger.add(report("a"))] == ["new"]
    assert [(added.report_id, added.kind) for added in ledger.add([report("b"), report("a"), report("c", MET)])] == [
        ("b", "new"),
        ("a", "same"),
        ("c", "new"),
    ]
    assert [added.report_id for added in ledger.add(tmp_path / "met.txt")] == ["met"]
    assert [added.kind for added in ledger.add(str(tmp_path / "met.txt"))] == ["same"]
    assert [kept.report.id for kept in ledger.reports()] == ["a", "b", "c", "met"]

    sent = ledger.timeline("NOR", "LVA", kinds=["deploy"])
    assert all(isinstance(one, Happening) for one in sent)
    assert [(one.start, one.reports, one.origins) for one in sent] == [(date(2025, 2, 28), 2, 1)]
    assert ledger.timeline("LVA", newest_first=True, until=date(2025, 2, 28)) != []
    (figure,) = ledger.figures("Norway", counted="soldiers")
    assert (figure.low, figure.modifier, figure.speaker, figure.reports) == (200, "at-least", "Juris Ozols", 2)
    assert isinstance(ledger.show(figure.event_id), EventView)
    assert isinstance(ledger.show(figure.claim_id), ClaimView)
    assert isinstance(ledger.show("met"), ReportView)
    assert "Juris Ozols" in [actor.name for actor in ledger.actors("LVA")]
    with pytest.raises(NotFoundError):
        ledger.timeline("Atlantis")


def test_events_are_made_anew_only_where_claims_changed(ledger: reportedly.Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger.add(report("a"))
    assert len(ledger.timeline()) > 0
    monkeypatch.setattr("reportedly.linking.keep._again", lambda *_: pytest.fail("linked again"))
    assert len(ledger.timeline()) > 0
    ledger.add(report("a"))
    assert ledger.figures() != []


def test_good_files_of_a_folder_are_kept_though_one_is_bad(ledger: reportedly.Ledger, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(SENT)
    (folder / "b.json").write_text("{")
    (folder / "c.txt").write_text(MET)
    (folder / "picture.png").write_text("skipped")
    with pytest.raises(InputError, match=r"b\.json"):
        ledger.add(folder)
    assert [kept.report.id for kept in ledger.reports()] == ["a", "c"]
    with pytest.raises(InputError, match="no such file"):
        ledger.add(tmp_path / "none.txt")


def test_ledger_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="There is no ledger"):
        reportedly.Ledger(tmp_path / "none.sqlite", create=False)


LAZY = """
import sys
def loaded(*names): return [name for name in names if name in sys.modules]
import reportedly
assert not loaded("spacy", "sqlalchemy", "yaml", "reportedly.api"), "import"
dir(reportedly), reportedly.__version__
assert not loaded("reportedly.api"), "looking at it"
with reportedly.Ledger(sys.argv[1]) as ledger:
    ledger.timeline("NOR", "LVA"), ledger.figures("NOR"), ledger.reports(), ledger.actors()
assert not loaded("spacy", "numpy"), "asking"
"""


def test_nothing_is_loaded_before_it_is_needed(tmp_path: Path) -> None:
    child = subprocess.run([sys.executable, "-c", LAZY, tmp_path / "l.sqlite"], capture_output=True, text=True, timeout=60)
    assert child.returncode == 0, child.stderr


def test_public_names_are_typed_and_documented() -> None:
    assert (Path(reportedly.__file__).parent / "py.typed").exists()
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        _ = reportedly.reed
    public = [reportedly.read, reportedly.Ledger.__init__]
    public += [value for name, value in vars(reportedly.Ledger).items() if inspect.isfunction(value) and not name.startswith("_")]
    assert set(reportedly.__all__) <= {*dir(reportedly), "read", "Ledger"}
    for function in public:
        parameters = inspect.signature(function).parameters.keys() - {"self"}
        assert get_type_hints(function).keys() == parameters | {"return"}, function
        assert function.__doc__ or function is reportedly.Ledger.__init__, function
