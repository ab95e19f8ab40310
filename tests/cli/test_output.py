"""Width, colours and signs of the tables."""

from pathlib import Path

import pytest

from tests.cli.program import ROOT, reportedly

REPORT = ROOT / "examples" / "rus-prk-15-lavrov-announced.json"


@pytest.mark.parametrize("columns", [80, 120])
def test_tables_keep_to_the_width(columns: int, tmp_path: Path) -> None:
    shown = reportedly("read", REPORT, COLUMNS=str(columns), FORCE_COLOR="", NO_COLOR="1").stdout
    assert 60 < max(map(len, shown.splitlines())) <= columns


def test_no_color_is_respected() -> None:
    coloured = reportedly("codebook", "visit", FORCE_COLOR="1", TERM="xterm-256color", NO_COLOR="").stdout
    assert "\x1b[32m" in coloured
    plain = reportedly("codebook", "visit", FORCE_COLOR="1", TERM="xterm-256color", NO_COLOR="1").stdout
    assert "\x1b[32m" not in plain and "\x1b[31m" not in plain


def test_piped_tables_hold_no_control_signs() -> None:
    assert "\x1b" not in reportedly("codebook", "visit").stdout
