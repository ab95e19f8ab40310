"""The same reading on many machines, by Apache Spark. Read `run` first. Needs the extra `spark`.

listing -> steps -> slices of one record (`cut`) -> reports and claims (`reading`), kept step by step, each exactly once
-> which versions count (`standing`) -> families of copies (`copies`) -> events (`terms`, `pairs`, `groups`, `parts`)
-> tables of Parquet

Every decision is made by the code that makes it on one machine; here is only who gets which rows.
"""
