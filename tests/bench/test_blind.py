"""The blind quarter: fixed ids, apart from the open records, never shown among the errors."""

import pytest
from bench.quality import blind, errors


@pytest.mark.parametrize("task", ["claims", "time", "attribution", "quantity", "places", "plover", "factuality"])
def test_each_task_has_records_set_aside(task: str) -> None:
    chosen = sorted(blind.ids(task))[0]
    key = blind.KEYS.get(task, "id")
    opened, hidden = blind.split(task, [{key: chosen}, {key: "of no data set"}])
    assert (opened, hidden) == ([{key: "of no data set"}], [{key: chosen}])


def test_documents_of_factuality_are_set_aside_as_those_of_time() -> None:
    shared = {one for one in blind.ids("factuality") if "/" in one}
    assert shared <= blind.ids("time")


def test_errors_are_grouped_by_cause_and_counted() -> None:
    said = errors.report([errors.Miss("missed", "", "a"), errors.Miss("spurious", "say", "b"), errors.Miss("missed", "", "c")], most=1)
    assert said.split("\n") == ["2  missed", "      a", "1  spurious  [say]", "      b"]
