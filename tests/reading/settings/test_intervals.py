"""Times that a clause counts from another."""

import pytest

from tests.reading.settings.test_settings import when


@pytest.mark.parametrize(
    ("text", "trigger", "days"),
    [
        ("On Wednesday Oman suspended its aid to Yemen a week after parliament passed the law.", "passed", ("2025-07-02", "2025-07-02")),
        ("Chad and Niger agreed on Tuesday to a truce, a day after Chad's army attacked Agadez.", "attacked", ("2025-07-07", "2025-07-07")),
        ("Chad is to withdraw its troops from Agadez within 30 days.", "withdraw", ("2025-07-09", "2025-08-08")),
        (
            "On June 7 Chad attacked Niger. More than 400 have been killed in the Chadian offensive since.",
            "killed",
            ("2025-06-07", "2025-07-09"),
        ),
        ("Two Malian soldiers were killed in last week's operation in Gao.", "killed", ("2025-06-30", "2025-07-06")),
        ("Chad would sign the treaty before the end of the year.", "sign", ("2025-07-09", "2025-12-31")),
        # no day is told from which to count
        ("More than 400 have been killed in Chad's offensive in Niger since.", "killed", (None, None)),
        ("Chad withdrew its troops from Agadez within 30 days.", "withdrew", (None, None)),
    ],
)
def test_when(text: str, trigger: str, days: tuple[str | None, str | None]) -> None:
    assert when(text, trigger) == days
