import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import InputError, LanguageError
from reportedly.intake import Skipped, build, day_of, read_path
from reportedly.intake.language import holds_english
from reportedly.model.report import Report

BODY = "The envoys met in the capital on Monday and agreed to meet again within a week."


def one(path: Path, **given: str) -> Report:
    (item,) = read_path(path, **given)
    assert isinstance(item, Report), item
    return item


def problem(path: Path, **given: str) -> str:
    (item,) = read_path(path, **given)
    assert isinstance(item, InputError), item
    return str(item)


def test_a_text_file(tmp_path: Path) -> None:
    file = tmp_path / "talks-1.txt"
    file.write_bytes(f"Advertisement\r\n{BODY}\r\n".encode())
    report = one(file, date="2025-07-09", outlet="Daily", url="https://d.example/1", title="Talks")
    assert (report.id, report.outlet, report.url, report.title) == (
        "talks-1",
        "Daily",
        "https://d.example/1",
        "Talks",
    )
    assert report.text == f"Advertisement\r\n{BODY}\r\n"
    assert report.published == date(2025, 7, 9)
    assert [region.kind for region in report.regions] == ["advert"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(f"“{BODY}” 🙂".encode(encoding))
    assert one(file).text == f"“{BODY}” 🙂"


def test_json_object_keeps_other_keys_and_leaves_claims(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    record = {"id": "x7", "url": "u", "outlet": "o", "date": "2025-07-09T23:30:00+09:00", "title": "t",
              "text": BODY, "claims": [1], "lang": "en"}  # fmt: skip
    file.write_text(json.dumps(record), encoding="utf-8")
    report = one(file, date="2020-01-01", outlet="other")
    assert (report.id, report.published, report.outlet) == ("x7", date(2025, 7, 9), "o")
    assert dict(report.meta) == {"lang": "en"}


def test_json_without_id_has_the_name_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(json.dumps({"text": BODY, "date": None}), encoding="utf-8")
    report = one(tmp_path / "b.json", date="2025-07-09")
    assert report.id == "b" and report.published == date(2025, 7, 9)


def test_an_array_and_lines_go_on_after_a_bad_item(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"id": "1", "text": BODY}, 5, {"text": BODY}]), encoding="utf-8")
    items = list(read_path(tmp_path / "a.json"))
    assert [getattr(item, "id", None) for item in items] == ["1", None, "a-3"]
    assert "item 2" in str(items[1])
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"id": "1", "text": BODY}) + '\n{"id": "2",}\n\n' + json.dumps({"id": "3", "text": BODY}),
        encoding="utf-8",
    )
    items = list(read_path(tmp_path / "a.jsonl"))
    assert [getattr(item, "id", None) for item in items] == ["1", None, "3"]
    assert "line 2, column 12" in str(items[1])


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t", "empty"),
        ("a.txt", "Café caf".encode("latin-1"), "not UTF-8 text (byte 3, line 1)"),
        ("a.txt", b"PK\x03\x04\x00\x00", "binary"),
        ("a.json", b'{"text": "x"', "bad JSON at line 1, column 13"),
        ("a.json", b"[]", "empty"),
        ("a.json", b'"text"', "not a JSON object"),
        ("a.json", b'{"id": "1"}', '"text" is missing'),
        ("a.json", b'{"text": "The war is over.", "date": "2025-13-40"}', "2025-13-40"),
        ("a.json", b'{"text": "The war is over.", "date": "last May"}', "not an ISO date"),
        ("a.json", b'{"text": "The war is over.", "date": 5}', '"date" must be a string'),
        ("a.jsonl", b"\n", "empty"),
        ("a.txt", "Президент прибыл в столицу с визитом в понедельник.".encode(), "too little English"),
    ],
)
def test_bad_input_is_a_value_that_says_what_and_where(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    (tmp_path / name).write_bytes(data)
    message = problem(tmp_path / name)
    assert expected in message and name in message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "no such file" in problem(tmp_path / "none.txt")


def test_a_folder_in_order_with_bad_hidden_and_unknown_files(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"id": "b", "text": BODY}), encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.png").write_bytes(b"x")
    (tmp_path / "sub" / "z.txt").write_text(BODY, encoding="utf-8")
    items = list(read_path(tmp_path))
    assert [item.id for item in items if isinstance(item, Report)] == ["b", "z"]
    assert [type(item) for item in items] == [Report, InputError, InputError, Skipped, Report]
    assert 'the id "b" is already' in str(items[1])


def test_an_empty_folder(tmp_path: Path) -> None:
    assert "no reports" in problem(tmp_path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BODY, True),
        ("Kim met Putin.", False),
        ("Der Minister besuchte Moskau.", False),
        ("Macron visite Kiev.", False),
        ("Kim met the president.", True),
        (
            "El presidente dijo que las tropas no salieron de la capital y que los envíos siguen por mar.",
            False,
        ),
        (
            "Le président a dit que les troupes sont dans la ville et que la paix est possible avec eux.",
            False,
        ),
        (
            "Der Minister sagte, dass die Truppen nicht in der Stadt sind und das Land auf Hilfe wartet.",
            False,
        ),
        (
            "Presiden mengatakan bahwa pasukan yang ada di kota itu akan ditarik dengan bantuan untuk warga.",
            False,
        ),
        ("12345 67890", False),
        ("", False),
    ],
)
def test_holds_english(text: str, expected: bool) -> None:
    assert holds_english(text) is expected


def test_day_of() -> None:
    assert day_of("2024-02-29", "x") == date(2024, 2, 29)
    assert day_of("", "x") is None and day_of(None, "x") is None
    with pytest.raises(InputError, match="does not exist"):
        day_of("2023-02-29", "x")


def test_build_raises_language_error() -> None:
    with pytest.raises(LanguageError, match="English"):
        build("这是一个测试", id="1", where="here")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60).filter(lambda s: "\x00" not in s))
def test_the_text_is_kept_to_the_letter(tail: str) -> None:
    text = f"{BODY}\n{tail}"
    try:
        report = build(text, id="1", where="here")
    except LanguageError:
        return
    assert report.text == text
    assert all(region.span.of(text) for region in report.regions)
