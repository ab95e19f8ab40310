"""Places that no gazetteer has are those of what the words say happened in, near or around them."""

import pytest

from tests.reading.told import claim


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Chadian troops attacked rebels in Wadikar on Monday.", "attacked", "Wadikar"),
        ("A Chadian patrol was ambushed near the village of Orbeth.", "ambushed", "Orbeth"),
        ("Chadian troops attacked rebels in September.", "attacked", None),
        ("Chadian troops attacked rebels in Operation Lion.", "attacked", None),
        ("Chadian troops attacked rebels in Wadikar province.", "attacked", None),
    ],
)
def test_unheard(text: str, trigger: str, place: str | None) -> None:
    told = claim(text, trigger).place
    assert (told.name if told else None) == place
