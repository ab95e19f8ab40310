from bench.quality.places import predict


def test_predictions_have_the_form_of_the_data_set() -> None:
    records = [{"id": "a", "text": "The envoys flew to Doha."}, {"id": "b", "text": "Nothing was said."}]
    one, two = predict(records)
    assert one["id"] == "a" and two == {"id": "b", "places": []}
    (place,) = one["places"]
    assert records[0]["text"][place["start"] : place["end"]] == place["text"] == "Doha"
    assert round(place["lat"]) == 25 and place["geonameid"] == 290030
