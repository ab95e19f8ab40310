"""What judgements make of claims: pure functions (`match`, `claims`, `pairs`), and `rows`, which writes it down.

The machine's own claim stays in `claims.body`; what is judged of it stands beside it in `claims.judged`.
"""
