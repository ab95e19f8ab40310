"""Predictions of times and quantities have the form of the data sets."""

from bench.quality import factuality, quantity, time


def test_times() -> None:
    record = {"id": "a", "date": "2025-07-09", "text": "Guards left on Friday."}
    undated = {"id": "b", "date": None, "text": "Guards left on Friday."}
    one, two = time.predict([record, undated])
    assert one["timexes"] == [{"start": 15, "end": 21, "text": "Friday", "type": "DATE", "value": "2025-07-04", "mod": None}]
    assert two["timexes"][0]["value"] == "XXXX-WXX-5"


def test_quantities() -> None:
    (row,) = quantity.predict([{"id": "a", "text": "About 20 to 30 old ships left; 4 barges and $5 million arrived."}])
    assert row == {
        "id": "a",
        "quantities": [
            {"unit": "old ship", "counted": "old ships", "change": "~", "low": 20.0, "high": 30.0},
            {"unit": "barge", "counted": "barges", "change": "=", "value": 4.0},
            {"unit": "dollar", "counted": "dollars", "change": "=", "value": 5e6},
        ],
    }


def test_factuality() -> None:
    text = "Guards left the port but did not enter the town."
    rows = [{"id": word, "text": text, "start": (at := text.index(word)), "end": at + len(word)} for word in ("left", "enter")]
    left, enter = factuality.predict(rows)
    assert left["score"] > 2 > 0 > enter["score"]
    assert list(factuality.predict([{"id": "x", "text": "Gone.", "start": 9, "end": 12}])) == [{"id": "x", "score": 3.0}]
