"""Judgements as a person makes them: what is judged (`subjects`), what it is (`values`), and their files (`exchange`)."""
